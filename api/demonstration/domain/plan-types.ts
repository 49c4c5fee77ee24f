import type { Exchange, ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { DatePrecision, EventType, EvidenceKind, Origin, ReviewLevel } from '../../../shared/vocabulary.js';

/** A minute of local time, `2026-03-31T09:40`: sorts as text. */
export type Minute = string;

/** What a person writes on a project, with names in place of ids. */
export type PlannedAttributes = Omit<ProjectAttributes, 'organisationId' | 'introducingOrganisationId' | 'parkId' | 'officerId' | 'projectCompanyId'> & {
  organisation: string; introducing: string | null; park: string | null; officer: string | null; projectCompany: string | null;
};

export interface PlannedCompany { name: string; creditCode: string | null; regionCode: string | null; industryCode: string }

/** One row of the ledger; `created` carries every attribute, `revised` the changed ones. */
export interface PlannedEvent {
  key: number;
  project: number;
  recordedAt: Minute;
  recorder: string;
  type: EventType;
  code: string | null;
  occurredOn: string | null;
  precision: DatePrecision;
  amountFen: number | null;
  origin: Origin | null;
  exchange: Exchange | null;
  phase: number | null;
  reason: string | null;
  payload: Partial<PlannedAttributes> | null;
  /** The key of the row that it corrects. */
  corrects: number | null;
  evidence: EvidenceKind[];
}

export interface PlannedReview { event: number; project: number; reviewedAt: Minute; level: ReviewLevel; verdict: 'verified' | 'rejected'; note: string | null; reviewer: string }

export interface PlannedFollowUp { project: number; writtenAt: Minute; author: string; note: string; nextStep: string | null; nextStepOn: string | null; doneAt: Minute | null }

export interface PlannedProject {
  number: number;
  attributes: PlannedAttributes;
  events: PlannedEvent[];
  reviews: PlannedReview[];
  followUps: PlannedFollowUp[];
}

export interface CityPlan {
  /** The first day and the last on which anything is recorded. */
  from: string;
  until: string;
  investors: PlannedCompany[];
  /** Local companies by name, to be entered when they are first named. */
  projectCompanies: PlannedCompany[];
  projects: PlannedProject[];
}
