import type { Column } from './cell.js';
import { HEADER_SYNONYMS, IMPORT_FIELDS, type ImportField } from './import-fields.js';
import type { ProblemCode } from './problem-messages.js';
import { LONGEST_VALUE, comparable } from './text.js';

/** Which field each column holds, by column key; null keeps the column as it is. */
export type Mapping = Record<string, ImportField | null>;

/** A finding about the file as a whole. */
export interface FileProblem {
  code: ProblemCode;
  column: string;
  params: Record<string, string>;
}

const FIELD_BY_HEADER: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap(({ code, zh, en }) => [zh, en, code, ...(HEADER_SYNONYMS[code] ?? [])].map((word) => [comparable(word), code] as const)),
);

/** The field a header names, in whatever units and remarks; of a two-level header (投资/总投资) the whole, then the lower part. */
export function fieldOfHeader(header: string): ImportField | null {
  if (header.length > LONGEST_VALUE) return null;
  const plain = header.normalize('NFKC').replace(/[([【][^)\]】]*[)\]】]/g, '').replace(/单位[:：].*$/, '');
  const unitless = plain.replace(/[/:、,_-]\s*(百|千|十)?(万|亿)?(美|欧|港|日)?元\s*$/, '');
  for (const text of [header, plain, unitless, unitless.split('/').at(-1) ?? '']) {
    const field = FIELD_BY_HEADER.get(comparable(text)) ?? FIELD_BY_HEADER.get(comparable(text).replace(/^(项目)?(?=..)/, ''));
    if (field) return field;
  }
  return null;
}

/** Guesses the field of every column; a field is given to its first column only, and every doubt is listed. */
export function guessMapping(columns: readonly Column[]): { mapping: Mapping; problems: FileProblem[] } {
  const mapping: Mapping = {};
  const problems: FileProblem[] = [];
  const taken = new Map<ImportField, string>();
  for (const { key, header, duplicateOf } of columns) {
    const field = duplicateOf === undefined ? fieldOfHeader(header) : null;
    const other = field === null ? undefined : taken.get(field);
    mapping[key] = other === undefined ? field : null;
    if (duplicateOf !== undefined) problems.push({ code: 'duplicate-header', column: header, params: { header: duplicateOf } });
    else if (other !== undefined) problems.push({ code: 'field-mapped-twice', column: header, params: { header, other } });
    else if (field !== null && field !== 'ignored') taken.set(field, header);
  }
  if (!taken.has('name')) problems.push({ code: 'name-not-mapped', column: '', params: {} });
  return { mapping, problems };
}

/** Makes headers unique: the second 备注 becomes 备注 (2) and names the one it repeats; an empty header is named by its position. */
export function uniqueHeaders(headers: readonly string[]): { header: string; duplicateOf?: string }[] {
  const seen = new Set<string>();
  return headers.map((raw, i) => {
    const base = raw.trim().replace(/\s+/g, ' ') || `(${i + 1})`;
    if (!seen.has(base)) {
      seen.add(base);
      return { header: base };
    }
    let n = 2;
    while (seen.has(`${base} (${n})`)) n += 1;
    seen.add(`${base} (${n})`);
    return { header: `${base} (${n})`, duplicateOf: base };
  });
}
