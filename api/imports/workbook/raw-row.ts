import type { Cell } from '../domain/cell.js';

/** A row as the file has it: cells by column index from 0, empty cells absent. */
export interface RawRow {
  /** 1-based, title and header rows included. */
  rowNumber: number;
  cells: ReadonlyMap<number, Cell>;
}

/** A merged range, 1-based rows and 0-based columns, both ends included. */
export interface Merge {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The letters of a column: 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** The index of a column's letters. */
export const columnIndex = (letters: string): number => parseReference(`${letters}1`)?.column ?? 0;

/** Row and column of a reference such as AB12; null where it is none. Called for every cell, so without a regular expression. */
export function parseReference(reference: string): { row: number; column: number } | null {
  let i = 0;
  let column = 0;
  for (let c = reference.charCodeAt(i); c >= 65 && c <= 90; c = reference.charCodeAt(++i)) column = column * 26 + c - 64;
  const row = Number(reference.slice(i));
  return i >= 1 && i <= 3 && row >= 1 && Number.isSafeInteger(row) ? { row, column: column - 1 } : null;
}

/** A text that was written with an apostrophe so that no program takes it for a formula, without it. */
export function withoutGuard(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}
