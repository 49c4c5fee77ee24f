import type { ImportFieldType } from '../../../shared/contracts/imports.js';
import { nameKey } from '../../../shared/text.js';
import type { Label } from '../../../shared/vocabulary.js';
import type { Cell, Column } from './cell.js';
import { choicesFor, verdictOf, type Choice, type Problem, type Verdict } from './check-row.js';
import { nothing, read, refused, type Params, type Reading, type Severity } from './finding.js';
import type { FieldWords } from './header-words.js';
import { unitInHeader } from './money-units.js';
import { readAmount } from './read-amount.js';
import { readCreditCode } from './read-credit-code.js';
import type { ReadDate } from './calendar.js';
import { readDate, readDateText } from './read-date.js';
import { readIndustry, type IndustryIndex } from './read-industry.js';
import { readRegion } from './read-region.js';
import type { RegionIndex } from './region-index.js';
import { comparable, isBlank, splitOutsideParentheses, squeeze } from './text.js';
import { isTotalRow } from './total-row.js';

/** A field of a plain record: how its column is headed, and how its cells are read. A row's value bears the field's code. */
export interface RecordField extends FieldWords {
  type: ImportFieldType;
  /** The longest text in characters (200), or the most names of a list (20). */
  max?: number;
  /** Of `names`: what stands between them, where 、 and / may be part of one. */
  separators?: string;
  /** Of a `choice` or `choices`: codes with their words. */
  choices?: Readonly<Record<string, Label>>;
  /** Of a `reference`: the list of the console that it is chosen from. */
  resource?: string;
  /** Of a `reference`: which record is meant follows from the row's other cells too; the kind puts its id in the place of the text. */
  byRow?: boolean;
  /** Of a `day`: the value that says how exact it is; without one only whole days are read. */
  precision?: string;
  /** Of a `day`: it may lie ahead. */
  planned?: boolean;
}

/** Null, or an empty list, where nothing was read. Money is fen, days are YYYY-MM-DD, references are ids. */
export type RecordValues = Record<string, unknown>;

/** Records by normalised name, for each field that refers to some. */
export type References = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

export interface RecordContext {
  /** YYYY-MM-DD in the installation's time zone. */
  today: string;
  regions: RegionIndex;
  industries: IndustryIndex;
  homeRegionCode?: string;
  references: References;
  /** References entered by a person that exist, as `resource id`. */
  known: ReadonlySet<string>;
}

export interface RecordInput {
  cells: Readonly<Record<string, Cell>>;
  mapping: Readonly<Record<string, string | null>>;
  columns: readonly Column[];
  /** What a person entered, by field, and chose for findings. */
  edits: Readonly<Record<string, unknown>>;
  choices: readonly { column: string; code: string; choice: Choice }[];
}

/** What is wrong or worth knowing across the cells of a row. */
export interface RowFinding { field: string; code: Problem['code']; severity: Severity; params?: Params; /** Where these are fewer than such a finding commonly leaves. */ choices?: Choice[] }

export interface ReadRecord { values: RecordValues; problems: Problem[]; verdict: Verdict; setAside: boolean }

const LONGEST_TEXT = 200;
const MOST_NAMES = 20;

