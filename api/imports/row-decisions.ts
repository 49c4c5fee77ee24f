import { isCurrency, toFen } from '../../shared/exchange.js';
import { badRequest } from '../core/errors.js';
import { readDate } from './domain/read-date.js';
import type { ImportProblem } from '../../shared/contracts/imports.js';
import type { DecideMany } from './dto.js';
import type { ImportBatch, ImportRow, TakenChoice } from './entities.js';

const ROW_DECISIONS = ['create', 'use', 'set-aside'] as const;
const CELL_CHOICES = ['leave-empty', 'use-suggestion', 'set-aside'] as const;
const among = (choices: readonly string[], choice: string) => choices.includes(choice);
const wrongChoice = (path: string) => badRequest('validation', {}, [{ path, code: 'not-choice' }]);

/** A row as decided; undefined where the decision does not fit it. */
type Decider = (row: ImportRow) => ImportRow | undefined;

/** Later choices for the same problem replace earlier ones. */
export function merged(taken: readonly TakenChoice[], more: readonly TakenChoice[]): TakenChoice[] {
  const isNew = (choice: TakenChoice) => !more.some((other) => other.column === choice.column && other.code === choice.code);
  return [...taken.filter(isNew), ...more];
}

/** @throws 400 naming the first choice that is none */
export function choicesOf(choices: readonly { column: string; code: string; choice: string }[]): TakenChoice[] {
  const wrong = choices.findIndex(({ choice }) => !among(CELL_CHOICES, choice));
  if (wrong >= 0) throw wrongChoice(`choices.${wrong}.choice`);
  return choices as TakenChoice[];
}

/** Choices that carry the value they set. */
const FOR_MANY = ['set', 'use-year', 'use-rate'];
/** Findings that the same answer settles wherever the cell says the same. */
const SAME_ANSWER = new Set(['park-unknown', 'park-elsewhere', 'park-ambiguous', 'region-unknown', 'region-ambiguous', 'region-partial', 'stage-unreadable', 'stage-ambiguous', 'amount-foreign', 'reference-unknown', 'reference-ambiguous']);

/** What of a cell decides its answer: the park it names, its currency, else all of it; undefined where cells differ for their own reasons. */
export function textOf(problem: Pick<ImportProblem, 'code' | 'raw' | 'params'>): string | undefined {
  if (!SAME_ANSWER.has(problem.code)) return undefined;
  return String(problem.params?.['park'] ?? problem.params?.['currency'] ?? problem.raw);
}

/** Whether a decision for many rows is about this row: it has the problem, still open unless all are meant, in such a cell. */
export function isConcerned(row: ImportRow, body: DecideMany): boolean {
  return row.problems.some((problem) => problem.code === body.code && problem.column === body.column && (body.again === true || !problem.decided) && (body.raw === undefined || textOf(problem) === body.raw || problem.raw === body.raw)
    && (FOR_MANY.includes(body.choice) || problem.choices.includes(body.choice)));
}

/** What one decision does to each row it concerns. */
export function deciderOf(batch: ImportBatch, body: DecideMany, today: string): Decider {
  const { column, code, choice, values, year, rate } = body;
  if (choice === 'set') {
    if (!values || !Object.keys(values).length) throw badRequest('validation', {}, [{ path: 'values', code: 'required' }]);
    return (row) => ({ ...row, edits: { ...row.edits, ...values } });
  }
  if (choice === 'use-year') {
    if (year === undefined) throw badRequest('validation', {}, [{ path: 'year', code: 'required' }]);
    return withYear(batch, column, year, today);
  }
  if (choice === 'use-rate') {
    if (rate === undefined || Number(rate) === 0) throw badRequest('validation', {}, [{ path: 'rate', code: 'required' }]);
    return withRate(rate);
  }
  if (column === '' && among(ROW_DECISIONS, choice)) {
    return (row) => ({ ...row, decision: choice as ImportRow['decision'], useId: choice === 'use' ? (row.duplicates.find((duplicate) => duplicate.recordId > 0)?.recordId ?? null) : null });
  }
  if (!among(CELL_CHOICES, choice)) throw wrongChoice('choice');
  return (row) => ({ ...row, choices: merged(row.choices, [{ column, code, choice: choice as TakenChoice['choice'] }]) });
}

/** Dates printed without a year, read as of one year that a person names; a date that would lie in the future stays open. */
function withYear(batch: ImportBatch, header: string, year: number, today: string): Decider {
  const column = batch.columns.find((candidate) => candidate.header === header);
  const field = column && batch.mapping[column.key];
  return (row) => {
    const cell = column && row.raw[column.key];
    if (!cell || !field) return undefined;
    const { findings } = readDate(cell, { today, published: { on: `${year}-12-31`, precision: 'day' } });
    const date = findings[0]?.suggestion;
    if (!date || !date.on.startsWith(String(year))) return undefined;
    return { ...row, edits: { ...row.edits, [field]: date.on, [`${field}Precision`]: date.precision } };
  };
}

/** Foreign amounts counted in yuan at a rate that a person names; the amount in its own currency stays. Exact, half a fen up. */
function withRate(rate: string): Decider {
  return (row) => {
    const { foreignAmountMinor: minor, currency } = row.values as { foreignAmountMinor: number | null; currency: string | null };
    if (minor === null || !isCurrency(currency)) return undefined;
    return { ...row, edits: { ...row.edits, agreedInvestmentFen: toFen(minor, currency, rate) } };
  };
}
