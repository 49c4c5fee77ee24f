import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { MetricLine } from '../../shared/contracts/metrics.js';
import type { TargetDetail, TargetForecast, TargetRecord, TargetTable } from '../../shared/contracts/targets.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, pageOf, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook } from '../core/xlsx.js';
import { LineAnswer } from '../metrics/answers.js';
import { Allocation, CreateTarget, TargetAnswer, TargetBatch, TargetDetailAnswer, TargetForecastAnswer, TargetTableAnswer, UpdateTarget } from './dto.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { TargetBatches } from './target-batches.js';
import { TargetForecasts } from './target-forecasts.js';
import { TargetProgressReader } from './target-progress.js';
import { targetWorkbook, writeTargets } from './target-workbook.js';
import { TargetsService } from './targets.service.js';

type MomentQuery = { year?: string; on?: string; asOf?: string };
const MomentQueries = (withYear = false) => applyDecorators(
  ...(withYear ? [ApiQuery({ name: 'year', example: 2026 })] : []),
  ApiQuery({ name: 'on', required: false, example: '2026-11-22', description: 'A day of the year; left out: today, or its last day' }),
  ApiQuery({ name: 'asOf', required: false, description: 'As known at the end of this past day' }),
);

@ApiTags('targets')
@Controller('targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetsService,
    private readonly progress: TargetProgressReader,
    private readonly forecasts: TargetForecasts,
    private readonly batches: TargetBatches,
    private readonly metrics: MetricsRegistry,
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @Allow('target:read')
  @ApiOperation({ summary: 'The targets of a year (`year`), parents before those below them' })
  @ApiQuery({ name: 'year', example: 2026 })
  @ListAnswer(TargetAnswer)
  async list(@Query() query: ListQuery & { year?: string }): Promise<Page<TargetRecord>> {
    const { year } = this.progress.moment({ year: query.year });
    const { targets, layout } = await this.targets.ofYear(year);
    return pageOf('targets', targets.map((row) => this.targets.record(row, layout)), query);
  }

  @Get('progress')
  @Allow('target:read')
  @ApiOperation({ summary: 'Every target of a year with its progress, pace, light and last year' })
  @MomentQueries(true)
  @ApiOkResponse({ type: TargetTableAnswer })
  table(@Query() query: MomentQuery): Promise<TargetTable> {
    return this.progress.table(this.progress.moment(query));
  }

  @Get('export')
  @Allow('report:export')
  @ApiOperation({ summary: 'The table of a year as a workbook' })
  @MomentQueries(true)
  @WorkbookAnswer()
  async export(@Query() query: MomentQuery, @Res() reply: FastifyReply): Promise<void> {
    const table = await this.progress.table(this.progress.moment(query));
    await this.database.write(() => this.audit.record({ action: 'target:exported', entity: 'target', details: { year: table.year, on: table.on, asOf: table.asOf } }));
    await streamWorkbook(reply, targetWorkbook(table, currentLocale()), (sheet) => writeTargets(sheet, table, currentLocale(), (metric) => this.metrics.get(metric).arguments));
  }

  @Get(':id')
  @Allow('target:read')
  @ApiOperation({ summary: 'One target' })
  @ApiOkResponse({ type: TargetAnswer })
  read(@Param('id', IdPipe) id: number): Promise<TargetRecord> {
    return this.targets.read(id);
  }

  @Post()
  @Allow('target:manage')
  @ApiOperation({ summary: 'Set a target' })
  @ApiCreatedResponse({ type: TargetAnswer })
  create(@Body() values: CreateTarget): Promise<TargetRecord> {
    return this.targets.create(values);
  }

  @Post('batch')
  @HttpCode(200)
  @Allow('target:manage')
  @ApiOperation({ summary: 'Set and change many targets, all or none; those with an id need its version' })
  @ApiOkResponse({ type: [TargetAnswer] })
  put(@Body() { items }: TargetBatch): Promise<TargetRecord[]> {
    return this.batches.put(items);
  }

  @Put(':id')
  @Allow('target:manage')
  @ApiOperation({ summary: 'Change a target, or archive it (`archived`)' })
  @ApiOkResponse({ type: TargetAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateTarget): Promise<TargetRecord> {
    return this.targets.update(id, values);
  }

  @Post(':id/allocation')
  @HttpCode(200)
  @Allow('target:allocate')
  @ApiOperation({ summary: 'Give the scopes below a target their shares, all or none' })
  @ApiOkResponse({ type: [TargetAnswer] })
  allocate(@Param('id', IdPipe) id: number, @Body() values: Allocation): Promise<TargetRecord[]> {
    return this.targets.allocate(id, values);
  }

  @Get(':id/progress')
  @Allow('target:read')
  @ApiOperation({ summary: 'A target with those below it and its course through the year' })
  @MomentQueries()
  @ApiOkResponse({ type: TargetDetailAnswer })
  detail(@Param('id', IdPipe) id: number, @Query() query: MomentQuery): Promise<TargetDetail> {
    return this.progress.detail(id, query);
  }

  @Get(':id/lines')
  @Allow('target:read')
  @ApiOperation({ summary: 'The lines that a target’s actual value is made of' })
  @MomentQueries()
  @ApiQuery({ name: 'part', required: false, enum: ['numerator', 'denominator'] })
  @ListAnswer(LineAnswer)
  lines(@Param('id', IdPipe) id: number, @Query() query: ListQuery & MomentQuery & { part?: 'numerator' | 'denominator' }): Promise<Page<MetricLine>> {
    return this.progress.lines(id, query);
  }

  @Get(':id/forecast')
  @Allow('target:read')
  @ApiOperation({ summary: 'What is due by the end of the year, and the likely range with its method' })
  @ApiOkResponse({ type: TargetForecastAnswer })
  forecast(@Param('id', IdPipe) id: number): Promise<TargetForecast> {
    return this.forecasts.forecast(id);
  }
}
