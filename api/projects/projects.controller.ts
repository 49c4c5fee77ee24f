import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, pageOf, WorkbookAnswer } from '../core/http/list.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { IdPipe } from '../core/http/validation.js';
import { AmountsService } from './amounts.service.js';
import { AmountRecordedAnswer, LedgerEventAnswer, ProjectAnswer, ProjectDetailAnswer, SimilarProjectsAnswer, InvestmentTiersAnswer } from './answers.js';
import { AdvanceStage, ChangeStatus, CheckDuplicateProjects, CreateProject, PlanYear, RecordAmount, RecordFunds, UpdateProject } from './dto.js';
import { ProjectExport } from './project-export.js';
import { ProjectReader } from './project-reader.js';
import { ProjectsService } from './projects.service.js';
import { StageEventsService } from './stage-events.service.js';

@ApiTags('projects')
@Controller('projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
    private readonly stageEvents: StageEventsService,
    private readonly amounts: AmountsService,
    private readonly exporter: ProjectExport,
  ) {}

  @Get()
  @Allow('project:read')
  @ApiOperation({ summary: 'Projects in scope, a page at a time' })
  @ListAnswer(ProjectAnswer)
  list(@Query() query: ListQuery) {
    return this.reader.list(query);
  }

  @Get('export')
  @Allow('project:export')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  @ApiQuery({ name: 'columns', required: false, example: 'code,name,stage', description: 'Comma-separated fields, in that order; every column when left out' })
  export(@Query() query: ListQuery & { columns?: string }, @Res() reply: FastifyReply) {
    return this.exporter.send(query, reply);
  }

  @Post('check-duplicates')
  @HttpCode(200)
  @Allow('project:read')
  @ApiOperation({ summary: 'Projects like the one being typed; those outside the scope are only counted' })
  @ApiOkResponse({ type: SimilarProjectsAnswer, description: 'Similar projects' })
  checkDuplicates(@Body() body: CheckDuplicateProjects) {
    return this.projects.similar(body);
  }

  @Get('tiers')
  @Allow('project:read')
  @ApiOperation({ summary: 'The tiers of agreed investment by the policy in force today; the list’s filter `tier` takes their codes, or `none`' })
  @ApiOkResponse({ type: InvestmentTiersAnswer })
  tiers() {
    return this.reader.tiersInForce();
  }

  @Get(':id')
  @Allow('project:read')
  @ApiOperation({ summary: 'One project with its path and gate' })
  @ApiOkResponse({ type: ProjectDetailAnswer, description: 'The project' })
  one(@Param('id', IdPipe) id: number) {
    return this.reader.detail(id);
  }

  @Post()
  @Allow('project:create')
  @ApiOperation({ summary: 'Log a lead' })
  @ApiCreatedResponse({ type: ProjectAnswer, description: 'The new lead' })
  create(@Body() body: CreateProject) {
    return this.projects.create(body);
  }

  @Put(':id')
  @Allow('project:update')
  @ApiOperation({ summary: 'Change fields; the stage moves by its own routes' })
  @ApiOkResponse({ type: ProjectAnswer, description: 'The project as it now stands' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateProject) {
    return this.projects.update(id, body);
  }

  @Get(':id/ledger')
  @Allow('project:read')
  @ApiOperation({ summary: 'The ledger, latest row first' })
  @ListAnswer(LedgerEventAnswer)
  async ledger(@Param('id', IdPipe) id: number, @Query() query: ListQuery) {
    return pageOf('ledger', await this.reader.ledgerOf(id), { range: query.range ?? '[0,199]' });
  }

  @Post(':id/stage-events')
  @Allow('project:advance-stage')
  @ApiOperation({ summary: 'Advance to a stage or record a milestone; 422 lists everything the gate misses' })
  @ApiCreatedResponse({ type: LedgerEventAnswer, description: 'The new ledger row' })
  advance(@Param('id', IdPipe) id: number, @Body() body: AdvanceStage) {
    return this.stageEvents.advance(id, body);
  }

  @Post(':id/status')
  @Allow('project:change-status')
  @ApiOperation({ summary: 'Suspend, resume or terminate' })
  @ApiCreatedResponse({ type: LedgerEventAnswer, description: 'The new ledger row' })
  changeStatus(@Param('id', IdPipe) id: number, @Body() body: ChangeStatus) {
    return this.stageEvents.changeStatus(id, body);
  }

  @Post(':id/funds-arrivals')
  @Allow('project:record-funds')
  @ApiOperation({ summary: 'A dated receipt of funds by origin' })
  @ApiCreatedResponse({ type: AmountRecordedAnswer, description: 'The new ledger row and what to look at' })
  fundsArrived(@Param('id', IdPipe) id: number, @Body() body: RecordFunds) {
    return this.amounts.record(id, 'funds-arrived', body);
  }

  @Post(':id/completed-investments')
  @Allow('project:record-funds')
  @ApiOperation({ summary: 'An amount of completed investment, a series of its own' })
  @ApiCreatedResponse({ type: AmountRecordedAnswer, description: 'The new ledger row and what to look at' })
  completedInvestment(@Param('id', IdPipe) id: number, @Body() body: RecordAmount) {
    return this.amounts.record(id, 'completed-investment', body);
  }

  @Post(':id/year-plans')
  @Allow('project:update')
  @ApiOperation({ summary: 'What is planned to be invested in a year; the latest plan of a year stands' })
  @ApiCreatedResponse({ type: LedgerEventAnswer, description: 'The new ledger row' })
  planYear(@Param('id', IdPipe) id: number, @Body() body: PlanYear) {
    return this.amounts.planYear(id, body);
  }
}
