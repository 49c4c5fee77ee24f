import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { OrganisationRecord } from '../../shared/contracts/identity.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { IdPipe } from '../core/http/validation.js';
import { OrganisationAnswer } from './answers.js';
import { OrganisationsService } from './organisations.service.js';
import { ReferenceExports } from './reference-exports.js';
import { CreateOrganisation, UpdateOrganisation } from './requests.js';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: OrganisationsService, private readonly exporter: ReferenceExports) {}

  @Get()
  @Allow('organisation:read')
  @ApiOperation({ summary: 'The organisation tree, in tree order' })
  @ListAnswer(OrganisationAnswer)
  list(@Query() query: ListQuery): Promise<Page<OrganisationRecord>> {
    return this.organisations.list(query);
  }

  @Get('export')
  @Allow('organisation:read')
  @ApiOperation({ summary: 'The same list as xlsx' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.organisations(query, reply);
  }

  @Get(':id')
  @Allow('organisation:read')
  @ApiOperation({ summary: 'One organisation' })
  @ApiOkResponse({ type: OrganisationAnswer })
  read(@Param('id', IdPipe) id: number): Promise<OrganisationRecord> {
    return this.organisations.read(id);
  }

  @Post()
  @Allow('organisation:manage')
  @ApiOperation({ summary: 'Add an organisation' })
  @ApiCreatedResponse({ type: OrganisationAnswer })
  create(@Body() values: CreateOrganisation): Promise<OrganisationRecord> {
    return this.organisations.create(values);
  }

  @Put(':id')
  @Allow('organisation:manage')
  @ApiOperation({ summary: 'Change, move (with everything below) or archive an organisation' })
  @ApiOkResponse({ type: OrganisationAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateOrganisation): Promise<OrganisationRecord> {
    return this.organisations.update(id, values);
  }
}
