import type { DatePrecision, Disposal, Milestone, RankingList, Verification } from '../vocabulary.js';
import type { Day, Fen, Id, Instant, Reference } from './common.js';

/** A list that names a company, its year, and the place on it where it has places. */
export interface CompanyRanking { list: RankingList; year: number; position: number | null }

export interface CompanyRecord {
  id: Id; name: string; creditCode: string | null; creditCodeWarning: boolean; aliases: string[];
  regionCode: string | null; regionName: string | null; regionFullName: string | null; industryCode: string | null; remarks: string | null;
  groupId: Id | null; groupName: string | null; anchor: boolean; rankings: CompanyRanking[];
  /** Computed: the first park in the city whose land, factory or lease the registered project company holds. */
  settledParkId: Id | null; settledParkName: string | null; settledOn: Day | null;
  stoppedOn: Day | null; disposal: Disposal | null; disposalPlan: string | null;
  projectCount: number;
  /** Set on a company that was merged: the one that it turned out to be. */
  mergedIntoId: Id | null; mergedIntoName: string | null;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

/** Whether one of a company's projects settled it, and what is missing where not. */
export interface SettlementLine {
  projectId: Id; projectCode: string; projectName: string; parkId: Id | null; parkName: string | null;
  registeredOn: Day | null; registeredOnPrecision: DatePrecision | null; landSecuredOn: Day | null; landSecuredOnPrecision: DatePrecision | null;
  missing: ('park' | Extract<Milestone, 'registered' | 'land-secured'>)[]; verification: Verification | null;
  /** The park that the company is credited to, once in the city. */
  credited: boolean;
}

export interface CompanyStop { id: Id; type: 'stopped' | 'resumed'; occurredOn: Day; disposal: Disposal | null; plan: string | null; reason: string | null; recordedAt: Instant; recordedByName: string | null }

/** `GET /companies/:id`: the record with what follows from the projects that the reader may see. */
export interface CompanyDetail extends CompanyRecord {
  settlement: SettlementLine[];
  stops: CompanyStop[];
  money: { agreedInvestmentFen: Fen; fundsArrivedFen: Fen; completedInvestmentFen: Fen };
  /** Companies of the group that this one heads, at most 200. */
  members: (Reference & { projectCount: number })[];
  /** Contacts that other organisations keep and the reader does not see. */
  contactsElsewhere: number;
  merges: CompanyMergeRecord[];
}

export interface CompanyMergeRecord {
  id: Id; survivorId: Id; survivorName: string; mergedId: Id; mergedName: string; reason: string | null; moved: { what: MovedKind; count: number }[];
  mergedByName: string; mergedAt: Instant; undoneByName: string | null; undoneAt: Instant | null;
}

export type MovedKind = 'projects' | 'contacts' | 'members' | 'merged';

/** `GET /companies/:id/merge-preview?mergedId=`: what each field would keep and what would be moved. */
export interface CompanyMergePreview {
  survivor: CompanyRecord; merged: CompanyRecord;
  /** The one of the two that is better kept: with a credit code, else with more projects, else the older. */
  suggestedSurvivorId: Id;
  fields: { field: string; differs: boolean; suggested: 'survivor' | 'merged' }[];
  moves: { what: MovedKind; count: number }[];
  /** Names that the survivor will answer to. */
  aliases: string[];
}

/** Why a company may be the one about to be entered. */
export type DuplicateReason = 'name' | 'credit-code' | 'alias' | 'similar-name' | 'pinyin';
export interface DuplicateCompany { id: Id; name: string; creditCode: string | null; regionName: string | null; because: DuplicateReason }

export interface ContactRecord {
  id: Id; companyId: Id; companyName: string;
  name: string | null; title: string | null; phone: string | null; wechat: string | null; email: string | null; notes: string | null;
  /** The reader may not read personal data: names and numbers are shortened. */
  masked: boolean;
  organisationId: Id; organisationName: string;
  archivedAt: Instant | null; erasedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}
