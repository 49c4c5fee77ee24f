import type { AssessmentAct, AssessmentCheckKind, AssessmentStatus, ObjectionState, Stage } from '../vocabulary.js';
import type { Day, Fen, Id, Instant } from './common.js';
import type { EvidenceRecord } from './projects.js';
import type { Scheme } from './scheme.js';

/** Numbers of an assessment travel as decimal text (`"12.30"`): they are exact. */
export type DecimalText = string;

/** A year's assessment (domain §11): the scheme is a copy of what was in force for the year. */
export interface AssessmentRunRecord {
  id: Id; year: number; name: string; status: AssessmentStatus; dueOn: Day; overdue: boolean;
  packCode: string; packNumber: number; packSha256: string;
  units: number; excluded: number; missing: number;
  computedAt: Instant | null; resultSha256: string | null;
  version: number; createdAt: Instant; updatedAt: Instant;
}

export interface AssessmentUnitRecord {
  id: Id; name: string; parkId: Id | null; group: string | null;
  /** Out of the assessment from the start, with the reason. */
  included: boolean; reason: string | null;
  /** An exclusion of the scheme that fell on it: no score, announced. */
  exclusion: string | null;
  checks: AssessmentCheckRecord[];
}
export interface AssessmentCheckRecord { id: Id; kind: AssessmentCheckKind; happenedOn: Day; people: string; notes: string; recordedAt: Instant; recordedByName: string; evidence: EvidenceRecord[] }
export interface AssessmentStep { from: AssessmentStatus | null; to: AssessmentStatus; act: AssessmentAct; note: string | null; details: Record<string, unknown>; at: Instant; byName: string; evidence: EvidenceRecord[] }
/** Who has to deliver, and what of it is there. */
export interface AssessmentDelivery { department: string; organisationId: Id | null; organisationName: string | null; cells: number; delivered: number; own: boolean }
export interface AssessmentObjectionRecord {
  id: Id; unitId: Id; unitName: string; indicator: string; indicatorName: string; state: ObjectionState; text: string; answer: string | null;
  openedAt: Instant; openedByName: string; answeredAt: Instant | null; answeredByName: string | null; mayAnswer: boolean; version: number;
}

/**
 * A unit that the government named for an award; with the amount where the award has none of its own, and with another area than the
 * register's (m²) only together with the reason.
 */
export type AwardDecision = Id | { unitId: Id; amountFen: Fen; area?: number; reason?: string };

export interface AssessmentRunDetail extends AssessmentRunRecord {
  scheme: Scheme; unitList: AssessmentUnitRecord[]; steps: AssessmentStep[]; deliveries: AssessmentDelivery[]; objections: AssessmentObjectionRecord[];
  awardDecisions: Record<string, AwardDecision[]>; missingDecision: string | null;
  /** What the caller may do to it now. */
  acts: AssessmentAct[];
}

/** One input of one unit: fed by a metric, or entered; null is missing. */
export interface AssessmentCell {
  unitId: Id; indicator: string; input: string; value: DecimalText | null; fed: boolean;
  /** As it was written, where that differs from how it was read. */
  raw: string | null; version: number; enteredByName: string | null; enteredAt: Instant | null; evidenceCount: number; mine: boolean;
}

/** One entry of an input; what was there before stays. */
export interface AssessmentEntry { input: string; value: DecimalText | null; raw: string; note: string | null; at: Instant; byName: string; evidence: EvidenceRecord[] }
export interface EnteredCell { unitId: Id; indicator: string; input: string; value: DecimalText | null; raw: string; readAs: string; version: number }

/** What an uploaded sheet would change, and what stands against it; nothing is kept until the values are put. Rows and columns as the file counts them. */
export interface AssessmentSheetPreview { filename: string; changes: SheetChange[]; unchanged: number; problems: SheetProblem[] }
export interface SheetChange { row: number; column: string; unitId: Id; unitName: string; indicator: string; indicatorName: string; input: string; before: DecimalText | null; raw: string; readAs: string; version: number }
export interface SheetProblem { row: number; column: string; header: string; unitName: string | null; text: string; code: string; message: string }

