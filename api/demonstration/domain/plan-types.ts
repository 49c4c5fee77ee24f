import type { Exchange, ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { ActivityKind, DatePrecision, EventType, EvidenceKind, Origin, PromotionEventKind, ReviewLevel } from '../../../shared/vocabulary.js';

/** A minute of local time, `2026-03-31T09:40`: sorts as text. */
export type Minute = string;

/** What a person writes on a project, with names in place of ids. */
export type PlannedAttributes = Omit<ProjectAttributes, 'organisationId' | 'introducingOrganisationId' | 'parkId' | 'officerId' | 'projectCompanyId' | 'predecessorId' | 'countedWithId'> & {
  organisation: string; introducing: string | null; park: string | null; officer: string | null; projectCompany: string | null;
  /** The number of the project that it continues. */
  predecessor: number | null;
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

/** Something done for a project, and what was to be done next. */
export interface PlannedActivity { project: number; writtenAt: Minute; author: string; kind: ActivityKind; occurredOn: string; startsAt: string | null; place: string | null; people: string | null; note: string; nextStep: string | null; nextStepOn: string | null; doneAt: Minute | null }

/** An event with the projects whose leads came of it; one still to come has no evidence. */
export interface PlannedPromotionEvent {
  name: string; kind: PromotionEventKind; startsOn: string; endsOn: string; place: string; regionCode: string; organisation: string; author: string; writtenAt: Minute;
  cooperators: string[]; companies: string[]; peopleCount: number; costWan: number; outcome: string | null; evidence: EvidenceKind[]; projects: number[];
}

export interface PlannedProject {
  number: number;
  attributes: PlannedAttributes;
  events: PlannedEvent[];
  reviews: PlannedReview[];
  activities: PlannedActivity[];
}

export interface CityPlan {
  /** The first day and the last on which anything is recorded. */
  from: string;
  until: string;
  investors: PlannedCompany[];
  /** Local companies by name, to be entered when they are first named. */
  projectCompanies: PlannedCompany[];
  projects: PlannedProject[];
  promotionEvents: PlannedPromotionEvent[];
}
