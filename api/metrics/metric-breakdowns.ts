import { Injectable } from '@nestjs/common';
import type { MetricBreakdown, MetricScope } from '../../shared/contracts/metrics.js';
import { ORIGINS, type Label, type OfficialCoverage } from '../../shared/vocabulary.js';
import type { Fragment } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { DataScopes } from '../identity/data-scope.js';
import { HomeCity } from '../parks/home-city.js';
import { tierLabel } from '../projects/investment-tiers.js';
import { addTallies, allocateToPeriods, NOTHING, tallyBy, total, type DatedTally, type Tally } from './domain/allocate.js';
import { mapSides, sidesOf, type Sides } from './domain/figures.js';
import { countyKey, ELSEWHERE, placeKeyOf, type Place } from './domain/places.js';
import { officialAnswer } from './domain/official.js';
import { MOST_PERIODS, periodAnswer, splitPeriod, SPLITS, type Split } from './domain/periods.js';
import type { Plan, Question } from './metric.js';
import { MetricScopes, type ResolvedScope } from './metric-scopes.js';
import { refuse } from './question-reader.js';
import type { Measure } from './relations.js';
import { Tiers } from './tiers.js';
import { BY_PLACE, Tallies, type GroupColumns, type TallyRow } from './tallies.js';

export type RowHead = Pick<MetricBreakdown['rows'][number], 'key' | 'name' | 'scope' | 'period'>;
/** The rows of a table, the tallies of each, and of the whole: summed over the groups as they came, before they were given to rows. */
export interface Table { heads: RowHead[]; whole: Sides<Tally>; of(key: string): Sides<Tally> }
interface Keyed { whole: Tally; rows: Map<string, Tally> }

const UNSTATED: Label = { zh: '未填', en: 'Not stated' };
const REST: Record<Split, Label> = {
  month: { zh: '月份不详', en: 'Month not known' }, quarter: { zh: '季度不详', en: 'Quarter not known' }, year: { zh: '年份不详', en: 'Year not known' },
};
const NO_TIER: Label = { zh: '未达分级标准或未填投资额', en: 'Below the tiers, or no amount stated' };
const OWNER = { owner: 'r.`organisationId`' } as const;

/** Breaks a metric down into a table: one grouped statement a side, however many rows. */
@Injectable()
export class MetricBreakdowns {
  constructor(
    private readonly tallies: Tallies,
    private readonly scopes: MetricScopes,
    private readonly dataScopes: DataScopes,
    private readonly home: HomeCity,
    private readonly tiers: Tiers,
  ) {}

  table(by: string, plan: Plan, question: Question, resolved: ResolvedScope, parts?: Measure): Promise<Table> {
    if (parts) return by in SPLITS ? this.publishedByPeriod(by as Split, plan, parts, question, resolved) : this.publishedByPlace(by === 'county', plan, resolved);
    if (by in SPLITS) return this.byPeriod(by as Split, plan, question, resolved);
    if (by === 'organisation') return this.byOwner(plan, resolved);
    if (by === 'origin') return this.byOrigin(plan, resolved);
    if (by === 'tier') return this.byTier(plan, question, resolved);
    return this.byPlace(by === 'county', plan, resolved);
  }

  /** Some places taken together, with what they have a share in though it lies elsewhere. */
  async ofPlaces(plan: Plan, question: Pick<Question, 'period'>, resolved: ResolvedScope, keys: readonly string[]): Promise<Sides<Tally>> {
    return together(plan, await this.byPlace(false, plan, { ...resolved, narrow: () => [] }), keys);
  }

  /** Parks, counties outside parks and elsewhere; or whole counties and elsewhere. */
  private async byPlace(wholeCounties: boolean, plan: Plan, resolved: ResolvedScope): Promise<Table> {
    const [places, city] = await Promise.all([this.scopes.places(), this.home.city()]);
    const countyCodes = new Set(city.counties.map((county) => county.code));
    const rowOf = new Map(places.map((place) => [place.key, wholeCounties ? countyHead(place) : placeHead(place)]));
    const tables = await this.keyed(plan, resolved, () => BY_PLACE, (row) => {
      const key = placeKeyOf(row['parkId'] as number | null, row['regionCode'] as string | null, countyCodes);
      return rowOf.get(key)?.key ?? key;
    });
    const found = keysOf(tables);
    const heads = new Map<string, RowHead>();
    for (const place of places) {
      const head = rowOf.get(place.key)!;
      if (found.has(head.key) || resolved.shows(place)) heads.set(head.key, head);
    }
    return { heads: [...heads.values()], ...picked(tables) };
  }

