import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ActivityRecord } from '../../shared/contracts/activities.js';
import { ACTIVITY_KINDS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { ActivityReader } from './activity-reader.js';

type Column = [zh: string, en: string, width: number, value: (activity: ActivityRecord, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const COLUMNS: readonly Column[] = [
  ['日期', 'Date', 12, (activity) => activity.occurredOn, 'day'],
  ['时间', 'Time', 8, (activity) => activity.startsAt],
  ['类型', 'Kind', 12, (activity, locale) => ACTIVITY_KINDS[activity.kind][locale]],
  ['对象企业', 'Company', 30, (activity) => activity.companyName],
  ['对方人员', 'People met', 20, (activity) => activity.people],
  ['主题', 'Subject', 30, (activity) => activity.subject],
  ['地点', 'Place', 20, (activity) => activity.place],
  ['相关项目', 'Projects', 40, (activity) => activity.projects.map((project) => `${project.name}（${project.code}）`).join('、')],
  ['我方人员', 'Our people', 20, (activity) => activity.participants.map((person) => person.name).join('、')],
  ['内容', 'Notes', 50, (activity) => activity.notes],
  ['结果', 'Result', 40, (activity) => activity.result],
  ['材料', 'Files', 8, (activity) => activity.evidenceCount, 'integer'],
  ['单位', 'Organisation', 20, (activity) => activity.organisationName],
  ['登记人', 'Logged by', 12, (activity) => activity.createdByName],
];

/** The list of activities as a workbook: exactly the rows that its filter and sort show, streamed. */
@Injectable()
export class ActivityExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reader: ActivityReader, private readonly audit: AuditService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    // The first row is fetched before anything is sent, so that a bad filter is an answer and not a broken file.
    const rows = this.reader.all(query);
    const first = await rows.next();
    await this.database.write(() => this.audit.record({ action: 'activity:export', entity: 'activity', details: { filter: query.filter ?? null } }));
    const name = locale === 'zh' ? '招商活动' : 'Activities';
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}-${this.clock.today()}.xlsx`, sheet: name, columns, headRows: 1, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (let next = first; !next.done; next = await rows.next()) {
        const activity = next.value;
        await sheet.row(COLUMNS.map(([, , , value]) => value(activity, locale)));
      }
    });
  }
}
