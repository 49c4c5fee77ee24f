import { FEN_PER_WAN, FEN_PER_YI } from '../../../shared/money.js';

/** A target of the city and how far down it is passed on; `headroom` is what counties are given in all, as a share of it. */
export interface PlannedTarget { metric: string; arguments: Record<string, unknown>; value: number; source: string; label?: string; shared: 'none' | 'counties' | 'parks'; headroom: number }

/** What the city sets for a year of a demonstration that begins in `first`; amounts fit the number of projects of the demonstration. */
export function targetsOf(year: number, projects: number, first: number): PlannedTarget[] {
  const share = Math.round(projects / 100) / 20;
  const count = (value: number) => Math.max(1, Math.round(value * share));
  const yi = (value: number) => Math.max(1, Math.round(value * share)) * FEN_PER_YI;
  const decision = `落政办发〔${year}〕6号`;
  return [
    { metric: 'new-companies', arguments: { minimumFen: 1_000 * FEN_PER_WAN, amount: 'agreed' }, value: 100, source: '《安康市加快县域工业集中区（产业园区）建设行动计划》二(六)', shared: 'parks', headroom: 1.08 },
    { metric: 'events-held', arguments: {}, value: 6, source: decision, shared: 'none', headroom: 1 },
    { metric: 'projects-reached', arguments: { milestone: 'signed' }, value: count(NUMBERS.signed), source: decision, shared: 'counties', headroom: 1 },
    { metric: 'agreed-investment-reached', arguments: { milestone: 'signed' }, value: yi(NUMBERS.signedYi), source: decision, label: '市定', shared: 'counties', headroom: 1.079 },
    { metric: 'agreed-investment-reached', arguments: { milestone: 'signed' }, value: yi(NUMBERS.provincialYi), source: '省招商引资工作任务书', label: '省定', shared: 'none', headroom: 1 },
    { metric: 'projects-reached', arguments: { milestone: 'started' }, value: count(NUMBERS.started), source: decision, shared: 'counties', headroom: 0.95 },
    { metric: 'projects-reached', arguments: { milestone: 'producing' }, value: count(NUMBERS.producing), source: decision, shared: 'none', headroom: 1 },
    { metric: 'official-amount', arguments: { series: 'fixed-asset-investment', coverage: 'to-date' }, value: investmentOf(year, first) * FEN_PER_YI, source: `落地市${year}年政府工作报告（演示）`, shared: 'counties', headroom: 1 },
    { metric: 'funds-arrived', arguments: {}, value: yi(NUMBERS.fundsYi), source: decision, shared: 'counties', headroom: 1 },
  ];
}

/** Yearly figures that a demonstration of 2,000 projects roughly comes to. */
const NUMBERS = { signed: 300, signedYi: 900, provincialYi: 850, started: 220, producing: 120, fundsYi: 300 };

/** What the government’s report asks of fixed-asset investment, in 亿元: it rises with the city that the statistics describe. */
const investmentOf = (year: number, first: number) => Math.round(790 * 1.075 ** (year - first + 1));

/** Parts of a whole in proportion to weights, in steps, that add up to it exactly (largest remainders). */
export function sharesOf(whole: number, weights: readonly number[], step = 1): number[] {
  const steps = Math.round(whole / step);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const exact = weights.map((weight) => (steps * weight) / sum);
  const parts = exact.map(Math.floor);
  const left = steps - parts.reduce((total, part) => total + part, 0);
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((one, other) => other.rest - one.rest || one.index - other.index);
  for (const { index } of order.slice(0, left)) parts[index]! += 1;
  return parts.map((part) => part * step);
}
