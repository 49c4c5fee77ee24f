import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { formatForeign } from '../../shared/exchange.js';
import { ATTRACTION_MODES, LAND_MODES, ORIGINS, PROJECT_KINDS, PROJECT_STATUSES, STAGES, VERIFICATIONS, type Label } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { ProjectReader } from './project-reader.js';

interface Column { key: string; zh: string; en: string; width: number; value: (project: ProjectRecord, locale: 'zh' | 'en', clock: Clock) => CellValue; format?: CellFormat }

const word = (vocabulary: Record<string, Label>, code: string | null, locale: 'zh' | 'en') => (code ? (vocabulary[code]?.[locale] ?? code) : null);
/** A date as precisely as it is known, so that the file reads back as it was: 2021-03 for a month, 2021 for a year. */
const dated = (on: string | null, precision: string | null) => (on === null ? null : precision === 'month' ? on.slice(0, 7) : precision === 'year' ? on.slice(0, 4) : on);
const column = (key: string, zh: string, en: string, width: number, value: Column['value'], format?: CellFormat): Column => ({ key, zh, en, width, value, ...(format ? { format } : {}) });

const foreign = ({ foreignAmountMinor, currency }: ProjectRecord) => (foreignAmountMinor === null || currency === null ? null : formatForeign(foreignAmountMinor, currency, 'zh'));

/** Headers and words are those the import reads, so that an export comes back as it went out. */
const COLUMNS: readonly Column[] = [
  column('code', '项目编号', 'Project code', 13, (project) => project.code),
  column('name', '项目名称', 'Project name', 44, (project) => project.name),
  column('investors', '投资单位', 'Investors', 32, (project) => project.investors.join('、')),
  column('regionCode', '所在地', 'Location', 24, (project) => project.regionName),
  column('parkId', '落地园区', 'Park', 22, (project) => project.parkName ?? project.parkText),
  column('organisationId', '责任单位', 'Responsible unit', 20, (project) => project.organisationName),
  column('introducingOrganisationId', '引荐单位', 'Introducing unit', 18, (project) => project.introducingOrganisationName),
  column('industryText', '产业类别', 'Industry', 18, (project) => project.industryText ?? project.industryCode),
  column('agreedInvestmentFen', '总投资(万元)', 'Agreed investment (10k yuan)', 16, (project) => project.agreedInvestmentFen ?? foreign(project), 'wan'),
  column('agreedInvestmentQualifier', '总投资说明', 'Amount qualifier', 10, (project) => project.agreedInvestmentQualifier),
  column('foreignAmountMinor', '外币金额', 'Foreign amount', 14, foreign),
  column('stage', '项目进度', 'Stage', 10, (project, locale) => word(STAGES, project.stage, locale)),
  column('status', '项目状况', 'Status', 10, (project, locale) => word(PROJECT_STATUSES, project.status, locale)),
  column('signedOn', '签约时间', 'Signed on', 12, (project) => dated(project.signedOn, project.signedOnPrecision)),
  column('startedOn', '开工时间', 'Started on', 12, (project) => dated(project.startedOn, project.startedOnPrecision)),
  column('builtOn', '竣工时间', 'Built on', 12, (project) => dated(project.builtOn, project.builtOnPrecision)),
  column('producedOn', '投产时间', 'In production since', 12, (project) => dated(project.producedOn, project.producedOnPrecision)),
  column('fundsArrivedFen', '到位资金(万元)', 'Funds arrived (10k yuan)', 16, (project) => project.fundsArrivedFen, 'wan'),
  column('completedInvestmentFen', '完成投资(万元)', 'Completed investment (10k yuan)', 16, (project) => project.completedInvestmentFen, 'wan'),
  column('tier', '投资分级', 'Tier', 14, (project) => project.tier?.name ?? null),
  column('stageVerification', '核验状态', 'Verification', 14, (project, locale) => word(VERIFICATIONS, project.stageVerification, locale)),
  column('kind', '项目类型', 'Kind', 10, (project, locale) => word(PROJECT_KINDS, project.kind, locale)),
  column('landMode', '用地方式', 'Land mode', 10, (project, locale) => word(LAND_MODES, project.landMode, locale)),
  column('attractionMode', '招商方式', 'Attraction mode', 12, (project, locale) => word(ATTRACTION_MODES, project.attractionMode, locale)),
  column('origin', '资金来源', 'Origin', 14, (project, locale) => word(ORIGINS, project.origin, locale)),
  column('projectCompanyId', '项目公司', 'Project company', 28, (project) => project.projectCompanyName),
  column('leaderInCharge', '包抓领导', 'Leader in charge', 12, (project) => project.leaderInCharge),
  column('officerId', '招商专员', 'Officer', 12, (project) => project.officerName),
  column('nextStepOn', '下一步日期', 'Next step on', 12, (project) => project.nextStepOn),
  column('contentAndScale', '建设内容及规模', 'Content and scale', 50, (project) => project.contentAndScale),
  column('remarks', '备注', 'Remarks', 30, (project) => project.remarks),
  column('updatedAt', '更新日期', 'Updated on', 12, (project, _locale, clock) => clock.dayOf(project.updatedAt)),
];

/** Every header of the project list as a file, in both languages. */
export const PROJECT_HEADERS: ReadonlySet<string> = new Set(COLUMNS.flatMap(({ zh, en }) => [zh, en]));

/** The columns asked for, in the order asked for; all when none are named. @throws 400 naming every unknown one */
function columnsOf(asked: string | undefined): readonly Column[] {
  const keys = [...new Set((asked ?? '').split(',').map((key) => key.trim()).filter(Boolean))];
  const unknown = keys.filter((key) => !COLUMNS.some((entry) => entry.key === key));
  if (unknown.length) throw badRequest('unknown-column', { column: unknown.join(', ') }, [{ path: 'columns', code: 'unknown-column', params: { column: unknown.join(', ') } }]);
  return keys.length ? keys.map((key) => COLUMNS.find((entry) => entry.key === key)!) : COLUMNS;
}

/** The project list as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class ProjectExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly reader: ProjectReader, private readonly audit: AuditService) {}

  async send({ columns: asked, ...query }: ListQuery & { columns?: string }, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    const columns = columnsOf(asked);
    // The first row is fetched before anything is sent, so that a bad filter is an answer and not a broken file.
    const rows = this.reader.all(query);
    const first = await rows.next();
    await this.database.write(() => this.audit.record({ action: 'project:export', entity: 'project', details: { filter: query.filter ?? null, ...(asked ? { columns: columns.map(({ key }) => key) } : {}) } }));
    const name = locale === 'zh' ? '招商项目' : 'Projects';
    const shapes = columns.map(({ width, format }) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}-${this.clock.today()}.xlsx`, sheet: name, columns: shapes, headRows: 1, frozenColumns: Math.min(2, columns.length - 1), landscape: true }, async (sheet) => {
      await sheet.row(columns.map(({ zh, en }) => (locale === 'zh' ? zh : en)), 'head');
      for (let next = first; !next.done; next = await rows.next()) {
        const project = next.value;
        await sheet.row(columns.map(({ value }) => value(project, locale, this.clock)));
      }
    });
  }
}