/** Reads one row of plain fields with what a person decided on it; what is not certain is left out and named in `problems`. */
export function readRecord(fields: readonly RecordField[], input: RecordInput, context: RecordContext): ReadRecord {
  if (isTotalRow(input.columns, input.cells)) return totalOf(fields, input);
  const values: RecordValues = {};
  const problems: Problem[] = [];
  for (const field of fields) {
    const column = input.columns.find(({ key }) => input.mapping[key] === field.code);
    const report = (problem: Omit<Problem, 'column' | 'field' | 'choices'>): void => {
      const whole: Problem = { ...problem, column: column?.header ?? '', field: field.code, choices: [] };
      whole.choices = choicesFor(whole);
      const choice = input.choices.find((one) => one.column === whole.column && one.code === whole.code && whole.choices.includes(one.choice))?.choice;
      if (choice === 'use-suggestion') Object.assign(values, whole.suggestion);
      problems.push(choice ? { ...whole, choice } : whole);
    };
    values[field.code] = isList(field) ? [] : null;
    if (field.precision) values[field.precision] = null;
    if (Object.hasOwn(input.edits, field.code)) {
      const edit = input.edits[field.code];
      if (isUsable(field, edit, context)) {
        values[field.code] = edit;
        if (field.precision) values[field.precision] = edit === null ? null : 'day';
      }
      else report({ code: 'value-invalid', severity: 'error', raw: typeof edit === 'string' ? edit : (JSON.stringify(edit) ?? ''), params: { field: { zh: field.zh, en: field.en } } });
    } else {
      const cell = (column && input.cells[column.key]) ?? { kind: 'text' as const, text: '' };
      const { value, findings } = cell.kind === 'error' ? refused<unknown>('formula-no-value', { severity: 'error' }) : readCell(field, cell, column, context);
      if (field.precision && value !== null) [values[field.code], values[field.precision]] = [(value as ReadDate).on, (value as ReadDate).precision];
      else if (value !== null) values[field.code] = value;
      for (const { code, severity, params, suggestion } of findings) {
        report({ code, severity, raw: cell.text, ...(params ? { params } : {}), ...(suggestion === undefined ? {} : { suggestion: { [field.code]: suggestion } }) });
      }
    }
    const open = problems.some((problem) => problem.field === field.code && (problem.severity === 'error' || (problem.severity === 'decision' && problem.choice !== 'leave-empty')));
    if (field.required && isEmpty(values[field.code]) && !open) {
      report({ code: 'value-missing', severity: 'error', raw: '', params: { field: { zh: field.zh, en: field.en } } });
    }
  }
  return { values, problems, verdict: verdictOf(problems), setAside: problems.some((problem) => problem.choice === 'set-aside') };
}

/** A row that sums up others says nothing of a record. */
function totalOf(fields: readonly RecordField[], { columns, cells, choices }: RecordInput): ReadRecord {
  const column = columns.find(({ key }) => !isBlank(cells[key]?.text ?? ''));
  const choice = choices.find(({ code }) => code === 'total-row')?.choice;
  const problem: Problem = { column: column?.header ?? '', field: null, code: 'total-row', severity: 'error', raw: (column && cells[column.key]?.text) ?? '', choices: ['set-aside'], ...(choice === 'set-aside' ? { choice } : {}) };
  const values = Object.fromEntries(fields.flatMap((field) => [[field.code, isList(field) ? [] : null], ...(field.precision ? [[field.precision, null]] : [])])) as RecordValues;
  return { values, problems: [problem], verdict: verdictOf([problem]), setAside: choice === 'set-aside' };
}

/** The reading with what was found across its cells added to what each cell said. */
export function withFindings(reading: ReadRecord, { columns, mapping, cells, choices }: RecordInput, findings: readonly RowFinding[]): ReadRecord {
  if (!findings.length || reading.problems.some(({ code }) => code === 'total-row')) return reading;
  // What could not be read is not missing.
  const unread = new Set(reading.problems.flatMap(({ field, severity, choice }) => (field !== null && choice === undefined && severity !== 'warning' ? [field] : [])));
  const problems = [...reading.problems, ...findings.filter(({ code, field }) => code !== 'value-missing' || !unread.has(field)).map((finding): Problem => {
    const column = columns.find(({ key }) => mapping[key] === finding.field);
    const problem: Problem = { ...finding, column: column?.header ?? '', raw: (column && cells[column.key]?.text) ?? '', choices: [] };
    problem.choices = finding.choices ?? choicesFor(problem);
    const choice = choices.find((one) => one.column === problem.column && one.code === problem.code && problem.choices.includes(one.choice))?.choice;
    return choice ? { ...problem, choice } : problem;
  })];
  return { ...reading, problems, verdict: verdictOf(problems), setAside: problems.some((problem) => problem.choice === 'set-aside') };
}

