import type { ImportProblem, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { ImportVerdict } from '../../shared/vocabulary.js';
import type { Database } from '../core/database/database.js';
import { placeholders, selectRows } from '../core/database/rows.js';
import type { Problem } from './domain/check-row.js';
import { ImportRow, type ImportBatch } from './entities.js';
import type { ImportKind, RowInput, RowReader, RowReading } from './kinds/kind.js';

type Undecided = Pick<ImportRow, 'batchId' | 'rowNumber' | 'raw' | 'edits' | 'choices' | 'decision' | 'useId'>;

/** Rows that a filter or a person hid are read like all others. */
const HIDDEN: ImportProblem = { column: '', field: null, code: 'row-hidden', severity: 'warning', message: '', raw: '', choices: ['set-aside'] };

/** A finding as it is kept: with the cell's own text, which a contradiction between cells does not carry. */
function stored({ choice, suggestion, ...problem }: Problem, cellOf: (header: string) => string | undefined): ImportProblem {
  return { ...problem, ...(suggestion === undefined ? {} : { suggestion }), raw: cellOf(problem.column) ?? problem.raw, message: '', ...(choice ? { decided: choice } : {}) };
}

/**
 * Reads rows anew from their cells and the decisions taken: values, problems, duplicates and verdict follow from those alone.
 * Rows are taken together so that look-ups cost one query for all.
 */
export async function readRows(database: Database, kind: ImportKind, batch: Pick<ImportBatch, 'id' | 'columns' | 'mapping'>, rows: readonly Undecided[], reader: RowReader): Promise<ImportRow[]> {
  const columns = batch.columns.map(({ key, header, unit, duplicateOf }) => ({ key, header, ...(unit ? { unit } : {}), ...(duplicateOf ? { duplicateOf } : {}) }));
  const read = await reader.read(rows.map((row): RowInput => ({ rowNumber: row.rowNumber, cells: row.raw, mapping: batch.mapping, columns, edits: row.edits, choices: row.choices })));
  const [found, first, like] = [await reader.duplicates(read), await firstRows(database, batch.id, read, 'identityKey'), await likeRows(database, kind, batch.id, read)];
  const keyOf = new Map(columns.map((column) => [column.header, column.key]));
  return rows.map((row, index): ImportRow => {
    const reading = read[index]!;
    const duplicates = found[index]!;
    const cellOf = (header: string) => row.raw[keyOf.get(header) ?? '']?.text;
    const problem = duplicateProblem(kind, reading, duplicates, first, like[index]);
    return {
      ...row, decision: reading.setAside ? 'set-aside' : row.decision, values: reading.values as Record<string, unknown>, duplicates, identityKey: reading.identityKey, likeKey: reading.likeKey, recordId: null, recordVersion: null, previous: null,
      problems: [...reading.problems.map((finding) => stored(finding, cellOf)), ...(problem ? [{ ...problem, ...(row.decision ? { decided: row.decision } : {}) }] : []), ...(Object.values(row.raw).some(({ hidden }) => hidden) ? [{ ...HIDDEN, ...(row.decision === 'set-aside' ? { decided: row.decision } : {}) }] : [])],
      verdict: verdictOf(reading.verdict, duplicates, problem, row),
    };
  });
}

/** The first row of the file with each key: among the rows at hand and those already stored. */
async function firstRows(database: Database, batchId: number, rows: readonly RowReading[], name: 'identityKey' | 'likeKey'): Promise<ReadonlyMap<string, number>> {
  const keys = [...new Set(rows.flatMap((row) => row[name] ?? []))];
  if (!keys.length) return new Map();
  const numbers = rows.map((row) => row.rowNumber);
  const stored = await database.query<{ key: string; first: number }>(
    `SELECT \`${name}\` AS \`key\`, MIN(\`rowNumber\`) AS first FROM \`import_row\` WHERE \`batchId\` = ? AND \`${name}\` IN (${placeholders(keys)}) AND \`rowNumber\` NOT IN (${placeholders(numbers)}) GROUP BY \`${name}\``,
    [batchId, ...keys, ...numbers]);
  const first = new Map(stored.map((row) => [row.key, row.first]));
  for (const { rowNumber, [name]: key } of rows) if (key) first.set(key, Math.min(first.get(key) ?? rowNumber, rowNumber));
  return first;
}

type Likeness = ReturnType<ImportKind['likeness']> & { row: number };

/** For each row how it is like the first of its file that looks like it; two look-ups for all rows, however many are alike. */
async function likeRows(database: Database, kind: ImportKind, batchId: number, rows: readonly RowReading[]): Promise<(Likeness | undefined)[]> {
  const first = await firstRows(database, batchId, rows, 'likeKey');
  const earlierOf = ({ likeKey, rowNumber }: RowReading) => {
    const earlier = likeKey ? (first.get(likeKey) ?? rowNumber) : rowNumber;
    return earlier < rowNumber ? earlier : undefined;
  };
  const values = new Map<number, object>(rows.map((row) => [row.rowNumber, row.values]));
  const elsewhere = [...new Set(rows.flatMap((row) => earlierOf(row) ?? []))].filter((row) => !values.has(row));
  if (elsewhere.length) for (const row of await selectRows(database, ImportRow, { batchId, rowNumber: elsewhere })) values.set(row.rowNumber, row.values);
  return rows.map((row) => {
    const earlier = earlierOf(row);
    const other = earlier && values.get(earlier);
    return earlier && other ? { ...kind.likeness(row.values, other), row: earlier } : undefined;
  });
}

/** What a person must decide, or should know, because the row repeats a record or another row. */
function duplicateProblem({ distinct }: ImportKind, row: RowReading, duplicates: ImportRowRecord['duplicates'], first: ReadonlyMap<string, number>, like: Likeness | undefined): ImportProblem | undefined {
  const base = { column: '', field: null, message: '', raw: String((row.values as { name?: unknown }).name ?? Object.values(row.values)[0] ?? '') } as const;
  const another = distinct ? [] : (['create'] as const);
  const twin = duplicates.find((duplicate) => duplicate.because !== 'similar-name');
  if (twin && twin.recordId === 0) return { ...base, code: 'duplicate-elsewhere', severity: 'decision', choices: [...another, 'set-aside'] };
  const earlier = row.identityKey ? (first.get(row.identityKey) ?? row.rowNumber) : row.rowNumber;
  const repeats = earlier < row.rowNumber;
  if (twin?.differences.length && !(distinct && repeats)) return { ...base, code: 'differs-from-record', severity: 'decision', params: { code: twin.code, count: twin.differences.length }, choices: ['use', ...another, 'set-aside'] };
  if (repeats && (!twin || twin.differences.length)) return { ...base, code: 'duplicate-in-file', severity: 'decision', params: { row: earlier }, choices: [...another, 'set-aside'] };
  if (!twin && like?.likely) return { ...base, code: like.code, severity: 'decision', params: { row: like.row }, choices: [...another, 'set-aside'] };
  if (!twin && duplicates.length) return { ...base, code: 'similar-name', severity: 'warning', params: { code: duplicates[0]!.code || '—' }, choices: [] };
  if (!twin && like) return { ...base, code: like.code, severity: 'warning', params: { row: like.row }, choices: [] };
  return undefined;
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