export interface ScoreCell { points: DecimalText | null; rank: DecimalText | null }
export interface AssessmentAward { code: string; name: string; amountFen: Fen; units: { unitId: Id; unitName: string; amountFen: Fen; /** What it was granted for, in m². */ area: number | null }[]; why: 'granted' | 'not-decided' | 'nobody'; clause: string; reading: string | null; decided: 'units' | 'amounts' | null; areas: AwardArea[] }
/** What an award goes by: m² of the register as they were computed, and what a decision put in their place. */
export interface AwardArea { unitId: Id; unitName: string; area: number | null; lines: number; decidedArea: number | null; reason: string | null }
/** An award's area of one unit, opened to the factories behind it and who put them to use. */
export interface AwardAreaOpened extends AwardArea { award: string; awardName: string; entries: AwardAreaLine[] }
export interface AwardAreaLine { carrierId: Id; carrierCode: string; carrierName: string; projectId: Id | null; projectName: string | null; area: number; on: Day; idleSince: Day | null }
export interface UnitScore {
  unitId: Id; name: string; group: string | null; total: DecimalText; rank: number; lastYear: { total: DecimalText; rank: number } | null;
  groups: Record<string, DecimalText>; adjustments: DecimalText; missing: string[]; lines: Record<string, ScoreCell>; priority: boolean;
}
export interface AssessmentScores {
  runId: Id; computedAt: Instant; sha256: string; units: UnitScore[]; excluded: { unitId: Id; name: string; exclusion: string; exclusionName: string; reason: string | null }[];
  awards: AssessmentAward[]; awardsTotalFen: Fen; budgetFen: Fen | null;
}

export interface ScoreLineEntry { projectId: Id | null; companyId: Id | null; name: string | null; contribution: number; because: string }
/** One score, opened. */
export interface ScoreOpened {
  unitId: Id; unitName: string; indicator: string; indicatorName: string; weight: number; unit: string; printedUnit: string | null;
  points: DecimalText | null; rank: DecimalText | null; population: number | null; formula: string | null; missing: string[];
  method: { code: string; name: string; words: string }; clause: string; reading: string | null; evidenceAsked: string | null; departments: string[];
  inputs: { name: string; label: string; unit: string; value: DecimalText | null; fed: boolean; metric: string | null; lines: ScoreLineEntry[] }[];
  history: AssessmentEntry[];
}

export interface Movement { unitId: Id; name: string; before: { total: DecimalText; rank: number } | null; after: { total: DecimalText; rank: number } | null; points: DecimalText }
export interface WhatIfAnswer { movements: Movement[]; weights: { sum: number; total: number }; awards: { code: string; name: string; before: string[]; after: string[] }[] }
/** How points come about, for choosing another way in a what-if. */
export interface AssessmentMethod {
  code: string; name: string; words: string; ranked: boolean; inputs: string[];
  arguments: { name: string; label: string; kind: 'number' | 'choice' | 'ladder' | 'parts' | 'levels'; choices: Record<string, string>; default: unknown; required: boolean }[];
}
export interface WhatIfRequest {
  values?: { unitId: Id; indicator: string; input?: string; value: DecimalText }[];
  methods?: { indicator: string; code: string; arguments?: Record<string, unknown> }[];
  weights?: { indicator: string; weight: DecimalText }[];
}
/** What would move a unit most: one more of a counted input, or the value of the unit ranked before it. */
export interface SensitivityRow { indicator: string; indicatorName: string; input: string; kind: 'one-more' | 'next-rank'; from: DecimalText; to: DecimalText; points: DecimalText; rankBefore: number; rankAfter: number }
/**
 * What each open project of a park would change by taking the step that the fed indicators count, all else equal. `yearOver`: taken now it
 * would fall into another year, so it tells what would have been.
 */
export interface AssessmentProspects { yearOver: boolean; computed: boolean; total: DecimalText; rank: number; missing: number; projects: AssessmentProspect[]; truncated: boolean }
export interface AssessmentProspect {
  projectId: Id; name: string | null; stage: Stage; step: string;
  changes: { indicator: string; indicatorName: string; input: string; unit: string; from: DecimalText; to: DecimalText }[];
  points: DecimalText; rank: number;
}
/** What would differ if the run were computed now. */
export interface AssessmentDifferences {
  /** The frozen facts and scheme give the frozen result again, to the last digit. */
  reproduced: boolean;
  schemeChanged: boolean;
  values: { unitId: Id; unitName: string; indicator: string; indicatorName: string; input: string; frozen: DecimalText | null; now: DecimalText | null }[];
  /** Areas that awards go by, in m². */
  areas: { unitId: Id; unitName: string; award: string; awardName: string; frozen: number; now: number }[];
  movements: Movement[];
}
