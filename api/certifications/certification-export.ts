import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CertificationCandidate } from '../../shared/contracts/certifications.js';
import { CERTIFICATION_KINDS, CERTIFICATION_VERDICTS, ORIGINS, STAGES, VERIFICATIONS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { candidateQuestion } from './certification-list.js';
import { CertificationsService } from './certifications.service.js';

type Column = [zh: string, en: string, width: number, value: (row: CertificationCandidate, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const COLUMNS: readonly Column[] = [
  ['项目编号', 'Code', 13, (row) => row.projectCode],
  ['项目名称', 'Project', 42, (row) => row.projectName],
  ['投资单位', 'Investors', 30, (row) => row.investors.join('、')],
  ['达成日期', 'Reached', 12, (row) => (row.reachedOnPrecision === 'month' ? row.reachedOn.slice(0, 7) : row.reachedOnPrecision === 'year' ? row.reachedOn.slice(0, 4) : row.reachedOn)],
  ['核验', 'Verification', 16, (row, locale) => VERIFICATIONS[row.verification][locale]],
  ['当前阶段', 'Stage', 10, (row, locale) => STAGES[row.stage][locale]],
  ['协议投资(万元)', 'Agreed investment (10k yuan)', 16, (row) => row.agreedInvestmentFen, 'wan'],
  ['产业类别', 'Industry', 18, (row) => row.industryText],
  ['落地', 'Place', 22, (row) => row.parkName ?? row.regionName],
  ['责任单位', 'Organisation', 20, (row) => row.organisationName],
  ['填报资金来源', 'Stated origin', 16, (row, locale) => row.projectOrigin && ORIGINS[row.projectOrigin][locale]],
  ['认定结论', 'Decision', 12, (row, locale) => row.verdict && CERTIFICATION_VERDICTS[row.verdict][locale]],
  ['认定资金来源', 'Certified origin', 16, (row, locale) => row.origin && ORIGINS[row.origin][locale]],
  ['文号', 'Decision number', 20, (row) => row.decisionNumber],
  ['决定日期', 'Decided on', 12, (row) => row.decidedOn],
  ['理由', 'Reason', 40, (row) => row.reason],
];

/** The bureau's list of a year and kind as a workbook. */
@Injectable()
export class CertificationExport {
  constructor(private readonly database: Database, private readonly audit: AuditService, private readonly certifications: CertificationsService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    const { year, kind } = candidateQuestion(query);
    const rows = await this.certifications.allCandidates(query);
    await this.database.write(() => this.audit.record({ action: 'certification:export', entity: 'certification', details: { year, kind } }));
    const name = locale === 'zh' ? `${year}年${CERTIFICATION_KINDS[kind].zh}认定` : `${CERTIFICATION_KINDS[kind].en} ${year}`;
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}.xlsx`, sheet: name, columns, headRows: 1, frozenColumns: 2, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (const row of rows) await sheet.row(COLUMNS.map(([, , , value]) => value(row, locale)));
    });
  }
}
