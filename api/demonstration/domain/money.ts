import { addDays, daysBetween } from '../../../shared/day.js';
import { FEN_PER_WAN } from '../../../shared/money.js';
import { quarterEnds } from './calendar.js';
import type { Random } from './random.js';

export interface Amount { on: string; fen: number }

const TEN_WAN = 10 * FEN_PER_WAN;

/** Shares of a total in round hundred thousands of yuan that sum to it as nearly as such figures can. */
function shares(totalFen: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.max(TEN_WAN, Math.round((totalFen * weight) / sum / TEN_WAN) * TEN_WAN));
}

/** Receipts of funds between two days: a few, unequal; now and then beyond what was agreed. */
export function fundsArrivals(random: Random, agreedFen: number, from: string, until: string): Amount[] {
  const span = daysBetween(from, until);
  if (span < 20) return [];
  const total = agreedFen * (random.chance(0.03) ? random.between(1.02, 1.15) : random.between(0.35, 0.92));
  const count = Math.min(6, Math.max(1, Math.round(span / 110)));
  const weights = Array.from({ length: count }, () => random.between(0.4, 1.6));
  return shares(total, weights).map((fen, index) => ({ fen, on: addDays(from, Math.round((span * (index + random.between(0.2, 0.9))) / count)) }));
}

/** Completed investment by quarter from the start of works to their end: slow, fast, slow. */
export function completedInvestment(random: Random, fixedFen: number, from: string, until: string): Amount[] {
  const ends = quarterEnds(addDays(from, 15), addDays(until, 60));
  const total = fixedFen * random.between(0.88, 1.08);
  return shares(total, ends.map((_, index) => Math.sin((Math.PI * (index + 0.7)) / (ends.length + 0.4)) * random.between(0.8, 1.2) + 0.1)).map((fen, index) => ({ fen, on: ends[index]! }));
}
