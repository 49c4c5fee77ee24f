import { identityKey } from '../projects/domain/identity-key.js';
import type { ImportProblem, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { ImportVerdict } from '../../shared/vocabulary.js';
import { applyDecisions } from './domain/apply-decisions.js';
import type { Problem } from './domain/check-row.js';
import type { Mapping } from './domain/guess-mapping.js';
import type { ImportField } from './domain/import-fields.js';
import { readRow } from './domain/read-row.js';
import type { RowValues } from './domain/row-values.js';
import type { ImportBatch, ImportRow } from './entities.js';
import type { ImportContext } from './import-context.js';
import type { DuplicateFinder } from './duplicates.js';

type Undecided = Pick<ImportRow, 'batchId' | 'rowNumber' | 'raw' | 'edits' | 'choices' | 'decision' | 'useId'>;

/** A finding as it is kept: with the cell's own text, which a contradiction between cells does not carry. */
function stored({ choice, ...problem }: Problem, cellOf: (header: string) => string | undefined): ImportProblem {
  return { ...problem, raw: cellOf(problem.column) ?? problem.raw, message: '', ...(choice ? { decided: choice } : {}) };
}

/** The identity of a row among projects: a park decides the region, as it does for the stored project. */
export function identityOf(values: RowValues, context: ImportContext): string | null {
  if (!values.name) return null;
  const region = values.parkId === null ? values.regionCode : (context.parkRegions.get(values.parkId) ?? values.regionCode);
  return identityKey(values.name, values.investors, region);
}

/**
 * Reads rows anew from their cells and the decisions taken: values, problems, duplicates and verdict follow from those alone.
 * Rows are taken together so that duplicates cost one look-up for all.
 */
export async function readRows(batch: Pick<ImportBatch, 'columns' | 'mapping'>, rows: readonly Undecided[], context: ImportContext, duplicates: DuplicateFinder): Promise<ImportRow[]> {
  const mapping = batch.mapping as Mapping;
  const columns = batch.columns.map(({ key, header, unit, duplicateOf }) => ({ key, header, ...(unit ? { unit } : {}), ...(duplicateOf ? { duplicateOf } : {}) }));
  const read = rows.map((row) => {
    const first = readRow({ cells: row.raw, mapping, columns, context });
    const decided = applyDecisions(first, { values: row.edits, choices: row.choices }, { today: context.today, columns, mapping });
    if (decided.values.parkId !== null) decided.values.regionCode = context.parkRegions.get(decided.values.parkId) ?? decided.values.regionCode;
    return { row, decided, identityKey: identityOf(decided.values, context) };
  });
  const found = await duplicates.find(read.map(({ row, decided, identityKey: key }) => ({ rowNumber: row.rowNumber, values: decided.values, identityKey: key })));
  const keyOf = new Map(columns.map((column) => [column.header, column.key]));
  return read.map(({ row, decided, identityKey: key }, index): ImportRow => {
    const cellOf = (header: string) => row.raw[keyOf.get(header) ?? '']?.text;
    const about = (...fields: ImportField[]) => { const column = columns.find(({ key: own }) => fields.some((field) => mapping[own] === field)); return { column: column?.header ?? '', raw: (column && row.raw[column.key]?.text) ?? '' }; };
    const { duplicates: like, problem } = found[index]!;
    const problems = [...decided.problems.map((finding) => stored(finding, cellOf)), ...remarks(decided.values, context, about), ...(problem ? [{ ...problem, ...(row.decision ? { decided: row.decision } : {}) }] : [])];
    const decision = decided.setAside ? 'set-aside' : row.decision;
    return {
      ...row, decision, values: decided.values as unknown as Record<string, unknown>, problems, duplicates: like, identityKey: key, projectId: null,
      verdict: verdictOf(decided.verdict, like, problem, row),
    };
  });
}

/** What a person should know of a row although nothing is wrong with it. */
function remarks(values: RowValues, { homeRegionCode: home }: ImportContext, about: (...fields: ImportField[]) => { column: string; raw: string }): ImportProblem[] {
  const remark = (code: string, field: ImportField, where: { column: string; raw: string }, params?: Record<string, string>): ImportProblem => ({ ...where, field, code, severity: 'warning', message: '', ...(params ? { params } : {}), choices: [] });
  const inside = home?.replace(/(0000|00)$/, '') ?? '';
  return [
    ...(values.regionCode !== null && !values.regionCode.startsWith(inside) ? [remark('region-outside-home', 'location', about('location', 'county', 'city', 'province'))] : []),
    ...(values.currency !== null && values.agreedInvestmentFen === null ? [remark('amount-foreign', 'agreedInvestment', about('agreedInvestment'), { currency: values.currency })] : []),
  ];
}

/** A row that says what the record says is unchanged; one that differs waits for a decision, as does one the reader asked about. */
function verdictOf(reading: 'ready' | 'decision' | 'error', like: ImportRowRecord['duplicates'], problem: ImportProblem | undefined, row: Undecided): ImportVerdict {
  if (reading === 'error') return 'error';
  const twin = like.find((duplicate) => duplicate.because !== 'similar-name');
  // Also where a cell was left to a person: it was decided when the row was imported, and the row says nothing new.
  if (twin && !problem && row.decision !== 'create') return 'unchanged';
  if (problem?.severity === 'decision' && (row.decision === null || row.decision === 'set-aside')) return 'decision';
  return reading;
}
