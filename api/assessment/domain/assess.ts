import type { Scheme, SchemeGroup, SchemeIndicator } from '../../../shared/contracts/scheme.js';
import { Decimal, rounded, sum, ZERO } from './decimal.js';
import { METHODS } from './methods.js';
import type { Inputs, Method } from './method.js';
import { argumentsOf, inputNames } from './read-scheme.js';
import { ranksOf, type Ties } from './ranks.js';

/** What is known of one unit (a park, or a zone of one) in a run. */
export interface UnitFacts {
  unit: string;
  /** Units of one group are ranked among themselves where a method says so. */
  group?: string | null;
  /** The exclusion that keeps it out of this year's assessment; it is announced and gets no score. */
  excluded?: string | null;
  /** By indicator and input; what is absent is missing, never zero. */
  values: Readonly<Record<string, Readonly<Record<string, Decimal | null | undefined>>>>;
}

export interface ScoreLine {
  indicator: string;
  unit: string;
  /** Null while an input is missing, unless the scheme ranks such units last: shown, counted as nothing, never guessed. */
  points: Decimal | null;
  /** Rank among those compared and how many these are; null for a method that does not rank. */
  rank: Decimal | null;
  population: number | null;
  formula: string | null;
  missing: string[];
}

export interface UnitResult {
  unit: string;
  total: Decimal;
  /** Competition rank by total, ties broken by the scheme's groups. */
  rank: number;
  groups: Readonly<Record<string, Decimal>>;
  adjustments: Decimal;
  /** Indicators whose input is missing. */
  missing: string[];
}

export interface Result {
  lines: ScoreLine[];
  /** In order of rank, then as given. */
  units: UnitResult[];
  excluded: { unit: string; exclusion: string }[];
}

interface Entrant { unit: UnitFacts; inputs: Inputs }

/** All the lines of one indicator, each unit measured among those it is compared with. */
function scoreIndicator(indicator: SchemeIndicator, units: readonly UnitFacts[], decimals: number): ScoreLine[] {
  const method = METHODS.get(indicator.method.code);
  if (!method) throw new Error(`unknown scoring method ${indicator.method.code}`);
  const args = argumentsOf(method, indicator);
  const names = inputNames(indicator);
  const lines = new Map<string, ScoreLine>();
  const contests = new Map<string, { entrants: Entrant[]; missing: string[]; assessed: number }>();
  for (const unit of units) {
    const given = unit.values[indicator.code] ?? {};
    const missing = names.filter((name) => given[name] === null || given[name] === undefined);
    const key = args['within'] === 'group' ? (unit.group ?? '') : '';
    const contest = contests.get(key) ?? { entrants: [], missing: [], assessed: 0 };
    contests.set(key, contest);
    contest.assessed += 1;
    if (missing.length) {
      lines.set(unit.unit, { indicator: indicator.code, unit: unit.unit, points: null, rank: null, population: null, formula: null, missing });
      contest.missing.push(unit.unit);
    } else contest.entrants.push({ unit, inputs: given as Inputs });
  }
  for (const { entrants, missing, assessed } of contests.values()) {
    scoreContest(indicator, method, args, entrants, assessed, decimals, lines);
    if (method.ranked && args['missing'] === 'last') rankLast(indicator, method, args, missing, entrants.length, assessed, decimals, lines);
  }
  return units.map((unit) => lines.get(unit.unit)!);
}

function scoreContest(indicator: SchemeIndicator, method: Method, args: Readonly<Record<string, unknown>>, entrants: readonly Entrant[], assessed: number, decimals: number, lines: Map<string, ScoreLine>): void {
  if (!entrants.length) return;
  const values = entrants.map(({ inputs }) => inputs['value'] ?? ZERO);
  const population = args['population'] === 'with-data' ? entrants.length : assessed;
  const ranks = method.ranked ? ranksOf(values, indicator.direction, (args['ties'] as Ties | undefined) ?? 'standard') : [];
  const contest = { weight: new Decimal(indicator.weight), direction: indicator.direction, population, values, ranks };
  entrants.forEach(({ unit, inputs }, index) => {
    const { points, formula } = method.mark(inputs, index, contest, args);
    lines.set(unit.unit, { indicator: indicator.code, unit: unit.unit, points: rounded(points, decimals), rank: ranks[index] ?? null, population: method.ranked ? population : null, formula, missing: [] });
  });
}

