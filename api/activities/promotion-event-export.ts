import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PromotionEventRecord } from '../../shared/contracts/activities.js';
import { PROMOTION_EVENT_KINDS, PROMOTION_EVENT_STATES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { PROMOTION_ENTITY, PromotionEventsService } from './promotion-events.service.js';

const COLUMNS: readonly ExportColumn<PromotionEventRecord>[] = [
  { key: 'name', zh: '活动名称', en: 'Event', width: 36, value: (event) => event.name },
  { key: 'kind', zh: '类型', en: 'Kind', width: 14, value: (event, locale) => PROMOTION_EVENT_KINDS[event.kind][locale] },
  { key: 'when', zh: '开始日期', en: 'First day', width: 12, value: (event) => event.startsOn, format: 'day' },
  { key: 'when', zh: '结束日期', en: 'Last day', width: 12, value: (event) => event.endsOn, format: 'day' },
  { key: 'place', zh: '地点', en: 'Place', width: 24, value: (event) => event.place },
  { key: 'place', zh: '所在地区', en: 'Region', width: 20, value: (event) => event.regionName },
  { key: 'place', zh: '省外', en: 'Out of province', width: 10, value: (event, locale) => (event.outOfProvince === null ? null : event.outOfProvince ? { zh: '是', en: 'yes' }[locale] : { zh: '否', en: 'no' }[locale]) },
  { key: 'organisation', zh: '单位', en: 'Organisation', width: 22, value: (event) => event.organisationName },
  { key: 'name', zh: '主办单位', en: 'Organiser', width: 22, value: (event) => event.organiser },
  { key: 'name', zh: '协办单位', en: 'Cooperators', width: 24, value: (event) => event.cooperators.join('、') },
  { key: 'people', zh: '参会企业', en: 'Companies', width: 30, value: (event) => event.companies.join('、') },
  { key: 'people', zh: '参会人数', en: 'People', width: 10, value: (event) => event.peopleCount, format: 'integer' },
  { key: 'people', zh: '费用(万元)', en: 'Cost (10k yuan)', width: 14, value: (event) => event.costFen, format: 'wan' },
  { key: 'state', zh: '状态', en: 'State', width: 12, value: (event, locale) => PROMOTION_EVENT_STATES[event.state][locale] },
  { key: 'leads', zh: '形成线索', en: 'Leads', width: 10, value: (event) => event.leadCount, format: 'integer' },
  { key: 'signed', zh: '签约项目', en: 'Signed', width: 10, value: (event) => event.signedCount, format: 'integer' },
  { key: 'signed', zh: '签约金额(万元)', en: 'Signed investment (10k yuan)', width: 16, value: (event) => event.signedInvestmentFen, format: 'wan' },
  { key: 'state', zh: '活动成效', en: 'Outcome', width: 40, value: (event) => event.outcome },
];

/** The list of promotion events as a workbook: exactly the rows and columns that the list shows. */
@Injectable()
export class PromotionEventExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly events: PromotionEventsService) {}

  async send({ columns, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '推介对接活动', en: 'Promotion events' }, day: this.clock.today(), columns: chosenColumns(COLUMNS, columns), rows: this.events.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'promotion-event:export', entity: PROMOTION_ENTITY, details: { filter: query.filter ?? null } })),
    });
  }
}
