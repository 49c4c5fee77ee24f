import { EVENT_TYPES } from '../../../shared/vocabulary.js';
import { ORIGIN, VERIFIED_ONLY } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { AMOUNT, amounts } from '../relations.js';
import { COMMON_PRACTICE } from '../sources.js';

export const fundsArrived: Metric = {
  code: 'funds-arrived', name: '到位资金', nameEn: 'Funds arrived', unit: 'fen', nature: 'flow',
  definition: '期间内到位资金之和，按每笔资金的来源和日期计；更正以冲减记录计入。与完成投资是两个口径，不相加。日期不够准确的另列（按笔）。',
  definitionEn: 'The sum of the funds that arrived within the period, by each receipt’s own origin and date; corrections count as the counter-entries they are. Never added to completed investment. Receipts whose date is too coarse are listed apart.',
  source: COMMON_PRACTICE,
  arguments: [ORIGIN, VERIFIED_ONLY],
  asks: { period: true, on: false },
  plan: ({ args, period, knownAt }) => ({ measure: { relation: amounts(['funds-arrived'], period, knownAt, args, { what: EVENT_TYPES['funds-arrived'] }), value: AMOUNT, unit: 'fen' } }),
};
