import { createHash } from 'node:crypto';
import type { Scheme, SchemeIndicator } from '../../../shared/contracts/scheme.js';
import type { Label } from '../../../shared/vocabulary.js';
import { assess, type Result, type UnitFacts } from './assess.js';
import { Decimal } from './decimal.js';
import { METHODS } from './methods.js';
import { indicatorsOf, inputNames } from './read-scheme.js';

/** Why a line counts, to be worded for whoever reads it: what happened or stands, when, and of an amount how much. */
export interface FrozenReason { what: Label; occurredFrom: string; occurredUntil: string; precision: string | null; standingOn: string | null; amountFen: number | null }
/** `because` is text in results computed before reasons were kept. */
export interface FrozenLine { projectId: number | null; companyId: number | null; contribution: number; because: string | FrozenReason }
/** What the register of carriers said that an award goes by, in hundredths of a square metre. */
export interface FrozenAreaLine { carrierId: number; projectId: number | null; areaCenti: number; on: string; idleSince: string | null }
export interface FrozenArea { areaCenti: number; lines: FrozenAreaLine[] }
export interface FrozenUnit {
  id: number; name: string; parkId: number | null; group: string | null; exclusion: string | null; reason: string | null;
  /** By indicator and input, decimal text; null is missing. */
  values: Record<string, Record<string, string | null>>;
}
/** All that a result was computed from: with the scheme it gives the same result, to the last digit. */
export interface FrozenFacts {
  units: FrozenUnit[];
  /** What fed inputs were made of, by `inputKey`. */
  lines: Record<string, FrozenLine[]>;
  /** The areas that awards go by, by award and unit; absent where the scheme has none. */
  areas?: Record<string, Record<number, FrozenArea>>;
}
export interface FrozenResult {
  lines: { indicator: string; unit: number; points: string | null; rank: string | null; population: number | null; formula: string | null; missing: string[] }[];
  units: { unit: number; total: string; rank: number; groups: Record<string, string>; adjustments: string; missing: string[] }[];
  excluded: { unit: number; exclusion: string }[];
}

export const inputKey = (unitId: number, indicator: string, input: string) => `${unitId} ${indicator} ${input}`;

export function factsOf(units: readonly FrozenUnit[]): UnitFacts[] {
  return units.map(({ id, group, exclusion, values }) => ({
    unit: String(id), group, excluded: exclusion,
    values: Object.fromEntries(Object.entries(values).map(([code, inputs]) => [code, Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, value === null ? null : new Decimal(value)]))])),
  }));
}

export const computeFrozen = (scheme: Scheme, facts: FrozenFacts): Result => assess(scheme, factsOf(facts.units));

export function freeze(result: Result): FrozenResult {
  return {
    lines: result.lines.map(({ indicator, unit, points, rank, population, formula, missing }) => ({ indicator, unit: Number(unit), points: points?.toFixed() ?? null, rank: rank?.toFixed() ?? null, population, formula, missing })),
    units: result.units.map(({ unit, total, rank, groups, adjustments, missing }) => ({
      unit: Number(unit), total: total.toFixed(), rank, groups: Object.fromEntries(Object.entries(groups).map(([code, points]) => [code, points.toFixed()])), adjustments: adjustments.toFixed(), missing,
    })),
    excluded: result.excluded.map(({ unit, exclusion }) => ({ unit: Number(unit), exclusion })),
  };
}

/** One digest of scheme, facts and result, whatever order their keys were written in. */
export const digest = (parts: unknown): string => createHash('sha256').update(canonical(parts)).digest('hex');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value).filter(([, each]) => each !== undefined).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`;
}

/** The same units with one input of one of them changed. */
export function withValue(units: readonly FrozenUnit[], unitId: number, indicator: string, input: string, value: string): FrozenUnit[] {
  return units.map((unit) => (unit.id === unitId ? { ...unit, values: { ...unit.values, [indicator]: { ...unit.values[indicator], [input]: value } } } : unit));
}

/** The same of what the engine goes by. */
export function withFacts(units: readonly UnitFacts[], unitId: number, changes: readonly { indicator: string; input: string; value: Decimal }[]): UnitFacts[] {
  return units.map((unit) => (unit.unit === String(unitId) ? changes.reduce((changed, { indicator, input, value }) => ({ ...changed, values: { ...changed.values, [indicator]: { ...changed.values[indicator], [input]: value } } }), unit) : unit));
}

export interface Nudge { indicator: SchemeIndicator; input: string; kind: 'one-more' | 'next-rank'; from: string; to: string }

/** What a unit could do next: one more of each counted input; for a ranked one, what the unit before it has. */
export function nudges(scheme: Scheme, units: readonly FrozenUnit[], unitId: number, isFed: (indicator: string, input: string) => boolean): Nudge[] {
  const own = units.find((unit) => unit.id === unitId);
  if (!own || own.exclusion) return [];
  return indicatorsOf(scheme).flatMap((indicator) => inputNames(indicator).flatMap((input): Nudge[] => {
    const from = own.values[indicator.code]?.[input];
    if (from === null || from === undefined || input === 'target') return [];
    const value = new Decimal(from);
    if (isFed(indicator.code, input) || ['per-unit', 'recognition'].includes(indicator.method.code)) return [{ indicator, input, kind: 'one-more', from, to: value.plus(1).toFixed() }];
    if (!METHODS.get(indicator.method.code)?.ranked) return [];
    const better = units.filter((unit) => !unit.exclusion).flatMap((unit) => unit.values[indicator.code]?.[input] ?? []).map((text) => new Decimal(text)).filter((other) => (indicator.direction === 'more' ? other.gt(value) : other.lt(value)));
    const [next] = better.sort((one, other) => one.cmp(other) * (indicator.direction === 'more' ? 1 : -1));
    return next ? [{ indicator, input, kind: 'next-rank', from, to: next.toFixed() }] : [];
  }));
}
