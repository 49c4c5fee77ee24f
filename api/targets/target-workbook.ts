import type { MetricDefinition, MetricUnit } from '../../shared/contracts/metrics.js';
import type { TargetTable } from '../../shared/contracts/targets.js';
import { TARGET_LIGHTS, TARGET_PACES } from '../../shared/vocabulary.js';
import { fenToWan } from '../../shared/money.js';
import { PLAN_HEADERS, PLAN_MONTHS } from '../../shared/target-plan.js';
import { argumentText } from './domain/argument-text.js';
import type { CellValue, Sheet, Workbook } from '../core/xlsx.js';

type Locale = 'zh' | 'en';

export const TARGET_SHEET = {
  zh: {
    title: (year: number) => `${year}年度招商引资目标任务进度表`, sheet: '目标', note: (on: string, asOf: string | null) => `截至 ${on}${asOf ? `（按 ${asOf} 掌握的情况）` : ''}；金额单位：万元`,
    head: ['编号', '指标', '类别', '范围', '责任单位', '配合单位', '全年目标', '单位', '完成', '完成率', '应达进度', '超前(百分点)', '灯号', '说明', '去年同期', '去年全年', '下级合计', '分解说明', '出处', '备注', '考核进度', ...PLAN_HEADERS.zh, '年份', '上级编号', '口径', '版本'],
    units: { count: '个', fen: '万元', rate: '%' },
  },
  en: {
    title: (year: number) => `Targets ${year}`, sheet: 'Targets', note: (on: string, asOf: string | null) => `Until ${on}${asOf ? ` (as known on ${asOf})` : ''}; amounts in 10,000 yuan`,
    head: ['Id', 'Metric', 'Label', 'Scope', 'Responsible', 'Cooperating', 'Target', 'Unit', 'Actual', 'Completion', 'Due', 'Ahead (points)', 'Light', 'Because', 'Same day last year', 'Last year', 'Sum below', 'Allocation', 'Source', 'Note', 'Pace', ...PLAN_HEADERS.en, 'Year', 'Above', 'Arguments', 'Version'],
    units: { count: 'number', fen: '10k yuan', rate: '%' },
  },
} as const;

export function targetWorkbook(table: TargetTable, locale: Locale): Workbook {
  const words = TARGET_SHEET[locale];
  const widths = [8, 34, 10, 20, 22, 26, 12, 8, 12, 10, 10, 12, 8, 40, 12, 12, 12, 30, 30, 30, 10, ...PLAN_MONTHS.map(() => 11), 8, 10, 40, 8];
  const rates = new Set([9, 10]);
  return { filename: `${words.title(table.year)}.xlsx`, sheet: words.sheet, headRows: 3, frozenColumns: 4, landscape: true, columns: widths.map((width, index) => ({ width, ...(rates.has(index) ? { format: 'rate' as const } : {}) })) };
}

/** A target's value as the sheet writes it: 万元, a number, or percent. */
export const sheetValue = (value: number, unit: MetricUnit): number => (unit === 'fen' ? fenToWan(value) : unit === 'rate' ? Math.round(value * 1_000_000) / 10_000 : value);

/** A month's plan as the sheet writes it: no finer than it reads a number. */
export const plannedValue = (value: number | undefined, unit: MetricUnit): number | null => (value === undefined ? null : Math.round(sheetValue(value, unit) * 1_000_000) / 1_000_000);

/** Writes the table as the screen shows it; who answers, what is to be reached and on what ground comes back by `POST /target-sheets`. */
export async function writeTargets(sheet: Sheet, table: TargetTable, locale: Locale, argumentsOf: (metric: string) => MetricDefinition['arguments']): Promise<void> {
  const words = TARGET_SHEET[locale];
  const fill = (first: CellValue): CellValue[] => [first, ...Array<null>(words.head.length - 1).fill(null)];
  await sheet.block([fill(words.title(table.year))], [[0, 0, 0, words.head.length - 1]], 'title');
  await sheet.block([fill(words.note(table.on, table.asOf))], [[0, 0, 0, words.head.length - 1]], 'note');
  await sheet.row([...words.head], 'head');
  for (const row of table.rows) {
    const shown = (value: number | null) => (value === null ? null : sheetValue(value, row.unit));
    await sheet.row([
      row.id, `${'　'.repeat(row.depth)}${row.metricName}`, row.label, row.scopeName, row.responsibleOrganisationName, row.cooperatingOrganisationNames.join('、'), shown(row.value), words.units[row.unit], shown(row.actual),
      row.completionRate, row.expectedRate, row.aheadPoints, TARGET_LIGHTS[row.light][locale], row.because, shown(row.lastYear.sameDay), shown(row.lastYear.whole),
      row.allocated ? shown(row.allocated.value) : null, row.allocated?.because ?? null, row.source, row.note, TARGET_PACES[row.pace][locale], ...PLAN_MONTHS.map((month) => plannedValue(row.monthlyPlan?.[month], row.unit)), row.year, row.parentId, argumentText(argumentsOf(row.metric), row.arguments, locale) || null, row.version,
    ], row.depth === 0 ? 'strong' : 'body');
  }
}
