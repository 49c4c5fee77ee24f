import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CompanyDetail, CompanyMergePreview, CompanyMergeRecord, CompanyRecord } from '../../shared/contracts/companies.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { IdPipe } from '../core/http/validation.js';
import { CompaniesService } from './companies.service.js';
import { CompanyDuplicates } from './company-duplicates.js';
import { CheckDuplicates, CompanyAnswer, CompanyDetailAnswer, CreateCompany, DuplicatesAnswer, MergeAnswer, MergeCompany, MergePreviewAnswer, ResumeCompany, StopCompany, UpdateCompany } from './company.dto.js';
import { CompanyExport } from './company-export.js';
import { CompanyMergesService } from './company-merges.service.js';
import { CompanyReader } from './company-reader.js';

@ApiTags('companies')
@Controller('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService, private readonly reader: CompanyReader, private readonly duplicates: CompanyDuplicates, private readonly mergesService: CompanyMergesService, private readonly exporter: CompanyExport) {}

  @Get()
  @Allow('company:read')
  @ApiOperation({ summary: 'Companies: investors and project companies; merged ones are left out' })
  @ListAnswer(CompanyAnswer)
  list(@Query() query: ListQuery): Promise<Page<CompanyRecord>> {
    return this.reader.list(query);
  }

  @Get('export')
  @Allow('company:read')
  @ApiOperation({ summary: 'The same list as xlsx, streamed; comes back through an import unchanged' })
  @ApiQuery({ name: 'columns', required: false, example: 'name,region', description: 'Comma-separated columns; all when left out' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.companies(query, reply);
  }

  @Get('merges')
  @Allow('company:read')
  @ApiOperation({ summary: 'Merges of companies, those undone too' })
  @ListAnswer(MergeAnswer)
  merges(@Query() query: ListQuery): Promise<Page<CompanyMergeRecord>> {
    return this.mergesService.list(query);
  }

  @Post('merges/:id/undo')
  @HttpCode(200)
  @Allow('company:merge')
  @ApiOperation({ summary: 'Take a merge back; 422 lists every later change that makes it impossible' })
  @ApiOkResponse({ type: MergeAnswer, description: 'The merge, undone' })
  undoMerge(@Param('id', IdPipe) id: number): Promise<CompanyMergeRecord> {
    return this.mergesService.undo(id);
  }

  @Post('check-duplicates')
  @HttpCode(200)
  @Allow('company:read')
  @ApiOperation({ summary: 'Companies that may be the same as one about to be entered, each with the reason' })
  @ApiOkResponse({ type: DuplicatesAnswer })
  checkDuplicates(@Body() values: CheckDuplicates): Promise<DuplicatesAnswer> {
    return this.duplicates.check(values);
  }

  @Get(':id')
  @Allow('company:read')
  @ApiOperation({ summary: 'One company with settlement, money, group and merges; `mergedIntoId` names the one it became' })
  @ApiOkResponse({ type: CompanyDetailAnswer })
  read(@Param('id', IdPipe) id: number): Promise<CompanyDetail> {
    return this.reader.detail(id);
  }

  @Post()
  @Allow('company:manage')
  @ApiOperation({ summary: 'Add a company' })
  @ApiCreatedResponse({ type: CompanyDetailAnswer })
  create(@Body() values: CreateCompany): Promise<CompanyDetail> {
    return this.companies.create(values);
  }

  @Put(':id')
  @Allow('company:manage')
  @ApiOperation({ summary: 'Change a company, or archive it (`archived`)' })
  @ApiOkResponse({ type: CompanyDetailAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateCompany): Promise<CompanyDetail> {
    return this.companies.update(id, values);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Allow('company:manage')
  @ApiOperation({ summary: 'A settled company stands idle, with its disposal plan' })
  @ApiOkResponse({ type: CompanyDetailAnswer })
  stop(@Param('id', IdPipe) id: number, @Body() body: StopCompany): Promise<CompanyDetail> {
    return this.companies.stop(id, body);
  }

  @Post(':id/resumption')
  @HttpCode(200)
  @Allow('company:manage')
  @ApiOperation({ summary: 'A stopped company works again' })
  @ApiOkResponse({ type: CompanyDetailAnswer })
  resume(@Param('id', IdPipe) id: number, @Body() body: ResumeCompany): Promise<CompanyDetail> {
    return this.companies.resume(id, body);
  }

  @Get(':id/merge-preview')
  @Allow('company:merge')
  @ApiOperation({ summary: 'What merging another company into this one would keep and move' })
  @ApiQuery({ name: 'mergedId', required: true })
  @ApiOkResponse({ type: MergePreviewAnswer })
  mergePreview(@Param('id', IdPipe) id: number, @Query('mergedId', IdPipe) mergedId: number): Promise<CompanyMergePreview> {
    return this.mergesService.preview(id, mergedId);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Allow('company:merge')
  @ApiOperation({ summary: 'Merge another company into this one; everything that named it names this one' })
  @ApiOkResponse({ type: CompanyDetailAnswer })
  merge(@Param('id', IdPipe) id: number, @Body() body: MergeCompany): Promise<CompanyDetail> {
    return this.mergesService.merge(id, body);
  }
}
