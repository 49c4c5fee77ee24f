import type { Column } from './cell.js';
import { IGNORED, type HeaderWords } from './header-words.js';
import type { Label } from '../../../shared/vocabulary.js';
import type { ProblemCode } from './problem-messages.js';

/** Which field each column holds, by column key; null keeps the column as it is. */
export type Mapping = Record<string, string | null>;

/** A finding about the file as a whole. */
export interface FileProblem {
  code: ProblemCode;
  column: string;
  params: Record<string, string | Label>;
}

/** Guesses the field of every column; a field is given to its first column only, and every doubt is listed. */
export function guessMapping(columns: readonly Column[], words: HeaderWords): { mapping: Mapping; problems: FileProblem[] } {
  const mapping: Mapping = {};
  const problems: FileProblem[] = [];
  const taken = new Map<string, string>();
  for (const { key, header, duplicateOf } of columns) {
    const field = duplicateOf === undefined ? words.fieldOf(header) : null;
    const other = field === null ? undefined : taken.get(field);
    mapping[key] = other === undefined ? field : null;
    if (duplicateOf !== undefined) problems.push({ code: 'duplicate-header', column: header, params: { header: duplicateOf } });
    else if (other !== undefined) problems.push({ code: 'field-mapped-twice', column: header, params: { header, other } });
    else if (field !== null && field !== IGNORED.code) taken.set(field, header);
  }
  for (const { code, zh, en } of words.required) if (!taken.has(code)) problems.push({ code: 'name-not-mapped', column: '', params: { field: { zh, en } } });
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
