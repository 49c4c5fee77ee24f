import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FigureComparison, PublishedFigureRecord } from '../../shared/contracts/figures.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { FigureComparisonAnswer, PublishedFigureAnswer, PublishFigureBody } from './dto.js';
import { FigureComparisons } from './figure-comparisons.js';
import { FiguresService } from './figures.service.js';

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(private readonly figures: FiguresService, private readonly comparisons: FigureComparisons) {}

  @Get()
  @Allow('metric:read')
  @ApiOperation({ summary: 'Published figures' })
  @ListAnswer(PublishedFigureAnswer)
  list(@Query() query: ListQuery): Promise<Page<PublishedFigureRecord>> {
    return this.figures.list(query);
  }

  @Get(':id')
  @Allow('metric:read')
  @ApiOperation({ summary: 'A published figure' })
  @ApiOkResponse({ type: PublishedFigureAnswer })
  read(@Param('id', IdPipe) id: number): Promise<PublishedFigureRecord> {
    return this.figures.read(id);
  }

  @Post()
  @Allow('figure:publish')
  @ApiOperation({ summary: 'Publish a figure: its question, value and lines are frozen' })
  @ApiCreatedResponse({ type: PublishedFigureAnswer })
  publish(@Body() values: PublishFigureBody): Promise<PublishedFigureRecord> {
    return this.figures.publish(values);
  }

  @Get(':id/comparison')
  @Allow('metric:read')
  @ApiOperation({ summary: 'A published figure beside today’s answer, line by line with the reason' })
  @ApiOkResponse({ type: FigureComparisonAnswer })
  comparison(@Param('id', IdPipe) id: number): Promise<FigureComparison> {
    return this.comparisons.compare(id);
  }
}
