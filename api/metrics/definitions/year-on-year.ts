import { addMonths } from '../../../shared/day.js';
import { OF, PROJECT_ARGUMENTS } from '../common-arguments.js';
import { measured } from '../measured.js';
import type { Metric } from '../metric.js';
import { COMMON_PRACTICE } from '../sources.js';

export const yearOnYear: Metric = {
  code: 'year-on-year', name: '同比（为上年同期的百分比）', nameEn: 'Against the same period last year', unit: 'rate', nature: 'flow',
  definition: '分子为期间内的数，分母为上年同期的数，口径相同；100%即持平，112%即增长12%。上年同期为零时不作比较。分母按今天掌握的上年情况，不是当时公布的数。',
  definitionEn: 'The period over the same period of the year before, by the same definition; 100% is level, 112% is growth of 12%. Nothing to compare with where last year was zero. Last year as known now, not as published then.',
  source: COMMON_PRACTICE,
  arguments: [OF, ...PROJECT_ARGUMENTS],
  breakdowns: ['park', 'county', 'organisation', 'origin', 'tier'],
  asks: { period: true, on: false },
  plan: ({ args, period, knownAt }) => ({
    numerator: measured(String(args['of']), period, knownAt, args),
    denominator: measured(String(args['of']), { from: addMonths(period.from, -12), until: addMonths(period.until, -12) }, knownAt, args),
  }),
};
