import type {
  Assignable, AttractionMode, DatePrecision, EventType, EvidenceKind, LandMode, LeadSource, Milestone, Origin, PhaseRule, ProjectKind, ProjectStatus, ReviewLevel, Stage, Succession, Verification,
} from '../vocabulary.js';
import type { Day, Fen, Id, Instant, Reference } from './common.js';

export interface Phase {
  number: number;
  name: string;
  agreedInvestmentFen: Fen | null;
  plannedStartOn: Day | null;
  plannedBuiltOn: Day | null;
  plannedProducingOn: Day | null;
}

/** An amount in foreign currency and the rate by which it became yuan (`toFen` in `shared/exchange.ts`). */
export interface Exchange {
  amountMinor: number;
  currency: string;
  /** Yuan for one unit, as decimal text. */
  rate: string;
  rateOn: Day;
  source: string;
}

/** What a person may write on a project; every change is a `created` or `revised` ledger row that carries the changed fields. */
export interface ProjectAttributes {
  name: string;
  investors: string[];
  projectCompanyId: Id | null;
  organisationId: Id;
  introducingOrganisationId: Id | null;
  /** Null = outside any park (园区外), counted by county. */
  parkId: Id | null;
  regionCode: string | null;
  /** Words for a park the installation does not know. */
  parkText: string | null;
  officerId: Id | null;
  leaderInCharge: string | null;
  team: string | null;
  industryCode: string | null;
  industryText: string | null;
  kind: ProjectKind;
  landMode: LandMode;
  attractionMode: AttractionMode | null;
  origin: Origin | null;
  source: LeadSource | null;
  agreedInvestmentFen: Fen | null;
  /** 约、以上、逾 … as printed; null when the amount is exact. */
  agreedInvestmentQualifier: string | null;
  foreignAmountMinor: number | null;
  currency: string | null;
  /** Yuan for one unit of `currency`, as decimal text, with its date and source; `agreedInvestmentFen` then follows from it. */
  exchangeRate: string | null;
  exchangeRateOn: Day | null;
  exchangeRateSource: string | null;
  fixedAssetInvestmentFen: Fen | null;
  plannedThisYearFen: Fen | null;
  landMu: number | null;
  factorySquareMetres: number | null;
  expectedOutputFen: Fen | null;
  expectedTaxFen: Fen | null;
  jobs: number | null;
  plannedStartOn: Day | null;
  plannedBuiltOn: Day | null;
  plannedProducingOn: Day | null;
  contentAndScale: string | null;
  progressNote: string | null;
  problems: string | null;
  remarks: string | null;
  confidential: boolean;
  /** The project that this one continues, and how; both or neither. */
  predecessorId: Id | null;
  succession: Succession | null;
  /** The project with which it counts once, the first of its chain; null = it counts by itself. Follows from the predecessor. */
  countedWithId: Id | null;
  /** How much of the agreed investment was counted with an earlier project: an expansion counts its increment. */
  countedBeforeFen: Fen | null;
  /** Parts of the project with amounts and dates of their own (一期、二期); the headcount stays one. */
  phases: Phase[];
  /** Which phase moves the project, by the policy in force when its phases were set; null without phases. */
  phaseRule: PhaseRule | null;
  /** Columns of an imported ledger that have no home here, by their header. */
  extra: Record<string, string>;
}

/** A tier of agreed investment, as a policy pack defines it: from `minimumFen` on, to under `belowFen`. */
export interface InvestmentTier { code: string; name: string; minimumFen: number; belowFen: number | null }

/** `GET /projects/tiers`: the tiers in force today, the highest first. */
export interface InvestmentTiersInForce { leadingIndustryOnly: boolean; source: string | null; tiers: (InvestmentTier & { label: string })[] }

