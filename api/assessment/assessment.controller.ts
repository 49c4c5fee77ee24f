import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AssessmentCell, AssessmentDifferences, AssessmentEntry, AssessmentMethod, AssessmentObjectionRecord, AssessmentProspects, AssessmentRunDetail, AssessmentRunRecord, AssessmentScores, AwardAreaOpened, EnteredCell, ScoreOpened, SensitivityRow, WhatIfAnswer } from '../../shared/contracts/assessment.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, pageOf, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { currentLocale } from '../core/request-context.js';
import { AreaOpenedAnswer, CellAnswer, DifferencesAnswer, EnteredAnswer, EntryAnswer, MethodAnswer, ObjectionAnswer, ProspectsAnswer, RunAnswer, RunDetailAnswer, ScoreAnswer, ScoresAnswer, SensitivityAnswer, WhatIfResult } from './answers.js';
import { AssessmentReports } from './assessment-reports.js';
import { AnswerObjection, ApproveRun, CreateRun, FinaliseRun, OpenObjection, PublishRun, PutUnits, PutValues, RecordChecks, ReturnRun, TakeStep, UpdateRun, WhatIf } from './dto.js';
import { METHODS } from './domain/methods.js';
import { ObjectionsService } from './objections.service.js';
import { ProspectsService } from './prospects.service.js';
import { RunsService } from './runs.service.js';
import { ScoringService } from './scoring.service.js';
import { StepsService } from './steps.service.js';
import { ValuesService } from './values.service.js';

const Detail = (summary: string) => (target: object, key: string, descriptor: PropertyDescriptor) => {
  ApiOperation({ summary })(target, key, descriptor);
  ApiOkResponse({ type: RunDetailAnswer, description: 'The run as it now stands' })(target, key, descriptor);
};

@ApiTags('assessment')
@Controller('assessment-runs')
export class AssessmentController {
  constructor(
    private readonly runs: RunsService, private readonly values: ValuesService, private readonly steps: StepsService, private readonly scoring: ScoringService,
    private readonly objectionService: ObjectionsService, private readonly reports: AssessmentReports, private readonly prospectsService: ProspectsService,
  ) {}

  @Get()
  @Allow('assessment:read')
  @ApiOperation({ summary: 'Assessments, the latest year first' })
  @ListAnswer(RunAnswer)
  async list(@Query() query: ListQuery): Promise<Page<AssessmentRunRecord>> {
    return pageOf('assessment-runs', await this.runs.list(), query);
  }

  @Post()
  @Allow('assessment:manage')
  @ApiOperation({ summary: 'Set up the assessment of a year with the scheme in force; 409 for a second one' })
  @ApiCreatedResponse({ type: RunDetailAnswer })
  create(@Body() { year }: CreateRun): Promise<AssessmentRunDetail> {
    return this.runs.create(year);
  }

