import type { DatePrecision, ProjectStatus, ReturnState, Stage } from '../vocabulary.js';
import type { PolicyBound } from '../policy.js';
import type { Day, Fen, Id, Instant } from './common.js';

/** What a unit said of a large signed project at the end of a quarter; a later one of the same quarter supersedes it. */
export interface QuarterlyReturn {
  id: Id; projectId: Id; year: number; quarter: number;
  progress: string;
  /** Completed investment since the beginning, as the unit says. */
  statedFen: Fen | null;
  /** The same by the money ledger up to the quarter's end, as it stood when this was reported. */
  computedFen: Fen;
  problems: string | null;
  requests: string | null;
  /** Why an earlier one was corrected. */
  reason: string | null;
  reportedByName: string; reporterOrganisationName: string; reportedAt: Instant;
  /** False when a later one supersedes it. */
  current: boolean;
}

/** A project on a quarter's roster, with what was reported on it. */
export interface LargeProject {
  id: Id; projectId: Id; projectName: string; projectCode: string;
  investors: string[];
  stage: Stage; status: ProjectStatus;
  agreedInvestmentFen: Fen;
  signedOn: Day | null; signedOnPrecision: DatePrecision;
  parkName: string | null; regionName: string | null; organisationName: string; officerName: string | null;
  /** By the money ledger up to the quarter's end, as known now. */
  fundsArrivedFen: Fen; completedInvestmentFen: Fen;
  state: ReturnState;
  /** The caller may report on it. */
  mayReport: boolean;
  year: number; quarter: number;
  return: QuarterlyReturn | null;
}

/** By which rules a quarter's roster is made up, and what of it was reported. */
export interface LargeProjectsOverview {
  year: number; quarter: number;
  /** The day whose policy decides: the quarter's last, or today while it runs. */
  policyDay: Day;
  limitFen: Fen; bound: PolicyBound;
  dueOn: Day; dueDays: number;
  projects: number; agreedInvestmentFen: Fen;
  states: Record<ReturnState, number>;
}

/** A quarter in which a project is on the roster. */
export interface ProjectQuarter { year: number; quarter: number; dueOn: Day; state: ReturnState; computedFen: Fen; return: QuarterlyReturn | null }
/** `GET /projects/:id/quarterly-returns`; both lists latest first. */
export interface ProjectReturns { mayReport: boolean; quarters: ProjectQuarter[]; superseded: QuarterlyReturn[] }
