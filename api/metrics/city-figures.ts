import { Injectable } from '@nestjs/common';
import type { MetricLine, MetricUnit } from '../../shared/contracts/metrics.js';
import type { Period } from '../../shared/period.js';
import { STAGES, type Label, type Stage } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import type { ListQuery, Page } from '../core/http/list.js';
import type { OfficialCoverage } from '../../shared/vocabulary.js';
import { currentScope } from '../core/request-context.js';
import { DataScopes } from '../identity/data-scope.js';
import { placeOf } from '../statistics/places.js';
import { NOTHING } from './domain/allocate.js';
import { flowOutcome } from './domain/counting.js';
import { officialAnswer } from './domain/official.js';
import { figures, type Figures } from './domain/figures.js';
import { MetricBreakdowns, together, type Table } from './metric-breakdowns.js';
import { MetricLines } from './metric-lines.js';
import { MetricScopes } from './metric-scopes.js';
import { MetricsRegistry } from './metrics-registry.js';
import { QuestionReader, type RawQuery } from './question-reader.js';
import { join } from './fragments.js';
import { Tallies } from './tallies.js';

/** The figures of one metric by scope key: `city`, `county:610902`, `park:3`, `organisation:7`. */
export interface CityTable { unit: MetricUnit; of(scopeKey: string): Figures & { /** Of a published figure: the first day after the period that it is of. */ until?: string } }

/** An open project that a metric does not count, what it would add, and whether only the confirmation is missing. */
export interface Prospect { projectId: number; contribution: number; waiting: boolean; stage: Stage }
/** `step`: one act that several metrics may count at once, such as a signing. */
export interface MetricProspects { step: string; what: Label; confirmation: Label; rows: Prospect[] }

/**
 * Figures of a metric for every place and organisation of the city, the same whoever asks: what targets and assessments compare. Who may
 * see which of them is for the asking module to decide.
 */
@Injectable()
export class CityFigures {
  constructor(
    private readonly registry: MetricsRegistry,
    private readonly reader: QuestionReader,
    private readonly scopes: MetricScopes,
    private readonly breakdowns: MetricBreakdowns,
    private readonly metricLines: MetricLines,
    private readonly tallies: Tallies,
    private readonly organisations: DataScopes,
    private readonly database: Database,
  ) {}

  /** One or two grouped statements a side, however many scopes. @throws 404 unknown metric, 400 naming everything wrong */
  async table(code: string, raw: RawQuery, byOrganisation: boolean): Promise<CityTable> {
    const metric = this.registry.get(code);
    const { question } = this.reader.read(metric, raw);
    const plan = metric.plan(question);
    const city = await this.scopes.inCity('city', question);
    if (metric.imported) {
      const [published, tree] = await Promise.all([this.breakdowns.published(plan, city), this.organisations.tree()]);
      const placeKey = (scopeKey: string) => (scopeKey.startsWith('organisation:') ? placeOf(Number(scopeKey.slice('organisation:'.length)), tree) : scopeKey);
      return {
        unit: metric.unit,
        of: (scopeKey) => {
          const found = published.get(placeKey(scopeKey) ?? '');
          return { ...figures(plan, { measure: found ?? NOTHING }), ...(found ? { until: found.until } : {}) };
        },
      };
    }
    const [places, owners, rows, tree] = await Promise.all([
      this.breakdowns.table('park', plan, question, city),
      byOrganisation ? this.breakdowns.table('organisation', plan, question, city) : undefined,
      this.scopes.places(),
      this.organisations.tree(),
    ]);
    const keysOf = (scopeKey: string): { table: Table; keys: string[] } | undefined => {
      const [kind, value = ''] = scopeKey.split(':', 2) as [string, string?];
      if (kind === 'county') return { table: places, keys: rows.filter((place) => place.countyCode === value).map((place) => place.key) };
      if (kind === 'organisation' && owners) return { table: owners, keys: tree.subtree(Number(value)).map((id) => `owner:${id}`) };
      return kind === 'park' ? { table: places, keys: [scopeKey] } : undefined;
    };
    return {
      unit: metric.unit,
      of: (scopeKey) => {
        const found = keysOf(scopeKey);
        return figures(plan, found ? together(plan, found.table, found.keys) : places.whole);
      },
    };
  }

