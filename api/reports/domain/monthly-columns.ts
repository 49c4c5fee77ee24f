import type { MonthlyReport } from '../../../shared/contracts/metrics.js';
import { EVENT_TYPES, STAGES, STANDINGS, type Stage } from '../../../shared/vocabulary.js';

export type MonthlyColumn = MonthlyReport['columns'][number];
export type Span = 'month' | 'year-to-date' | 'last-year';

export const MONTHLY_STAGES: readonly Stage[] = ['signed', 'started', 'built', 'producing'];

/** Keys of what is added up from facts; rates and growth are computed from these. */
export const reachedKey = (stage: string, span: Span) => `${stage}-${span}`;
export const SIGNED_INVESTMENT = { month: 'signed-investment-month', 'year-to-date': 'signed-investment-year-to-date', 'last-year': 'signed-investment-last-year' } as const;
export const FUNDS = { month: 'funds-month', 'year-to-date': 'funds-year-to-date', 'last-year': 'funds-last-year' } as const;
export const tierKey = (code: string) => `signed-tier-${code}`;
export const UNDER_CONSTRUCTION = 'under-construction';
export const UNDER_CONSTRUCTION_INVESTMENT = 'under-construction-investment';
export const COHORT_STARTED = 'cohort-started';
export const COHORT_FUNDS = 'cohort-funds';
/** Keys of what is computed. */
export const START_RATE = 'start-rate';
export const FUNDS_RATE = 'funds-rate';
export const INVESTMENT_GROWTH = 'signed-investment-growth';
export const FUNDS_GROWTH = 'funds-growth';

/** The column that counties are ranked by. */
export const RANKED_BY = SIGNED_INVESTMENT['year-to-date'];

/** The tiers of agreed investment in force at the end of the month, the highest first. */
export interface MonthlyTiers { leadingIndustryOnly: boolean; tiers: readonly { code: string; minimumFen: number; belowFen: number | null; zh: string; en: string }[] }
const NO_TIERS: MonthlyTiers = { leadingIndustryOnly: false, tiers: [] };

/** The columns of the monthly table in order: the month, the year to date with the tiers of what was signed and the year before, what stands, the rates. */
export function monthlyColumns(verifiedOnly: boolean, { tiers, leadingIndustryOnly }: MonthlyTiers = NO_TIERS): MonthlyColumn[] {
  const column = (key: string, span: MonthlyColumn['span'], unit: MonthlyColumn['unit'], metric: string, args: Record<string, unknown>, label: string, labelEn: string, opens = true): MonthlyColumn =>
    ({ key, span, unit, metric, args: { ...args, verifiedOnly }, label, labelEn, opens });
  const signed = { milestone: 'signed' };
  const funds = EVENT_TYPES['funds-arrived'];
  const ofTiers = tiers.map(({ code, minimumFen, belowFen, zh, en }) => column(tierKey(code), 'year-to-date', 'count', 'projects-reached', { ...signed, minimumFen, ...(belowFen === null ? {} : { belowFen }), ...(leadingIndustryOnly ? { leadingIndustryOnly } : {}) }, `其中：${zh}`, `of which ${en}`));
  const flows = (span: Span): MonthlyColumn[] => MONTHLY_STAGES.flatMap((stage) => [
    column(reachedKey(stage, span), span, 'count', 'projects-reached', { milestone: stage }, `${STAGES[stage].zh}项目`, `${STAGES[stage].en}: projects`),
    ...(stage === 'signed' ? [column(SIGNED_INVESTMENT[span], span, 'fen', 'agreed-investment-reached', signed, '签约协议投资额', 'Signed: agreed investment')] : []),
    ...(stage === 'signed' && span === 'year-to-date' ? ofTiers : []),
  ]);
  return [
    ...flows('month'), column(FUNDS.month, 'month', 'fen', 'funds-arrived', {}, funds.zh, funds.en),
    ...flows('year-to-date'), column(FUNDS['year-to-date'], 'year-to-date', 'fen', 'funds-arrived', {}, funds.zh, funds.en),
    column(SIGNED_INVESTMENT['last-year'], 'last-year', 'fen', 'agreed-investment-reached', signed, '签约协议投资额', 'Signed: agreed investment'),
    column(INVESTMENT_GROWTH, 'year-to-date', 'rate', 'agreed-investment-reached', signed, '签约投资同比增长', 'Signed investment: growth', false),
    column(FUNDS['last-year'], 'last-year', 'fen', 'funds-arrived', {}, funds.zh, funds.en),
    column(FUNDS_GROWTH, 'year-to-date', 'rate', 'funds-arrived', {}, '到位资金同比增长', 'Funds arrived: growth', false),
    column(UNDER_CONSTRUCTION, 'on', 'count', 'projects-standing', { stage: 'started' }, `${STANDINGS.started.zh}项目`, STANDINGS.started.en),
    column(UNDER_CONSTRUCTION_INVESTMENT, 'on', 'fen', 'agreed-investment-standing', { stage: 'started' }, `${STANDINGS.started.zh}项目协议投资额`, `${STANDINGS.started.en}: agreed investment`),
    column(START_RATE, 'year-to-date', 'rate', 'cohort-rate', { numerator: 'started' }, '当年签约项目开工率', 'Start rate of this year’s signings'),
    column(FUNDS_RATE, 'year-to-date', 'rate', 'cohort-rate', { numerator: 'funds' }, '当年签约项目资金到位率', 'Funds-arrival rate of this year’s signings'),
  ];
}
