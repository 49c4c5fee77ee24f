import type { Column } from '../domain/cell.js';
import type { HeaderWords } from '../domain/header-words.js';
import { uniqueHeaders } from '../domain/guess-mapping.js';
import { readMoneyUnit, unitInHeader } from '../domain/money-units.js';
import { columnLetters, type Merge, type RawRow } from './raw-row.js';

export interface Header {
  columns: Column[];
  /** 1-based number of the last row that belongs to the header; data follows. */
  headerRowNumber: number;
}

const MAX_TITLE_ROWS = 20;
const MAX_HEADER_ROWS = 4;
const LONGEST_HEADER = 100;
const OTHER_UNITS = /^(亩|平方米|㎡|m2|人|个|家|项|%|年|月|日|年月日|公顷|吨)$/;

/** Finds the header among a sheet's first rows: below titles, of one or more levels, with a row of units if there is one; null where there is none. */
export function findHeader(rows: readonly RawRow[], merges: readonly Merge[], words: HeaderWords): Header | null {
  const top = topOf(rows, words);
  const first = rows[top];
  if (!first) return null;
  const levels = levelsOf(rows.slice(top, top + MAX_HEADER_ROWS), merges, words);
  const after = rows[top + levels.length];
  const unitRow = after && isUnitRow(after) ? after : undefined;
  const tableUnit = rows.slice(0, top).map(unitOfTitle).find((u) => u !== undefined);
  const last = unitRow ?? levels.at(-1) ?? first;

  const inHeader = Math.max(...levels.flatMap((row) => [...row.cells.keys()]));
  const inMerges = Math.max(-1, ...merges.filter((m) => m.top >= first.rowNumber && m.top <= last.rowNumber).map((m) => m.right));
  const inData = Math.max(-1, ...rows.slice(top + levels.length).flatMap((row) => [...row.cells.keys()]));
  const texts: { index: number; text: string }[] = [];
  for (let index = 0; index <= Math.max(inHeader, inMerges, inData); index += 1) {
    const text = joinedText(levels, index, merges);
    if (text !== '' || rows.slice(top + levels.length).some((row) => row.cells.has(index))) texts.push({ index, text });
  }
  const columns = uniqueHeaders(texts.map(({ index, text }) => text || `(${columnLetters(index)})`)).map((unique, i) => {
    const index = texts[i]?.index ?? 0;
    const unit = moneyUnit(textAt(unitRow, index)) ?? unitInHeader(unique.header) ?? (words.isMoney(words.fieldOf(unique.header)) ? tableUnit : undefined);
    const column: Column = { key: columnLetters(index), ...unique };
    if (unit !== undefined) column.unit = unit;
    return column;
  });
  return { columns, headerRowNumber: last.rowNumber };
}

const textAt = (row: RawRow | undefined, index: number): string => (row?.cells.get(index)?.text ?? '').slice(0, LONGEST_HEADER).trim().replace(/\s+/g, ' ');
const recognised = (row: RawRow, words: HeaderWords): number => [...row.cells.values()].filter((cell) => cell.kind === 'text' && words.fieldOf(cell.text) !== null).length;

/** Index of the first row that names two known fields; else of the first with two texts; else of the first row. */
function topOf(rows: readonly RawRow[], words: HeaderWords): number {
  const candidates = rows.slice(0, MAX_TITLE_ROWS);
  const known = candidates.findIndex((row) => recognised(row, words) >= 2);
  if (known >= 0) return known;
  const wide = candidates.findIndex((row) => row.cells.size >= 2 && [...row.cells.values()].every((cell) => cell.kind === 'text'));
  return Math.max(0, wide);
}

/** The rows a header spans: as far as its merged cells reach, or one more where a second row fills the gaps of the first. */
function levelsOf(rows: readonly RawRow[], merges: readonly Merge[], words: HeaderWords): RawRow[] {
  const [first, second] = rows;
  if (!first) return [];
  const own = merges.filter((m) => m.top === first.rowNumber && m.bottom < first.rowNumber + MAX_HEADER_ROWS);
  const bottom = Math.max(first.rowNumber, ...own.map((m) => m.bottom));
  if (bottom > first.rowNumber) return rows.filter((row) => row.rowNumber <= bottom);
  if (!second || second.rowNumber !== first.rowNumber + 1) return [first];
  const under = [...second.cells.keys()];
  const groups = own.filter((m) => m.right > m.left);
  const fillsGroups = groups.length > 0 && under.every((i) => groups.some((m) => m.left <= i && i <= m.right));
  const fillsGaps = under.some((i) => !first.cells.has(i)) && recognised(second, words) >= 2 && under.every((i) => !first.cells.has(i) || !first.cells.has(i + 1));
  return fillsGroups || fillsGaps ? [first, second] : [first];
}

/** The texts of a column's header rows from top to bottom, groups included, without repeating one. */
function joinedText(levels: readonly RawRow[], index: number, merges: readonly Merge[]): string {
  const texts: string[] = [];
  levels.forEach((row, level) => {
    const text = textAt(row, index) || groupText(row, index, levels[level + 1], levels, merges);
    if (text !== '' && texts.at(-1) !== text) texts.push(text);
  });
  return texts.join('/');
}

/** The text of the merged cell that covers a place, or in files without merges of the nearest group to the left of a gap. */
function groupText(row: RawRow, index: number, below: RawRow | undefined, levels: readonly RawRow[], merges: readonly Merge[]): string {
  const merge = merges.find((m) => m.top <= row.rowNumber && row.rowNumber <= m.bottom && m.left <= index && index <= m.right);
  if (merge) return textAt(levels.find((r) => r.rowNumber === merge.top), merge.left);
  if (!below?.cells.has(index)) return '';
  for (let i = index - 1; i >= 0 && below.cells.has(i); i -= 1) if (row.cells.has(i)) return textAt(row, i);
  return '';
}

const moneyUnit = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').replace(/^\(|\)$/g, '');
  return plain !== '' && readMoneyUnit(plain) ? plain : undefined;
};

function isUnitRow(row: RawRow): boolean {
  const texts = [...row.cells.values()].map((cell) => cell.text.normalize('NFKC').replace(/[()\s]/g, ''));
  return texts.some((text) => moneyUnit(text) !== undefined) && texts.every((text) => moneyUnit(text) !== undefined || OTHER_UNITS.test(text));
}

/** 单位：万元 above the table. */
function unitOfTitle(row: RawRow): string | undefined {
  for (const { text } of row.cells.values()) {
    const unit = moneyUnit(/(?:^|[^\p{L}])(?:金额|计量)?单位\s*[:：]\s*([^\s,，、;；)）]+)/u.exec(text.slice(0, LONGEST_HEADER).normalize('NFKC'))?.[1] ?? '');
    if (unit !== undefined) return unit;
  }
  return undefined;
}
