import { Injectable } from '@nestjs/common';
import type { TargetForecast } from '../../shared/contracts/targets.js';
import { addDays, addMonths } from '../../shared/day.js';
import { yearPeriod } from '../../shared/period.js';
import { FOREVER } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { placeholders, sumOf } from '../core/database/rows.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { CityFigures } from '../metrics/city-figures.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { LEAST_YEARS, likelyRange, type PastYear } from './domain/forecast.js';
import { readScope } from './domain/scope.js';
import type { Target } from './entities.js';
import { TargetLayout } from './target-layout.js';
import { TargetProgressReader, type Moment } from './target-progress.js';
import { scaleOf, TargetsService } from './targets.service.js';

const PAST_YEARS = 5;
const MOST_DUE = 200;
/** When an open project `p` is to reach a milestone: an SQL expression, what it joins, what else must hold, and in which words that is said. */
interface Planned { milestone: string; day: string; said: 'own' | 'batch' | 'start'; join?: string; also?: string }
const OWN_DAYS: Readonly<Record<string, string>> = { started: 'p.`plannedStartOn`', built: 'p.`plannedBuiltOn`', producing: 'p.`plannedProducingOn`' };

/** Nobody plans the day on which a project signs or a company settles: the yearly plan says who is to sign, and who is to start building has settled by then. */
function plannedFor({ metric, arguments: { milestone }, year }: Target): Planned | undefined {
  if (metric === 'new-companies') {
    return { ...SETTLING, also: `${SETTLING.also} AND NOT EXISTS (SELECT 1 FROM \`project\` q JOIN \`milestone_fact\` g ON g.\`projectId\` = q.\`id\` WHERE q.\`projectCompanyId\` = p.\`projectCompanyId\` AND COALESCE(g.\`milestone\`, '') = 'settled' AND g.\`knownTo\` = '${FOREVER}' AND g.\`verification\` <> 'rejected')
      AND NOT EXISTS (SELECT 1 FROM \`project\` q WHERE q.\`projectCompanyId\` = p.\`projectCompanyId\` AND q.\`archivedAt\` IS NULL AND q.\`status\` = 'active' AND q.\`parkId\` IS NOT NULL AND (q.\`plannedStartOn\` < p.\`plannedStartOn\` OR (q.\`plannedStartOn\` = p.\`plannedStartOn\` AND q.\`id\` < p.\`id\`)))` };
  }
  if (!['projects-reached', 'agreed-investment-reached'].includes(metric)) return undefined;
  if (milestone === 'signed') return { milestone, said: 'batch', day: `COALESCE(b.\`dueOn\`, '${year}-12-31')`, join: `JOIN \`batch_entry\` b ON b.\`projectId\` = p.\`id\` AND b.\`year\` = ${year} AND b.\`batch\` = 'sign' AND b.\`knownTo\` = '${FOREVER}'` };
  if (milestone === 'settled') return SETTLING;
  const day = OWN_DAYS[String(milestone)];
  return day ? { milestone: String(milestone), day, said: 'own' } : undefined;
}
const SETTLING: Planned = { milestone: 'settled', day: 'p.`plannedStartOn`', said: 'start', also: 'p.`parkId` IS NOT NULL' };

const TEXTS = {
  zh: {
    method: (years: string) => `本市 ${years} 年同日之后的增长倍数（年末数 ÷ 同日数）取最低、中位、最高，乘以目前完成数。只用本市往年数据，不含计划。`,
    few: `往年数据不足 ${LEAST_YEARS} 年，不作区间估计。`, stock: '时点数和比率不作年末估计。', imported: '官方统计数由有关部门公布，不作年末估计。',
    own: '按项目计划日期。', batch: '按年度滚动计划“签约一批”中的项目及其期限，未写期限的按年底。', start: '按项目计划开工日：开工前应已完成注册并取得用地或厂房，即已入园。', elsewhere: '〔其他单位的项目〕', confidential: '〔保密项目〕',
  },
  en: {
    method: (years: string) => `The lowest, median and highest growth after the same day in ${years} (year end ÷ same day), times what is reached now. Past years of this city only, no plans.`,
    few: `Fewer than ${LEAST_YEARS} past years with data: no range.`, stock: 'No estimate for what stands on a day, or for rates.', imported: 'Official statistics are published by others: no estimate.',
    own: 'By the planned days of the projects.', batch: 'By the projects to be signed of the yearly plan and their days; the end of the year where none is said.', start: 'By the planned start: a company is registered and has its land or factory, that is, has settled, before it builds.', elsewhere: '[project of another unit]', confidential: '[confidential project]',
  },
} as const;

interface DueRow { id: number; name: string; code: string; plannedOn: string; contribution: number; parkName: string | null; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null }

/** What a target may come to by the end of its year: the projects planned for it, and a range from the city's own past. */
@Injectable()
export class TargetForecasts {
  constructor(
    private readonly database: Database,
    private readonly targets: TargetsService,
    private readonly reader: TargetProgressReader,
    private readonly figures: CityFigures,
    private readonly metrics: MetricsRegistry,
    private readonly layout: TargetLayout,
  ) {}

