import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { LedgerEventAnswer, ReviewedAnswer } from './answers.js';
import { CorrectEvent, VerifyEvent, VerifyEvents } from './dto.js';
import { LedgerExport } from './ledger-export.js';
import { ReviewsService } from './reviews.service.js';

@ApiTags('projects')
@Controller()
export class LedgerController {
  constructor(private readonly reviews: ReviewsService, private readonly exporter: LedgerExport) {}

  @Get('ledger-events')
  @Allow('project:read')
  @ApiOperation({ summary: 'Ledger rows across projects; filter awaiting=county|city|recorder for the queues' })
  @ListAnswer(LedgerEventAnswer)
  list(@Query() query: ListQuery) {
    return this.reviews.list(query);
  }

  @Get('ledger-events/export')
  @Allow('project:export')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply) {
    return this.exporter.send(query, reply);
  }

  @Post('stage-events/verification')
  @HttpCode(200)
  @Allow('project:verify', 'project:review')
  @ApiOperation({ summary: 'Review many ledger rows at once, all or nothing' })
  @ApiOkResponse({ type: ReviewedAnswer, description: 'How many were reviewed' })
  verifyAll(@Body() body: VerifyEvents) {
    return this.reviews.verifyAll(body);
  }

  @Post('stage-events/:id/verification')
  @HttpCode(200)
  @Allow('project:verify', 'project:review')
  @ApiOperation({ summary: 'County first review or city verification, by who asks' })
  @ApiOkResponse({ type: LedgerEventAnswer, description: 'The reviewed ledger row' })
  verify(@Param('id', IdPipe) id: number, @Body() body: VerifyEvent) {
    return this.reviews.verify(id, body);
  }

  @Post('stage-events/:id/correction')
  @Allow('project:correct-event')
  @ApiOperation({ summary: 'Correct or void a ledger row by a counter-entry' })
  @ApiCreatedResponse({ type: LedgerEventAnswer, description: 'The counter-entry' })
  correct(@Param('id', IdPipe) id: number, @Body() body: CorrectEvent) {
    return this.reviews.correct(id, body);
  }
}
