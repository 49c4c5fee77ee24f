import { Injectable } from '@nestjs/common';
import type { MetricLine } from '../../shared/contracts/metrics.js';
import type { TargetDetail, TargetProgress, TargetTable } from '../../shared/contracts/targets.js';
import { addDays, addMonths, isDay } from '../../shared/day.js';
import { formatFen } from '../../shared/money.js';
import { lastDay, monthPeriod, yearPeriod } from '../../shared/period.js';
import { Clock } from '../core/clock.js';
import { badRequest } from '../core/errors.js';
import type { ListQuery, Page } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { CityFigures, type CityTable } from '../metrics/city-figures.js';
import { labelled, periodAnswer } from '../metrics/domain/periods.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import type { RawQuery } from '../metrics/question-reader.js';
import { Policy } from '../policy/policy.service.js';
import { expectedValue, standing, type PaceLamps } from './domain/pace.js';
import type { Target } from './entities.js';
import type { Layout } from './target-layout.js';
import { scaleOf, TargetsService } from './targets.service.js';

/** A moment at which targets are looked at. */
export interface Moment { year: number; on: string; asOf: string | null }

const TEXTS = {
  zh: { exact: '下级目标合计与本级一致', more: (difference: string) => `下级目标合计比本级多 ${difference}（层层加码的余量）`, less: (difference: string) => `下级目标合计比本级少 ${difference}（尚未分解）`, published: (on: string, because: string) => `公布数截至 ${on}：${because}` },
  en: { exact: 'The targets below add up to this one', more: (difference: string) => `The targets below add up to ${difference} more (headroom)`, less: (difference: string) => `The targets below add up to ${difference} less (not yet allocated)`, published: (on: string, because: string) => `Published until ${on}: ${because}` },
} as const;

/** The item of the policy packs by which targets light up. */
const PACE_LAMP_POLICY = 'targets.pace-lamp';

/** How far targets have come: two tables a metric, however many targets stand on it. */
@Injectable()
export class TargetProgressReader {
  constructor(private readonly targets: TargetsService, private readonly figures: CityFigures, private readonly metrics: MetricsRegistry, private readonly clock: Clock, private readonly policy: Policy) {}

  /** @throws 400 without a year, or for a day outside it or to come */
  moment(query: { year?: string; on?: string; asOf?: string }): Moment {
    const year = Number(query.year);
    if (!/^\d{4}$/.test(query.year ?? '') || year < 2000) throw badRequest('period-required', {}, [{ path: 'year', code: 'period-required' }]);
    const period = yearPeriod(year);
    if (query.asOf !== undefined && (!isDay(query.asOf) || query.asOf > this.clock.today())) throw badRequest('bad-period', {}, [{ path: 'asOf', code: isDay(query.asOf) ? 'future-date' : 'not-day', params: { today: this.clock.today() } }]);
    const latest = query.asOf ?? this.clock.today();
    const end = lastDay(period) < latest ? lastDay(period) : latest;
    if (query.on !== undefined && (!isDay(query.on) || query.on < period.from || query.on > end)) throw badRequest('bad-period', {}, [{ path: 'on', code: 'bad-period' }]);
    return { year, on: query.on ?? end, asOf: query.asOf ?? null };
  }

  async table(moment: Moment): Promise<TargetTable> {
    const { targets, layout } = await this.targets.ofYear(moment.year);
    return {
      year: moment.year, on: moment.on, asOf: moment.asOf, period: periodAnswer(labelled({ from: `${moment.year}-01-01`, until: addDays(moment.on, 1) }, currentLocale())),
      rows: await this.progress(targets, targets, layout, moment),
    };
  }

  async detail(id: number, query: { on?: string; asOf?: string }): Promise<TargetDetail> {
    const target = await this.targets.find(id);
    const moment = this.moment({ ...query, year: String(target.year) });
    const { targets, layout } = await this.targets.ofYear(target.year);
    const children = targets.filter((row) => row.parentId === id);
    const [rows, months] = await Promise.all([this.progress([target, ...children], targets, layout, moment), this.months(target, moment)]);
    const [first, ...others] = rows;
    return { target: { ...first!, depth: 0 }, children: others.map((row) => ({ ...row, depth: 1 })), months };
  }

  /** The lines that a target's actual value is made of. */
  async lines(id: number, query: ListQuery & { on?: string; asOf?: string; part?: 'numerator' | 'denominator' }): Promise<Page<MetricLine>> {
    const { on, asOf, part, ...list } = query;
    const target = await this.targets.find(id);
    return this.figures.lines(target.metric, this.question(target, this.moment({ on, asOf, year: String(target.year) })), target.scopeKey, list, part);
  }

