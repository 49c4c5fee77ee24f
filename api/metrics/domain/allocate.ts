import type { Period } from '../../../shared/period.js';
import { flowOutcome, type Occurrence } from './counting.js';

/** What SQL has summed up for one group of facts. */
export interface Tally { value: number; lineCount: number; undetermined: number }

export const NOTHING: Tally = { value: 0, lineCount: 0, undetermined: 0 };

export const addTallies = (one: Tally, other: Readonly<Tally>): Tally => ({ value: one.value + other.value, lineCount: one.lineCount + other.lineCount, undetermined: one.undetermined + other.undetermined });

/** Tallies by key, equal keys added up. */
export function tallyBy<R extends Tally>(rows: readonly R[], keyOf: (row: R) => string): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    const key = keyOf(row);
    tallies.set(key, addTallies(tallies.get(key) ?? NOTHING, { value: row.value, lineCount: row.lineCount, undetermined: row.undetermined }));
  }
  return tallies;
}

export const total = (tallies: Iterable<Tally>): Tally => [...tallies].reduce(addTallies, NOTHING);

/** Facts of the same date interval, all of which lie in the whole period or all of which only may. */
export interface DatedTally extends Tally, Occurrence {}

/**
 * Shares out the facts of a period over its parts. What lies in the whole but in no single part is `rest`, so that the parts and
 * the rest add up to the whole; each part also knows how many may belong to it.
 */
export function allocateToPeriods(rows: readonly DatedTally[], parts: readonly Period[]): { parts: Tally[]; rest: Tally } {
  const tallies = parts.map(() => ({ ...NOTHING }));
  let rest = NOTHING;
  for (const row of rows) {
    let placed = false;
    parts.forEach((part, index) => {
      const outcome = flowOutcome(row, part);
      if (outcome === 'out') return;
      const tally = tallies[index]!;
      if (outcome === 'counted') {
        placed = true;
        tallies[index] = addTallies(tally, row);
      } else tallies[index] = { ...tally, undetermined: tally.undetermined + row.lineCount + row.undetermined };
    });
    if (!placed) rest = addTallies(rest, row);
  }
  return { parts: tallies, rest };
}
