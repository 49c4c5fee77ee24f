import type { Column } from './cell.js';
import { crossProblems, verdictOf, type Choice, type Problem } from './check-row.js';
import { checkEdits } from './edited-values.js';
import type { Mapping } from './guess-mapping.js';
import type { ImportField } from './import-fields.js';
import type { ProblemCode } from './problem-messages.js';
import type { ReadRow } from './read-row.js';
import type { RowValues } from './row-values.js';

/** What a person decided on a row: values entered, and a choice for findings by column and code. */
export interface Decisions {
  values?: Readonly<Record<string, unknown>>;
  choices?: readonly { column: string; code: string; choice: Choice }[];
}

export interface DecidedRow extends ReadRow {
  /** A person chose to leave the row out. */
  setAside: boolean;
}

const CROSS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['dates-out-of-order', 'stage-behind-date']);

/** The row as read, with a person's values and choices applied and its contradictions looked for again; the result as read is not changed. */
export function applyDecisions(
  result: ReadRow,
  decisions: Decisions,
  file: { today: string; columns: readonly Column[]; mapping: Mapping },
): DecidedRow {
  if (!decisions.choices?.length && !Object.keys(decisions.values ?? {}).length) return { ...result, setAside: false };
  const values: RowValues = structuredClone(result.values);
  const chosen = (p: Problem): Choice | undefined =>
    decisions.choices?.find((c) => c.column === p.column && c.code === p.code && p.choices.includes(c.choice))?.choice;
  const columnOf = (field: ImportField): string => file.columns.find((c) => file.mapping[c.key] === field)?.header ?? '';

  const edits = checkEdits(decisions.values ?? {}, file.today);
  const problems = result.problems
    .filter((p) => !CROSS.has(p.code as ProblemCode) && !(p.field !== null && edits.settled.has(p.field as ImportField)))
    .map((p) => settle(p, chosen(p), values));
  Object.assign(values, edits.values);
  for (const { field, name, raw } of edits.invalid) {
    problems.push({ column: field ? columnOf(field) : '', field, code: 'value-invalid', severity: 'error', raw, params: { field: name }, choices: ['set-aside'] });
  }

  // Settling one contradiction can show or remove another, so they are looked for again after each.
  const settled = new Map<string, Problem>();
  const key = (p: Problem): string => `${p.code} ${p.field}`;
  for (;;) {
    const next = crossProblems(values, columnOf).find((p) => !settled.has(key(p)) && chosen(p) !== undefined);
    if (!next) break;
    settled.set(key(next), settle(next, chosen(next), values));
  }
  problems.push(...settled.values(), ...crossProblems(values, columnOf).filter((p) => !settled.has(key(p))));
  return { values, problems, verdict: verdictOf(problems), setAside: problems.some((p) => p.choice === 'set-aside') };
}

/** The problem with its choice, which is carried out on `values`. */
function settle(problem: Problem, choice: Choice | undefined, values: RowValues): Problem {
  if (choice === undefined) return problem;
  if (choice === 'use-suggestion') Object.assign(values, problem.suggestion);
  // Nothing was committed for the other findings; a contradiction is about values that were.
  if (choice === 'leave-empty' && CROSS.has(problem.code as ProblemCode) && problem.field !== null) Object.assign(values, { [problem.field]: null, [`${problem.field}Precision`]: null });
  return { ...problem, choice };
}
