import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { OfficialValueRecord } from '../../shared/contracts/official-values.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CorrectOfficialValueBody, OfficialValueAnswer, RecordOfficialValueBody } from './dto.js';
import { OfficialValueExport } from './official-value-export.js';
import { StatisticsService } from './statistics.service.js';

@ApiTags('official values')
@Controller('official-values')
export class StatisticsController {
  constructor(private readonly statistics: StatisticsService, private readonly exporter: OfficialValueExport) {}

  @Get()
  @Allow('metric:read')
  @ApiOperation({ summary: 'Figures of statistical authorities; filter current=true for those that stand, firstId for the history of one' })
  @ListAnswer(OfficialValueAnswer)
  list(@Query() query: ListQuery): Promise<Page<OfficialValueRecord>> {
    return this.statistics.list(query);
  }

  @Get('export')
  @Allow('report:export')
  @ApiOperation({ summary: 'The same list as xlsx; its import reads it' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get(':id')
  @Allow('metric:read')
  @ApiOperation({ summary: 'One figure' })
  @ApiOkResponse({ type: OfficialValueAnswer })
  read(@Param('id', IdPipe) id: number): Promise<OfficialValueRecord> {
    return this.statistics.read(id);
  }

  @Post()
  @Allow('official-value:record')
  @ApiOperation({ summary: 'Record a figure as it was published' })
  @ApiCreatedResponse({ type: OfficialValueAnswer })
  record(@Body() values: RecordOfficialValueBody): Promise<OfficialValueRecord> {
    return this.statistics.record(values);
  }

  @Post(':id/corrections')
  @Allow('official-value:record')
  @ApiOperation({ summary: 'Correct a figure, or withdraw it (value null); the row corrected stays' })
  @ApiCreatedResponse({ type: OfficialValueAnswer })
  correct(@Param('id', IdPipe) id: number, @Body() values: CorrectOfficialValueBody): Promise<OfficialValueRecord> {
    return this.statistics.correct(id, values);
  }
}
