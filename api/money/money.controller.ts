import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { MoneyEntryAnswer, MoneyPanelAnswer, MoneySummaryAnswer } from './answers.js';
import { MoneyService } from './money.service.js';

@ApiTags('money')
@Controller()
export class MoneyController {
  constructor(private readonly money: MoneyService) {}

  @Get('money-entries')
  @Allow('project:read')
  @ApiOperation({ summary: 'Receipts of funds and completed investment across projects, as they stand' })
  @ListAnswer(MoneyEntryAnswer)
  list(@Query() query: ListQuery) {
    return this.money.list(query);
  }

  @Get('money-entries/summary')
  @Allow('project:read')
  @ApiOperation({ summary: 'Sums of all rows that a filter of the list matches; the two series apart' })
  @ApiQuery({ name: 'filter', required: false, example: '{"series":"funds-arrived","year":2026}', description: 'JSON, as for the list' })
  @ApiOkResponse({ type: MoneySummaryAnswer, description: 'The sums' })
  summary(@Query() query: ListQuery) {
    return this.money.summary(query);
  }

  @Get('money-entries/export')
  @Allow('project:export')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply) {
    return this.money.export(query, reply);
  }

  @Get('projects/:id/money')
  @Allow('project:read')
  @ApiOperation({ summary: 'Agreed against arrived against completed, by origin, year and phase' })
  @ApiOkResponse({ type: MoneyPanelAnswer, description: 'The project’s money' })
  panel(@Param('id', IdPipe) id: number) {
    return this.money.panel(id);
  }
}
