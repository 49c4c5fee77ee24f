import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { LedgerEventRecord } from '../../shared/contracts/projects.js';
import { EVENT_TYPES, MILESTONES, ORIGINS, PROJECT_STATUSES, STAGES, VERIFICATIONS, type Label } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { ReviewsService } from './reviews.service.js';

const CODES: Readonly<Record<string, Label>> = { ...STAGES, ...MILESTONES, ...PROJECT_STATUSES };

const COLUMNS: readonly ExportColumn<LedgerEventRecord>[] = [
  { key: 'project', zh: '项目编号', en: 'Code', width: 13, value: (event) => event.projectCode },
  { key: 'project', zh: '项目名称', en: 'Project', width: 42, value: (event) => event.projectName },
  { key: 'event', zh: '类别', en: 'Kind', width: 14, value: (event, locale) => EVENT_TYPES[event.type][locale] },
  { key: 'event', zh: '内容', en: 'What', width: 16, value: (event, locale) => event.code && (CODES[event.code]?.[locale] ?? event.code) },
  { key: 'occurredOn', zh: '日期', en: 'Date', width: 12, value: (event) => (event.occurredOnPrecision === 'month' ? event.occurredOn?.slice(0, 7) : event.occurredOnPrecision === 'year' ? event.occurredOn?.slice(0, 4) : event.occurredOn) },
  { key: 'amount', zh: '金额(万元)', en: 'Amount (10k yuan)', width: 16, value: (event) => event.amountFen, format: 'wan' },
  { key: 'amount', zh: '资金来源地', en: 'Origin', width: 16, value: (event, locale) => event.origin && ORIGINS[event.origin][locale] },
  { key: 'evidence', zh: '佐证份数', en: 'Evidence', width: 10, value: (event) => event.evidence.length, format: 'integer' },
  { key: 'verification', zh: '核验', en: 'Verification', width: 16, value: (event, locale) => event.verification && VERIFICATIONS[event.verification][locale] },
  { key: 'verification', zh: '审核意见', en: 'Review note', width: 24, value: (event) => event.reviews.at(-1)?.note },
  { key: 'project', zh: '园区', en: 'Park', width: 22, value: (event) => event.parkName },
  { key: 'project', zh: '责任单位', en: 'Organisation', width: 20, value: (event) => event.organisationName },
  { key: 'recorded', zh: '登记人', en: 'Recorded by', width: 12, value: (event) => event.recordedByName },
  { key: 'event', zh: '说明', en: 'Note', width: 30, value: (event) => event.reason },
];

/** Ledger rows across projects (the review queues) as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class LedgerExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly reviews: ReviewsService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '台账记录', en: 'Ledger events' }, day: this.clock.today(), columns: COLUMNS, rows: this.reviews.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'project-event:export', entity: 'project-event', details: { filter: query.filter ?? null } })),
    });
  }
}
