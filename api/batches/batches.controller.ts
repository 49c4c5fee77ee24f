import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { isDay } from '../../shared/day.js';
import { badRequest } from '../core/errors.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { BatchEntryAnswer, BatchPlanAnswer, BatchPreviewAnswer, BatchProposalAnswer, CarryOverAnswer } from './answers.js';
import { BatchExport } from './batch-export.js';
import { BatchProposals } from './batch-proposal.js';
import { BatchesService } from './batches.service.js';
import { CarryOverBody, CarryOverPreviewBody, PlanProjects, RemoveBatchEntry, UpdateBatchEntry } from './dto.js';

const AsOf = () => ApiQuery({ name: 'asOf', required: false, example: '2026-03-31', description: 'As known at the end of this day' });
/** A day in the address, or none. */
function dayOf(asOf: string | undefined): string | null {
  if (asOf === undefined || asOf === '') return null;
  if (!isDay(asOf)) throw badRequest('validation', {}, [{ path: 'asOf', code: 'not-day' }]);
  return asOf;
}

@ApiTags('batches')
@Controller()
export class BatchesController {
  constructor(private readonly batches: BatchesService, private readonly proposals: BatchProposals, private readonly exporter: BatchExport) {}

  @Get('batch-entries')
  @Allow('project:read')
  @ApiOperation({ summary: 'Entries of all yearly plans, a page at a time' })
  @ListAnswer(BatchEntryAnswer)
  list(@Query() query: ListQuery) {
    return this.batches.list(query);
  }

  @Get('batch-plans/:year')
  @Allow('project:read')
  @ApiOperation({ summary: 'A year’s plan in three columns against what was reached' })
  @AsOf()
  @ApiOkResponse({ type: BatchPlanAnswer, description: 'The plan' })
  plan(@Param('year', IdPipe) year: number, @Query('asOf') asOf?: string) {
    return this.batches.plan(year, dayOf(asOf));
  }

  @Get('batch-plans/:year/export')
  @Allow('project:export')
  @ApiOperation({ summary: 'The plan as xlsx' })
  @AsOf()
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Param('year', IdPipe) year: number, @Query('asOf') asOf: string | undefined, @Res() reply: FastifyReply) {
    return this.exporter.send(year, dayOf(asOf), reply);
  }

  @Get('batch-plans/:year/proposal')
  @Allow('batch:manage')
  @ApiOperation({ summary: 'What planned dates and stages propose for the year; changes nothing' })
  @ApiOkResponse({ type: BatchProposalAnswer, isArray: true, description: 'Projects that the plan does not hold yet' })
  proposal(@Param('year', IdPipe) year: number) {
    return this.proposals.forYear(year);
  }

  @Post('batch-entries/preview')
  @HttpCode(200)
  @Allow('batch:manage')
  @ApiOperation({ summary: 'What adding these projects would do' })
  @ApiOkResponse({ type: BatchPreviewAnswer, description: 'One row an item' })
  preview(@Body() body: PlanProjects) {
    return this.batches.preview(body);
  }

  @Post('batch-entries')
  @Allow('batch:manage')
  @ApiOperation({ summary: 'Plan projects for batches of a year; those already planned stay as they are' })
  @ApiCreatedResponse({ type: BatchPreviewAnswer, description: 'What was added' })
  add(@Body() body: PlanProjects) {
    return this.batches.add(body);
  }

  @Put('batch-entries/:id')
  @Allow('batch:manage')
  @ApiOperation({ summary: 'Change the owner, the day or the note' })
  @ApiOkResponse({ type: BatchEntryAnswer, description: 'The entry' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateBatchEntry) {
    return this.batches.update(id, body);
  }

  @Post('batch-entries/:id/removal')
  @HttpCode(204)
  @Allow('batch:manage')
  @ApiOperation({ summary: 'Take a project out of the plan, with a reason' })
  @ApiNoContentResponse({ description: 'Taken out' })
  remove(@Param('id', IdPipe) id: number, @Body() body: RemoveBatchEntry) {
    return this.batches.remove(id, body);
  }

  @Post('batch-plans/:year/carry-over/preview')
  @HttpCode(200)
  @Allow('batch:manage')
  @ApiOperation({ summary: 'What carrying the year over would do' })
  @ApiOkResponse({ type: CarryOverAnswer, description: 'What would be carried' })
  carryOverPreview(@Param('year', IdPipe) year: number, @Body() body: CarryOverPreviewBody) {
    return this.batches.carryOverPreview(year, body.ids);
  }

  @Post('batch-plans/:year/carry-over')
  @HttpCode(200)
  @Allow('batch:manage')
  @ApiOperation({ summary: 'Carry what is still open over into the following year, with the reason; repeatable' })
  @ApiOkResponse({ type: CarryOverAnswer, description: 'What was carried' })
  carryOver(@Param('year', IdPipe) year: number, @Body() body: CarryOverBody) {
    return this.batches.carryOver(year, body);
  }
}
