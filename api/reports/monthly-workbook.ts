import type { MonthlyReport } from '../../shared/contracts/metrics.js';
import type { CellFormat, CellValue, Merge, Sheet, Workbook } from '../core/xlsx.js';

type Locale = 'zh' | 'en';
type Column = MonthlyReport['columns'][number];

const WORDS = {
  zh: {
    name: '县区、园区', rank: '排名', spans: { month: '本月', 'year-to-date': '本年累计', 'last-year': '上年同期', on: '期末' }, units: { count: '个', fen: '万元', rate: '%' },
    unit: '金额单位：万元', demonstration: '演示数据，非真实项目', verified: '仅计已核验', all: '含待核验', asOf: (instant: string) => `截至 ${instant} 所掌握的情况`,
    ranked: (label: string) => `排名依据：${label}（本年累计）`, scope: (name: string) => `范围：${name}`, compared: (from: string, to: string) => `上年同期：${from} 至 ${to}`,
  },
  en: {
    name: 'County, park', rank: 'Rank', spans: { month: 'This month', 'year-to-date': 'Year to date', 'last-year': 'Same period last year', on: 'At the end' }, units: { count: 'number', fen: '10k yuan', rate: '%' },
    unit: 'Amounts in 10,000 yuan', demonstration: 'Demonstration data, not real projects', verified: 'Verified only', all: 'Pending ones included', asOf: (instant: string) => `As known at ${instant}`,
    ranked: (label: string) => `Ranked by: ${label}, year to date`, scope: (name: string) => `Scope: ${name}`, compared: (from: string, to: string) => `Last year: ${from} to ${to}`,
  },
} as const;

const FORMATS: Record<Column['unit'], CellFormat> = { count: 'integer', fen: 'wan', rate: 'rate' };

/** What the sheet of a monthly table looks like: A4 landscape, its head repeated on every page. */
export function monthlyWorkbook(report: MonthlyReport, locale: Locale): Workbook {
  return {
    filename: `${report.title}.xlsx`, sheet: `${report.year}-${String(report.month).padStart(2, '0')}`, headRows: 5, frozenColumns: 1, landscape: true,
    columns: [{ width: 26 }, ...report.columns.map(({ unit }) => ({ width: unit === 'fen' ? 14 : 9, format: FORMATS[unit] })), { width: 7, format: 'integer' }],
  };
}

/** Writes the monthly table with the very numbers of the answer. */
export async function writeMonthly(sheet: Sheet, report: MonthlyReport, locale: Locale): Promise<void> {
  const words = WORDS[locale];
  const width = report.columns.length + 2;
  const fill = (first: CellValue): CellValue[] => [first, ...Array<null>(width - 1).fill(null)];
  const wide: Merge[] = [[0, 0, 0, width - 1]];
  const rankedBy = report.columns.find((column) => column.key === report.rankedBy);
  const { from, to } = report.periods['last-year'];
  const note = [
    words.unit, words.scope(report.scope.name), report.verifiedOnly ? words.verified : words.all, words.compared(from, to), words.ranked((locale === 'zh' ? rankedBy?.label : rankedBy?.labelEn) ?? ''),
    ...(report.asOf ? [words.asOf(report.asOf)] : []), ...(report.demonstration ? [words.demonstration] : []),
  ].join('；');
  await sheet.block([fill(report.title)], wide, 'title');
  await sheet.block([fill(note)], wide, 'note');
  const spans = report.columns.map((column, index) => (column.span === report.columns[index - 1]?.span ? null : words.spans[column.span]));
  const labels = report.columns.map((column) => (locale === 'zh' ? column.label : column.labelEn));
  const units = report.columns.map((column) => words.units[column.unit]);
  await sheet.block(
    [[words.name, ...spans, words.rank], [null, ...labels, null], [null, ...units, null]],
    [[0, 0, 2, 0], [0, width - 1, 2, width - 1], ...runs(report.columns).map(([first, last]): Merge => [0, first + 1, 0, last + 1])],
    'head',
  );
  for (const row of report.rows) {
    await sheet.row([`${'　'.repeat(row.depth)}${row.name}`, ...report.columns.map(({ key }) => row.cells[key] ?? null), row.rank], row.depth === 0 ? 'strong' : 'body');
  }
}

/** The first and last index of each run of columns of one span, longer than one. */
function runs(columns: readonly Column[]): [first: number, last: number][] {
  const found: [number, number][] = [];
  columns.forEach((column, index) => {
    if (column.span !== columns[index - 1]?.span) found.push([index, index]);
    else found.at(-1)![1] = index;
  });
  return found.filter(([first, last]) => last > first);
}
