import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ContactRecord } from '../../shared/contracts/companies.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { IdPipe } from '../core/http/validation.js';
import { CompanyExport } from './company-export.js';
import { ContactAnswer, CreateContact, EraseContact, UpdateContact } from './contact.dto.js';
import { ContactsService } from './contacts.service.js';

@ApiTags('contacts')
@Controller('contacts')
export class ContactsController {
  constructor(private readonly contacts: ContactsService, private readonly exporter: CompanyExport) {}

  @Get()
  @Allow('contact:read', 'company:read')
  @ApiOperation({ summary: 'People at companies, of the reader’s organisations; shortened without the permission to read them' })
  @ListAnswer(ContactAnswer)
  list(@Query() query: ListQuery): Promise<Page<ContactRecord>> {
    return this.contacts.list(query);
  }

  @Get('export')
  @Allow('contact:read')
  @ApiOperation({ summary: 'The same list as xlsx, streamed and logged' })
  @ApiQuery({ name: 'columns', required: false, example: 'name,phone', description: 'Comma-separated columns; all when left out' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.people(query, reply);
  }

  @Get(':id')
  @Allow('contact:read', 'company:read')
  @ApiOperation({ summary: 'One contact; 404 when another organisation keeps it' })
  @ApiOkResponse({ type: ContactAnswer })
  one(@Param('id', IdPipe) id: number): Promise<ContactRecord> {
    return this.contacts.one(id);
  }

  @Post()
  @Allow('contact:manage')
  @ApiOperation({ summary: 'Add a person at a company' })
  @ApiCreatedResponse({ type: ContactAnswer })
  create(@Body() body: CreateContact): Promise<ContactRecord> {
    return this.contacts.create(body);
  }

  @Put(':id')
  @Allow('contact:manage')
  @ApiOperation({ summary: 'Change a contact, or archive it (`archived`)' })
  @ApiOkResponse({ type: ContactAnswer })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateContact): Promise<ContactRecord> {
    return this.contacts.update(id, body);
  }

  @Post(':id/erasure')
  @HttpCode(200)
  @Allow('contact:erase')
  @ApiOperation({ summary: 'Wipe a person’s data; a record that it happened remains' })
  @ApiOkResponse({ type: ContactAnswer })
  erase(@Param('id', IdPipe) id: number, @Body() body: EraseContact): Promise<ContactRecord> {
    return this.contacts.erase(id, body.reason);
  }
}