const isList = ({ type }: RecordField): boolean => type === 'names' || type === 'choices';

export const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Where a row says something else than the record; what the row leaves empty is no difference, nor is the order of names. */
export function recordDifferences(fields: readonly RecordField[], stored: RecordValues, row: RecordValues): { field: string; current: unknown; imported: unknown }[] {
  const plain = (value: unknown) => (Array.isArray(value) ? JSON.stringify([...value].map((item) => nameKey(String(item))).sort()) : (value ?? null));
  return fields.flatMap(({ code }) => (isEmpty(row[code]) || plain(row[code]) === plain(stored[code]) ? [] : [{ field: code, current: stored[code] ?? null, imported: row[code] }]));
}

/** The texts in which the rows name records, by field, for looking them up all at once. */
export function referredTexts(fields: readonly RecordField[], rows: readonly Pick<RecordInput, 'cells' | 'mapping' | 'columns'>[]): Map<string, string[]> {
  return new Map(fields.filter(({ type }) => type === 'reference').map(({ code }) => {
    const texts = rows.flatMap(({ cells, mapping, columns }) => {
      const column = columns.find(({ key }) => mapping[key] === code);
      const text = column ? (cells[column.key]?.text.trim() ?? '') : '';
      return isBlank(text) ? [] : [text];
    });
    return [code, [...new Set(texts)]] as const;
  }));
}

type Choices = NonNullable<RecordField['choices']>;
const choiceOf = (choices: Choices, text: string): string | undefined => Object.keys(choices).find((one) => [one, choices[one]!.zh, choices[one]!.en].some((name) => comparable(name) === comparable(text)));
const unknownChoice = (choices: Choices): Reading<unknown> => refused('choice-unknown', { params: { choices: { zh: Object.values(choices).map(({ zh }) => zh).join('；'), en: Object.values(choices).map(({ en }) => en).join('; ') } } });

type CellReader = (field: RecordField, cell: Cell, column: Column | undefined, context: RecordContext) => Reading<unknown>;

const readText: CellReader = ({ max = LONGEST_TEXT }, { text }) => {
  const trimmed = text.trim();
  return [...trimmed].length > max ? refused('text-too-long', { params: { max } }) : read(trimmed);
};

