import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { MetricAnswer, MetricBreakdown, MetricDefinition, MetricLine } from '../../shared/contracts/metrics.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, pageOf, type ListQuery, type Page } from '../core/http/list.js';
import { BreakdownAnswer, LineAnswer, MetricCatalogueEntry, MetricValue } from './answers.js';
import { MetricsService } from './metrics.service.js';
import { MetricQuery } from './question-docs.js';
import type { RawQuery } from './question-reader.js';

@ApiTags('metrics')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @Allow('metric:read')
  @ApiOperation({ summary: 'Every metric with its definition, arguments and breakdowns' })
  @ListAnswer(MetricCatalogueEntry)
  async catalogue(@Query() query: ListQuery): Promise<Page<MetricDefinition>> {
    return pageOf('metrics', await this.metrics.catalogue(), query);
  }

  @Get(':code')
  @Allow('metric:read')
  @ApiOperation({ summary: 'The value of a metric' })
  @MetricQuery()
  @ApiOkResponse({ type: MetricValue })
  answer(@Param('code') code: string, @Query() query: RawQuery): Promise<MetricAnswer> {
    return this.metrics.answer(code, query);
  }

  @Get(':code/lines')
  @Allow('metric:read')
  @ApiOperation({ summary: 'The lines that a value is made of; they sum to it' })
  @MetricQuery()
  @ApiQuery({ name: 'part', required: false, enum: ['numerator', 'denominator'], description: 'Required for a rate' })
  @ApiQuery({ name: 'undetermined', required: false, enum: ['true', 'false'], description: 'The undetermined ones instead' })
  @ListAnswer(LineAnswer)
  lines(@Param('code') code: string, @Query() query: RawQuery): Promise<Page<MetricLine>> {
    return this.metrics.lines(code, query);
  }

  @Get(':code/breakdown')
  @Allow('metric:read')
  @ApiOperation({ summary: 'A whole table of a metric' })
  @MetricQuery()
  @ApiQuery({ name: 'by', enum: ['park', 'county', 'organisation', 'origin', 'tier', 'month', 'quarter', 'year'] })
  @ApiOkResponse({ type: BreakdownAnswer })
  breakdown(@Param('code') code: string, @Query() query: RawQuery): Promise<MetricBreakdown> {
    return this.metrics.breakdown(code, query);
  }
}
