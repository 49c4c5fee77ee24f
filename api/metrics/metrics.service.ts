import { Injectable } from '@nestjs/common';
import type { MetricAnswer, MetricBreakdown, MetricDefinition, MetricLine, MetricScope } from '../../shared/contracts/metrics.js';
import { Clock } from '../core/clock.js';
import { badRequest } from '../core/errors.js';
import type { ListQuery, Page } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { Attribution } from './attribution.js';
import { figures, sidesOf } from './domain/figures.js';
import { periodAnswer } from './domain/periods.js';
import type { Metric, Plan } from './metric.js';
import { MetricBreakdowns } from './metric-breakdowns.js';
import { MetricLines } from './metric-lines.js';
import { MetricScopes, type ResolvedScope } from './metric-scopes.js';
import { MetricsRegistry } from './metrics-registry.js';
import { PolicyArguments } from './policy-arguments.js';
import { QuestionReader, refuse, type RawQuery, type ReadQuestion } from './question-reader.js';
import type { Measure } from './relations.js';
import { Tallies } from './tallies.js';

/** A line as it may be frozen: with its name, and whether that is confidential. */
export interface OpenedLine { part: 'value' | 'numerator' | 'denominator'; line: MetricLine; confidential: boolean }
export interface OpenedAnswer { answer: MetricAnswer; lines: OpenedLine[]; looksAtDay: boolean }

interface Asking { metric: Metric; question: ReadQuestion; source: string; resolved: ResolvedScope; plan: Plan }

/** Answers questions about metrics: the number, its lines, and tables of it. The one door for dashboards, reports and targets. */
@Injectable()
export class MetricsService {
  constructor(
    private readonly registry: MetricsRegistry,
    private readonly reader: QuestionReader,
    private readonly scopes: MetricScopes,
    private readonly tallies: Tallies,
    private readonly metricLines: MetricLines,
    private readonly breakdowns: MetricBreakdowns,
    private readonly stated: PolicyArguments,
    private readonly attribution: Attribution,
    private readonly clock: Clock,
  ) {}

  /** Every metric, with the defaults that the policy in force today states. */
  catalogue(): Promise<MetricDefinition[]> {
    return Promise.all(this.registry.all().map(async (metric) => {
      const { plan: _plan, parts: _parts, asks: _asks, policy: _policy, imported = false, ...definition } = metric;
      return { id: metric.code, ...definition, imported, arguments: await this.stated.specsOn(metric, this.clock.today()), breakdowns: this.registry.breakdowns(metric) };
    }));
  }

  /** The value of a metric. @throws 404 unknown metric or a scope beyond the caller's, 400 naming everything wrong */
  async answer(code: string, raw: RawQuery): Promise<MetricAnswer> {
    const { metric, question, source, resolved, plan } = await this.ask(code, raw);
    const shared = resolved.rows?.length && !metric.imported && !this.attribution.empty ? resolved.rows : undefined;
    const tallies = shared ? await this.breakdowns.ofPlaces(plan, question, resolved, shared) : await sidesOf(plan, (measure) => this.tallies.whole(measure, resolved.narrow(measure.relation)));
    return { code, unit: metric.unit, ...frame(metric, question, resolved.scope, source), ...figures(plan, tallies) };
  }

  /** A page of the lines behind a value, or of its undetermined ones; a rate says which `part`. */
  async lines(code: string, raw: RawQuery): Promise<Page<MetricLine>> {
    const { resolved, plan } = await this.ask(code, raw, ['part', 'undetermined', 'sort', 'range', 'filter']);
    const { part, undetermined } = raw;
    if (undetermined !== undefined && undetermined !== 'true' && undetermined !== 'false') refuse([{ path: 'undetermined', code: 'not-flag' }]);
    const measure = measureOf(plan, part);
    if (!measure) throw badRequest('bad-argument', { name: 'part' }, [{ path: 'part', code: part === undefined ? 'required' : 'bad-argument', params: { name: 'part' } }]);
    return this.metricLines.page(measure, resolved.narrow(measure.relation), undetermined === 'true', raw as ListQuery);
  }

  /** A value with every line behind it, named as they are; undefined where there are more than `most`. */
  async opened(code: string, raw: RawQuery, most: number): Promise<OpenedAnswer | undefined> {
    const { metric, resolved, plan } = await this.ask(code, raw);
    const answer = await this.answer(code, raw);
    const sides = 'measure' in plan ? [['value', plan.measure] as const] : [['numerator', plan.numerator] as const, ['denominator', plan.denominator] as const];
    const parts = await Promise.all(sides.map(async ([part, measure]) => (await this.metricLines.every(measure, resolved.narrow(measure.relation), most))?.map((line): OpenedLine => ({ part, ...line }))));
    if (parts.some((lines) => lines === undefined)) return undefined;
    return { answer, lines: parts.flatMap((lines) => lines ?? []), looksAtDay: metric.asks.on };
  }

  /** A whole table of a metric. */
  async breakdown(code: string, raw: RawQuery): Promise<MetricBreakdown> {
    const metric = this.registry.get(code);
    const by = String(raw['by'] ?? '');
    if (!this.registry.breakdowns(metric).includes(by)) throw badRequest('no-breakdown', { by }, [{ path: 'by', code: by ? 'no-breakdown' : 'required', params: { by } }]);
    const { question, source, resolved, plan } = await this.ask(code, raw, ['by']);
    const table = await this.breakdowns.table(by, plan, question, resolved, metric.parts?.(question));
    const whole = figures(plan, table.whole);
    return {
      code, unit: metric.unit, by, total: whole.value, undetermined: whole.undetermined, rows: table.heads.map((head) => ({ ...head, ...figures(plan, table.of(head.key)) })),
      ...frame(metric, question, resolved.scope, source),
    };
  }

  private async ask(code: string, raw: RawQuery, others: readonly string[] = []): Promise<Asking> {
    const metric = this.registry.get(code);
    const { question: read, asked, given } = this.reader.read(metric, raw, others);
    const { values, source } = await this.stated.complete(metric, read.period, read.args, given);
    const question = { ...read, args: values };
    return { metric, question, source, resolved: await this.scopes.resolve(asked, question), plan: metric.plan(question) };
  }
}

function measureOf(plan: Plan, part: unknown): Measure | undefined {
  if ('measure' in plan) return part === undefined ? plan.measure : undefined;
  return part === 'numerator' ? plan.numerator : part === 'denominator' ? plan.denominator : undefined;
}

/** What every answer says of itself: for when, for whom, as known when, by which definition. */
function frame(metric: Metric, question: ReadQuestion, scope: MetricScope, source: string) {
  return {
    period: question.labelledPeriod && periodAnswer(question.labelledPeriod), on: question.shownOn, scope, asOf: question.asOf,
    basis: { definition: currentLocale() === 'zh' ? metric.definition : metric.definitionEn, arguments: { ...question.args }, source },
  };
}