  async forecast(id: number): Promise<TargetForecast> {
    const target = await this.targets.find(id);
    const moment = this.reader.moment({ year: String(target.year) });
    const metric = this.metrics.get(target.metric);
    const locale = currentLocale();
    const flows = metric.nature === 'flow' && metric.unit !== 'rate' && !metric.imported;
    const byOrganisation = target.scopeKey.startsWith('organisation:');
    const actual = (await this.figures.table(target.metric, this.reader.question(target, moment), byOrganisation)).of(target.scopeKey).value;
    const past = flows ? await this.past(target, moment) : [];
    const used = past.filter((year) => year.atSameDay > 0);
    const range = actual === null ? null : likelyRange(actual, used);
    const text = TEXTS[locale];
    return {
      actual, target: target.scaled / scaleOf(metric.unit), low: range?.low ?? null, middle: range?.middle ?? null, high: range?.high ?? null,
      method: metric.imported ? text.imported : !flows ? text.stock : range ? text.method(used.map((year) => year.year).reverse().join(locale === 'zh' ? '、' : ', ')) : text.few,
      years: used.map((year) => ({ ...year, factor: year.atYearEnd / year.atSameDay })).reverse(),
      ...(await this.due(target, moment.on)),
    };
  }

  /** Where past years stood on the same day, and where they ended: one statement. */
  private async past(target: Target, moment: Moment): Promise<PastYear[]> {
    const years = Array.from({ length: PAST_YEARS }, (_, index) => target.year - 1 - index);
    const question = { ...this.reader.question(target, moment), from: `${target.year - PAST_YEARS}-01-01` };
    const spans = await this.figures.spans(target.metric, question, target.scopeKey, years.flatMap((year, index) => [
      { from: `${year}-01-01`, until: addDays(addMonths(moment.on, -12 * (index + 1)), 1) }, yearPeriod(year),
    ]));
    return years.map((year, index) => ({ year, atSameDay: spans[2 * index] ?? 0, atYearEnd: spans[2 * index + 1] ?? 0 }));
  }

  /** Open projects that are to reach the milestone by the end of the year and have not; those whose day has passed come first. */
  private async due(target: Target, on: string): Promise<Pick<TargetForecast, 'due' | 'dueTotal' | 'dueCount' | 'dueMethod'>> {
    const planned = plannedFor(target);
    if (!planned) return { due: [], dueTotal: 0, dueCount: 0, dueMethod: null };
    const { milestone, day, said, join = '', also = '1 = 1' } = planned;
    const contribution = target.metric === 'agreed-investment-reached' ? 'COALESCE(p.`agreedInvestmentFen`, 0)' : '1';
    const scope = await this.scope(target.scopeKey);
    const minimum = Number(target.arguments['minimumFen'] ?? 0);
    const from = `\`project\` p ${join}`;
    const where = `p.\`archivedAt\` IS NULL AND p.\`status\` = 'active' AND ${day} <= ? AND COALESCE(p.\`agreedInvestmentFen\`, 0) >= ? AND ${scope.sql} AND ${also}
      AND NOT EXISTS (SELECT 1 FROM \`milestone_fact\` f WHERE f.\`projectId\` = p.\`id\` AND COALESCE(f.\`milestone\`, '') = ? AND f.\`knownTo\` = '${FOREVER}' AND f.\`verification\` <> 'rejected')`;
    const params = [`${target.year}-12-31`, minimum, ...scope.params, milestone];
    const [rows, sums] = await Promise.all([
      this.database.query<DueRow>(
        `SELECT p.\`id\`, p.\`name\`, p.\`code\`, ${day} AS \`plannedOn\`, ${contribution} AS \`contribution\`, k.\`name\` AS \`parkName\`, p.\`confidential\`, p.\`organisationId\`, p.\`introducingOrganisationId\`, p.\`parkId\`
         FROM ${from} LEFT JOIN \`park\` k ON k.\`id\` = p.\`parkId\` WHERE ${where} ORDER BY ${day}, p.\`id\` LIMIT ${MOST_DUE}`, params),
      this.database.queryOne<{ total: number; count: number }>(`SELECT ${sumOf(contribution)} AS \`total\`, COUNT(*) AS \`count\` FROM ${from} WHERE ${where}`, params),
    ]);
    const visible = currentScope('metric:read');
    const mayReadNames = currentUser().permissions.has('project:read-confidential');
    const text = TEXTS[currentLocale()];
    return {
      due: rows.map((row) => {
        const masked = !inScope(visible, row) ? text.elsewhere : Number(row.confidential) && !mayReadNames ? text.confidential : null;
        return { projectId: masked ? null : row.id, name: masked ?? row.name, code: masked ? null : row.code, plannedOn: row.plannedOn, contribution: row.contribution, parkName: row.parkName, overdue: row.plannedOn < on };
      }),
      dueTotal: sums?.total ?? 0, dueCount: sums?.count ?? 0, dueMethod: text[said],
    };
  }

  private async scope(key: string): Promise<{ sql: string; params: unknown[] }> {
    const scope = readScope(key)!;
    if (scope.kind === 'city') return { sql: '1 = 1', params: [] };
    if (scope.kind === 'park') return { sql: 'p.`parkId` = ?', params: [scope.id] };
    const layout = await this.layout.read();
    if (scope.kind === 'organisation') {
      const ids = layout.subtree(scope.id);
      return { sql: `p.\`organisationId\` IN (${placeholders(ids)})`, params: [...ids] };
    }
    const parkIds = [...layout.parks].filter(([, park]) => park.regionCode === scope.code).map(([id]) => id);
    return { sql: `(p.\`parkId\` IN (${placeholders(parkIds)}) OR (p.\`parkId\` IS NULL AND p.\`regionCode\` = ?))`, params: [...parkIds, scope.code] };
  }
}
