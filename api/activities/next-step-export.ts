import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { NextStepRecord } from '../../shared/contracts/activities.js';
import { NEXT_STEP_STATUSES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { NextStepReader } from './next-step-reader.js';

const COLUMNS: readonly ExportColumn<NextStepRecord>[] = [
  { key: 'step', zh: '下一步', en: 'Next step', width: 40, value: (step) => step.what },
  { key: 'step', zh: '截止日期', en: 'Due', width: 12, value: (step) => step.dueOn, format: 'day' },
  { key: 'step', zh: '状态', en: 'Status', width: 10, value: (step, locale) => NEXT_STEP_STATUSES[step.status][locale] },
  { key: 'step', zh: '责任人', en: 'Owner', width: 14, value: (step) => step.ownerName },
  { key: 'step', zh: '项目编号', en: 'Project code', width: 13, value: (step) => step.projectCode },
  { key: 'step', zh: '项目名称', en: 'Project', width: 40, value: (step) => step.projectName },
  { key: 'step', zh: '登记人', en: 'Set by', width: 14, value: (step) => step.createdByName },
];

/** The list of next steps as a workbook: exactly the rows that its filter and sort show. */
@Injectable()
export class NextStepExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly steps: NextStepReader) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '下一步', en: 'Next steps' }, day: this.clock.today(), columns: COLUMNS, rows: this.steps.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'next-step:export', entity: 'next-step', details: { filter: query.filter ?? null } })),
    });
  }
}
