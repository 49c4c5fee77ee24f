import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { OpportunityRecord } from '../../shared/contracts/opportunities.js';
import { COOPERATION_MODES, OPPORTUNITY_STATES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { OpportunityReader } from './opportunity-reader.js';

type Column = [zh: string, en: string, width: number, value: (opportunity: OpportunityRecord, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const COLUMNS: readonly Column[] = [
  ['编号', 'Code', 13, (opportunity) => opportunity.code],
  ['项目名称', 'Opportunity', 40, (opportunity) => opportunity.name],
  ['状态', 'State', 10, (opportunity, locale) => OPPORTUNITY_STATES[opportunity.state][locale]],
  ['产业', 'Chain or field', 24, (opportunity) => opportunity.chain],
  ['行业代码', 'Industry code', 10, (opportunity) => opportunity.industryCode],
  ['行业', 'Industry', 26, (opportunity) => opportunity.industryName],
  ['园区', 'Park', 24, (opportunity) => opportunity.parkName],
  ['县区', 'County', 12, (opportunity) => opportunity.regionName],
  ['预计投资(万元)', 'Expected investment (10k yuan)', 16, (opportunity) => opportunity.expectedInvestmentFen, 'wan'],
  ['预计年产值(万元)', 'Expected yearly output (10k yuan)', 16, (opportunity) => opportunity.expectedOutputFen, 'wan'],
  ['用地(亩)', 'Land (mu)', 10, (opportunity) => opportunity.landMu, 'decimal'],
  ['厂房(平方米)', 'Factory (m²)', 12, (opportunity) => opportunity.factorySquareMetres, 'decimal'],
  ['合作方式', 'Cooperation', 12, (opportunity, locale) => (opportunity.cooperation ? COOPERATION_MODES[opportunity.cooperation][locale] : null)],
  ['建设内容', 'Content', 50, (opportunity) => opportunity.content],
  ['项目简介', 'Brief', 50, (opportunity) => opportunity.brief],
  ['发布单位', 'Offered by', 20, (opportunity) => opportunity.organisationName],
  ['联系单位', 'Contact unit', 20, (opportunity) => opportunity.contactUnit],
  ['联系人', 'Contact', 10, (opportunity) => opportunity.contactName],
  ['联系电话', 'Phone', 16, (opportunity) => opportunity.contactPhone],
  ['形成线索', 'Leads', 8, (opportunity) => opportunity.leadCount, 'integer'],
];

/** The project library as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class OpportunityExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reader: OpportunityReader, private readonly audit: AuditService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    const rows = this.reader.all(query);
    // The first row is fetched before anything is sent, so that a bad filter is an answer and not a broken file.
    const first = await rows.next();
    await this.database.write(() => this.audit.record({ action: 'opportunity:export', entity: 'opportunity', details: { filter: query.filter ?? null } }));
    const name = locale === 'zh' ? '招商项目库' : 'Project library';
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}-${this.clock.today()}.xlsx`, sheet: name, columns, headRows: 1, frozenColumns: 2, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (let next = first; !next.done; next = await rows.next()) {
        const opportunity = next.value;
        await sheet.row(COLUMNS.map(([, , , value]) => value(opportunity, locale)));
      }
    });
  }
}
