import type { TargetTable } from '../../shared/contracts/targets.js';
import { TARGET_LIGHTS, TARGET_PACES } from '../../shared/vocabulary.js';
import { fenToWan } from '../../shared/money.js';
import type { CellValue, Sheet, Workbook } from '../core/xlsx.js';

type Locale = 'zh' | 'en';

const WORDS = {
  zh: {
    title: (year: number) => `${year}年度招商引资目标任务进度表`, sheet: '目标', note: (on: string, asOf: string | null) => `截至 ${on}${asOf ? `（按 ${asOf} 掌握的情况）` : ''}；金额单位：万元`,
    head: ['编号', '指标', '类别', '范围', '责任单位', '配合单位', '全年目标', '单位', '完成', '完成率', '应达进度', '超前(百分点)', '灯号', '说明', '去年同期', '去年全年', '下级合计', '分解说明', '出处', '考核进度'],
    units: { count: '个', fen: '万元', rate: '%' },
  },
  en: {
    title: (year: number) => `Targets ${year}`, sheet: 'Targets', note: (on: string, asOf: string | null) => `Until ${on}${asOf ? ` (as known on ${asOf})` : ''}; amounts in 10,000 yuan`,
    head: ['Id', 'Metric', 'Label', 'Scope', 'Responsible', 'Cooperating', 'Target', 'Unit', 'Actual', 'Completion', 'Due', 'Ahead (points)', 'Light', 'Because', 'Same day last year', 'Last year', 'Sum below', 'Allocation', 'Source', 'Pace'],
    units: { count: 'number', fen: '10k yuan', rate: '%' },
  },
} as const;

export function targetWorkbook(table: TargetTable, locale: Locale): Workbook {
  const words = WORDS[locale];
  const widths = [8, 34, 10, 20, 22, 26, 12, 8, 12, 10, 10, 12, 8, 40, 12, 12, 12, 30, 30, 10];
  const rates = new Set([9, 10]);
  return { filename: `${words.title(table.year)}.xlsx`, sheet: words.sheet, headRows: 3, frozenColumns: 4, landscape: true, columns: widths.map((width, index) => ({ width, ...(rates.has(index) ? { format: 'rate' as const } : {}) })) };
}

/** Writes the table as the screen shows it; a target's number and value come back by the import of targets. */
export async function writeTargets(sheet: Sheet, table: TargetTable, locale: Locale): Promise<void> {
  const words = WORDS[locale];
  const fill = (first: CellValue): CellValue[] => [first, ...Array<null>(words.head.length - 1).fill(null)];
  await sheet.block([fill(words.title(table.year))], [[0, 0, 0, words.head.length - 1]], 'title');
  await sheet.block([fill(words.note(table.on, table.asOf))], [[0, 0, 0, words.head.length - 1]], 'note');
  await sheet.row([...words.head], 'head');
  for (const row of table.rows) {
    const shown = (value: number | null) => (value === null ? null : row.unit === 'fen' ? fenToWan(value) : row.unit === 'rate' ? value * 100 : value);
    await sheet.row([
      row.id, `${'　'.repeat(row.depth)}${row.metricName}`, row.label, row.scopeName, row.responsibleOrganisationName, row.cooperatingOrganisationNames.join('、'), shown(row.value), words.units[row.unit], shown(row.actual),
      row.completionRate, row.expectedRate, row.aheadPoints, TARGET_LIGHTS[row.light][locale], row.because, shown(row.lastYear.sameDay), shown(row.lastYear.whole),
      row.allocated ? shown(row.allocated.value) : null, row.allocated?.because ?? null, row.source, TARGET_PACES[row.pace][locale],
    ], row.depth === 0 ? 'strong' : 'body');
  }
}
