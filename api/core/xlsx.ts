import { PassThrough } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import type { FastifyReply } from 'fastify';

export type CellValue = string | number | boolean | null | undefined;
/** How a column's values are written: fen become numbers of 万元, days real dates, rates percentages. */
export type CellFormat = 'text' | 'integer' | 'decimal' | 'wan' | 'rate' | 'percent' | 'day';
export type RowKind = 'title' | 'note' | 'head' | 'body' | 'strong';
export interface SheetColumn { width?: number; format?: CellFormat }
/** Cells to merge, by row and column of the block, both from 0 and inclusive. */
export type Merge = readonly [top: number, left: number, bottom: number, right: number];

export interface Workbook {
  filename: string;
  sheet: string;
  columns: readonly SheetColumn[];
  /** Rows that stay in view and are printed on every page. */
  headRows?: number;
  frozenColumns?: number;
  landscape?: boolean;
  /** For tables too wide for A4. */
  paper?: 'A4' | 'A3';
}

export interface Sheet {
  /** Appends a row; waits while the reader is slow. */
  row(values: readonly CellValue[], kind?: RowKind): Promise<void>;
  /** Appends several rows with merged cells among them; `heights` in points. */
  block(rows: readonly (readonly CellValue[])[], merges: readonly Merge[], kind: RowKind, heights?: readonly number[]): Promise<void>;
  /** Tints the numbers of a column in the last `rows` rows, from none at 0 to full at `most`. */
  heat(column: number, rows: number, most: number): void;
}

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PAPERS: Record<'A4' | 'A3', number> = { A4: 9, A3: 8 };
const FORMATS: Record<CellFormat, string | undefined> = { text: undefined, integer: '#,##0', decimal: '#,##0.00', wan: '#,##0.00', rate: '0.0%', percent: '0.00%', day: 'yyyy-mm-dd' };
const FEN_PER_WAN = 1_000_000;
/** Bytes of the sheet that may wait to be compressed or fetched before the writer pauses. */
const MOST_WAITING = 256 * 1024;
/** How long rows are written before others get their turn: about what one of them waits. */
const LONGEST_TURN_MS = 0.5;

class ReaderGone extends Error {
  override message = 'the reader of a workbook has left';
}

/** A text that a spreadsheet program might take for a formula gets a leading apostrophe; the import drops it again. */
export const neutralised = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A name that a worksheet may have. */
export const sheetName = (name: string): string => name.replace(/[[\]*?:/\\]/g, ' ').trim().slice(0, 31) || 'Sheet1';

function cellValue(value: CellValue, format: CellFormat): ExcelJS.CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') {
    if (format === 'day' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return new Date(`${value}T00:00:00Z`);
    return neutralised(value);
  }
  return format === 'wan' && typeof value === 'number' ? value / FEN_PER_WAN : value;
}