  private async byOwner(plan: Plan, resolved: ResolvedScope): Promise<Table> {
    const tables = await this.keyed(plan, resolved, () => OWNER, (row) => `owner:${String(row['owner'])}`);
    const tree = await this.dataScopes.tree();
    const owners = [...keysOf(tables)].map((key) => {
      const id = key.slice('owner:'.length);
      const organisation = tree.get(Number(id));
      const name = organisation?.name ?? id;
      return { path: organisation?.path ?? '', head: { key, name, scope: { kind: 'organisation', id, name } as MetricScope, period: null } };
    });
    return { heads: owners.sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ head }) => head), ...picked(tables) };
  }

  private async byOrigin(plan: Plan, resolved: ResolvedScope): Promise<Table> {
    const tables = await this.keyed(plan, resolved, ({ relation }) => ({ origin: relation.origin }), (row) => `origin:${String(row['origin'] ?? 'unstated')}`);
    const words: Record<string, Label> = { ...ORIGINS, ...(keysOf(tables).has('origin:unstated') ? { unstated: UNSTATED } : {}) };
    const locale = currentLocale();
    return { heads: Object.entries(words).map(([code, word]) => ({ key: `origin:${code}`, name: word[locale], scope: null, period: null })), ...picked(tables) };
  }

  /** By the tiers of agreed investment in force on the day of the figure; what reaches none of them is a row of its own. */
  private async byTier(plan: Plan, question: Question, resolved: ResolvedScope): Promise<Table> {
    const { tiers, expression } = await this.tiers.of(question);
    const tables = await this.keyed(plan, resolved, () => ({ tier: expression }), (row) => `tier:${String(row['tier'] ?? 'none')}`);
    const locale = currentLocale();
    const heads = [...tiers.map((tier) => ({ code: tier.code, name: tierLabel(tier, locale) })), { code: 'none', name: NO_TIER[locale] }];
    return { heads: heads.map(({ code, name }) => ({ key: `tier:${code}`, name, scope: null, period: null })), ...picked(tables) };
  }

  private async byPeriod(by: Split, plan: Plan, { period }: Pick<Question, 'period'>, resolved: ResolvedScope): Promise<Table> {
    const locale = currentLocale();
    const parts = splitPeriod(period, by, locale);
    if (parts.length > MOST_PERIODS) refuse([{ path: 'to', code: 'bad-period' }]);
    const tables = await sidesOf(plan, async (measure) => {
      // The period's days were checked to be days. Dates are cut to it, so that what lies outside makes no groups of its own.
      const { dated } = measure.relation;
      const rows = await this.tallies.grouped(measure, resolved.narrow(measure.relation), {
        occurredFrom: `CASE WHEN ${dated}.\`occurredFrom\` < '${period.from}' THEN '0001-01-01' ELSE ${dated}.\`occurredFrom\` END`,
        occurredUntil: `CASE WHEN ${dated}.\`occurredUntil\` > '${period.until}' THEN '9999-12-31' ELSE ${dated}.\`occurredUntil\` END`,
      });
      return { whole: total(rows), ...allocateToPeriods(rows as unknown as DatedTally[], parts) };
    });
    const heads = parts.map((part): RowHead => ({ key: `${part.from}/${part.until}`, name: part.label, scope: null, period: periodAnswer(part) }));
    const indexOf = new Map(heads.map((head, index) => [head.key, index]));
    // What is undetermined for the whole is told with the whole and with each part that it may belong to.
    const rest = mapSides(tables, (table) => ({ ...table.rest, undetermined: 0 }));
    const restKey = `undated:${by}`;
    if (Object.values(rest).some((tally: Tally) => tally.lineCount > 0)) heads.push({ key: restKey, name: REST[by][locale], scope: null, period: null });
    return { heads, whole: mapSides(tables, (table) => table.whole), of: (key) => (key === restKey ? rest : mapSides(tables, (table) => table.parts[indexOf.get(key)!]!)) };
  }

  /** Each place with its own published figure; the whole is what was published for it, not their sum. */
  private async publishedByPlace(counties: boolean, plan: Plan, resolved: ResolvedScope): Promise<Table> {
    const [places, rows] = await Promise.all([this.scopes.places(), this.published(plan, resolved)]);
    const all = counties ? places.flatMap((place) => (place.kind === 'county-outside-parks' && place.countyCode ? [{ place, head: countyHead(place) }] : [])) : places.filter((place) => place.kind === 'park').map((place) => ({ place, head: placeHead(place) }));
    const heads = all.filter(({ place, head }) => rows.has(head.key) || resolved.shows(place)).map(({ head }) => head);
    return { heads, ...picked({ measure: { whole: (resolved.place !== null && rows.get(resolved.place)) || NOTHING, rows } }) };
  }

  /** The figures of every place that may be told, by its key, each with the first day after the period that it is of: one statement. */
  async published(plan: Plan, resolved: ResolvedScope): Promise<Map<string, Tally & { until: string }>> {
    const [measure] = Object.values(plan) as [Measure];
    const rows = await this.tallies.grouped(measure, [resolved.places], { place: 'r.`scopeKey`', until: 'f.`occurredUntil`' });
    return new Map(rows.map((row) => [String(row['place']), { ...row, until: String(row['until']) }]));
  }

  /** The parts of a period as published for them; what was published for longer ones is not shared out. */
  private async publishedByPeriod(by: Split, plan: Plan, parts: Measure, { period, args }: Pick<Question, 'period' | 'args'>, resolved: ResolvedScope): Promise<Table> {
    const periods = splitPeriod(period, by, currentLocale());
    if (periods.length > MOST_PERIODS) refuse([{ path: 'to', code: 'bad-period' }]);
    const [whole, figures] = await Promise.all([sidesOf(plan, (measure) => this.tallies.whole(measure, resolved.narrow(measure.relation))), this.publishedWithin(parts, resolved.narrow(parts.relation))]);
    const heads = periods.map((part): RowHead => ({ key: `${part.from}/${part.until}`, name: part.label, scope: null, period: periodAnswer(part) }));
    const found = new Map(periods.map((part, index) => [heads[index]!.key, officialAnswer(figures, part, args['coverage'] as OfficialCoverage, parts.relation.imported!) ?? NOTHING]));
    return { heads, whole, of: (key) => ({ measure: found.get(key) ?? NOTHING }) };
  }

  /** Every published figure within a period. */
  async publishedWithin(parts: Measure, narrow: readonly Fragment[]): Promise<DatedTally[]> {
    return (await this.tallies.grouped(parts, narrow, { occurredFrom: 'f.`occurredFrom`', occurredUntil: 'f.`occurredUntil`' })) as unknown as DatedTally[];
  }

  private keyed(plan: Plan, resolved: ResolvedScope, columns: (measure: Measure) => GroupColumns, keyOf: (row: TallyRow) => string): Promise<Sides<Keyed>> {
    return sidesOf(plan, async (measure) => {
      const rows = await this.tallies.grouped(measure, resolved.narrow(measure.relation), columns(measure));
      return { whole: total(rows), rows: tallyBy(rows, keyOf) };
    });
  }
}

