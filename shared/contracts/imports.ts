import type { ImportKindCode, ImportStatus, ImportVerdict, Label } from '../vocabulary.js';
import type { Id, Instant } from './common.js';

export interface ImportColumn { key: string; header: string; unit: string | null; samples: string[] }
/** Column key → field code; null keeps the column with the row (`extra`). */
export type ImportMapping = Record<string, string | null>;

/** How a value is shown and entered; projects have their own dialog and name none. */
export type ImportFieldType = 'text' | 'long-text' | 'names' | 'day' | 'money' | 'number' | 'flag' | 'choice' | 'choices' | 'region' | 'industry' | 'credit-code' | 'reference';

/** `GET /imports/fields?kind=`: what a column can be mapped to. */
export interface ImportFieldRecord { code: string; zh: string; en: string; required: boolean; type: ImportFieldType | null; choices: Record<string, Label> | null; /** The list that a reference is chosen from. */ resource: string | null }

export interface ImportRecord {
  id: Id; kind: ImportKindCode; filename: string; size: number; status: ImportStatus;
  columns: ImportColumn[]; mapping: ImportMapping; sheetNames: string[]; fileProblems: ImportProblem[];
  counts: { total: number; ready: number; decision: number; error: number; unchanged: number; setAside: number; applied: number };
  /** Rows done of the step that is running. */
  progress: { done: number; total: number } | null;
  failure: { code: string; message: string } | null;
  createdById: Id; createdByName: string; createdAt: Instant; appliedAt: Instant | null; appliedByName: string | null; undoneAt: Instant | null; undoneByName: string | null; version: number;
}

export interface ImportProblem {
  column: string; field: string | null; code: string; severity: 'error' | 'decision' | 'warning' | 'info';
  message: string; raw: string; params?: Record<string, unknown>;
  suggestion?: unknown; choices: string[];
  /** The choice taken for this problem, once decided. */
  decided?: string;
}

export interface ImportRowRecord {
  id: number; rowNumber: number; verdict: ImportVerdict;
  /** The row as read, fields as in api.md "Imports". */
  values: Record<string, unknown>;
  /** The cells as printed, by header. */
  raw: Record<string, string>;
  problems: ImportProblem[];
  /** Records of the kind that the row may mean; `recordId` 0 stands for another unit's, which stays closed. */
  duplicates: { recordId: Id; code: string; name: string; because: 'code' | 'identity' | 'similar-name'; differences: { field: string; current: unknown; imported: unknown }[] }[];
  decision: 'create' | 'use' | 'set-aside' | null; useId: Id | null;
  /** The record that the row became, once applied. */
  recordId: Id | null;
}

/** `GET /imports/:id/problems`: problems grouped so that many can be decided at once. */
export interface ImportProblemGroup { column: string; code: string; severity: ImportProblem['severity']; message: string; rows: number; open: number; choices: string[]; examples: string[]; /** Rows decided so far, by the choice taken. */ decided: Record<string, number>; /** What the cells say, where one answer fits all that say the same (a park, a place, a stage word, a currency); most frequent first. */ texts: { text: string; rows: number }[] }