const HEAT = 'FF9DC3E6';
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;
const BORDER = { top: THIN, left: THIN, bottom: THIN, right: THIN };
const CENTRE = { horizontal: 'center', vertical: 'middle', wrapText: true } as const;
const STYLES: Record<RowKind, Partial<ExcelJS.Style>> = {
  title: { font: { bold: true, size: 16 }, alignment: CENTRE },
  note: { font: { color: { argb: 'FF595959' } }, alignment: { vertical: 'middle', wrapText: true } },
  head: { font: { bold: true }, alignment: CENTRE, border: BORDER, fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F7' } } },
  body: { alignment: { vertical: 'middle' }, border: BORDER },
  strong: { font: { bold: true }, alignment: { vertical: 'middle' }, border: BORDER },
};
/** One object a style: exceljs recognises a style it has met before by identity, and by nothing cheaper. */
const styles = new Map<string, Partial<ExcelJS.Style>>();
function styleOf(kind: RowKind, format: CellFormat): Partial<ExcelJS.Style> {
  const key = `${kind}/${format}`;
  let style = styles.get(key);
  if (!style) styles.set(key, (style = { ...STYLES[kind], ...(FORMATS[format] ? { numFmt: FORMATS[format] } : {}) }));
  return style;
}
const HEIGHTS: Partial<Record<RowKind, number>> = { title: 30 };

/**
 * Sends an xlsx file to the client while `write` is still producing its rows; at no time is the whole file in memory.
 * Everything that may refuse the request has to be checked before: once rows flow, an error can only break the download off.
 */
export async function streamWorkbook(reply: FastifyReply, workbook: Workbook, write: (sheet: Sheet) => Promise<void>): Promise<void> {
  const output = new PassThrough();
  void reply
    .header('Content-Type', XLSX_TYPE)
    .header('Content-Disposition', `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(workbook.filename)}`)
    .header('Cache-Control', 'no-store')
    .send(output);
  try {
    await writeWorkbook(output, workbook, write);
  } catch (error) {
    if (error instanceof ReaderGone) return;
    output.destroy(error as Error);
    throw error;
  }
}

/** Writes an xlsx file to a stream, at the speed of whoever reads it. */
export async function writeWorkbook(output: PassThrough, workbook: Workbook, write: (sheet: Sheet) => Promise<void>): Promise<void> {
  const { columns, headRows = 0, frozenColumns = 0, landscape = false, paper = 'A4' } = workbook;
  // Loaded when first needed: it would be a fifth of the time that the server takes to start.
  const { default: Excel } = await import('exceljs');
  const writer = new Excel.stream.xlsx.WorkbookWriter({ stream: output, useStyles: true, useSharedStrings: false });
  writer.creator = 'Luodi';
  const worksheet = writer.addWorksheet(sheetName(workbook.sheet), {
    views: headRows || frozenColumns ? [{ state: 'frozen', ySplit: headRows, xSplit: frozenColumns }] : [],
    pageSetup: {
      paperSize: PAPERS[paper], orientation: landscape ? 'landscape' : 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0, horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  });
  if (headRows) worksheet.pageSetup.printTitlesRow = `1:${headRows}`;
  worksheet.columns = columns.map(({ width }) => ({ width: width ?? 14 }));

  const flowing = async () => {
    await nextTurn();
    while (waiting(writer, worksheet, output) > MOST_WAITING) {
      if (output.destroyed) throw new ReaderGone();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    if (output.destroyed) throw new ReaderGone();
    turnedAt = performance.now();
  };
  let turnedAt = performance.now();
  let written = 0;
  const append = (values: readonly CellValue[], kind: RowKind): ExcelJS.Row => {
    const formats = columns.map((column) => (kind === 'body' || kind === 'strong' ? (column.format ?? 'text') : 'text'));
    const row = worksheet.addRow(values.map((value, index) => cellValue(value, formats[index] ?? 'text')));
    const height = HEIGHTS[kind];
    if (height) row.height = height;
    for (let index = 0; index < values.length; index += 1) row.getCell(index + 1).style = styleOf(kind, formats[index] ?? 'text');
    return row;
  };
  const sheet: Sheet = {
    async row(values, kind = 'body') {
      append(values, kind).commit();
      written += 1;
      if (performance.now() - turnedAt > LONGEST_TURN_MS) await flowing();
    },
    async block(rows, merges, kind, heights) {
      const first = written + 1;
      const appended = rows.map((values) => append(values, kind));
      heights?.forEach((height, index) => { if (appended[index]) appended[index].height = height; });
      for (const [top, left, bottom, right] of merges) worksheet.mergeCells(first + top, left + 1, first + bottom, right + 1);
      for (const row of appended) row.commit();
      written += rows.length;
      await flowing();
    },
    heat(column, rows, most) {
      const letter = worksheet.getColumn(column + 1).letter;
      worksheet.addConditionalFormatting({ ref: `${letter}${written - rows + 1}:${letter}${written}`, rules: [{ type: 'colorScale', priority: 1, cfvo: [{ type: 'num', value: 0 }, { type: 'num', value: most }], color: [{ argb: 'FFFFFFFF' }, { argb: HEAT }] }] });
    },
  };
  await write(sheet);
  await flowing();
  // A reader who leaves now would never let the writer finish.
  await Promise.race([writer.commit(), new Promise<never>((_resolve, reject) => output.once('close', () => reject(new ReaderGone()))) ]).catch((error: unknown) => {
    if (!(error instanceof ReaderGone && output.readableEnded)) throw error;
  });
}

interface Buffering { readableLength?: number; _writableState?: { length: number } }

/**
 * Bytes that wait on their way out: before the compressor, behind it, and in the output. exceljs and its archiver never wait for
 * their reader, so whoever writes rows has to; neither offers a public measure.
 */
function waiting(writer: ExcelJS.stream.xlsx.WorkbookWriter, worksheet: ExcelJS.Worksheet, output: PassThrough): number {
  const { zip } = writer as unknown as { zip?: Buffering };
  const { stream } = worksheet as unknown as { stream?: { pipes?: Buffering[] } };
  return (stream?.pipes ?? []).reduce((sum, pipe) => sum + (pipe._writableState?.length ?? 0), 0) + (zip?.readableLength ?? 0) + output.readableLength;
}
