import type { AssessmentRunDetail, AssessmentScores, UnitScore } from '../../shared/contracts/assessment.js';
import type { CellValue, Sheet, Workbook } from '../core/xlsx.js';

type Locale = 'zh' | 'en';
export interface UnitSheetRow { group: string; indicator: string; unit: string; weight: number; value: string | number; rank: string; points: string | null; formula: string; method: string; clause: string; departments: string }

const WORDS = {
  zh: {
    title: (year: number) => `${year}年度园区综合发展评价考核结果表`, sheet: '考核结果', rank: '名次', unit: '单位', total: '总分', last: '上年名次', moved: '升降', adjustments: '加减分', missing: '缺项', excluded: '不参评', awards: '奖项', budget: '奖励合计（万元）',
    note: (pack: string, hash: string) => `方案：${pack}；结果校验码：${hash}`, unitTitle: (year: number, name: string) => `${name}${year}年度考核得分表`, head: ['类别', '指标', '单位', '分值', '指标值', '名次', '得分', '计算', '方法', '条款', '责任部门'], sum: '合计',
  },
  en: {
    title: (year: number) => `Park assessment ${year}`, sheet: 'Result', rank: 'Rank', unit: 'Unit', total: 'Total', last: 'Last year', moved: 'Moved', adjustments: 'Adjustments', missing: 'Missing', excluded: 'Not assessed', awards: 'Awards', budget: 'Awards (10k yuan)',
    note: (pack: string, hash: string) => `Scheme: ${pack}; checksum: ${hash}`, unitTitle: (year: number, name: string) => `${name}: scores of ${year}`, head: ['Group', 'Indicator', 'Unit', 'Weight', 'Value', 'Rank', 'Points', 'Worked out', 'Method', 'Clause', 'Departments'], sum: 'Total',
  },
} as const;

/** Places won or lost against the year before. */
function moved({ rank, lastYear }: UnitScore): string | null {
  const by = lastYear ? lastYear.rank - rank : null;
  return by === null ? null : by === 0 ? '＝' : by > 0 ? `↑${by}` : `↓${-by}`;
}

const number = (text: string | null): CellValue => (text === null ? null : Number(text));

export function resultWorkbook(run: AssessmentRunDetail, locale: Locale): Workbook {
  const count = run.scheme.groups.reduce((sum, group) => sum + group.indicators.length + 1, 0) + run.scheme.adjustments.length;
  return { filename: `${WORDS[locale].title(run.year)}.xlsx`, sheet: WORDS[locale].sheet, headRows: 4, frozenColumns: 3, landscape: true, paper: 'A3', columns: [{ width: 7 }, { width: 22 }, { width: 9, format: 'decimal' }, { width: 6 }, { width: 6 }, ...Array.from({ length: count + 1 }, () => ({ width: 7.5, format: 'decimal' as const })), { width: 6 }] };
}

/** Groups with their indicators across, units by rank down; below, who is not assessed and who wins what. */
export async function writeResult(sheet: Sheet, run: AssessmentRunDetail, scores: AssessmentScores, locale: Locale): Promise<void> {
  const words = WORDS[locale];
  const { groups, adjustments } = run.scheme;
  const upper: CellValue[] = [words.rank, words.unit, words.total, words.last, words.moved];
  const lower: CellValue[] = upper.map(() => null);
  const merges: [number, number, number, number][] = upper.map((_text, column) => [0, column, 1, column]);
  /** The points to be had in each column; 0 where none are. */
  const most: number[] = [0, 0, run.scheme.total, 0, 0];
  for (const group of groups) {
    merges.push([0, upper.length, 0, upper.length + group.indicators.length]);
    upper.push(`${group.name}（${group.weight}）`, ...group.indicators.map(() => null));
    lower.push(words.sum, ...group.indicators.map((indicator) => `${indicator.name}（${indicator.weight}）`));
    most.push(group.weight, ...group.indicators.map(({ weight }) => weight));
  }
  upper.push(words.adjustments, ...adjustments.map(() => null), words.missing);
  lower.push(words.sum, ...adjustments.map((indicator) => indicator.name), null);
  const width = upper.length;
  const across = (text: string): CellValue[] => [text, ...Array<null>(width - 1).fill(null)];
  await sheet.block([across(words.title(run.year))], [[0, 0, 0, width - 1]], 'title');
  await sheet.block([across(words.note(`${run.packCode} ${run.packNumber}`, scores.sha256))], [[0, 0, 0, width - 1]], 'note');
  await sheet.block([upper, lower], merges, 'head', [32, 96]);
  for (const unit of scores.units) {
    const points = (code: string) => number(unit.lines[code]?.points ?? null);
    await sheet.row([
      unit.rank, unit.name, number(unit.total), unit.lastYear?.rank ?? null, moved(unit), ...groups.flatMap((group) => [number(unit.groups[group.code] ?? null), ...group.indicators.map(({ code }) => points(code))]),
      number(unit.adjustments), ...adjustments.map(({ code }) => points(code)), unit.missing.length ? String(unit.missing.length) : null,
    ]);
  }
  most.forEach((points, column) => { if (points > 0 && scores.units.length) sheet.heat(column, scores.units.length, points); });
  for (const unit of scores.excluded) await sheet.row([words.excluded, unit.name, null, null, null, `${unit.exclusionName}：${unit.reason ?? ''}`]);
  for (const award of scores.awards) for (const unit of award.units) await sheet.row([words.awards, unit.unitName, unit.amountFen / 1_000_000, null, null, unit.area === null ? award.name : `${award.name} ${unit.area} m²`]);
  await sheet.row([words.awards, words.budget, scores.awardsTotalFen / 1_000_000], 'strong');
}

export const unitWorkbook = (run: AssessmentRunDetail, score: UnitScore, locale: Locale): Workbook => ({
  filename: `${WORDS[locale].unitTitle(run.year, score.name)}.xlsx`, sheet: score.name, headRows: 3, landscape: true,
  columns: [14, 34, 10, 8, 16, 10, 10, 34, 20, 12, 30].map((width, index) => ({ width, ...(index === 6 ? { format: 'decimal' as const } : {}) })),
});

export async function writeUnit(sheet: Sheet, run: AssessmentRunDetail, score: UnitScore, rows: readonly UnitSheetRow[], locale: Locale): Promise<void> {
  const words = WORDS[locale];
  const across = (text: string): CellValue[] => [text, ...Array<null>(words.head.length - 1).fill(null)];
  await sheet.block([across(words.unitTitle(run.year, score.name))], [[0, 0, 0, words.head.length - 1]], 'title');
  await sheet.block([across(`${words.rank} ${score.rank} · ${words.total} ${score.total}${score.lastYear ? ` · ${words.last} ${score.lastYear.rank}` : ''}`)], [[0, 0, 0, words.head.length - 1]], 'note');
  await sheet.row([...words.head], 'head');
  for (const row of rows) await sheet.row([row.group, row.indicator, row.unit, row.weight, row.value, row.rank, number(row.points), row.formula, row.method, row.clause, row.departments]);
  await sheet.row([words.sum, null, null, run.scheme.total, null, String(score.rank), number(score.total)], 'strong');
}
