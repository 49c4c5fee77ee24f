import type { FastifyReply } from 'fastify';
import { badRequest } from './errors.js';
import type { ListQuery } from './http/list.js';
import { currentLocale } from './request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from './xlsx.js';

/** A column of an exported list; `key` is the name of the console's column. */
export interface ExportColumn<R> { key: string; zh: string; en: string; width: number; value: (record: R, locale: 'zh' | 'en') => CellValue; format?: CellFormat }

/** A list's question with the columns chosen. */
export interface ExportQuery extends ListQuery { columns?: string }

/** `columns=name,region` names the columns that are shown; all of them when left out. A shown column that the workbook does not have is passed over. @throws 400 when none is known */
export function chosenColumns<R>(columns: readonly ExportColumn<R>[], text: string | undefined): ExportColumn<R>[] {
  if (!text) return [...columns];
  const names = text.split(',');
  const chosen = columns.filter(({ key }) => names.includes(key));
  if (!chosen.length) throw badRequest('unknown-column', { column: text }, [{ path: 'columns', code: 'unknown-column', params: { column: text } }]);
  return chosen;
}

/** Streams a list as a workbook. The first row is fetched before anything is sent, so that a bad filter is an answer and not a broken file. */
export async function sendList<R>(reply: FastifyReply, { name, day, columns, rows, begun }: { name: { zh: string; en: string }; day: string; columns: readonly ExportColumn<R>[]; rows: AsyncGenerator<R>; begun: () => Promise<void> }): Promise<void> {
  const locale = currentLocale();
  const first = await rows.next();
  await begun();
  const title = name[locale];
  await streamWorkbook(reply, { filename: `${title}-${day}.xlsx`, sheet: title, columns: columns.map(({ width, format }) => ({ width, ...(format ? { format } : {}) })), headRows: 1, frozenColumns: 1, landscape: true }, async (sheet) => {
    await sheet.row(columns.map((column) => column[locale]), 'head');
    for (let next = first; !next.done; next = await rows.next()) {
      const record = next.value;
      await sheet.row(columns.map(({ value }) => value(record, locale)));
    }
  });
}
