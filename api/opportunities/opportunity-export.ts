import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OpportunityRecord } from '../../shared/contracts/opportunities.js';
import { COOPERATION_MODES, OPPORTUNITY_STATES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { OpportunityReader } from './opportunity-reader.js';

const COLUMNS: readonly ExportColumn<OpportunityRecord>[] = [
  { key: 'name', zh: '编号', en: 'Code', width: 13, value: (opportunity) => opportunity.code },
  { key: 'name', zh: '项目名称', en: 'Opportunity', width: 40, value: (opportunity) => opportunity.name },
  { key: 'state', zh: '状态', en: 'State', width: 10, value: (opportunity, locale) => OPPORTUNITY_STATES[opportunity.state][locale] },
  { key: 'industry', zh: '产业', en: 'Chain or field', width: 24, value: (opportunity) => opportunity.chain },
  { key: 'industry', zh: '行业代码', en: 'Industry code', width: 10, value: (opportunity) => opportunity.industryCode },
  { key: 'industry', zh: '行业', en: 'Industry', width: 26, value: (opportunity) => opportunity.industryName },
  { key: 'place', zh: '园区', en: 'Park', width: 24, value: (opportunity) => opportunity.parkName },
  { key: 'place', zh: '县区', en: 'County', width: 12, value: (opportunity) => opportunity.regionName },
  { key: 'investment', zh: '预计投资(万元)', en: 'Expected investment (10k yuan)', width: 16, value: (opportunity) => opportunity.expectedInvestmentFen, format: 'wan' },
  { key: 'investment', zh: '预计年产值(万元)', en: 'Expected yearly output (10k yuan)', width: 16, value: (opportunity) => opportunity.expectedOutputFen, format: 'wan' },
  { key: 'investment', zh: '用地(亩)', en: 'Land (mu)', width: 10, value: (opportunity) => opportunity.landMu, format: 'decimal' },
  { key: 'investment', zh: '厂房(平方米)', en: 'Factory (m²)', width: 12, value: (opportunity) => opportunity.factorySquareMetres, format: 'decimal' },
  { key: 'cooperation', zh: '合作方式', en: 'Cooperation', width: 12, value: (opportunity, locale) => (opportunity.cooperation ? COOPERATION_MODES[opportunity.cooperation][locale] : null) },
  { key: 'name', zh: '建设内容', en: 'Content', width: 50, value: (opportunity) => opportunity.content },
  { key: 'name', zh: '项目简介', en: 'Brief', width: 50, value: (opportunity) => opportunity.brief },
  { key: 'organisation', zh: '发布单位', en: 'Offered by', width: 20, value: (opportunity) => opportunity.organisationName },
  { key: 'organisation', zh: '联系单位', en: 'Contact unit', width: 20, value: (opportunity) => opportunity.contactUnit },
  { key: 'organisation', zh: '联系人', en: 'Contact', width: 10, value: (opportunity) => opportunity.contactName },
  { key: 'organisation', zh: '联系电话', en: 'Phone', width: 16, value: (opportunity) => opportunity.contactPhone },
  { key: 'leads', zh: '形成线索', en: 'Leads', width: 8, value: (opportunity) => opportunity.leadCount, format: 'integer' },
];

/** The project library as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class OpportunityExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reader: OpportunityReader, private readonly audit: AuditService) {}

  async send({ columns, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '招商项目库', en: 'Project library' }, day: this.clock.today(), columns: chosenColumns(COLUMNS, columns), rows: this.reader.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'opportunity:export', entity: 'opportunity', details: { filter: query.filter ?? null } })),
    });
  }
}
