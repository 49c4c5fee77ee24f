import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OfficialSeriesRecord } from '../../shared/contracts/official-values.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CreateOfficialSeriesBody, OfficialSeriesAnswer, UpdateOfficialSeriesBody } from './dto.js';
import { OfficialSeriesService } from './official-series.service.js';

@ApiTags('official values')
@Controller('official-series')
export class OfficialSeriesController {
  constructor(private readonly series: OfficialSeriesService) {}

  @Get()
  @Allow('metric:read')
  @ApiOperation({ summary: 'The catalogue of what authorities publish, archived series too' })
  @ListAnswer(OfficialSeriesAnswer)
  list(@Query() query: ListQuery): Promise<Page<OfficialSeriesRecord>> {
    return this.series.list(query);
  }

  @Get(':id')
  @Allow('metric:read')
  @ApiOperation({ summary: 'One series' })
  @ApiOkResponse({ type: OfficialSeriesAnswer })
  read(@Param('id', IdPipe) id: number): Promise<OfficialSeriesRecord> {
    return this.series.read(id);
  }

  @Post()
  @Allow('official-series:manage')
  @ApiOperation({ summary: 'Define a series; figures, imports, targets and assessments can name it at once' })
  @ApiCreatedResponse({ type: OfficialSeriesAnswer })
  create(@Body() values: CreateOfficialSeriesBody): Promise<OfficialSeriesRecord> {
    return this.series.create(values);
  }

  @Put(':id')
  @Allow('official-series:manage')
  @ApiOperation({ summary: 'Change a series, or archive it (`archived`) where no figures stand' })
  @ApiOkResponse({ type: OfficialSeriesAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateOfficialSeriesBody): Promise<OfficialSeriesRecord> {
    return this.series.update(id, values);
  }
}
