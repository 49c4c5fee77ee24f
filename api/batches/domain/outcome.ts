import { addDays } from '../../../shared/day.js';
import { yearPeriod } from '../../../shared/period.js';
import type { Batch, BatchOutcome } from '../../../shared/vocabulary.js';

/** The milestone by which each batch is judged: a planned bucket is no milestone, both are kept (domain §3, 002 §二(五)). */
export const MILESTONE_OF: Record<Batch, 'signed' | 'started' | 'producing'> = { sign: 'signed', build: 'started', produce: 'producing' };

export interface Reached { occurredFrom: string; occurredUntil: string; leftUntil: string }

/**
 * What became of a planned project by `today`: its milestone against the year and the day it was due (the year's end when none was set).
 * "To be under construction" in a year is also met by a project that started earlier and was not finished before the year.
 */
export function outcomeOf(plan: { batch: Batch; year: number; dueOn: string | null }, reached: Reached | null, terminated: boolean, today: string): BatchOutcome {
  const { from, until } = yearPeriod(plan.year);
  const deadline = plan.dueOn === null ? until : addDays(plan.dueOn, 1);
  if (!reached) return terminated ? 'terminated' : today >= deadline ? 'overdue' : 'due';
  if (reached.occurredUntil <= from) return plan.batch === 'build' && reached.leftUntil > from ? 'in-time' : 'early';
  if (reached.occurredUntil <= deadline) return 'in-time';
  return reached.occurredFrom >= deadline ? 'late' : 'undetermined';
}

/** Reached, whenever: what is not is carried over. */
export const isReached = (outcome: BatchOutcome): boolean => outcome === 'in-time' || outcome === 'early' || outcome === 'late';
/** Still to do, so that the next year's plan takes it over. */
export const isOpen = (outcome: BatchOutcome): boolean => outcome === 'due' || outcome === 'overdue' || outcome === 'undetermined';

interface Entry { id: number; batch: Batch; projectId: number; outcome: BatchOutcome }

/** Which entries of a year go over into the next plan: those still open that it does not hold already. Done twice, it carries nothing the second time. */
export function carriedOver<T extends Entry>(entries: readonly T[], next: readonly Pick<Entry, 'batch' | 'projectId'>[]): { carried: T[]; already: number; reached: number } {
  const held = new Set(next.map(({ batch, projectId }) => `${batch} ${projectId}`));
  const open = entries.filter(({ outcome }) => isOpen(outcome));
  const carried = open.filter(({ batch, projectId }) => !held.has(`${batch} ${projectId}`));
  return { carried, already: open.length - carried.length, reached: entries.length - open.length };
}
