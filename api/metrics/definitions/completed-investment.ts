import { EVENT_TYPES } from '../../../shared/vocabulary.js';
import { VERIFIED_ONLY } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { AMOUNT, amounts } from '../relations.js';
import { COMMON_PRACTICE } from '../sources.js';

export const completedInvestment: Metric = {
  code: 'completed-investment', name: '完成投资', nameEn: 'Completed investment', unit: 'fen', nature: 'flow',
  definition: '期间内登记的完成投资之和。与到位资金是两个口径，不相加；也不同于统计部门发布的固定资产投资。日期不够准确的另列（按笔）。',
  definitionEn: 'The sum of the completed investment recorded within the period. Never added to funds arrived, and not the official fixed-asset statistics. Entries whose date is too coarse are listed apart.',
  source: COMMON_PRACTICE,
  arguments: [VERIFIED_ONLY],
  asks: { period: true, on: false },
  plan: ({ args, period, knownAt }) => ({ measure: { relation: amounts(['completed-investment'], period, knownAt, args, { what: EVENT_TYPES['completed-investment'] }), value: AMOUNT, unit: 'fen' } }),
};
