import fc from 'fast-check';
import type { SchemeIndicator } from '../../../shared/contracts/scheme.js';
import { assess, type UnitFacts } from '../../../api/assessment/domain/assess.js';
import { Decimal } from '../../../api/assessment/domain/decimal.js';
import { METHODS } from '../../../api/assessment/domain/methods.js';
import { ranksOf } from '../../../api/assessment/domain/ranks.js';
import { schemeOf } from './scheme-of.js';

const decimal = (value: number) => new Decimal(value);

/** Points of units a, b, c … by one indicator; a value is a number, inputs by name, or null for missing. */
function points(method: SchemeIndicator['method'], values: (number | null | Record<string, number>)[], more: Partial<SchemeIndicator> = {}, groups: (string | undefined)[] = []): (number | null)[] {
  const names = Object.keys(values.find((value): value is Record<string, number> => typeof value === 'object' && value !== null) ?? { value: 0 });
  const inputs = names.map((name) => ({ name, label: name, unit: '个' }));
  const facts = values.map((value, index): UnitFacts => ({
    unit: String.fromCharCode(97 + index), group: groups[index] ?? null,
    values: { x: Object.fromEntries(names.map((name) => [name, value === null ? null : decimal(typeof value === 'number' ? value : value[name]!)])) },
  }));
  const { lines } = assess(schemeOf([{ method, inputs, ...more }]), facts);
  return lines.map((line) => line.points?.toNumber() ?? null);
}

describe('scoring methods (reference/scoring-methods.md)', () => {
  it('rank share: W × (n − r + 1) ÷ n, the last keeps W ÷ n', () => {
    expect(points({ code: 'rank-share' }, [30, 20, 10], { weight: 6 })).toEqual([6, 4, 2]);
    expect(points({ code: 'rank-share' }, [1, 2, 3], { weight: 10, direction: 'less' })).toEqual([10, 6.67, 3.33]);
    expect(points({ code: 'rank-share' }, [7], { weight: 6 })).toEqual([6]);
  });

  it('rank to zero: the last gets nothing, one alone gets all', () => {
    expect(points({ code: 'rank-to-zero' }, [30, 20, 10], { weight: 6 })).toEqual([6, 3, 0]);
    expect(points({ code: 'rank-to-zero' }, [7], { weight: 6 })).toEqual([6]);
  });

  it('rank step: down to zero and no further', () => {
    expect(points({ code: 'rank-step', arguments: { step: 2.5 } }, [4, 3, 2, 1], { weight: 6 })).toEqual([6, 3.5, 1, 0]);
  });

  it('ties: standard, dense and average', () => {
    const values = [9, 9, 5, 1];
    expect(points({ code: 'rank-share' }, values, { weight: 4 })).toEqual([4, 4, 2, 1]);
    expect(points({ code: 'rank-share', arguments: { ties: 'dense' } }, values, { weight: 4 })).toEqual([4, 4, 3, 2]);
    expect(points({ code: 'rank-share', arguments: { ties: 'average' } }, values, { weight: 4 })).toEqual([3.5, 3.5, 2, 1]);
  });

  it('population: all that are assessed, or those with data', () => {
    expect(points({ code: 'rank-share' }, [9, 5, null, null], { weight: 4 })).toEqual([4, 3, null, null]);
    expect(points({ code: 'rank-share', arguments: { population: 'with-data' } }, [9, 5, null, null], { weight: 4 })).toEqual([4, 2, null, null]);
  });

  it('negative growth ranks, or gets nothing', () => {
    expect(points({ code: 'rank-share' }, [3, -1], { weight: 4 })).toEqual([4, 2]);
    expect(points({ code: 'rank-share', arguments: { negative: 'zero' } }, [3, -1], { weight: 4 })).toEqual([4, 0]);
  });

  it('ranks units within their group', () => {
    expect(points({ code: 'rank-share', arguments: { within: 'group' } }, [9, 5, 3, 1], { weight: 4 }, ['one', 'two', 'one', 'two'])).toEqual([4, 4, 2, 2]);
  });

  it('value ratio: to the best value, nothing when the best is not above zero', () => {
    expect(points({ code: 'value-ratio' }, [50, 100, -3], { weight: 10 })).toEqual([5, 10, 0]);
    expect(points({ code: 'value-ratio' }, [-5, -1], { weight: 10 })).toEqual([0, 0]);
    expect(points({ code: 'value-ratio' }, [2, 4], { weight: 10, direction: 'less' })).toEqual([10, 5]);
  });

  it('efficacy: between the base and the full mark; equal values get it all', () => {
    expect(points({ code: 'efficacy' }, [0, 50, 100], { weight: 10 })).toEqual([6, 8, 10]);
    expect(points({ code: 'efficacy', arguments: { base: 0.5 } }, [0, 100], { weight: 10, direction: 'less' })).toEqual([10, 5]);
    expect(points({ code: 'efficacy' }, [3, 3], { weight: 10 })).toEqual([10, 10]);
  });

  it('completion: capped at the weight, at 120 percent, or not at all', () => {
    const values = [{ value: 50, target: 100 }, { value: 150, target: 100 }, { value: 300, target: 100 }, { value: 0, target: 0 }];
    expect(points({ code: 'completion' }, values, { weight: 10 })).toEqual([5, 10, 10, 10]);
    expect(points({ code: 'completion', arguments: { cap: 1.2 } }, values, { weight: 10 })).toEqual([5, 12, 12, 10]);
    expect(points({ code: 'completion', arguments: { cap: null } }, values, { weight: 10 })).toEqual([5, 15, 30, 10]);
  });

  it('blended completion: projects one half, amount the other', () => {
    const parts = [{ input: 'count', target: 'countTarget', share: 0.5 }, { input: 'amount', target: 'amountTarget', share: 0.5 }];
    expect(points({ code: 'blended-completion', arguments: { parts } }, [{ count: 5, countTarget: 10, amount: 30, amountTarget: 20 }], { weight: 10 })).toEqual([7.5]);
  });

  it('tier ladder, threshold', () => {
    const rungs = [{ from: 100, share: 1 }, { from: 90, share: 0.75 }, { from: 80, share: 0.5 }];
    expect(points({ code: 'tier-ladder', arguments: { rungs } }, [120, 95, 80, 79.99], { weight: 8 })).toEqual([8, 6, 4, 0]);
    expect(points({ code: 'threshold' }, [{ value: 99, target: 100 }, { value: 100, target: 100 }], { weight: 8 })).toEqual([0, 8]);
  });

  it('points each up to the weight (003 附件1 三.5), department within the weight', () => {
    expect(points({ code: 'per-unit' }, [0, 2, 9], { weight: 3 })).toEqual([0, 2, 3]);
    expect(points({ code: 'department-scored' }, [2.5, 7, -1], { weight: 3 })).toEqual([2.5, 3, 0]);
  });

  it('outside the weights: excess, deduction, recognition (003 附件1 三.8)', () => {
    expect(points({ code: 'excess-bonus', arguments: { per: 10, points: 1, cap: 2 } }, [{ value: 125, target: 100 }, { value: 200, target: 100 }, { value: 90, target: 100 }])).toEqual([2, 2, 0]);
    expect(points({ code: 'deduction', arguments: { points: 0.5, cap: 2 } }, [0, 3, 10])).toEqual([0, -1.5, -2]);
    const levels = [{ input: 'province', points: 5 }, { input: 'state', points: 10 }];
    expect(points({ code: 'recognition', arguments: { levels } }, [{ province: 2, state: 1 }, { province: 0, state: 0 }])).toEqual([20, 0]);
    expect(points({ code: 'recognition', arguments: { levels, several: 'highest' } }, [{ province: 2, state: 1 }, { province: 1, state: 0 }])).toEqual([10, 5]);
  });

  it('rounds half up at the line', () => {
    expect(points({ code: 'value-ratio' }, [0.1005, 1], { weight: 10 })).toEqual([1.01, 10]);
    expect(points({ code: 'rank-share' }, Array.from({ length: 8 }, (_, index) => 8 - index), { weight: 1 })).toEqual([1, 0.88, 0.75, 0.63, 0.5, 0.38, 0.25, 0.13]);
  });
});