/** Units without the value behind all that have it, where the scheme says so; that the value is missing still shows. */
function rankLast(indicator: SchemeIndicator, method: Method, args: Readonly<Record<string, unknown>>, missing: readonly string[], ranked: number, assessed: number, decimals: number, lines: Map<string, ScoreLine>): void {
  // With average ties they share the middle of the places that are left; dense ones take one place.
  const rank = new Decimal(args['ties'] === 'average' ? ranked + (missing.length + 1) / 2 : ranked + 1);
  for (const unit of missing) {
    const { points, formula } = method.mark({ value: ZERO }, 0, { weight: new Decimal(indicator.weight), direction: indicator.direction, population: assessed, values: [ZERO], ranks: [rank] }, args);
    lines.set(unit, { ...lines.get(unit)!, points: rounded(points, decimals), rank, population: assessed, formula });
  }
}

const pointsOf = (lines: ReadonlyMap<string, ScoreLine>, indicators: readonly SchemeIndicator[]) => sum(indicators.map((indicator) => lines.get(indicator.code)?.points ?? ZERO));

/** Total first, then the tie-break groups in their order. */
function compare(one: UnitResult, other: UnitResult, tieBreak: readonly string[]): number {
  const byTotal = other.total.cmp(one.total);
  if (byTotal) return byTotal;
  for (const group of tieBreak) {
    const byGroup = other.groups[group]!.cmp(one.groups[group]!);
    if (byGroup) return byGroup;
  }
  return 0;
}

/**
 * The scores and ranks of a run (003 附件1 三). Points are rounded at the line, half up, and totals are sums of rounded lines; an excluded
 * unit is out of every ranking. The order of the units changes nothing but the order of equals.
 */
export function assess(scheme: Scheme, facts: readonly UnitFacts[]): Result {
  const assessed = facts.filter((unit) => !unit.excluded);
  return addUp(scheme, facts, linedUp(scheme).flatMap((indicator) => scoreIndicator(indicator, assessed, scheme.decimals)));
}

/** What `assess` gives when only these indicators' values have changed since `before`: their lines are worked out anew, the others kept. */
export function reassess(scheme: Scheme, facts: readonly UnitFacts[], before: Result, changed: ReadonlySet<string>): Result {
  const assessed = facts.filter((unit) => !unit.excluded);
  const kept = new Map<string, ScoreLine[]>();
  for (const line of before.lines) {
    const own = kept.get(line.indicator);
    if (own) own.push(line);
    else kept.set(line.indicator, [line]);
  }
  return addUp(scheme, facts, linedUp(scheme).flatMap((indicator) => (changed.has(indicator.code) ? scoreIndicator(indicator, assessed, scheme.decimals) : (kept.get(indicator.code) ?? []))));
}

const linedUp = (scheme: Scheme): SchemeIndicator[] => [...scheme.groups.flatMap((group: SchemeGroup) => group.indicators), ...scheme.adjustments];

function addUp(scheme: Scheme, facts: readonly UnitFacts[], lines: ScoreLine[]): Result {
  const assessed = facts.filter((unit) => !unit.excluded);
  const byUnit = new Map<string, Map<string, ScoreLine>>(assessed.map((unit) => [unit.unit, new Map()]));
  for (const line of lines) byUnit.get(line.unit)!.set(line.indicator, line);
  const units = assessed.map(({ unit }): UnitResult => {
    const own = byUnit.get(unit)!;
    const groups = Object.fromEntries(scheme.groups.map((group) => [group.code, pointsOf(own, group.indicators)]));
    const adjustments = pointsOf(own, scheme.adjustments);
    return { unit, total: sum([...Object.values(groups), adjustments]), rank: 0, groups, adjustments, missing: [...own.values()].filter((line) => line.missing.length).map((line) => line.indicator) };
  });
  units.sort((one, other) => compare(one, other, scheme.tieBreak));
  units.forEach((result, index) => {
    const before = units[index - 1];
    result.rank = before && compare(before, result, scheme.tieBreak) === 0 ? before.rank : index + 1;
  });
  return { lines, units, excluded: facts.filter((unit) => unit.excluded).map((unit) => ({ unit: unit.unit, exclusion: unit.excluded! })) };
}
