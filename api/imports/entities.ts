import { Entity, PrimaryColumn } from 'typeorm';
import type { ImportColumn, ImportMapping, ImportProblem, ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { ImportKindCode, ImportStatus, ImportVerdict } from '../../shared/vocabulary.js';
import { Code, Id, Instant, Int, Json, Line, Ref } from '../core/database/columns.js';
import type { Cell } from './domain/cell.js';
import type { Choice } from './domain/check-row.js';

const optional = { nullable: true } as const;

/** One uploaded ledger on its way into the pipeline. */
@Entity('import_batch')
export class ImportBatch {
  @Id() id!: number;
  @Code() kind!: ImportKindCode;
  @Line() filename!: string;
  @Line(64) sha256!: string;
  @Int() size!: number;
  @Code() status!: ImportStatus;
  @Json() columns!: (ImportColumn & { duplicateOf?: string })[];
  @Json() mapping!: ImportMapping;
  @Json() sheetNames!: string[];
  @Json() fileProblems!: ImportProblem[];
  @Json() counts!: ImportRecord['counts'];
  @Int() progressDone!: number;
  @Int() progressTotal!: number;
  @Json(optional) failure!: { code: string; params: Record<string, string | number> } | null;
  @Ref() organisationId!: number;
  @Ref() createdById!: number;
  @Instant() createdAt!: string;
  @Instant(optional) appliedAt!: string | null;
  @Ref(optional) appliedById!: number | null;
  @Instant(optional) undoneAt!: string | null;
  @Ref(optional) undoneById!: number | null;
  @Int() version!: number;
}

export interface TakenChoice { column: string; code: string; choice: Choice }

/** One row: its cells as printed, what a person decided, and the reading that follows from both. */
@Entity('import_row')
export class ImportRow {
  @PrimaryColumn({ type: 'integer' }) batchId!: number;
  @PrimaryColumn({ type: 'integer' }) rowNumber!: number;
  @Line(10) verdict!: ImportVerdict;
  @Json() raw!: Record<string, Cell>;
  @Json() values!: Record<string, unknown>;
  @Json() problems!: ImportProblem[];
  @Json() duplicates!: ImportRowRecord['duplicates'];
  @Json() edits!: Record<string, unknown>;
  @Json() choices!: TakenChoice[];
  @Line(10, optional) decision!: 'create' | 'use' | 'set-aside' | null;
  @Ref(optional) useId!: number | null;
  @Line(64, optional) identityKey!: string | null;
  /** What makes the row look like others of the file, which may or may not mean the same. */
  @Line(64, optional) likeKey!: string | null;
  /** The record that the row became or changed, its version since, and what it said before where it was changed. */
  @Ref(optional) recordId!: number | null;
  @Int(optional) recordVersion!: number | null;
  @Json(optional) previous!: Record<string, unknown> | null;
}
