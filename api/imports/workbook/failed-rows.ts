import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type ExcelJS from 'exceljs';
import type { Cell } from '../domain/cell.js';
import type { HeaderWords } from '../domain/header-words.js';
import { openWorkbook, type Workbook, type WorkbookLimits } from './open-workbook.js';
import { columnIndex, parseReference } from './raw-row.js';
import { asWorkbookError } from './workbook-error.js';

export interface FailedRows {
  /** The file that was uploaded. */
  source: string;
  /** The xlsx file to write. */
  target: string;
  /** Why each row was set aside, by row number in the uploaded file. */
  reasons: ReadonlyMap<number, string>;
  words: HeaderWords;
  locale?: 'zh' | 'en';
  limits?: WorkbookLimits;
}

export const REASON_HEADERS = { zh: '未导入原因', en: 'Why not imported' } as const;

/** Formatting is kept up to this many rows: exceljs holds a whole workbook in memory. */
const MAX_FORMATTED_ROWS = 5_000;

/**
 * Gives the rows that were set aside back as the user's own workbook: titles and header as they were, those rows, and a reason column.
 * Larger files and csv come back as an xlsx of values. Throws WorkbookError where the uploaded file cannot be read.
 */
export async function writeFailedRows({ source, target, reasons, words, limits, locale = 'zh' }: FailedRows): Promise<void> {
  const book = await openWorkbook(source, words, limits);
  const { default: Excel } = await import('exceljs');
  if (book.kind === 'xlsx' && !(await hasMoreRows(book, MAX_FORMATTED_ROWS))) {
    const original = new Excel.Workbook();
    // What exceljs cannot load (it is stricter than Excel in places) comes back as values.
    const loaded = await original.xlsx.readFile(source).then(() => true, () => false);
    const sheet = loaded ? original.getWorksheet(book.sheetName) : undefined;
    if (sheet) return writeFormatted(sheet, book, target, reasons, REASON_HEADERS[locale]);
  }
  return writeValues(book, target, reasons, REASON_HEADERS[locale]);
}

async function hasMoreRows(book: Workbook, limit: number): Promise<boolean> {
  let rows = 0;
  for await (const _row of book.rows) if (++rows > limit) return true;
  return false;
}

async function writeFormatted(from: ExcelJS.Worksheet, book: Workbook, target: string, reasons: ReadonlyMap<number, string>, reasonHeader: string): Promise<void> {
  const { default: Excel } = await import('exceljs');
  const workbook = new Excel.Workbook();
  const to = workbook.addWorksheet(from.name);
  const reasonColumn = reasonColumnOf(book);
  for (let i = 1; i <= from.columnCount; i += 1) {
    const width = from.getColumn(i).width;
    if (width !== undefined) to.getColumn(i).width = width;
  }
  to.getColumn(reasonColumn).width = 40;

  const kept = [...reasons.keys()].filter((n) => n > book.headerRowNumber).sort((a, b) => a - b);
  for (let n = 1; n <= book.headerRowNumber; n += 1) copyRow(from.getRow(n), to.getRow(n));
  kept.forEach((n, i) => copyRow(from.getRow(n), to.getRow(book.headerRowNumber + 1 + i)));
  for (const range of from.model.merges) {
    const bottom = parseReference(range.split(':')[1] ?? '')?.row ?? 0;
    if (bottom <= book.headerRowNumber) to.mergeCells(range);
  }
  const heading = to.getRow(book.headerRowNumber).getCell(reasonColumn);
  heading.value = reasonHeader;
  heading.style = to.getRow(book.headerRowNumber).getCell(Math.max(1, reasonColumn - 1)).style;
  kept.forEach((n, i) => {
    to.getRow(book.headerRowNumber + 1 + i).getCell(reasonColumn).value = neutral(reasons.get(n) ?? '');
  });
  await workbook.xlsx.writeFile(target);
}

function copyRow(from: ExcelJS.Row, to: ExcelJS.Row): void {
  if (from.height) to.height = from.height;
  from.eachCell({ includeEmpty: true }, (cell, column) => {
    const copy = to.getCell(column);
    copy.style = cell.style;
    // Below a merge, exceljs repeats the value, as the reader does.
    copy.value = plainValue(cell);
  });
}

/** A cell's value without formulas and links, safe to open. */
function plainValue(cell: ExcelJS.Cell): ExcelJS.CellValue {
  const { value } = cell;
  if (typeof value === 'string') return neutral(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if ('error' in value) return String(value.error);
  if ('richText' in value) return neutral(value.richText.map((run) => run.text).join(''));
  if ('text' in value) return neutral(typeof value.text === 'string' ? value.text : cell.text);
  const result = 'result' in value ? value.result : undefined;
  if (result === undefined) return neutral(cell.formula ? `=${cell.formula}` : cell.text);
  if (typeof result === 'object' && 'error' in result) return String(result.error);
  return typeof result === 'string' ? neutral(result) : result;
}

async function writeValues(book: Workbook, target: string, reasons: ReadonlyMap<number, string>, reasonHeader: string): Promise<void> {
  const { default: Excel } = await import('exceljs');
  const stream = createWriteStream(target);
  const written = finished(stream);
  written.catch(() => undefined); // awaited below; until then a full disk must not end the process
  const writer = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: false, useSharedStrings: false });
  const sheet = writer.addWorksheet(book.sheetName || 'Sheet1');
  const reasonColumn = reasonColumnOf(book);
  const add = (cells: Iterable<[number, Cell]>, reason: string | undefined): void => {
    const values: (string | number)[] = [];
    for (const [index, cell] of cells) values[index] = shownValue(cell);
    if (reason !== undefined) values[reasonColumn - 1] = neutral(reason);
    sheet.addRow(values).commit();
  };
  try {
    for (const { rowNumber, cells } of book.preamble) add(cells, rowNumber === book.headerRowNumber ? reasonHeader : undefined);
    for await (const { rowNumber, cells } of book.rows) {
      const reason = reasons.get(rowNumber);
      if (reason !== undefined) add(Object.entries(cells).map(([key, cell]) => [columnIndex(key), cell]), reason);
    }
  } catch (error) {
    stream.destroy();
    throw asWorkbookError(error);
  }
  sheet.commit();
  await Promise.all([writer.commit(), written]);
}

/** The reason column of a file given back before, else the one after the last; 1-based. */
function reasonColumnOf(book: Workbook): number {
  const existing = book.columns.find((c) => Object.values<string>(REASON_HEADERS).includes(c.header));
  const keys = existing ? [existing.key] : book.columns.map((c) => c.key);
  const indexes = keys.map(columnIndex);
  return Math.max(...indexes) + (existing ? 1 : 2);
}

/** A cell as a value that reads back the same: numbers as numbers, dates as far as they were shown. */
function shownValue(cell: Cell): string | number {
  if (cell.kind === 'number') return cell.unit === undefined && Number.isSafeInteger(Number(cell.text.replace(/\D/g, ''))) ? Number(cell.text) : cell.text + (cell.unit ?? '');
  if (cell.kind !== 'date') return neutral(cell.text);
  const [year = '', month = '', day = ''] = cell.text.split('-');
  if (cell.yearHidden) return `${Number(month)}月${Number(day)}日`;
  return cell.precision === 'year' ? `${year}年` : cell.precision === 'month' ? `${year}-${month}` : cell.text;
}

/** A text that a spreadsheet would take for a formula is given an apostrophe; reading the file back removes it. */
export function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

