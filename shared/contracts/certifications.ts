import type { CertificationKind, CertificationVerdict, DatePrecision, Origin, Stage, Verification } from '../vocabulary.js';
import type { Day, Fen, Id, Instant } from './common.js';

/** One decision of the bureau; the latest of a project, year and kind rules, earlier ones stay. */
export interface CertificationRecord {
  id: Id;
  projectId: Id; projectName: string; projectCode: string;
  year: number;
  kind: CertificationKind;
  verdict: CertificationVerdict;
  /** For `capital-origin`: the origin that was found. */
  origin: Origin | null;
  reason: string;
  decisionNumber: string | null;
  decidedOn: Day;
  recordedByName: string; recordedAt: Instant;
  /** False when a later decision has replaced it. */
  current: boolean;
}

/** A project that reached the stage in the year, with the decision that rules today. */
export interface CertificationCandidate {
  id: Id;
  projectId: Id; projectName: string; projectCode: string;
  stage: Stage;
  reachedOn: Day; reachedOnPrecision: DatePrecision; verification: Verification; reachedEventId: Id | null;
  agreedInvestmentFen: Fen | null;
  industryText: string | null; investors: string[];
  parkName: string | null; regionName: string | null; organisationName: string;
  /** The project's own statement. */
  projectOrigin: Origin | null;
  verdict: CertificationVerdict | null; origin: Origin | null; certificationId: Id | null;
  /** Of the decision that rules. */
  decisionNumber: string | null; decidedOn: Day | null; reason: string | null;
  /** The caller entered the project and may not decide on it. */
  ownRecord: boolean;
}

/** What deciding would change, one row a project, before it is done. */
export interface CertificationPreview { rows: { projectId: Id; projectName: string; before: CertificationVerdict | null; beforeOrigin: Origin | null; after: CertificationVerdict; afterOrigin: Origin | null; problem: string | null }[]; decided: number; refused: number }
