import type { DatePrecision, MoneySeries, Origin, Stage, Verification } from '../vocabulary.js';
import type { Day, Fen, Id, Instant } from './common.js';
import type { Exchange } from './projects.js';

/** One row of the money ledger across projects: a receipt of funds or an amount of completed investment that stands today. `id` is its ledger row. */
export interface MoneyEntry {
  id: Id;
  projectId: Id; projectName: string; projectCode: string;
  series: MoneySeries;
  amountFen: Fen;
  exchange: Exchange | null;
  origin: Origin | null;
  occurredOn: Day | null; occurredOnPrecision: DatePrecision;
  verification: Verification;
  bypassedGate: boolean;
  /** It takes the place of an earlier row. */
  correction: boolean;
  /** The project's funds go beyond what was agreed. */
  beyondAgreed: boolean;
  evidenceCount: number;
  reason: string | null;
  parkName: string | null; regionName: string | null; organisationName: string;
  recordedByName: string; recordedAt: Instant;
}

export interface MoneySum { count: number; amountFen: Fen; verifiedFen: Fen }

/** The sum line under the money ledger; the two series are never added together. */
export interface MoneySummary { series: Record<MoneySeries, MoneySum>; origins: (MoneySum & { origin: Origin | null })[] }

export interface MoneyYear { year: number; plannedFen: Fen | null; arrivedFen: Fen; completedFen: Fen }

export interface MoneyPhase {
  number: number; name: string;
  agreedInvestmentFen: Fen | null;
  plannedStartOn: Day | null; plannedBuiltOn: Day | null; plannedProducingOn: Day | null;
  /** The furthest stage it reached by itself; null while it has not begun. */
  stage: Stage | null;
  reached: { stage: Stage; occurredOn: Day; precision: DatePrecision; verification: Verification; eventId: Id }[];
}

/** Everything about one project's money, each figure with the filter of the money ledger that opens it. */
export interface MoneyPanel {
  agreedFen: Fen | null;
  agreedQualifier: string | null;
  /** The agreed amount in foreign currency; its rate is null until somebody gives one. */
  foreign: { amountMinor: number; currency: string; rate: string | null; rateOn: Day | null; source: string | null } | null;
  arrivedFen: Fen; arrivedVerifiedFen: Fen;
  completedFen: Fen; completedVerifiedFen: Fen;
  /** Agreed less arrived; negative beyond the agreed amount; null while nothing is agreed. */
  remainingFen: Fen | null;
  beyondFen: Fen;
  origins: { origin: Origin | null; amountFen: Fen }[];
  years: MoneyYear[];
  /** Amounts whose date does not tell the year. */
  undated: { arrivedFen: Fen; completedFen: Fen };
  phases: MoneyPhase[];
  /** Sum of the phases' amounts and how far it is from the agreed amount; null where either is not known. */
  phaseSumFen: Fen | null;
  phaseDifferenceFen: Fen | null;
}
