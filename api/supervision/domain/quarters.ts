import type { ReturnState } from '../../../shared/vocabulary.js';

export interface Quarter { year: number; quarter: number }

/** The quarter in which a day lies. */
export const quarterOf = (day: string): Quarter => ({ year: Number(day.slice(0, 4)), quarter: Math.ceil(Number(day.slice(5, 7)) / 3) });

/** The quarter so many quarters later; earlier when negative. */
export function quarterLater({ year, quarter }: Quarter, count: number): Quarter {
  const index = year * 4 + quarter - 1 + count;
  return { year: Math.floor(index / 4), quarter: (((index % 4) + 4) % 4) + 1 };
}

/** The last quarter that is over on a day. */
export const lastOver = (today: string): Quarter => quarterLater(quarterOf(today), -1);

/** Quarters in the order of time as numbers. */
export const orderOfQuarter = ({ year, quarter }: Quarter): number => year * 4 + quarter;

/** Where a quarter's line stands: `reportedOn` is the day it was first handed in. On its due day it is still in time. */
export function stateOf(reportedOn: string | null, dueOn: string, today: string): ReturnState {
  if (reportedOn !== null) return reportedOn <= dueOn ? 'reported' : 'late';
  return today <= dueOn ? 'due' : 'missing';
}