  /** What a target asks of its metric, as of a moment. */
  question(target: Pick<Target, 'metric' | 'arguments' | 'year'>, { on, asOf }: Moment, year = target.year): RawQuery {
    const { asks } = this.metrics.get(target.metric);
    const from = `${year}-01-01`;
    return {
      args: JSON.stringify(target.arguments), ...(asks.period ? (on < from ? { from, to: from } : { from, to: on }) : {}), ...(asks.on ? { on } : {}), ...(asOf ? { asOf } : {}),
    };
  }

  private async progress(rows: readonly Target[], all: readonly Target[], layout: Layout, moment: Moment): Promise<TargetProgress[]> {
    const year = moment.year;
    const before = { ...moment, asOf: moment.asOf, on: addMonths(moment.on, -12) };
    const tables = new Map<string, Promise<[now: CityTable, sameDay: CityTable, whole: CityTable]>>();
    const tablesOf = (target: Target) => {
      const key = `${target.metric} ${target.argumentsKey}`;
      const byOrganisation = rows.some((row) => row.metric === target.metric && row.scopeKey.startsWith('organisation:'));
      const table = (at: Moment, ofYear: number) => this.figures.table(target.metric, this.question(target, at, ofYear), byOrganisation);
      const known = tables.get(key) ?? Promise.all([table(moment, year), table(before, year - 1), table({ ...moment, on: `${year - 1}-12-31` }, year - 1)]);
      tables.set(key, known);
      return known;
    };
    const lamps = ((await this.policy.on(moment.on)).find(PACE_LAMP_POLICY)?.value as { lamps: PaceLamps } | undefined)?.lamps;
    const depths = new Map<number, number>();
    for (const row of all) depths.set(row.id, row.parentId !== null && depths.has(row.parentId) ? depths.get(row.parentId)! + 1 : 0);
    return Promise.all(rows.map(async (row): Promise<TargetProgress> => {
      const [now, sameDay, whole] = await tablesOf(row);
      const scale = scaleOf(now.unit);
      const value = row.scaled / scale;
      const actual = now.of(row.scopeKey);
      const children = all.filter((other) => other.parentId === row.id);
      // A published figure is as far as its own period: it is held against the pace of that day, not of a later one.
      const on = actual.until ? addDays(actual.until, -1) : moment.on;
      const judged = standing(year, on, { pace: row.pace, value, monthlyPlan: row.monthlyPlan }, actual.value, currentLocale(), lamps);
      return {
        ...this.targets.record(row, layout), actual: actual.value, undetermined: actual.undetermined, lineCount: actual.lineCount,
        ...judged, because: actual.until ? TEXTS[currentLocale()].published(on, judged.because) : judged.because,
        lastYear: { sameDay: sameDay.of(row.scopeKey).value, whole: whole.of(row.scopeKey).value },
        allocated: children.length && now.unit !== 'rate' ? allocation(children.reduce((sum, child) => sum + child.scaled, 0), children.length, row.scaled, now.unit) : null,
        depth: depths.get(row.id) ?? 0,
      };
    }));
  }

  /** Month by month, cumulative: reached, planned, and the year before; a stock or a rate has no such course. */
  private async months(target: Target, moment: Moment): Promise<TargetDetail['months']> {
    const { nature, unit } = this.metrics.get(target.metric);
    if (nature !== 'flow' || unit === 'rate') return [];
    const { year, on } = moment;
    const months = Array.from({ length: 12 }, (_, index) => index + 1);
    const toEnd = (ofYear: number, month: number) => ({ from: `${ofYear}-01-01`, until: monthPeriod(ofYear, month).until });
    const question = { ...this.question(target, moment), from: `${year - 1}-01-01` };
    const spans = await this.figures.spans(target.metric, question, target.scopeKey, [...months.map((month) => toEnd(year, month)), ...months.map((month) => toEnd(year - 1, month))]);
    const pace = { pace: target.pace, value: target.scaled / scaleOf(unit), monthlyPlan: target.monthlyPlan };
    return months.map((month) => ({
      month, label: labelled(monthPeriod(year, month), currentLocale()).label, actual: monthPeriod(year, month).from <= on ? spans[month - 1]! : null,
      planned: expectedValue(year, lastDay(monthPeriod(year, month)), pace), lastYear: spans[month + 11]!,
    }));
  }
}

/** How the shares below compare with the target itself, in words (a city may give out more than it has taken on). */
export function allocationText(difference: number, unit: string): string {
  const locale = currentLocale();
  const text = TEXTS[locale];
  const shown = unit === 'fen' ? formatFen(Math.abs(difference), locale) : String(Math.abs(difference));
  return difference === 0 ? text.exact : difference > 0 ? text.more(shown) : text.less(shown);
}

const allocation = (sum: number, count: number, own: number, unit: string): NonNullable<TargetProgress['allocated']> => ({ count, value: sum, difference: sum - own, because: allocationText(sum - own, unit) });