  @Get('methods')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'The scoring methods with their arguments' })
  @ApiOkResponse({ type: [MethodAnswer] })
  methods(): AssessmentMethod[] {
    const locale = currentLocale();
    return [...METHODS.values()].map(({ code, name, words, ranked, inputs, arguments: specs }) => ({
      code, name: name[locale], words: words[locale], ranked, inputs: [...(inputs ?? [])],
      arguments: specs.map(({ name: argument, label, kind, choices, default: fallback }) => ({ name: argument, label: label[locale], kind, choices: Object.fromEntries(Object.entries(choices ?? {}).map(([choice, word]) => [choice, word[locale]])), default: fallback ?? null, required: fallback === undefined })),
    }));
  }

  @Get(':id')
  @Allow('assessment:read')
  @Detail('One run: its units, steps, who has delivered what, objections')
  read(@Param('id', IdPipe) id: number): Promise<AssessmentRunDetail> {
    return this.runs.read(id);
  }

  @Put(':id')
  @Allow('assessment:manage')
  @Detail('Which organisation a department is; which units the government names for awards')
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateRun): Promise<AssessmentRunDetail> {
    return this.runs.update(id, body);
  }

  @Put(':id/units')
  @Allow('assessment:manage')
  @Detail('Units in, out and excluded, with the reason')
  units(@Param('id', IdPipe) id: number, @Body() body: PutUnits): Promise<AssessmentRunDetail> {
    return this.runs.putUnits(id, body);
  }

  @Get(':id/values')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'Every input of every unit: fed, entered or missing' })
  @ApiOkResponse({ type: [CellAnswer] })
  grid(@Param('id', IdPipe) id: number): Promise<AssessmentCell[]> {
    return this.values.grid(id);
  }

  @Get(':id/values/:unitId/:indicator')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'What was entered for one unit’s indicator, the latest first, with its evidence' })
  @ApiOkResponse({ type: [EntryAnswer] })
  entries(@Param('id', IdPipe) id: number, @Param('unitId', IdPipe) unitId: number, @Param('indicator') indicator: string): Promise<AssessmentEntry[]> {
    return this.values.history(id, unitId, indicator);
  }

  @Put(':id/values')
  @Allow('assessment:enter')
  @ApiOperation({ summary: 'Enter values, all or none; the answer says how each was read' })
  @ApiOkResponse({ type: [EnteredAnswer] })
  put(@Param('id', IdPipe) id: number, @Body() body: PutValues): Promise<EnteredCell[]> {
    return this.values.put(id, body);
  }

  @Post(':id/checks')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('A document check or a site visit on record')
  checks(@Param('id', IdPipe) id: number, @Body() body: RecordChecks): Promise<AssessmentRunDetail> {
    return this.values.check(id, body);
  }

  @Post(':id/check')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Close the collection; documents and sites are checked')
  check(@Param('id', IdPipe) id: number, @Body() body: TakeStep): Promise<AssessmentRunDetail> {
    return this.steps.move(id, 'check', body);
  }

  @Post(':id/compute')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Compute points and ranks; what they came from is kept')
  compute(@Param('id', IdPipe) id: number, @Body() body: TakeStep): Promise<AssessmentRunDetail> {
    return this.steps.compute(id, body);
  }

  @Post(':id/review')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Pass the review; every unit needs its checks on record')
  review(@Param('id', IdPipe) id: number, @Body() body: TakeStep): Promise<AssessmentRunDetail> {
    return this.steps.review(id, body);
  }

  @Post(':id/hear')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Open the scores to the parks and hear their objections')
  hear(@Param('id', IdPipe) id: number, @Body() body: TakeStep): Promise<AssessmentRunDetail> {
    return this.steps.move(id, 'hear', body);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Record the government’s approval with its document')
  approve(@Param('id', IdPipe) id: number, @Body() body: ApproveRun): Promise<AssessmentRunDetail> {
    return this.steps.approve(id, body);
  }

  @Post(':id/publish')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Give public notice, until a day and with whom to turn to')
  publish(@Param('id', IdPipe) id: number, @Body() body: PublishRun): Promise<AssessmentRunDetail> {
    return this.steps.publish(id, body);
  }

  @Post(':id/finalise')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Make it final; missing values need a recorded decision')
  finalise(@Param('id', IdPipe) id: number, @Body() body: FinaliseRun): Promise<AssessmentRunDetail> {
    return this.steps.finalise(id, body);
  }

  @Post(':id/return')
  @HttpCode(200)
  @Allow('assessment:manage')
  @Detail('Back to collecting, with the reason')
  return(@Param('id', IdPipe) id: number, @Body() body: ReturnRun): Promise<AssessmentRunDetail> {
    return this.steps.move(id, 'return', body);
  }

  @Get(':id/scores')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'Ranks, totals, groups, every score, last year, awards' })
  @ApiOkResponse({ type: ScoresAnswer })
  scores(@Param('id', IdPipe) id: number): Promise<AssessmentScores> {
    return this.scoring.scores(id);
  }

  @Get(':id/scores/:unitId/:indicator')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'One score, opened: value, rank, method, clause, formula, lines and evidence' })
  @ApiOkResponse({ type: ScoreAnswer })
  open(@Param('id', IdPipe) id: number, @Param('unitId', IdPipe) unitId: number, @Param('indicator') indicator: string): Promise<ScoreOpened> {
    return this.scoring.open(id, unitId, indicator);
  }

  @Get(':id/awards/:award/:unitId')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'The area that an award goes by of one unit, opened to the factories and who put them to use' })
  @ApiOkResponse({ type: AreaOpenedAnswer })
  area(@Param('id', IdPipe) id: number, @Param('award') award: string, @Param('unitId', IdPipe) unitId: number): Promise<AwardAreaOpened> {
    return this.scoring.area(id, award, unitId);
  }

  @Post(':id/what-if')
  @HttpCode(200)
  @Allow('assessment:read')
  @ApiOperation({ summary: 'Points and ranks with other values, methods or weights; nothing is kept' })
  @ApiOkResponse({ type: WhatIfResult })
  whatIf(@Param('id', IdPipe) id: number, @Body() body: WhatIf): Promise<WhatIfAnswer> {
    return this.scoring.whatIf(id, body);
  }

  @Get(':id/sensitivity/:unitId')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'What would move a unit most' })
  @ApiOkResponse({ type: [SensitivityAnswer] })
  sensitivity(@Param('id', IdPipe) id: number, @Param('unitId', IdPipe) unitId: number): Promise<SensitivityRow[]> {
    return this.scoring.sensitivity(id, unitId);
  }

  @Get(':id/prospects/:unitId')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'What each open project of a unit would change by its next counted step' })
  @ApiOkResponse({ type: ProspectsAnswer })
  prospects(@Param('id', IdPipe) id: number, @Param('unitId', IdPipe) unitId: number): Promise<AssessmentProspects> {
    return this.prospectsService.of(id, unitId);
  }

  @Get(':id/differences')
  @Allow('assessment:read')
  @ApiOperation({ summary: 'What would differ were it computed today' })
  @ApiOkResponse({ type: DifferencesAnswer })
  differences(@Param('id', IdPipe) id: number): Promise<AssessmentDifferences> {
    return this.scoring.differences(id);
  }

  @Post(':id/objections')
  @Allow('assessment:object')
  @ApiOperation({ summary: 'Object to a score of one’s own unit' })
  @ApiCreatedResponse({ type: ObjectionAnswer })
  object(@Param('id', IdPipe) id: number, @Body() body: OpenObjection): Promise<AssessmentObjectionRecord> {
    return this.objectionService.open(id, body);
  }

  @Post(':id/objections/:objectionId/answer')
  @HttpCode(200)
  @Allow('assessment:enter')
  @ApiOperation({ summary: 'Answer an objection to one’s own indicator' })
  @ApiOkResponse({ type: ObjectionAnswer })
  answer(@Param('id', IdPipe) id: number, @Param('objectionId', IdPipe) objectionId: number, @Body() body: AnswerObjection): Promise<AssessmentObjectionRecord> {
    return this.objectionService.answer(id, objectionId, body);
  }

  @Get(':id/report')
  @Allow('report:export')
  @ApiOperation({ summary: 'The result table (xlsx), one unit’s sheet (xlsx with `unit`), or the public notice (docx)' })
  @ApiQuery({ name: 'format', enum: ['docx', 'xlsx'] })
  @ApiQuery({ name: 'unit', required: false, type: Number })
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document')
  @ApiOkResponse({ description: 'A file', schema: { type: 'string', format: 'binary' } })
  async report(@Param('id', IdPipe) id: number, @Query() query: { format?: string; unit?: string }, @Res() reply: FastifyReply): Promise<void> {
    await this.reports.send(id, query, reply);
  }
}
