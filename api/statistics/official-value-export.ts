import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OfficialValueRecord } from '../../shared/contracts/official-values.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { StatisticsService } from './statistics.service.js';

/** Headers are those the import reads, so that an export comes back as it went out. */
const COLUMNS: readonly ExportColumn<OfficialValueRecord>[] = [
  { key: 'series', zh: '统计指标', en: 'Series', width: 28, value: ({ seriesName }) => seriesName },
  { key: 'place', zh: '地区', en: 'Region', width: 16, value: ({ scopeKey, scopeName }) => (scopeKey.startsWith('park:') ? null : scopeName) },
  { key: 'place', zh: '园区', en: 'Park', width: 28, value: ({ scopeKey, scopeName }) => (scopeKey.startsWith('park:') ? scopeName : null) },
  { key: 'period', zh: '期间', en: 'Period', width: 16, value: ({ period, periodName }, locale) => (locale === 'zh' ? periodName : period) },
  { key: 'value', zh: '金额（万元）', en: 'Amount (10k yuan)', width: 18, value: ({ unit, value }) => (unit === 'fen' ? value : null), format: 'wan' },
  { key: 'value', zh: '数值（个、人或%）', en: 'Number or %', width: 16, value: ({ unit, value }) => (unit === 'fen' || value === null ? null : unit === 'rate' ? Math.round(value * 1_000_000) / 10_000 : value), format: 'decimal' },
  { key: 'document', zh: '来源', en: 'Document', width: 30, value: ({ document }) => document },
  { key: 'document', zh: '文号', en: 'Document number', width: 22, value: ({ documentNumber }) => documentNumber },
  { key: 'publishedOn', zh: '公布日期', en: 'Published on', width: 12, value: ({ publishedOn }) => publishedOn },
  { key: 'reason', zh: '更正原因', en: 'Why corrected', width: 24, value: ({ reason }) => reason },
];

/** Official figures as a workbook: exactly the rows that the filter and sort show. */
@Injectable()
export class OfficialValueExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly statistics: StatisticsService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '官方统计数', en: 'Official statistics' }, day: this.clock.today(), columns: COLUMNS, rows: this.statistics.records(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'official-value:exported', entity: 'official-value', details: { filter: query.filter ?? null } })),
    });
  }
}
