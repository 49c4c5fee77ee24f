import { PLAN_HEADERS, PLAN_MONTHS, type PlanMonth } from '../../../shared/target-plan.js';
import { TARGET_PACES, type TargetPace } from '../../../shared/vocabulary.js';
import { nameKey } from '../../../shared/text.js';
import { headerWords, type FieldWords, type HeaderWords } from './header-words.js';

type PlanColumn = `monthlyPlan.${PlanMonth}`;
export const planColumn = (month: PlanMonth): PlanColumn => `monthlyPlan.${month}`;

/** The columns of the exported table of targets that are read back, by the headers of either language. */
export const TARGET_COLUMNS = [
  { code: 'id', zh: '编号', en: 'Id' }, { code: 'metric', zh: '指标', en: 'Metric' }, { code: 'label', zh: '类别', en: 'Label' }, { code: 'scope', zh: '范围', en: 'Scope', required: true },
  { code: 'responsible', zh: '责任单位', en: 'Responsible' }, { code: 'cooperating', zh: '配合单位', en: 'Cooperating' }, { code: 'value', zh: '全年目标', en: 'Target', required: true, synonyms: ['目标值', '目标数'] },
  { code: 'unit', zh: '单位', en: 'Unit', synonyms: ['计量单位'] }, { code: 'source', zh: '出处', en: 'Source' }, { code: 'note', zh: '备注', en: 'Note' }, { code: 'pace', zh: '考核进度', en: 'Pace' }, ...PLAN_MONTHS.map((month) => ({ code: planColumn(month), zh: PLAN_HEADERS.zh[month]!, en: PLAN_HEADERS.en[month]! })), { code: 'year', zh: '年份', en: 'Year', synonyms: ['年度'] },
  { code: 'parent', zh: '上级编号', en: 'Above' }, { code: 'arguments', zh: '口径', en: 'Arguments' }, { code: 'version', zh: '版本', en: 'Version' },
] as const satisfies readonly FieldWords[];
export type TargetColumn = (typeof TARGET_COLUMNS)[number]['code'];

export const targetSheetWords: HeaderWords = headerWords(TARGET_COLUMNS);

/** A number as a sheet has it, with thousands separators, a percent sign or neither; undefined for anything else. */
export function readSheetNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,%]/g, '');
  return /^\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : undefined;
}

export const readPace = (text: string): TargetPace | undefined => (Object.keys(TARGET_PACES) as TargetPace[]).find((code) => [code, TARGET_PACES[code].zh, TARGET_PACES[code].en].some((word) => nameKey(word) === nameKey(text)));
