import type { Scheme, SchemeIndicator } from '../../../shared/contracts/scheme.js';

/** A scheme of one group with the given indicators (`x`, `x2`, …), for examples. */
export function schemeOf(indicators: Partial<SchemeIndicator>[], more: Partial<Scheme> = {}): Scheme {
  const whole = indicators.map((indicator, index): SchemeIndicator => ({
    code: index ? `x${index + 1}` : 'x', name: '指标', unit: '个', weight: 10, direction: 'more', departments: [], method: { code: 'rank-share' }, clause: '示例', ...indicator,
  }));
  const weight = whole.reduce((total, indicator) => total + indicator.weight, 0);
  return {
    code: 'example', name: '示例', total: weight, decimals: 2, groups: [{ code: 'g', name: '组', weight, departments: [], indicators: whole }], adjustments: [], exclusions: [],
    tieBreak: [], awards: { budgetFen: null, ties: 'share', list: [] }, dueOn: '03-31', clause: '示例', ...more,
  };
}
