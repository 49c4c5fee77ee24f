import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { ATTRACTION_MODES, LAND_MODES, ORIGINS, PROJECT_KINDS, PROJECT_STATUSES, STAGES, VERIFICATIONS, type Label } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { ProjectReader } from './project-reader.js';

type Column = [zh: string, en: string, width: number, value: (project: ProjectRecord, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const word = (vocabulary: Record<string, Label>, code: string | null, locale: 'zh' | 'en') => (code ? (vocabulary[code]?.[locale] ?? code) : null);
/** A date as precisely as it is known, so that the file reads back as it was: 2021-03 for a month, 2021 for a year. */
const dated = (on: string | null, precision: string | null) => (on === null ? null : precision === 'month' ? on.slice(0, 7) : precision === 'year' ? on.slice(0, 4) : on);

/** Headers are those the import reads, so that an export comes back as it went out. */
const COLUMNS: readonly Column[] = [
  ['项目编号', 'Code', 13, (project) => project.code],
  ['项目名称', 'Project', 44, (project) => project.name],
  ['投资单位', 'Investors', 32, (project) => project.investors.join('、')],
  ['所在地', 'Place', 24, (project) => project.regionName],
  ['落地园区', 'Park', 22, (project) => project.parkName ?? project.parkText],
  ['责任单位', 'Organisation', 20, (project) => project.organisationName],
  ['引荐单位', 'Introducing unit', 18, (project) => project.introducingOrganisationName],
  ['产业类别', 'Industry', 18, (project) => project.industryText ?? project.industryCode],
  ['总投资(万元)', 'Agreed investment (10k yuan)', 16, (project) => project.agreedInvestmentFen, 'wan'],
  ['项目进度', 'Stage', 10, (project, locale) => (project.status === 'active' ? word(STAGES, project.stage, locale) : word(PROJECT_STATUSES, project.status, locale))],
  ['签约时间', 'Signed on', 12, (project) => dated(project.signedOn, project.signedOnPrecision)],
  ['开工时间', 'Started on', 12, (project) => dated(project.startedOn, project.startedOnPrecision)],
  ['竣工时间', 'Built on', 12, (project) => dated(project.builtOn, project.builtOnPrecision)],
  ['投产时间', 'Producing on', 12, (project) => dated(project.producedOn, project.producedOnPrecision)],
  ['到位资金(万元)', 'Funds arrived (10k yuan)', 16, (project) => project.fundsArrivedFen, 'wan'],
  ['完成投资(万元)', 'Completed investment (10k yuan)', 16, (project) => project.completedInvestmentFen, 'wan'],
  ['核验状态', 'Verification', 14, (project, locale) => word(VERIFICATIONS, project.stageVerification, locale)],
  ['项目类型', 'Kind', 10, (project, locale) => word(PROJECT_KINDS, project.kind, locale)],
  ['用地方式', 'Land mode', 10, (project, locale) => word(LAND_MODES, project.landMode, locale)],
  ['招商方式', 'Attraction mode', 12, (project, locale) => word(ATTRACTION_MODES, project.attractionMode, locale)],
  ['资金来源', 'Origin', 14, (project, locale) => word(ORIGINS, project.origin, locale)],
  ['项目公司', 'Project company', 28, (project) => project.projectCompanyName],
  ['包抓领导', 'Leader in charge', 12, (project) => project.leaderInCharge],
  ['招商专员', 'Officer', 12, (project) => project.officerName],
  ['建设内容及规模', 'Content and scale', 50, (project) => project.contentAndScale],
  ['备注', 'Remarks', 30, (project) => project.remarks],
];

/** The project list as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class ProjectExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reader: ProjectReader, private readonly audit: AuditService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    // The first row is fetched before anything is sent, so that a bad filter is an answer and not a broken file.
    const rows = this.reader.all(query);
    const first = await rows.next();
    await this.database.write(() => this.audit.record({ action: 'project:export', entity: 'project', details: { filter: query.filter ?? null } }));
    const name = locale === 'zh' ? '招商项目' : 'Projects';
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}-${this.clock.today()}.xlsx`, sheet: name, columns, headRows: 1, frozenColumns: 2, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (let next = first; !next.done; next = await rows.next()) {
        const project = next.value;
        await sheet.row(COLUMNS.map(([, , , value]) => value(project, locale)));
      }
    });
  }
}