  /**
   * What a flow came to in each of several periods, which may overlap: one statement, however many periods; null where nothing was published.
   * `raw` asks for a period that holds them all.
   */
  async spans(code: string, raw: RawQuery, scopeKey: string, periods: readonly Period[]): Promise<(number | null)[]> {
    const metric = this.registry.get(code);
    const { question } = this.reader.read(metric, raw);
    const plan = metric.plan(question);
    if (!('measure' in plan) || metric.nature !== 'flow') throw new Error(`${code} is no flow`);
    const { measure } = plan;
    const { narrow } = await this.scopes.inCity(scopeKey, question);
    if (metric.parts) {
      const parts = metric.parts(question);
      const published = await this.breakdowns.publishedWithin(parts, narrow(parts.relation));
      return periods.map((period) => officialAnswer(published, period, question.args['coverage'] as OfficialCoverage, parts.relation.imported!)?.value ?? null);
    }
    const { dated } = measure.relation;
    const rows = await this.tallies.grouped(measure, narrow(measure.relation), { occurredFrom: `${dated}.\`occurredFrom\``, occurredUntil: `${dated}.\`occurredUntil\`` });
    return periods.map((period) => rows.reduce((sum, row) => (flowOutcome({ occurredFrom: String(row['occurredFrom']), occurredUntil: String(row['occurredUntil']) }, period) === 'counted' ? sum + row.value : sum), 0));
  }

  /** Open projects that the metric leaves out, the nearest first; undefined for a metric that says nothing of them. */
  async prospects(code: string, raw: RawQuery, scopeKey: string, most: number): Promise<MetricProspects | undefined> {
    const metric = this.registry.get(code);
    const { question } = this.reader.read(metric, raw);
    const plan = metric.plan(question);
    if (!metric.prospects || !('measure' in plan)) return undefined;
    const { from, where, waiting, value, what, confirmation } = metric.prospects(question);
    const { narrow } = await this.scopes.inCity(scopeKey, question);
    const condition = join([...where, ...narrow(plan.measure.relation)], ' AND ');
    const nearness = `CASE p.\`stage\` ${Object.keys(STAGES).map((stage, index) => `WHEN '${stage}' THEN ${index}`).join(' ')} ELSE 0 END`;
    const rows = await this.database.query<Prospect>(
      `SELECT r.\`projectId\`, ${value} AS \`contribution\`, CASE WHEN ${waiting.sql} THEN 1 ELSE 0 END AS \`waiting\`, p.\`stage\` FROM ${from.sql} WHERE ${condition.sql} ORDER BY 3 DESC, ${nearness} DESC, r.\`agreedInvestmentFen\` DESC, r.\`projectId\` LIMIT ${most}`,
      [...waiting.params, ...from.params, ...condition.params]);
    return { step: `${what.en} ${confirmation.en}`, what, confirmation, rows: rows.map((row) => ({ ...row, waiting: Number(row.waiting) === 1 })) };
  }

  /** What every park's figure is made of, without names, at most `most` lines a park; of a rate, its numerator. */
  linesByPark(code: string, raw: RawQuery, most: number): ReturnType<MetricLines['byPark']> {
    const metric = this.registry.get(code);
    const plan = metric.plan(this.reader.read(metric, raw).question);
    return this.metricLines.byPark('measure' in plan ? plan.measure : plan.numerator, most);
  }

  /** The lines behind one figure; what lies outside the caller's scope is a line without a name. */
  async lines(code: string, raw: RawQuery, scopeKey: string, query: ListQuery, part?: 'numerator' | 'denominator'): Promise<Page<MetricLine>> {
    const metric = this.registry.get(code);
    const { question } = this.reader.read(metric, raw);
    const plan = metric.plan(question);
    const { narrow } = await this.scopes.inCity(scopeKey, question);
    const measure = 'measure' in plan ? plan.measure : plan[part ?? 'numerator'];
    return this.metricLines.page(measure, narrow(measure.relation), false, query, currentScope('metric:read'));
  }
}
