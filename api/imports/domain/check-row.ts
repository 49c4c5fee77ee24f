import { STAGE_CODES, type Stage } from '../../../shared/vocabulary.js';
import { latestDay } from './calendar.js';
import type { ErrorCode } from '../../../shared/errors.js';
import type { Params, Severity } from './finding.js';
import type { ImportField } from './import-fields.js';
import type { ProblemCode } from './problem-messages.js';
import type { RowValues } from './row-values.js';

export type Choice = 'leave-empty' | 'use-suggestion' | 'set-aside';
export type Verdict = 'error' | 'decision' | 'ready';
export type MilestoneField = 'signedOn' | 'startedOn' | 'builtOn' | 'producedOn';

/** Something a person must or may know of one row. */
export interface Problem {
  /** The file's header; empty where the file has no such column. */
  column: string;
  field: string | null;
  /** A finding of the reader, or a rule of the records' own that the row would break. */
  code: ProblemCode | ErrorCode;
  severity: Severity;
  raw: string;
  params?: Params;
  /** Values taken by `use-suggestion`. */
  suggestion?: object;
  /** What a person may choose; empty where nothing needs deciding. */
  choices: Choice[];
  /** What a person chose. */
  choice?: Choice;
}

export const MILESTONE_FIELDS: readonly { field: MilestoneField; stage: Stage; label: string }[] = [
  { field: 'signedOn', stage: 'signed', label: '签约时间' },
  { field: 'startedOn', stage: 'started', label: '开工时间' },
  { field: 'builtOn', stage: 'built', label: '竣工时间' },
  { field: 'producedOn', stage: 'producing', label: '投产时间' },
];

/** Contradictions between the fields of one row: dates out of order, a stage that lags behind a date. */
export function crossProblems(values: RowValues, columnOf: (field: ImportField) => string): Problem[] {
  const problems: Problem[] = [];
  const dated = MILESTONE_FIELDS.flatMap((m) => {
    const on = values[m.field];
    const precision = values[`${m.field}Precision`];
    return on === null || precision === null ? [] : [{ ...m, on, precision }];
  });
  dated.forEach((later, i) => {
    const earlier = dated.slice(0, i).find((e) => e.on > latestDay(later));
    if (!earlier) return;
    problems.push({
      column: columnOf(later.field), field: later.field, code: 'dates-out-of-order', severity: 'decision', raw: `${earlier.on} > ${later.on}`,
      params: { later: later.label, earlier: earlier.label },
      // The suggestion keeps both dates as the ledger has them.
      suggestion: { [later.field]: later.on, [`${later.field}Precision`]: later.precision }, choices: ['leave-empty', 'use-suggestion', 'set-aside'],
    });
  });
  const last = dated.at(-1);
  // The signing date of a framework agreement is that of the framework, not of a signed contract.
  const ofFramework = last?.field === 'signedOn' && values.milestones.includes('framework');
  if (last && !ofFramework && values.stage !== null && STAGE_CODES.indexOf(values.stage) < STAGE_CODES.indexOf(last.stage)) {
    problems.push({
      column: columnOf(last.field), field: last.field, code: 'stage-behind-date', severity: 'decision', raw: last.on, params: { milestone: last.label },
      suggestion: { stage: last.stage }, choices: ['leave-empty', 'use-suggestion', 'set-aside'],
    });
  }
  return problems;
}

/** What a person may choose for a finding of a cell. */
export function choicesFor(problem: Problem): Choice[] {
  if (problem.severity === 'error') return ['set-aside'];
  if (problem.severity !== 'decision') return [];
  return problem.suggestion ? ['leave-empty', 'use-suggestion', 'set-aside'] : ['leave-empty', 'set-aside'];
}

/** error before decision before ready; a decision already taken no longer counts. */
export function verdictOf(problems: readonly Problem[]): Verdict {
  if (problems.some((p) => p.severity === 'error' && p.choice === undefined)) return 'error';
  return problems.some((p) => p.severity === 'decision' && p.choice === undefined) ? 'decision' : 'ready';
}