const READERS: Readonly<Record<ImportFieldType, CellReader>> = {
  text: readText,
  'long-text': (field, cell, column, context) => readText({ ...field, max: field.max ?? 2_000 }, cell, column, context),
  names: ({ max = MOST_NAMES, separators = '、;；\n\r/／|' }, { text }) => {
    const names = [...new Set(splitOutsideParentheses(text, separators).map((name) => name.trim()).filter((name) => !isBlank(name)))];
    return names.length > max || names.some((name) => [...name].length > LONGEST_TEXT) ? refused('text-too-long', { params: { max: LONGEST_TEXT } }) : read(names);
  },
  day: (field, cell, _column, { today }) => {
    const { value, findings } = readDate(cell, { today: field.planned ? `${Number(today.slice(0, 4)) + 5}-12-31` : today });
    if (value && field.precision) return read(value);
    if (value?.precision === 'day') return read(value.on);
    if (value) return refused('date-imprecise', { suggestion: value.on });
    return { value: null, leftover: true, findings: findings.map(({ suggestion, ...finding }) => ({ ...finding, ...(suggestion ? { suggestion: suggestion.on } : {}) })) };
  },
  money: (_field, cell, column) => {
    const { value, findings } = readAmount(cell, column && (unitInHeader(column.header) ?? column.unit));
    if (value && value.currency !== null) return refused('amount-foreign', { severity: 'decision' });
    return { value: value?.fen ?? null, leftover: false, findings: findings.map(({ suggestion, ...finding }) => ({ ...finding, ...(suggestion?.fen == null ? {} : { suggestion: suggestion.fen }) })) };
  },
  number: (_field, { text }) => {
    const number = /^-?\d{1,15}(\.\d{1,4})?(?=[^\d.]{0,6}$)/.exec(squeeze(text).replace(/(?<=\d),(?=\d{3})/g, ''))?.[0];
    return number === undefined ? refused('number-unreadable') : read(Number(number));
  },
  flag: (_field, { text }) => {
    const word = squeeze(text).toLowerCase();
    if (/^(是|有|√|✓|y|yes|true|1)$/.test(word)) return read(true);
    return /^(否|无|×|n|no|false|0)$/.test(word) ? read(false) : refused('flag-unreadable');
  },
  choice: ({ choices = {} }, { text }) => {
    const code = choiceOf(choices, text);
    return code === undefined ? unknownChoice(choices) : read(code);
  },
  choices: ({ choices = {} }, { text }) => {
    // A word may hold the sign that others are separated by.
    const parts = text.split(/[;；\n\r|]/).flatMap((part) => (choiceOf(choices, part) === undefined ? part.split(/[、,，]/) : [part])).filter((part) => !isBlank(part));
    const codes = parts.map((part) => choiceOf(choices, part));
    return codes.includes(undefined) ? unknownChoice(choices) : read([...new Set(codes)]);
  },
  region: (_field, { text }, _column, { regions, homeRegionCode }) => {
    const { value, findings } = readRegion(text, regions, homeRegionCode);
    // A city or a province is a place too.
    return { value: value.regionCode, leftover: false, findings: findings.filter(({ code }) => code !== 'region-partial').map(({ suggestion: _suggestion, ...finding }) => finding) };
  },
  industry: (_field, { text }, _column, { industries }) => {
    const { industryCode } = readIndustry(text, industries);
    return industryCode === null ? refused('industry-unknown', { severity: 'warning' }) : read(industryCode);
  },
  'credit-code': (_field, cell) => readCreditCode(cell),
  reference: ({ code, byRow = false }, { text }, _column, { references }) => {
    if (byRow) return read(text.trim());
    const ids = references.get(code)?.get(nameKey(text)) ?? [];
    if (ids.length === 1) return read(ids[0]);
    return refused(ids.length ? 'reference-ambiguous' : 'reference-unknown', { params: { name: text.trim() } });
  },
};

function readCell(field: RecordField, cell: Cell, column: Column | undefined, context: RecordContext): Reading<unknown> {
  return isBlank(cell.text) && !(field.type === 'flag' && cell.text.trim() === '无') ? nothing() : READERS[field.type](field, cell, column, context);
}

/** Whether a person's entry can be taken as it is. */
function isUsable(field: RecordField, value: unknown, { today, known }: RecordContext): boolean {
  if (value === null) return !field.required;
  const { max = LONGEST_TEXT } = field;
  switch (field.type) {
    case 'text': return typeof value === 'string' && value.trim() !== '' && [...value].length <= max;
    case 'long-text': return typeof value === 'string' && [...value].length <= (field.max ?? 2_000);
    case 'names': return Array.isArray(value) && value.length <= (field.max ?? MOST_NAMES) && value.every((name) => typeof name === 'string' && name.trim() !== '' && [...name].length <= LONGEST_TEXT);
    case 'day': return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && readDateText(value, { today: field.planned ? '9999-12-31' : today }).value !== null;
    case 'money': return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < 1e14;
    case 'number': return typeof value === 'number' && Number.isFinite(value);
    case 'flag': return typeof value === 'boolean';
    case 'choices': return Array.isArray(value) && value.length > 0 && value.every((code) => typeof code === 'string' && Object.hasOwn(field.choices ?? {}, code));
    case 'choice': return typeof value === 'string' && Object.hasOwn(field.choices ?? {}, value);
    case 'region': return typeof value === 'string' && /^\d{6}$/.test(value);
    case 'industry': return typeof value === 'string' && /^[A-T]?\d{0,4}$/.test(value);
    case 'credit-code': return typeof value === 'string' && /^[0-9A-Z]{18}$/.test(value);
    case 'reference': return known.has(`${field.resource} ${String(value)}`);
  }
}
