import type { ImportFieldRecord, ImportRowRecord } from '../../../shared/contracts/imports.js';
import type { ImportKindCode } from '../../../shared/vocabulary.js';
import type { Cell, Column } from '../domain/cell.js';
import type { Choice, Problem, Verdict } from '../domain/check-row.js';
import type { HeaderWords } from '../domain/header-words.js';
import type { ProblemCode } from '../domain/problem-messages.js';
import type { ImportBatch, ImportRow } from '../entities.js';

/** A row's cells and what a person decided on them. */
export interface RowInput {
  rowNumber: number;
  cells: Readonly<Record<string, Cell>>;
  mapping: Readonly<Record<string, string | null>>;
  columns: readonly Column[];
  edits: Readonly<Record<string, unknown>>;
  choices: readonly { column: string; code: string; choice: Choice }[];
}

/** What a row says, what is doubtful in it, what makes it the same as another row or record, and what makes it look like another row (each 64 hexadecimal digits). */
export interface RowReading { rowNumber: number; values: object; problems: Problem[]; verdict: Verdict; setAside: boolean; identityKey: string | null; likeKey: string | null }

export type Duplicate = ImportRowRecord['duplicates'][number];

/** Reads rows with what the kind needs to know of the installation, gathered once for a step. */
export interface RowReader {
  read(rows: readonly RowInput[]): Promise<RowReading[]>;
  /** For each row the records that it may mean, at most five; one look-up for all of them. */
  duplicates(rows: readonly RowReading[]): Promise<Duplicate[][]>;
}

/** Who writes and when: one instant for a whole import. */
export interface Stamp { recordedAt: string; recordedById: number }

/** What a row became: its record, and where it changed one, what the record said before and its version since. */
export type AppliedRow = Pick<ImportRow, 'rowNumber' | 'recordId' | 'recordVersion' | 'previous'>;

/** Rows (`import_row` w) that applying takes. */
export const TO_APPLY = "w.`verdict` = 'ready' AND (w.`decision` IS NULL OR w.`decision` <> 'set-aside')";

/** What applying needs to know of a row. */
export type RowToApply = Pick<ImportRow, 'batchId' | 'rowNumber' | 'values' | 'decision' | 'useId' | 'identityKey'>;

/** Writes rows, a few at a time. @throws 422 `open-decisions` when a record appeared since the preview */
export type Applier = (rows: readonly RowToApply[]) => Promise<AppliedRow[]>;

/** A record that keeps an import from being undone; `code` is what people call it by. */
export interface ChangedRecord { id: number; code: string; name: string }

/**
 * One kind of file: its fields with the headers they go by, how rows are read and matched with records, and what applying and undoing
 * them does. Everything else — upload, mapping, preview, decisions, the returned workbook, all or nothing — is the same for every kind.
 * Plain records extend `RecordKind`.
 */
export interface ImportKind {
  readonly code: ImportKindCode;
  readonly words: HeaderWords;
  readonly fields: readonly ImportFieldRecord[];
  /** A record's identity is unique: a row that repeats one cannot become another record. */
  readonly distinct: boolean;
  /** How a row is pointed out that looks like an earlier one of its file: asked about where they are likely to mean the same, else only said. */
  likeness(row: object, earlier: object): { code: ProblemCode; likely: boolean };
  begin(batch: Pick<ImportBatch, 'id' | 'organisationId'>): Promise<RowReader>;
  /** Begins to write, inside the unit of work of the whole import: what all rows need is gathered once. */
  applier(batch: ImportBatch, stamp: Stamp): Promise<Applier>;
  /** Records of the batch that somebody worked on since, at most 1,000. */
  changedSince(batch: ImportBatch): Promise<ChangedRecord[]>;
  /** Takes everything of the batch back, inside a unit of work; answers counts for the audit. */
  undo(batch: ImportBatch, stamp: Stamp): Promise<Record<string, number>>;
}