const keysOf = (tables: Sides<Keyed>): Set<string> => new Set(Object.values(tables).flatMap((table: Keyed) => [...table.rows.keys()]));
const picked = (tables: Sides<Keyed>): Omit<Table, 'heads'> => ({
  whole: mapSides(tables, (table) => table.whole),
  of: (key) => mapSides(tables, (table) => table.rows.get(key) ?? NOTHING),
});

const placeHead = (place: Place): RowHead => ({ key: place.key, name: place.name, scope: { kind: place.kind, id: place.id, name: place.name }, period: null });

function countyHead(place: Place): RowHead {
  if (!place.countyCode || !place.countyName) return { ...placeHead(place), key: ELSEWHERE };
  return { key: countyKey(place.countyCode), name: place.countyName, scope: { kind: 'county', id: place.countyCode, name: place.countyName }, period: null };
}

/** The rows of these keys, added up side by side. */
export function together(plan: Plan, table: Table, keys: readonly string[]): Sides<Tally> {
  let sum: Sides<Tally> = mapSides(plan, () => NOTHING);
  for (const key of keys) sum = addSides(sum, table.of(key));
  return sum;
}

function addSides(one: Sides<Tally>, other: Sides<Tally>): Sides<Tally> {
  if ('measure' in one && 'measure' in other) return { measure: addTallies(one.measure, other.measure) };
  if ('measure' in one || 'measure' in other) throw new Error('a measure is no rate');
  return { numerator: addTallies(one.numerator, other.numerator), denominator: addTallies(one.denominator, other.denominator) };
}
