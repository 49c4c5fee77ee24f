import type { Exchange, ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { DatePrecision, EventType, Origin, ReviewLevel } from '../../../shared/vocabulary.js';

/** One row of the append-only project ledger. */
export interface LedgerEvent {
  id: number;
  projectId: number;
  type: EventType;
  /** The stage, milestone, status or plan year that the row is about. */
  code: string | null;
  /** First day of the date as precise as it is known; null when unknown. */
  occurredOn: string | null;
  precision: DatePrecision;
  amountFen: number | null;
  origin: Origin | null;
  /** The foreign amount that `amountFen` was converted from. */
  exchange: Exchange | null;
  /** The number of the phase that the row is about; null = the project as a whole. */
  phase: number | null;
  /** `created`: every attribute; `revised`: the changed ones. */
  payload: Partial<ProjectAttributes> | null;
  reason: string | null;
  bypassedGate: boolean;
  correctsId: number | null;
  batchId: number | null;
  recordedAt: string;
  recordedById: number | null;
}

/** A first review by the county or a verification by the city; the latest one rules. */
export interface LedgerReview {
  id: number;
  eventId: number;
  level: ReviewLevel;
  verdict: 'verified' | 'rejected';
  reviewedAt: string;
}

/** Event types that county and city review. */
export const REVIEWABLE: readonly EventType[] = ['baseline', 'stage', 'milestone', 'status', 'funds-arrived', 'completed-investment'];
export const isReviewable = (type: EventType): boolean => REVIEWABLE.includes(type);

/** Event types that a counter-entry can correct. */
export const CORRECTABLE: readonly EventType[] = [...REVIEWABLE, 'year-plan', 'revised', 'void'];
