import type { Period } from '../../../shared/period.js';

/**
 * What a date known only as an interval says about a count. The SQL of `relations.ts` states the same rules;
 * a property test holds the two together.
 */
export type Outcome = 'counted' | 'undetermined' | 'out';

/** The days [occurredFrom, occurredUntil) on one of which something happened. */
export interface Occurrence { occurredFrom: string; occurredUntil: string }

/** Also the days on one of which the project left the stage; both FOREVER_DAY when it has not. */
export interface Stay extends Occurrence { leftFrom: string; leftUntil: string }

/** A flow counts what certainly happened within the period; what only may have is undetermined. */
export function flowOutcome(fact: Occurrence, period: Period): Outcome {
  if (fact.occurredFrom >= period.from && fact.occurredUntil <= period.until) return 'counted';
  return fact.occurredFrom < period.until && fact.occurredUntil > period.from ? 'undetermined' : 'out';
}

/** A stock counts what had certainly begun and certainly not ended at the end of a day; `dayAfter` is the day after it. */
export function stockOutcome(fact: Stay, dayAfter: string): Outcome {
  if (fact.occurredUntil <= dayAfter && fact.leftFrom >= dayAfter) return 'counted';
  return fact.occurredFrom < dayAfter && fact.leftUntil > dayAfter ? 'undetermined' : 'out';
}

/** Whether something had happened by the end of the day before `dayAfter`. */
export function reachedOutcome(fact: Occurrence, dayAfter: string): Outcome {
  if (fact.occurredUntil <= dayAfter) return 'counted';
  return fact.occurredFrom < dayAfter ? 'undetermined' : 'out';
}
