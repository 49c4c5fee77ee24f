import { addMonths } from '../../../shared/day.js';
import type { Stay } from './stays.js';

/** Area of a standard factory that counts for a year, in hundredths of a square metre, and why. */
export interface FactoryLine {
  carrierId: number;
  /** Who put it to use; null where it was built. */
  projectId: number | null;
  areaCenti: number;
  /** When it was completed, or put to use. */
  on: string;
  /** Of a factory put to use: since when it had stood idle. */
  idleSince: string | null;
}

interface Factory { id: number; areaCenti: number; completedOn: string | null }

/** Factories completed within the days. */
export const builtWithin = (factories: readonly Factory[], from: string, until: string): FactoryLine[] =>
  factories.flatMap(({ id, areaCenti, completedOn }) => (completedOn !== null && completedOn >= from && completedOn < until ? [{ carrierId: id, projectId: null, areaCenti, on: completedOn, idleSince: null }] : []));

/**
 * Idle area put to use within the days and still in use at their end: so that a project that comes and goes counts no area twice.
 * @param idleMonths how long it must have stood idle before
 */
export const reusedWithin = (carrierId: number, stays: readonly Stay[], from: string, until: string, idleMonths: number): FactoryLine[] =>
  stays.filter((stay) => stay.from >= from && stay.from < until && (stay.until === null || stay.until >= until) && stay.idleSince !== null && addMonths(stay.idleSince, idleMonths) <= stay.from)
    .map(({ projectId, idleCenti, from: on, idleSince }) => ({ carrierId, projectId, areaCenti: idleCenti, on, idleSince }));
