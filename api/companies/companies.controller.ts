import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CompanyRecord } from '../../shared/contracts/places.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CheckDuplicates, CompanyAnswer, CreateCompany, DuplicatesAnswer, UpdateCompany } from './company.dto.js';
import { CompaniesService } from './companies.service.js';

@ApiTags('companies')
@Controller('companies')
export class CompaniesController {
  constructor(private readonly companies: CompaniesService) {}

  @Get()
  @Allow('company:read')
  @ApiOperation({ summary: 'Companies: investors and project companies' })
  @ListAnswer(CompanyAnswer)
  list(@Query() query: ListQuery): Promise<Page<CompanyRecord>> {
    return this.companies.list(query);
  }

  @Get(':id')
  @Allow('company:read')
  @ApiOperation({ summary: 'One company, with the park it settled in first' })
  @ApiOkResponse({ type: CompanyAnswer })
  read(@Param('id', IdPipe) id: number): Promise<CompanyRecord> {
    return this.companies.read(id);
  }

  @Post()
  @Allow('company:manage')
  @ApiOperation({ summary: 'Add a company' })
  @ApiCreatedResponse({ type: CompanyAnswer })
  create(@Body() values: CreateCompany): Promise<CompanyRecord> {
    return this.companies.create(values);
  }

  @Post('check-duplicates')
  @HttpCode(200)
  @Allow('company:read')
  @ApiOperation({ summary: 'Companies that may be the same as one about to be entered' })
  @ApiOkResponse({ type: DuplicatesAnswer })
  checkDuplicates(@Body() values: CheckDuplicates): Promise<DuplicatesAnswer> {
    return this.companies.checkDuplicates(values);
  }

  @Put(':id')
  @Allow('company:manage')
  @ApiOperation({ summary: 'Change a company, or archive it (`archived`)' })
  @ApiOkResponse({ type: CompanyAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateCompany): Promise<CompanyRecord> {
    return this.companies.update(id, values);
  }
}
