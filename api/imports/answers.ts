import type { ImportColumn, ImportFieldRecord, ImportFieldType, ImportProblem, ImportProblemGroup, ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import { IMPORT_KIND_CODES, IMPORT_STATUSES, IMPORT_VERDICTS, type ImportKindCode, type ImportStatus, type ImportVerdict, type Label } from '../../shared/vocabulary.js';
import { ChoiceField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/imports.ts`. */
const nullable = { nullable: true } as const;
const InstantField = (options: { nullable?: boolean } = {}) => TextField({ ...options, example: '2026-03-31T02:15:00.000Z' });
const SEVERITIES = ['error', 'decision', 'warning', 'info'] as const;
type Severity = (typeof SEVERITIES)[number];

class Column implements ImportColumn {
  @TextField({ example: 'F' }) key!: string;
  @TextField({ example: '总投资' }) header!: string;
  @TextField({ nullable: true, example: '亿元' }) unit!: string | null;
  @ListField('text', { example: ['2.5亿元', '6000万元'] }) samples!: string[];
}

class Problem implements ImportProblem {
  @TextField({ example: '签约时间' }) column!: string;
  @TextField({ nullable: true, example: 'signedOn' }) field!: string | null;
  @TextField({ example: 'date-without-year' }) code!: string;
  @ChoiceField(SEVERITIES) severity!: Severity;
  @TextField({ example: '日期没有年份' }) message!: string;
  @TextField({ example: '4月28日' }) raw!: string;
  @ObjectField({ optional: true }) params?: Record<string, unknown>;
  @ObjectField({ optional: true, description: 'Values taken by use-suggestion' }) suggestion?: unknown;
  @ListField('text', { example: ['leave-empty', 'use-suggestion', 'set-aside'] }) choices!: string[];
  @TextField({ optional: true }) decided?: string;
}

class Counts {
  @IntegerField({ example: 171 }) total!: number;
  @IntegerField({ example: 126 }) ready!: number;
  @IntegerField({ example: 45 }) decision!: number;
  @IntegerField({ example: 0 }) error!: number;
  @IntegerField({ example: 0 }) unchanged!: number;
  @IntegerField({ example: 0 }) setAside!: number;
  @IntegerField({ example: 0 }) applied!: number;
}

class Progress {
  @IntegerField({ example: 500 }) done!: number;
  @IntegerField({ example: 171 }) total!: number;
}

class Failed {
  @TextField({ example: 'file-corrupt' }) code!: string;
  @TextField({ example: '文件已损坏或不完整' }) message!: string;
}

export class ImportAnswer implements ImportRecord {
  @IdField() id!: number;
  @ChoiceField(IMPORT_KIND_CODES) kind!: ImportKindCode;
  @TextField({ example: '2025年台账.xlsx' }) filename!: string;
  @IntegerField({ example: 34915 }) size!: number;
  @ChoiceField(IMPORT_STATUSES, { example: 'previewed' }) status!: ImportStatus;
  @NestedField(() => Column, { array: true }) columns!: Column[];
  @ObjectField({ example: { B: 'name', F: 'agreedInvestment', L: null } }) mapping!: Record<string, string | null>;
  @ListField('text') sheetNames!: string[];
  @NestedField(() => Problem, { array: true }) fileProblems!: Problem[];
  @NestedField(() => Counts) counts!: Counts;
  @NestedField(() => Progress, nullable) progress!: Progress | null;
  @NestedField(() => Failed, nullable) failure!: Failed | null;
  @IdField() createdById!: number;
  @TextField() createdByName!: string;
  @InstantField() createdAt!: string;
  @InstantField(nullable) appliedAt!: string | null;
  @TextField(nullable) appliedByName!: string | null;
  @InstantField(nullable) undoneAt!: string | null;
  @TextField(nullable) undoneByName!: string | null;
  @IntegerField({ example: 1 }) version!: number;
}

class Difference {
  @TextField({ example: 'agreedInvestmentFen' }) field!: string;
  @ObjectField({ nullable: true }) current!: unknown;
  @ObjectField({ nullable: true }) imported!: unknown;
}

class Duplicate {
  @IdField({ description: '0 when it is another unit’s' }) recordId!: number;
  @TextField({ example: 'LD0000012' }) code!: string;
  @TextField() name!: string;
  @ChoiceField(['code', 'identity', 'similar-name']) because!: 'code' | 'identity' | 'similar-name';
  @NestedField(() => Difference, { array: true }) differences!: Difference[];
}

export class ImportRowAnswer implements ImportRowRecord {
  @IdField() id!: number;
  @IntegerField({ example: 2, description: 'As in the file, title and header rows counted' }) rowNumber!: number;
  @ChoiceField(IMPORT_VERDICTS) verdict!: ImportVerdict;
  @ObjectField({ example: { name: '天福养老产业项目', agreedInvestmentFen: 25_000_000_000, signedOn: '2020-03-23', signedOnPrecision: 'day', stage: 'signed' } }) values!: Record<string, unknown>;
  @ObjectField({ example: { 项目名称: '天福养老产业项目', 总投资: '2.5亿元' } }) raw!: Record<string, string>;
  @NestedField(() => Problem, { array: true }) problems!: Problem[];
  @NestedField(() => Duplicate, { array: true }) duplicates!: Duplicate[];
  @ChoiceField(['create', 'use', 'set-aside'], nullable) decision!: 'create' | 'use' | 'set-aside' | null;
  @IdField(nullable) useId!: number | null;
  @IdField({ ...nullable, description: 'The record that the row became, once applied' }) recordId!: number | null;
}

class ProblemText {
  @TextField({ example: '绥安开发区' }) text!: string;
  @IntegerField({ example: 12 }) rows!: number;
}

export class ImportProblemGroupAnswer implements ImportProblemGroup {
  @TextField({ example: '签约时间' }) column!: string;
  @TextField({ example: 'date-without-year' }) code!: string;
  @ChoiceField(SEVERITIES) severity!: Severity;
  @TextField() message!: string;
  @IntegerField({ example: 23 }) rows!: number;
  @IntegerField({ example: 23 }) open!: number;
  @ListField('text') choices!: string[];
  @ListField('text', { example: ['4月28日'] }) examples!: string[];
  @ObjectField({ example: { 'leave-empty': 4 } }) decided!: Record<string, number>;
  @NestedField(() => ProblemText, { array: true }) texts!: ProblemText[];
}

const FIELD_TYPES = ['text', 'long-text', 'names', 'day', 'money', 'number', 'flag', 'choice', 'choices', 'region', 'industry', 'credit-code', 'reference'] as const satisfies readonly ImportFieldType[];

export class ImportFieldAnswer implements ImportFieldRecord {
  @TextField({ example: 'agreedInvestment' }) code!: string;
  @TextField({ example: '总投资' }) zh!: string;
  @TextField({ example: 'Agreed investment' }) en!: string;
  @FlagField({ description: 'A file without such a column cannot be read' }) required!: boolean;
  @ChoiceField(FIELD_TYPES, { ...nullable, description: 'How a value is entered; null where the kind has its own dialog' }) type!: ImportFieldType | null;
  @ObjectField({ ...nullable, description: 'Of a choice: codes with their words' }) choices!: Record<string, Label> | null;
  @TextField({ ...nullable, description: 'Of a reference: the list it is chosen from' }) resource!: string | null;
}

export class DecidedAnswer {
  @IntegerField({ example: 23 }) rows!: number;
}

