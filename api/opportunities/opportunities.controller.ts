import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { OpportunityDetail, OpportunityLeadAnswer, OpportunityRecord } from '../../shared/contracts/opportunities.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, type Page, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { OpportunitiesService } from './opportunities.service.js';
import { OpportunityExport } from './opportunity-export.js';
import { OpportunityLeadsService } from './opportunity-leads.service.js';
import { OpportunityReader } from './opportunity-reader.js';
import { ChangeOpportunityState, CreateOpportunity, CreateOpportunityLead, LeadCreatedAnswer, OpportunityAnswer, OpportunityDetailAnswer, PublishOpportunity, UpdateOpportunity } from './opportunity.dto.js';

@ApiTags('opportunities')
@Controller('opportunities')
export class OpportunitiesController {
  constructor(private readonly opportunities: OpportunitiesService, private readonly leads: OpportunityLeadsService, private readonly reader: OpportunityReader, private readonly exporter: OpportunityExport) {}

  @Get()
  @Allow('opportunity:read')
  @ApiOperation({ summary: 'The project library: what is published, and what else lies in the caller’s scope; filter `projectId` for where a project came from' })
  @ListAnswer(OpportunityAnswer)
  list(@Query() query: ListQuery): Promise<Page<OpportunityRecord>> {
    return this.reader.list(query);
  }

  @Get('export')
  @Allow('opportunity:read')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get(':id')
  @Allow('opportunity:read')
  @ApiOperation({ summary: 'One opportunity with its carriers, files, leads and history' })
  @ApiOkResponse({ type: OpportunityDetailAnswer })
  read(@Param('id', IdPipe) id: number): Promise<OpportunityDetail> {
    return this.reader.detail(id);
  }

  @Post()
  @Allow('opportunity:manage')
  @ApiOperation({ summary: 'Draft an opportunity' })
  @ApiCreatedResponse({ type: OpportunityDetailAnswer })
  create(@Body() body: CreateOpportunity): Promise<OpportunityDetail> {
    return this.opportunities.create(body);
  }

  @Put(':id')
  @Allow('opportunity:manage')
  @ApiOperation({ summary: 'Change it; a published one only by those who may publish' })
  @ApiOkResponse({ type: OpportunityDetailAnswer })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateOpportunity): Promise<OpportunityDetail> {
    return this.opportunities.update(id, body);
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Allow('opportunity:publish')
  @ApiOperation({ summary: 'Approve and publish; 422 lists everything it lacks' })
  @ApiOkResponse({ type: OpportunityDetailAnswer })
  publish(@Param('id', IdPipe) id: number, @Body() body: PublishOpportunity): Promise<OpportunityDetail> {
    return this.opportunities.publish(id, body);
  }

  @Post(':id/state')
  @HttpCode(200)
  @Allow('opportunity:manage')
  @ApiOperation({ summary: 'Pause, withdraw, or take back to draft' })
  @ApiOkResponse({ type: OpportunityDetailAnswer })
  changeState(@Param('id', IdPipe) id: number, @Body() body: ChangeOpportunityState): Promise<OpportunityDetail> {
    return this.opportunities.changeState(id, body);
  }

  @Post(':id/leads')
  @Allow('project:create')
  @ApiOperation({ summary: 'Log a lead that came of a published opportunity' })
  @ApiCreatedResponse({ type: LeadCreatedAnswer })
  createLead(@Param('id', IdPipe) id: number, @Body() body: CreateOpportunityLead): Promise<OpportunityLeadAnswer> {
    return this.leads.createLead(id, body);
  }
}
