import { Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Public } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { CalendarEntryAnswer, CalendarFeedAnswer } from './answers.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarService } from './calendar.service.js';

@ApiTags('activities')
@Controller()
export class CalendarController {
  constructor(private readonly calendar: CalendarService, private readonly feeds: CalendarFeedsService) {}

  @Get('calendar')
  @Allow('activity:read')
  @ApiOperation({ summary: 'Activities, promotion events, next steps and planned milestones between two days' })
  @ApiQuery({ name: 'from', example: '2026-03-01' })
  @ApiQuery({ name: 'to', example: '2026-03-31' })
  @ApiQuery({ name: 'mine', required: false, enum: ['true', 'false'] })
  @ApiOkResponse({ type: [CalendarEntryAnswer], description: 'In order of time' })
  entries(@Query() { from, to, mine }: { from?: string; to?: string; mine?: string }) {
    return this.calendar.entries({ from, to, mine: mine === 'true' });
  }

  @Get('calendar-feed')
  @Allow('activity:read')
  @ApiOperation({ summary: 'Whether the caller’s diary can be subscribed to' })
  @ApiOkResponse({ type: CalendarFeedAnswer, description: 'The state' })
  state() {
    return this.feeds.state();
  }

  @Post('calendar-feed')
  @Allow('activity:read')
  // A stored answer would keep the secret: a repeat makes another one instead.
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'A new secret address for calendar programs; the former one stops working' })
  @ApiCreatedResponse({ type: CalendarFeedAnswer, description: 'With the token, this once' })
  renew() {
    return this.feeds.renew();
  }

  @Delete('calendar-feed')
  @HttpCode(200)
  @Allow('activity:read')
  @ApiOperation({ summary: 'Revoke the secret address' })
  @ApiOkResponse({ type: CalendarFeedAnswer, description: 'The state' })
  revoke() {
    return this.feeds.revoke();
  }

  @Get('calendar/:file')
  @Public()
  @ApiOperation({ summary: '`<token>.ics`: the diary of the user whose secret address this is (RFC 5545)' })
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'A calendar file', schema: { type: 'string' } })
  async file(@Param('file') file: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const text = await this.feeds.file(file.replace(/\.ics$/, ''), `${request.protocol}://${request.host}`);
    return reply.header('Content-Type', 'text/calendar; charset=utf-8').header('Cache-Control', 'private, no-store').header('Referrer-Policy', 'no-referrer').send(text);
  }
}
