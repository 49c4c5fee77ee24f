import { applyDecorators, Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { MonthlyReport } from '../../shared/contracts/metrics.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { Allow } from '../core/http/allow.js';
import { WorkbookAnswer } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook } from '../core/xlsx.js';
import { ScopeQuery } from '../metrics/question-docs.js';
import type { RawQuery } from '../metrics/question-reader.js';
import { MonthlyReportAnswer } from './answers.js';
import { MonthlyReportService } from './monthly-report.service.js';
import { monthlyWorkbook, writeMonthly } from './monthly-workbook.js';

const MonthQuery = () => applyDecorators(
  ApiQuery({ name: 'year', example: 2026 }),
  ApiQuery({ name: 'month', example: 3 }),
  ApiQuery({ name: 'verifiedOnly', required: false, enum: ['true', 'false'] }),
  ScopeQuery(),
);

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: MonthlyReportService, private readonly audit: AuditService, private readonly database: Database) {}

  @Get('monthly')
  @Allow('metric:read')
  @ApiOperation({ summary: 'The monthly table: by county and park, the month and the year to date, with the same period last year and rank' })
  @MonthQuery()
  @ApiOkResponse({ type: MonthlyReportAnswer })
  monthly(@Query() query: RawQuery): Promise<MonthlyReport> {
    return this.reports.monthly(query);
  }

  @Get('monthly/export')
  @Allow('report:export')
  @ApiOperation({ summary: 'The monthly table as a workbook, with the same numbers' })
  @MonthQuery()
  @WorkbookAnswer()
  async export(@Query() query: RawQuery, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.reports.monthly(query);
    await this.database.write(() => this.audit.record({ action: 'report:exported', entity: 'report', entityId: 'monthly', details: { ...query, rows: report.rows.length } }));
    const locale = currentLocale();
    await streamWorkbook(reply, monthlyWorkbook(report, locale), (sheet) => writeMonthly(sheet, report, locale));
  }
}
