import { MILESTONES, OFFICIAL_COVERAGES, ORIGINS, PROJECT_STATUSES, PROMOTION_EVENT_KINDS, STAGES, type Label } from './vocabulary.js';

const EXTRA: Record<string, Label> = {
  'not-terminated': { zh: '未终止', en: 'Not terminated' }, parks: { zh: '园区内', en: 'In parks' }, industrial: { zh: '工业项目', en: 'Industrial' }, funds: { zh: '到位资金', en: 'Funds arrived' },
  'signed-projects': { zh: '签约项目数', en: 'Projects signed' }, 'signed-investment': { zh: '签约协议投资', en: 'Agreed investment signed' }, 'started-projects': { zh: '开工项目数', en: 'Projects started' }, 'producing-projects': { zh: '投产项目数', en: 'Projects producing' }, 'funds-arrived': { zh: '到位资金', en: 'Funds arrived' }, 'completed-investment': { zh: '完成投资', en: 'Completed investment' },
  settled: { zh: '入园', en: 'Settled in a park' }, any: { zh: '不限', en: 'Any' }, unstated: { zh: '未填写', en: 'Not stated' }, agreed: { zh: '协议投资', en: 'Agreed' }, arrived: { zh: '到位资金', en: 'Arrived' },
};
/** The choices of metrics' arguments in words. */
export const ARGUMENT_WORDS: Record<string, Label> = { ...STAGES, ...MILESTONES, ...PROJECT_STATUSES, ...ORIGINS, ...PROMOTION_EVENT_KINDS, ...OFFICIAL_COVERAGES, ...EXTRA };

/** The word for a choice of an argument; `own`: those that the argument brings along. */
export const argumentWord = (code: string, locale: 'zh' | 'en', own: Readonly<Record<string, Label>> = {}): string => (own[code] ?? ARGUMENT_WORDS[code])?.[locale] ?? code;
