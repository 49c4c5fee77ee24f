import type { Result } from './assess.js';
import { Decimal, ZERO } from './decimal.js';

export interface Movement { unit: string; before: { total: Decimal; rank: number } | null; after: { total: Decimal; rank: number } | null; points: Decimal }

/** What changes between two results of one run: every unit with its points and ranks before and after, the largest movement first. */
export function movements(before: Result, after: Result): Movement[] {
  const units = new Map<string, Movement>();
  for (const { unit, total, rank } of before.units) units.set(unit, { unit, before: { total, rank }, after: null, points: total.negated() });
  for (const { unit, total, rank } of after.units) {
    const known = units.get(unit);
    units.set(unit, { unit, before: known?.before ?? null, after: { total, rank }, points: total.minus(known?.before?.total ?? ZERO) });
  }
  return [...units.values()].sort((one, other) => other.points.abs().cmp(one.points.abs()) || one.unit.localeCompare(other.unit));
}
