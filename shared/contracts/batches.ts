import type { Batch, BatchOutcome, BatchReason, DatePrecision, ProjectStatus, Stage } from '../vocabulary.js';
import type { Day, Fen, Id, Instant } from './common.js';

/** One project in one batch of a year's plan, against what was reached. */
export interface BatchEntry {
  id: Id;
  year: number;
  batch: Batch;
  projectId: Id; projectName: string; projectCode: string;
  stage: Stage; status: ProjectStatus;
  agreedInvestmentFen: Fen | null;
  parkName: string | null; regionName: string | null; organisationName: string;
  ownerId: Id | null; ownerName: string | null;
  /** By when; the end of the year when null. */
  dueOn: Day | null;
  note: string | null;
  outcome: BatchOutcome;
  /** When the batch's milestone was reached, whatever the outcome; null while it was not or the day is not known. */
  reachedOn: Day | null; reachedOnPrecision: DatePrecision | null; reachedEventId: Id | null;
  carriedFromId: Id | null; carriedFromYear: number | null; carriedReason: string | null;
  addedAt: Instant;
  version: number;
}

export interface BatchColumn {
  batch: Batch;
  planned: { count: number; agreedFen: Fen };
  reached: { count: number; agreedFen: Fen };
  outcomes: Partial<Record<BatchOutcome, number>>;
  entries: BatchEntry[];
}

/** `GET /batch-plans/:year`: the map of three columns. */
export interface BatchPlan { year: number; asOf: Day | null; columns: BatchColumn[] }

export interface BatchProposal { batch: Batch; projectId: Id; projectName: string; projectCode: string; stage: Stage; agreedInvestmentFen: Fen | null; parkName: string | null; ownerId: Id | null; ownerName: string | null; dueOn: Day | null; because: BatchReason }

/** What adding would do to each project, before it is done. */
export interface BatchPreview { rows: { projectId: Id; projectName: string; verdict: 'new' | 'already' | 'terminated' | 'unknown' }[]; added: number }

export interface CarryOver { toYear: number; carried: BatchEntry[]; already: number; reached: number }
