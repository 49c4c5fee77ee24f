import type { FieldProblem } from '../../../shared/errors.js';
import type { IndustryLevel } from '../../../shared/vocabulary.js';

/** An industry of GB/T 4754: section (a letter), division (two digits), group (three), class (four). */
export interface IndustryEntry { code: string; name: string; parentCode: string | null; section: string }

const LEVELS: readonly IndustryLevel[] = ['section', 'division', 'group', 'class'];
const MOST_PROBLEMS = 100;
const LONGEST_NAME = 120;

/** The level of a code, by its shape. */
export const industryLevel = (code: string): IndustryLevel => (/^[A-T]$/.test(code) ? 'section' : LEVELS[code.length - 1]!);

/** The code and all it lies below, narrowest first: 3670 → 3670, 367, 36, C. */
export function industryLineage(code: string, section: string | null): string[] {
  if (/^[A-T]$/.test(code)) return [code];
  const digits = Array.from({ length: Math.max(0, code.length - 1) }, (_, index) => code.slice(0, code.length - index));
  return section ? [...digits, section] : digits;
}

/**
 * Reads a table of codes and names (columns `code`, `name`; others are not needed, for a code tells its level and what it lies below).
 * Sections of two-digit codes come from the table's column `parent`, else from what is known. Every mistake is named, at most 100.
 */
export function readIndustryTable(records: readonly (readonly string[])[], known: ReadonlyMap<string, string>): { entries: IndustryEntry[]; problems: FieldProblem[] } {
  const [head = [], ...rows] = records;
  const column = (...names: string[]) => head.findIndex((cell) => names.includes(cell.replace(/^\uFEFF/, '').trim().toLowerCase()));
  const [codeAt, nameAt, parentAt] = [column('code', '代码'), column('name', '名称', '类别名称'), column('parent', '上级', '上级代码')];
  if (codeAt < 0 || nameAt < 0) return { entries: [], problems: [{ path: 'file', code: 'industry-columns' }] };
  const problems: FieldProblem[] = [];
  const refuse = (problem: Omit<FieldProblem, 'path'>) => { if (problems.length < MOST_PROBLEMS) problems.push({ path: 'file', ...problem }); };
  const read = rows.map((cells, index) => ({ row: index + 2, code: (cells[codeAt] ?? '').trim().toUpperCase(), name: (cells[nameAt] ?? '').trim(), parent: (cells[parentAt] ?? '').trim().toUpperCase() })).filter(({ code, name }) => code || name);
  const sectionOf = new Map(known);
  const codes = new Set(known.keys());
  for (const { code, parent } of read) {
    codes.add(code);
    if (/^[A-T]$/.test(code)) sectionOf.set(code, code);
    if (/^\d{2}$/.test(code) && /^[A-T]$/.test(parent)) sectionOf.set(code, parent);
  }
  const entries = new Map<string, IndustryEntry>();
  for (const { row, code, name } of read) {
    if (!/^([A-T]|\d{2,4})$/.test(code)) refuse({ code: 'industry-code', params: { row, value: code } });
    else if (!name || name.length > LONGEST_NAME) refuse({ code: 'industry-name', params: { row } });
    else if (entries.has(code)) refuse({ code: 'industry-twice', params: { row, value: code } });
    else {
      const section = sectionOf.get(code.slice(0, 2)) ?? sectionOf.get(code);
      const parentCode = /^[A-T]$/.test(code) ? null : code.length === 2 ? (section ?? null) : code.slice(0, -1);
      if (!section || (parentCode !== null && !codes.has(parentCode))) refuse({ code: 'industry-parent', params: { row, value: code } });
      else entries.set(code, { code, name, parentCode, section });
    }
  }
  return { entries: [...entries.values()], problems };
}
