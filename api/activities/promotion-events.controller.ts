import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { IdPipe } from '../core/http/validation.js';
import { PromotionEventAnswer, PromotionEventDetailAnswer } from './answers.js';
import { CreatePromotionEvent, UpdatePromotionEvent } from './dto.js';
import { PromotionEventExport } from './promotion-event-export.js';
import { PromotionEventsService } from './promotion-events.service.js';

@ApiTags('activities')
@Controller('promotion-events')
export class PromotionEventsController {
  constructor(private readonly events: PromotionEventsService, private readonly exporter: PromotionEventExport) {}

  @Get()
  @Allow('activity:read')
  @ApiOperation({ summary: 'Promotion and matchmaking events; filter state, outOfProvince' })
  @ListAnswer(PromotionEventAnswer)
  list(@Query() query: ListQuery) {
    return this.events.list(query);
  }

  @Get('export')
  @Allow('activity:export')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get(':id')
  @Allow('activity:read')
  @ApiOperation({ summary: 'One event with the projects that came of it' })
  @ApiOkResponse({ type: PromotionEventDetailAnswer, description: 'The event' })
  one(@Param('id', IdPipe) id: number) {
    return this.events.detail(id);
  }

  @Post()
  @Allow('promotion-event:manage')
  @ApiOperation({ summary: 'Enter an event' })
  @ApiCreatedResponse({ type: PromotionEventDetailAnswer, description: 'The new event' })
  create(@Body() body: CreatePromotionEvent) {
    return this.events.create(body);
  }

  @Put(':id')
  @Allow('promotion-event:manage')
  @ApiOperation({ summary: 'Change an event, add evidence, link projects, call it off' })
  @ApiOkResponse({ type: PromotionEventDetailAnswer, description: 'The event' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdatePromotionEvent) {
    return this.events.update(id, body);
  }
}