describe('properties of the methods', () => {
  const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 20 });
  const weight = fc.integer({ min: 1, max: 40 });
  const bounded = [...METHODS.values()].filter((method) => !method.unbounded && !method.inputs);
  const given: Record<string, Record<string, unknown>> = { 'rank-step': { step: 1.5 }, 'tier-ladder': { rungs: [{ from: 0, share: 0.5 }, { from: 10, share: 1 }] } };

  it.each(bounded.map((method) => method.code))('%s stays between nothing and the weight', (code) => {
    fc.assert(fc.property(values, weight, fc.constantFrom('more' as const, 'less' as const), (numbers, full, direction) => {
      for (const own of points({ code, arguments: given[code] }, numbers, { weight: full, direction })) {
        expect(own).toBeGreaterThanOrEqual(0);
        expect(own).toBeLessThanOrEqual(full);
      }
    }));
  });

  it.each(['rank-share', 'rank-to-zero', 'rank-step', 'value-ratio', 'efficacy'])('%s: what is better never gets less, equals get the same', (code) => {
    fc.assert(fc.property(values, weight, (numbers, full) => {
      const marks = points({ code, arguments: given[code] }, numbers, { weight: full });
      numbers.forEach((one, i) => numbers.forEach((other, j) => {
        if (one > other) expect(marks[i]!).toBeGreaterThanOrEqual(marks[j]!);
        if (one === other) expect(marks[i]).toBe(marks[j]);
      }));
    }));
  });

  it.each(['rank-share', 'rank-to-zero', 'value-ratio', 'efficacy'])('%s: another unit of measure changes nothing', (code) => {
    fc.assert(fc.property(values, fc.constantFrom(10, 100, 10_000), (numbers, scale) => {
      expect(points({ code }, numbers.map((value) => value * scale), { weight: 6 })).toEqual(points({ code }, numbers, { weight: 6 }));
    }));
  });

  it('ranks: standard ones count how many are better, average ones sum up like distinct ones, dense ones leave no gap', () => {
    fc.assert(fc.property(values, (numbers) => {
      const decimals = numbers.map(decimal);
      const standard = ranksOf(decimals, 'more', 'standard').map(Number);
      expect(standard).toEqual(numbers.map((value) => numbers.filter((other) => other > value).length + 1));
      const average = ranksOf(decimals, 'more', 'average').map(Number);
      expect(average.reduce((total, rank) => total + rank, 0)).toBeCloseTo((numbers.length * (numbers.length + 1)) / 2, 9);
      const dense = [...new Set(ranksOf(decimals, 'more', 'dense').map(Number))].sort((one, other) => one - other);
      expect(dense).toEqual(dense.map((_, index) => index + 1));
    }));
  });
});
