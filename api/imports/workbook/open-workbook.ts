import { stat } from 'node:fs/promises';
import type { Cell, Column } from '../domain/cell.js';
import type { HeaderWords } from '../domain/header-words.js';
import { csvFormat, csvRows, type Encoding } from './csv-rows.js';
import { fileKind } from './file-kind.js';
import { findHeader } from './header.js';
import { spreadMerges } from './merged-rows.js';
import { columnIndex, type Merge, type RawRow } from './raw-row.js';
import { WorkbookError, asWorkbookError } from './workbook-error.js';
import { readWorkbookParts, type SheetPart, type WorkbookParts } from './xlsx-parts.js';
import { sheetMerges, sheetRows } from './xlsx-sheet.js';
import { ZipPackage } from './zip-package.js';

export interface WorkbookLimits {
  maxRows?: number;
  maxBytes?: number;
  maxInflatedBytes?: number;
  /** What the sender calls the file: told when text is called a workbook and holds no table either. */
  filename?: string;
}

/** A data row: cells by column key, empty cells absent. */
export interface WorkbookRow {
  /** As people see it in the file: 1-based, title and header rows counted. */
  rowNumber: number;
  cells: Record<string, Cell>;
}

export interface Workbook {
  kind: 'xlsx' | 'csv';
  encoding?: Encoding;
  /** The sheet read; empty for csv. */
  sheetName: string;
  otherSheets: string[];
  columns: Column[];
  /** The last row of the header; data follows. */
  headerRowNumber: number;
  /** Titles and header as they stand, for giving them back. */
  preamble: RawRow[];
  /** Streams the data rows; can be gone through more than once. Throws WorkbookError. */
  rows: AsyncIterable<WorkbookRow>;
}

const MIB = 1024 * 1024;
const SAMPLE_ROWS = 200;
/** Known headers that make rows a table. */
const TELLING_HEADERS = 2;

interface Source {
  about: Pick<Workbook, 'kind' | 'encoding' | 'sheetName' | 'otherSheets'>;
  merges: Merge[];
  rows: () => AsyncGenerator<RawRow>;
}

/**
 * Opens an uploaded xlsx or csv file: finds the table in it by the headers `words` knows and streams its rows in constant memory.
 * Every failure is a WorkbookError, here or while going through `rows`.
 */
export async function openWorkbook(path: string, words: HeaderWords, limits: WorkbookLimits = {}): Promise<Workbook> {
  const { maxRows = 100_000, maxBytes = 50 * MIB, maxInflatedBytes = 768 * MIB, filename = '' } = limits;
  try {
    if ((await stat(path)).size > maxBytes) throw new WorkbookError('file-too-large', { limit: `${Math.round(maxBytes / MIB)} MB` });
    const source = (await fileKind(path)) === 'zip' ? await openXlsx(path, words, maxInflatedBytes) : await openCsv(path);
    const sample = await take(source.rows(), SAMPLE_ROWS);
    const header = findHeader(sample, source.merges, words);
    const extension = source.about.kind === 'csv' && /\.(xlsx?)$/i.exec(filename)?.[1]?.toLowerCase();
    if (extension && !header?.columns.some((column) => words.fieldOf(column.header) !== null)) throw new WorkbookError('file-content', { extension });
    if (!header) throw new WorkbookError('header-missing');
    return {
      ...source.about,
      ...header,
      preamble: sample.filter((row) => row.rowNumber <= header.headerRowNumber),
      rows: { [Symbol.asyncIterator]: () => dataRows(source, header, sample, maxRows) },
    };
  } catch (error) {
    throw asWorkbookError(error);
  }
}

async function openCsv(path: string): Promise<Source> {
  const format = await csvFormat(path);
  return { about: { kind: 'csv', encoding: format.encoding, sheetName: '', otherSheets: [] }, merges: [], rows: () => csvRows(path, format) };
}

async function openXlsx(path: string, words: HeaderWords, maxInflatedBytes: number): Promise<Source> {
  const zip = await ZipPackage.open(path, { maxInflatedBytes });
  try {
    const parts = await readWorkbookParts(zip);
    const sheet = await sheetOfTable(zip, parts, words);
    if (!sheet) throw new WorkbookError('file-empty');
    return {
      about: { kind: 'xlsx', sheetName: sheet.name, otherSheets: parts.sheets.filter((s) => s !== sheet).map((s) => s.name) },
      merges: await sheetMerges(zip.stream(sheet.part)),
      rows: async function* rows() {
        const again = await ZipPackage.open(path, { maxInflatedBytes });
        try {
          yield* sheetRows(again.stream(sheet.part), parts);
        } finally {
          again.close();
        }
      },
    };
  } finally {
    zip.close();
  }
}

/** The first sheet with a table of these headers, past covers and notes; else the first with anything in it. Hidden ones, which hold lists for drop-downs, come last. */
async function sheetOfTable(zip: ZipPackage, parts: WorkbookParts, words: HeaderWords): Promise<SheetPart | undefined> {
  let filled: SheetPart | undefined;
  for (const sheet of [...parts.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))) {
    const sample = await take(sheetRows(zip.stream(sheet.part), parts), SAMPLE_ROWS);
    if (!sample.length) continue;
    const header = findHeader(sample, await sheetMerges(zip.stream(sheet.part)), words);
    if (header && sample.at(-1)!.rowNumber > header.headerRowNumber && header.columns.filter((column) => words.fieldOf(column.header) !== null).length >= TELLING_HEADERS) return sheet;
    filled ??= sheet;
  }
  return filled;
}

async function take<T>(items: AsyncGenerator<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const item of items) {
    taken.push(item);
    if (taken.length >= count) break;
  }
  return taken;
}

async function* dataRows(source: Source, header: { columns: Column[]; headerRowNumber: number }, sample: readonly RawRow[], maxRows: number): AsyncGenerator<WorkbookRow> {
  const keys = new Map(header.columns.map((c) => [columnIndex(c.key), c.key]));
  const lastHeader = sample.find((row) => row.rowNumber === header.headerRowNumber);
  let count = 0;
  try {
    for await (const row of spreadMerges(source.rows(), source.merges)) {
      // A header repeated at the top of each printed page is not data.
      if (row.rowNumber <= header.headerRowNumber || repeats(row, lastHeader)) continue;
      const cells: Record<string, Cell> = {};
      let filled = false;
      for (const [index, cell] of row.cells) {
        const key = keys.get(index);
        if (key === undefined) continue;
        cells[key] = cell;
        filled = true;
      }
      if (!filled) continue;
      count += 1;
      if (count > maxRows) throw new WorkbookError('too-many-rows', { limit: maxRows });
      yield { rowNumber: row.rowNumber, cells };
    }
  } catch (error) {
    throw asWorkbookError(error);
  }
}

function repeats(row: RawRow, header: RawRow | undefined): boolean {
  if (!header || row.cells.size !== header.cells.size) return false;
  for (const [index, cell] of header.cells) if (row.cells.get(index)?.text !== cell.text) return false;
  return true;
}
