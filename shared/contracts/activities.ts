import type { ActivityKind, CalendarKind, NextStepChangeKind, NextStepStatus, PromotionEventKind, PromotionEventState, Stage } from '../vocabulary.js';
import type { Day, Fen, Id, Instant, Reference } from './common.js';
import type { EvidenceRecord, ProjectReference } from './projects.js';

/** Something done with or for a company, or planned (a date to come). */
export interface ActivityRecord {
  id: Id; kind: ActivityKind; occurredOn: Day;
  /** Local time, `09:30`; null when only the day is known. */
  startsAt: string | null;
  place: string | null; subject: string | null;
  companyId: Id | null;
  /** The company's name, or what was typed for one that is not on record. */
  companyName: string | null;
  /** Whom we met, as text. */
  people: string | null;
  notes: string | null; result: string | null;
  /** Only those the reader may see. */
  projects: ProjectReference[];
  participants: Reference[];
  evidenceCount: number;
  organisationId: Id; organisationName: string;
  createdById: Id; createdByName: string; createdAt: Instant; updatedAt: Instant; version: number;
}
export interface ActivityDetail extends ActivityRecord { evidence: EvidenceRecord[]; nextSteps: NextStepRecord[] }

/** The one list of what is to be done next: by whom and by when. */
export interface NextStepRecord {
  id: Id; what: string;
  /** Null only for steps taken over from before due dates were asked for. */
  dueOn: Day | null;
  status: NextStepStatus; closedAt: Instant | null;
  ownerId: Id; ownerName: string; organisationId: Id;
  projectId: Id | null; projectName: string | null; projectCode: string | null; activityId: Id | null;
  createdById: Id; createdByName: string; createdAt: Instant; version: number;
}
export interface NextStepChangeRecord { id: Id; change: NextStepChangeKind; dueOn: Day | null; ownerName: string; reason: string | null; changedByName: string; changedAt: Instant }
export interface NextStepDetail extends NextStepRecord { changes: NextStepChangeRecord[] }
export interface NextStepDraft { what: string; dueOn: Day; ownerId?: Id }

export interface PromotionEventRecord {
  id: Id; name: string; kind: PromotionEventKind; startsOn: Day; endsOn: Day; place: string | null;
  regionCode: string | null; regionName: string | null;
  /** By the region's code; null without one. */
  outOfProvince: boolean | null;
  organiser: string | null; cooperators: string[]; companies: string[]; peopleCount: number | null; costFen: Fen | null; outcome: string | null;
  state: PromotionEventState; cancelledReason: string | null;
  leadCount: number; signedCount: number; signedInvestmentFen: Fen; evidenceCount: number;
  organisationId: Id; organisationName: string; createdByName: string; createdAt: Instant; updatedAt: Instant; version: number;
}
export interface PromotionEventDetail extends PromotionEventRecord { projects: (ProjectReference & { stage: Stage })[]; evidence: EvidenceRecord[] }

/** Whether a clock counts working days or every day. */
export type ResponseDays = 'working-days' | 'days';
/** How long a lead waited for its first contact; the same day is 0. No limit where no policy in force states one. */
export interface ResponseClock { projectId: Id; enteredOn: Day; firstContactOn: Day | null; days: number; unit: ResponseDays; answered: boolean; limitDays: number | null; late: boolean }
/** Response times of the leads entered from one day to another, by the unit that owns them. */
export interface ResponseTimes {
  from: Day; to: Day; unit: ResponseDays; limitDays: number | null;
  /** Beyond it weekends only are taken out: the following year's days off are not in the calendar. */
  daysOffKnownUntil: Day | null;
  units: ResponseUnit[]; total: ResponseUnit;
}
export interface ResponseUnit { organisationId: Id | null; organisationName: string; leads: number; answered: number; inTime: number; waiting: number; late: number; medianDays: number | null; longestWaitDays: number | null }

export interface MyDay {
  today: Day; coldAfterDays: number | null;
  /** Open next steps: what is late, due today, due within seven days. */
  steps: { overdue: number; today: number; thisWeek: number; items: NextStepRecord[] };
  activities: ActivityRecord[];
  coldLeads: { count: number; items: { id: Id; code: string; name: string; stage: Stage; updatedAt: Instant; officerName: string | null }[] };
  gates: { id: Id; code: string; name: string; stage: Stage; to: Stage; missing: { kind: 'field' | 'evidence'; code: string; label: string }[] }[];
  /** Who carries how much; only in the team's view. */
  load: { userId: Id; name: string; organisationName: string; open: number; overdue: number; dueThisWeek: number; projects: number; activities: number }[];
}

/** One thing on a day of the calendar; `until` is the first day after it. */
export interface CalendarEntry { kind: CalendarKind; id: Id; /** Of a planned milestone. */ stage?: Stage; from: Day; until: Day; time: string | null; title: string; detail: string | null; place: string | null; path: string; done: boolean }
/** `token` only in the answer that makes it. */
export interface CalendarFeedState { active: boolean; createdAt: Instant | null; token?: string }
