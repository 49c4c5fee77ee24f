import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ParkRecord, ParkSummary, SettledCompany } from '../../shared/contracts/places.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CreatePark, ParkAnswer, ParkSummaryAnswer, SettledCompanyAnswer, UpdatePark } from './park.dto.js';
import { ParkExport } from './park-export.js';
import { ParkFacts } from './park-facts.js';
import { ParksService } from './parks.service.js';

@ApiTags('parks')
@Controller('parks')
export class ParksController {
  constructor(private readonly parks: ParksService, private readonly facts: ParkFacts, private readonly exporter: ParkExport) {}

  @Get()
  @Allow('park:read')
  @ApiOperation({ summary: 'The industrial parks of the city' })
  @ListAnswer(ParkAnswer)
  list(@Query() query: ListQuery): Promise<Page<ParkRecord>> {
    return this.parks.list(query);
  }

  @Get('export')
  @Allow('park:read')
  @ApiOperation({ summary: 'The same list as xlsx; comes back through an import unchanged' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get(':id')
  @Allow('park:read')
  @ApiOperation({ summary: 'One park' })
  @ApiOkResponse({ type: ParkAnswer })
  read(@Param('id', IdPipe) id: number): Promise<ParkRecord> {
    return this.parks.read(id);
  }

  @Get(':id/summary')
  @Allow('park:read')
  @ApiOperation({ summary: 'The park’s pipeline by stage (projects the caller may see) and its carriers in sums' })
  @ApiOkResponse({ type: ParkSummaryAnswer })
  async summary(@Param('id', IdPipe) id: number): Promise<ParkSummary> {
    return this.facts.summary(await this.parks.read(id));
  }

  @Get(':id/companies')
  @Allow('company:read')
  @ApiOperation({ summary: 'Companies that settled first in this park, the latest first' })
  @ListAnswer(SettledCompanyAnswer)
  async companies(@Param('id', IdPipe) id: number, @Query() query: ListQuery): Promise<Page<SettledCompany>> {
    await this.parks.read(id);
    return this.facts.companies(id, query);
  }

  @Post()
  @Allow('park:manage')
  @ApiOperation({ summary: 'Add a park, run by an organisation within the caller’s scope' })
  @ApiCreatedResponse({ type: ParkAnswer })
  create(@Body() values: CreatePark): Promise<ParkRecord> {
    return this.parks.create(values);
  }

  @Put(':id')
  @Allow('park:manage')
  @ApiOperation({ summary: 'Change a park, or archive it (`archived`)' })
  @ApiOkResponse({ type: ParkAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdatePark): Promise<ParkRecord> {
    return this.parks.update(id, values);
  }
}
