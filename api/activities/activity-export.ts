import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ActivityRecord } from '../../shared/contracts/activities.js';
import { ACTIVITY_KINDS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { ActivityReader } from './activity-reader.js';

const COLUMNS: readonly ExportColumn<ActivityRecord>[] = [
  { key: 'when', zh: '日期', en: 'Date', width: 12, value: (activity) => activity.occurredOn, format: 'day' },
  { key: 'when', zh: '时间', en: 'Time', width: 8, value: (activity) => activity.startsAt },
  { key: 'kind', zh: '类型', en: 'Kind', width: 12, value: (activity, locale) => ACTIVITY_KINDS[activity.kind][locale] },
  { key: 'company', zh: '对象企业', en: 'Company', width: 30, value: (activity) => activity.companyName },
  { key: 'company', zh: '对方人员', en: 'People met', width: 20, value: (activity) => activity.people },
  { key: 'company', zh: '主题', en: 'Subject', width: 30, value: (activity) => activity.subject },
  { key: 'notes', zh: '地点', en: 'Place', width: 20, value: (activity) => activity.place },
  { key: 'projects', zh: '相关项目', en: 'Projects', width: 40, value: (activity) => activity.projects.map((project) => `${project.name}（${project.code}）`).join('；') },
  { key: 'participants', zh: '我方人员', en: 'Our people', width: 20, value: (activity) => activity.participants.map((person) => person.name).join('、') },
  { key: 'notes', zh: '内容', en: 'Notes', width: 50, value: (activity) => activity.notes },
  { key: 'notes', zh: '结果', en: 'Result', width: 40, value: (activity) => activity.result },
  { key: 'evidence', zh: '材料', en: 'Files', width: 8, value: (activity) => activity.evidenceCount, format: 'integer' },
  { key: 'organisation', zh: '单位', en: 'Organisation', width: 20, value: (activity) => activity.organisationName },
  { key: 'organisation', zh: '登记人', en: 'Logged by', width: 12, value: (activity) => activity.createdByName },
];

/** The list of activities as a workbook: exactly the rows that its filter and sort show, streamed. */
@Injectable()
export class ActivityExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reader: ActivityReader, private readonly audit: AuditService) {}

  async send({ columns, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '招商活动', en: 'Activities' }, day: this.clock.today(), columns: chosenColumns(COLUMNS, columns), rows: this.reader.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'activity:export', entity: 'activity', details: { filter: query.filter ?? null } })),
    });
  }
}