export interface ProjectRecord extends ProjectAttributes {
  id: Id;
  code: string;
  stage: Stage;
  status: ProjectStatus;
  stageVerification: Verification;
  /** The tier of its agreed investment by the pack in force today, in lists and on its own page. */
  tier?: Pick<InvestmentTier, 'code' | 'name'> | null;
  /** When each stage was reached; null = not reached or not known. `…Precision` is null when not reached. */
  leadOn: Day | null;
  negotiatingOn: Day | null;
  signedOn: Day | null; signedOnPrecision: DatePrecision | null;
  startedOn: Day | null; startedOnPrecision: DatePrecision | null;
  builtOn: Day | null; builtOnPrecision: DatePrecision | null;
  producedOn: Day | null; producedOnPrecision: DatePrecision | null;
  fundsArrivedFen: Fen;
  completedInvestmentFen: Fen;
  nextStepOn: Day | null;
  organisationName: string;
  introducingOrganisationName: string | null;
  parkName: string | null;
  regionName: string | null;
  officerName: string | null;
  projectCompanyName: string | null;
  importBatchId: Id | null;
  archivedAt: Instant | null;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

/** A project before or after another in its chain. What lies outside the reader's scope has no id and no name. */
export interface ChainLink { id: Id | null; code: string | null; name: string; place: 'before' | 'after'; succession: Succession; stage: Stage; status: ProjectStatus; signedOn: Day | null }

/** `GET /projects/:id` adds what one screen needs to answer "where is it, what is missing, who moves next". */
export interface ProjectDetail extends ProjectRecord {
  /** The stages of this project's path in order, each with its fact if reached and the gate of the next one. */
  path: { stage: Stage; reached: boolean; current: boolean; occurredOn: Day | null; precision: DatePrecision | null; inferred: boolean; verification: Verification | null; eventId: Id | null; plannedOn: Day | null; /** Reached by an exception from the gate. */ bypassed: boolean }[];
  milestones: { milestone: Milestone; occurredOn: Day | null; precision: DatePrecision; verification: Verification; eventId: Id }[];
  /** What the next stage still needs. */
  nextGate: { to: Stage; missing: { kind: 'field' | 'evidence'; code: string; label: string }[] } | null;
  /** The project it continues, and those that continue it. */
  chain: ChainLink[];
}

export interface LedgerEventRecord {
  id: Id; projectId: Id; projectName: string; projectCode: string;
  type: EventType;
  /** Stage, milestone or status code, as `type` says. */
  code: string | null;
  occurredOn: Day | null; occurredOnPrecision: DatePrecision;
  amountFen: Fen | null; origin: Origin | null;
  /** The foreign amount that `amountFen` was converted from. */
  exchange: Exchange | null;
  /** The number of the phase that the row is about; null = the project as a whole. */
  phase: number | null;
  reason: string | null; bypassedGate: boolean;
  /** Attributes changed, for `created` and `revised`. */
  changes: Record<string, unknown> | null;
  correctsId: Id | null; correctedById: Id | null;
  /** False when a correction has replaced or voided it. */
  effective: boolean;
  verification: Verification | null;
  reviews: { level: ReviewLevel; verdict: 'verified' | 'rejected'; note: string | null; reviewedByName: string; reviewedAt: Instant }[];
  evidence: EvidenceRecord[];
  recordedAt: Instant; recordedById: Id | null; recordedByName: string;
  parkName: string | null; organisationName: string;
}

export interface StageEventRequest {
  to: Stage | Milestone;
  occurredOn: Day;
  occurredOnPrecision?: DatePrecision;
  phase?: number;
  evidenceIds?: Id[];
  reason?: string;
  bypassGate?: boolean;
}
export interface CorrectionRequest { to?: Stage | Milestone; occurredOn?: Day; occurredOnPrecision?: DatePrecision; amountFen?: Fen; exchange?: Exchange; origin?: Origin; void?: boolean; reason: string }
export interface VerificationRequest { verdict: 'verified' | 'rejected'; note?: string }
export interface StatusRequest { status: ProjectStatus; occurredOn: Day; reason: string; evidenceIds?: Id[] }
/** Also the body of `POST /projects/:id/completed-investments` (without origin). Amounts may be negative only through a correction. */
export interface FundsArrivalRequest { amountFen?: Fen; exchange?: Exchange; occurredOn: Day; occurredOnPrecision?: DatePrecision; origin?: Origin; evidenceIds?: Id[]; reason?: string; bypassGate?: boolean }
/** The answer says what to look at, though the row is kept. */
export interface AmountRecorded extends LedgerEventRecord { warnings: AmountWarning[] }
export interface AmountWarning { code: 'beyond-agreed'; message: string; agreedFen: Fen; totalFen: Fen }

export interface EvidenceRecord {
  id: Id; filename: string; mimeType: string; size: number; sha256: string; kind: EvidenceKind;
  uploadedByName: string; uploadedAt: Instant;
}

export interface ProjectReference extends Reference { code: string }

/** `GET /projects/board-summary`: the board's columns; `statuses` are counted without the filter's own status. */
export interface BoardSummary {
  columns: { stage: Stage; count: number; agreedInvestmentFen: Fen }[];
  statuses: { status: ProjectStatus; count: number }[];
}

/** What is assigned; a field that is left out stays, null empties it. */
export type AssignmentChanges = Partial<Pick<ProjectAttributes, Assignable>>;
/** `POST /projects/bulk-assignments/preview`: chosen projects, or all that a list's filter finds. */
export interface AssignmentPreviewRequest { items?: { id: Id; version?: number }[]; filter?: Record<string, unknown>; changes: AssignmentChanges }
export interface AssignmentRequest { items: { id: Id; version: number }[]; changes: AssignmentChanges; reason?: string | null }
export interface AssignmentRow {
  id: Id; code: string | null; name: string | null; version: number | null;
  verdict: 'change' | 'unchanged' | 'refused';
  changes: { field: keyof ProjectAttributes; before: string | null; after: string | null }[];
  /** Why it is refused, as error codes and in words. */
  reasons: { code: string; message: string }[];
}
export interface AssignmentPreview { change: number; unchanged: number; refused: number; rows: AssignmentRow[] }
export interface AssignmentAnswer { assigned: number; unchanged: number }
