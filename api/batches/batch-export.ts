import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { BatchEntry } from '../../shared/contracts/batches.js';
import { BATCHES, BATCH_OUTCOMES, STAGES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { BatchesService } from './batches.service.js';

type Column = [zh: string, en: string, width: number, value: (entry: BatchEntry, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const COLUMNS: readonly Column[] = [
  ['批次', 'Batch', 12, (entry, locale) => BATCHES[entry.batch][locale]],
  ['项目编号', 'Code', 13, (entry) => entry.projectCode],
  ['项目名称', 'Project', 42, (entry) => entry.projectName],
  ['协议投资(万元)', 'Agreed investment (10k yuan)', 16, (entry) => entry.agreedInvestmentFen, 'wan'],
  ['落地', 'Place', 22, (entry) => entry.parkName ?? entry.regionName],
  ['责任单位', 'Organisation', 20, (entry) => entry.organisationName],
  ['责任人', 'Owner', 12, (entry) => entry.ownerName],
  ['计划期限', 'Due', 12, (entry) => entry.dueOn, 'day'],
  ['完成情况', 'Outcome', 16, (entry, locale) => BATCH_OUTCOMES[entry.outcome][locale]],
  ['达成日期', 'Reached', 12, (entry) => (entry.reachedOnPrecision === 'month' ? entry.reachedOn?.slice(0, 7) : entry.reachedOnPrecision === 'year' ? entry.reachedOn?.slice(0, 4) : entry.reachedOn)],
  ['当前阶段', 'Stage', 10, (entry, locale) => STAGES[entry.stage][locale]],
  ['结转自', 'Carried over from', 10, (entry) => entry.carriedFromYear, 'text'],
  ['结转原因', 'Why carried over', 30, (entry) => entry.carriedReason],
  ['备注', 'Note', 24, (entry) => entry.note],
];

/** A year's plan against what was reached, as a workbook. */
@Injectable()
export class BatchExport {
  constructor(private readonly database: Database, private readonly audit: AuditService, private readonly batches: BatchesService) {}

  async send(year: number, asOf: string | null, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    const { columns: plan } = await this.batches.plan(year, asOf);
    await this.database.write(() => this.audit.record({ action: 'batch-plan:export', entity: 'batch-plan', entityId: year }));
    const name = locale === 'zh' ? `${year}年签约建设投产计划` : `Rolling batches ${year}`;
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}.xlsx`, sheet: name, columns, headRows: 1, frozenColumns: 3, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (const { entries } of plan) for (const entry of entries) await sheet.row(COLUMNS.map(([, , , value]) => value(entry, locale)));
    });
  }
}
