import type { CountFeed } from '../../shared/contracts/metrics.js';
import type { CellValue, Merge, Sheet, SheetColumn, Workbook } from '../core/xlsx.js';

type Locale = 'zh' | 'en';

const WORDS = {
  zh: {
    title: '招商引资计数表', place: '区域', county: '县区', undetermined: '其中日期不详未计', demonstration: '演示数据，非真实项目', verified: '仅计已核验', all: '含待核验',
    units: { count: '个', fen: '万元', rate: '%' }, note: (feed: CountFeed) => `期间：${feed.period.label}；存量时点：${feed.on}；范围：${feed.scope.name}`, asOf: (day: string) => `截至 ${day} 所掌握的情况`,
  },
  en: {
    title: 'Count feed', place: 'Place', county: 'County', undetermined: 'Left out for want of a date', demonstration: 'Demonstration data, not real projects', verified: 'verified only', all: 'pending ones included',
    units: { count: 'number', fen: '10k yuan', rate: '%' }, note: (feed: CountFeed) => `Period: ${feed.period.label}; stocks on ${feed.on}; scope: ${feed.scope.name}`, asOf: (day: string) => `as known at ${day}`,
  },
} as const;

/** Columns from which something was left out somewhere have that beside them; a column of zeros would only be in the way. */
const hasLeft = (feed: CountFeed, key: string) => feed.rows.some((row) => (row.cells[key]?.undetermined ?? 0) > 0);

/** What the sheet of a count feed looks like. */
export function feedWorkbook(feed: CountFeed, locale: Locale): Workbook {
  const words = WORDS[locale];
  const numbers = feed.columns.flatMap((column): SheetColumn[] => [{ width: 12, format: column.unit === 'fen' ? 'wan' : 'integer' }, ...(hasLeft(feed, column.key) ? [{ width: 9, format: 'integer' as const }] : [])]);
  return { filename: `${words.title} ${feed.period.label}.xlsx`, sheet: words.title, columns: [{ width: 12 }, { width: 26 }, ...numbers], headRows: 5, frozenColumns: 2, landscape: true };
}

/** Writes a count feed: each count with what was left out of it beside it. */
export async function writeFeed(sheet: Sheet, feed: CountFeed, locale: Locale, demonstration: boolean): Promise<void> {
  const words = WORDS[locale];
  const left = feed.columns.map((column) => hasLeft(feed, column.key));
  const beside = <T>(values: (index: number) => [T, T]): T[] => feed.columns.flatMap((_column, index) => (left[index] ? values(index) : values(index).slice(0, 1)));
  const width = 2 + feed.columns.length + left.filter(Boolean).length;
  const fill = (first: CellValue[]): CellValue[] => [...first, ...Array<null>(width - first.length).fill(null)];
  const note = [words.note(feed), feed.verifiedOnly ? words.verified : words.all, ...(feed.asOf ? [words.asOf(feed.asOf)] : []), ...(demonstration ? [words.demonstration] : [])].join('；');
  await sheet.block([fill([words.title])], [[0, 0, 0, width - 1]], 'title');
  await sheet.block([fill([note])], [[0, 0, 0, width - 1]], 'note');
  const heads = beside<CellValue>((index) => [locale === 'zh' ? feed.columns[index]!.label : feed.columns[index]!.labelEn, null]);
  const units = beside<CellValue>((index) => [words.units[feed.columns[index]!.unit], null]);
  const below = beside<CellValue>(() => [null, words.undetermined]);
  const starts = left.map((_has, index) => 2 + index + left.slice(0, index).filter(Boolean).length);
  const pairs = starts.flatMap((start, index): Merge[] => (left[index] ? [[0, start, 0, start + 1]] : []));
  await sheet.block([[words.county, words.place, ...heads], [null, null, ...units], [null, null, ...below]], [[0, 0, 2, 0], [0, 1, 2, 1], ...pairs], 'head');
  for (const row of feed.rows) {
    const cells = beside<CellValue>((index) => { const cell = row.cells[feed.columns[index]!.key]; return [cell?.value ?? 0, cell?.undetermined ?? 0]; });
    await sheet.row([row.countyName, row.name, ...cells], row.kind === 'city' ? 'strong' : 'body');
  }
}
