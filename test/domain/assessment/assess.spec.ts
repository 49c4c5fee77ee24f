import fc from 'fast-check';
import type { Scheme } from '../../../shared/contracts/scheme.js';
import { assess, reassess, type Result, type UnitFacts } from '../../../api/assessment/domain/assess.js';
import { beyondBudget, grantAwards } from '../../../api/assessment/domain/awards.js';
import { movements } from '../../../api/assessment/domain/compare.js';
import { Decimal } from '../../../api/assessment/domain/decimal.js';
import { schemeProblems } from '../../../api/assessment/domain/read-scheme.js';
import { schemeOf } from './scheme-of.js';

const WAN = 1_000_000;

/** Two groups, a bonus, an exclusion and three awards by rank. */
const SCHEME: Scheme = {
  ...schemeOf([{ weight: 6 }, { weight: 4, method: { code: 'department-scored' } }]),
  groups: [
    { code: 'size', name: '总量', weight: 6, departments: [], indicators: [schemeOf([{ weight: 6 }]).groups[0]!.indicators[0]!] },
    { code: 'order', name: '管理', weight: 4, departments: [], indicators: [{ ...schemeOf([{}]).groups[0]!.indicators[0]!, code: 'y', weight: 4, method: { code: 'department-scored' } }] },
  ],
  adjustments: [{ ...schemeOf([{}]).groups[0]!.indicators[0]!, code: 'bonus', weight: 0, method: { code: 'recognition', arguments: { levels: [{ input: 'province', points: 5 }] } }, inputs: [{ name: 'province', label: '省级', unit: '项' }] }],
  exclusions: [{ code: 'accident', name: '重特大事故', clause: '003 附件1 三.9' }],
  tieBreak: ['order'],
  awards: {
    budgetFen: 700 * WAN, ties: 'share', list: [
      { code: 'first', name: '第一名', amountFen: 300 * WAN, rule: { kind: 'rank', rank: 1 }, clause: '003 §五(十八)' },
      { code: 'second', name: '第二名', amountFen: 200 * WAN, rule: { kind: 'rank', rank: 2 }, clause: '003 §五(十八)' },
      { code: 'third', name: '第三名', amountFen: 100 * WAN, rule: { kind: 'rank', rank: 3 }, clause: '003 §五(十八)' },
      { code: 'orderly', name: '管理奖', amountFen: 100 * WAN, rule: { kind: 'best', of: 'order' }, clause: '003 §五(十八)' },
    ],
  },
};

const unit = (name: string, x: number | null, y: number, province = 0, excluded: string | null = null): UnitFacts => ({
  unit: name, excluded, values: { x: { value: x === null ? null : new Decimal(x) }, y: { value: new Decimal(y) }, bonus: { province: new Decimal(province) } },
});
const table = (result: Result) => result.units.map(({ unit: name, total, rank }) => [name, total.toNumber(), rank]);

describe('assessing a run', () => {
  it('adds up groups and bonuses, ranks, and breaks ties by the stated group', () => {
    const result = assess(SCHEME, [unit('a', 10, 2), unit('b', 20, 4), unit('c', 5, 3, 1), unit('d', 15, 3.5)]);
    // x: b 6, d 4.5, a 3, c 1.5
    expect(table(result)).toEqual([['b', 10, 1], ['c', 9.5, 2], ['d', 8, 3], ['a', 5, 4]]);
    const tied = assess(SCHEME, [unit('a', 10, 1), unit('b', 5, 4)]);
    expect(table(tied)).toEqual([['a', 7, 1], ['b', 7, 1]].map(([name, total], index) => [index ? 'a' : 'b', total, index + 1]));
  });

  it('shows what is missing, counts it as nothing and keeps the unit', () => {
    const { units, lines } = assess(SCHEME, [unit('a', null, 2), unit('b', 20, 4)]);
    expect(units.map(({ unit: name, missing }) => [name, missing])).toEqual([['b', []], ['a', ['x']]]);
    expect(lines.find((line) => line.unit === 'a' && line.indicator === 'x')).toMatchObject({ points: null, missing: ['value'] });
  });

  it('ranks a missing value last where the scheme says so, and still shows that it is missing', () => {
    const last: Scheme = { ...SCHEME, groups: SCHEME.groups.map((group) => ({ ...group, indicators: group.indicators.map((indicator) => (indicator.code === 'x' ? { ...indicator, method: { ...indicator.method, arguments: { missing: 'last' } } } : indicator)) })) };
    const { units, lines } = assess(last, [unit('a', null, 2), unit('b', 20, 4), unit('c', 5, 3), unit('d', null, 1)]);
    expect(lines.filter(({ indicator }) => indicator === 'x').map(({ points, rank, missing }) => [points?.toNumber(), rank?.toNumber(), missing])).toEqual([[3, 3, ['value']], [6, 1, []], [4.5, 2, []], [3, 3, ['value']]]);
    expect(units.find(({ unit: name }) => name === 'a')).toMatchObject({ missing: ['x'] });
  });

  it('leaves an excluded unit out of ranks and awards, and ranks the rest anew', () => {
    const facts = [unit('a', 30, 4), unit('b', 20, 3), unit('c', 10, 2)];
    const without = assess(SCHEME, [{ ...facts[0]!, excluded: 'accident' }, facts[1]!, facts[2]!]);
    expect(without.excluded).toEqual([{ unit: 'a', exclusion: 'accident' }]);
    expect(table(without)).toEqual([['b', 9, 1], ['c', 5, 2]]);
    expect(grantAwards(SCHEME, without, {}).granted.map(({ award, unit: name }) => `${award} ${name}`)).toEqual(['first b', 'second c', 'orderly b']);
  });

  it('explains a line with its formula', () => {
    const { lines } = assess(SCHEME, [unit('a', 10, 2), unit('b', 20, 4)]);
    expect(lines[0]).toMatchObject({ unit: 'a', formula: '6 × (2 − 2 + 1) ÷ 2', population: 2 });
  });
});

describe('awards', () => {
  const amounts = (result: Result, scheme = SCHEME) => grantAwards(scheme, result, {}).granted.map(({ award, unit: name, amountFen }) => [award, name, amountFen / WAN]);

  it('shares what tied places are worth', () => {
    const facts = [unit('a', 10, 2), unit('b', 10, 2), unit('c', 5, 1)];
    expect(amounts(assess(SCHEME, facts))).toEqual([['first', 'a', 150], ['first', 'b', 150], ['second', 'a', 100], ['second', 'b', 100], ['third', 'c', 100], ['orderly', 'a', 50], ['orderly', 'b', 50]]);
  });

  it('gives each the whole where the scheme says so, and shows what it costs', () => {
    const each = { ...SCHEME, awards: { ...SCHEME.awards, ties: 'each' as const } };
    const result = assess(each, [unit('a', 10, 2), unit('b', 10, 2), unit('c', 5, 1)]);
    expect(amounts(result, each)).toEqual([['first', 'a', 300], ['first', 'b', 300], ['third', 'c', 100], ['orderly', 'a', 100], ['orderly', 'b', 100]]);
    expect(grantAwards(each, result, {}).totalFen).toBe(900 * WAN);
  });

  it('waits for a decision where one is needed, and never hears of an excluded unit', () => {
    const decided: Scheme = { ...SCHEME, awards: { ...SCHEME.awards, list: [{ code: 'green', name: '绿色', amountFen: 1, rule: { kind: 'decided' }, clause: '示例' }] } };
    const result = assess(decided, [unit('a', 10, 2), unit('b', 5, 1, 0, 'accident')]);
    expect(grantAwards(decided, result, {}).open).toEqual([{ award: 'green', why: 'not-decided' }]);
    expect(grantAwards(decided, result, { green: [{ unit: 'b', amountFen: 0 }] }).open).toEqual([{ award: 'green', why: 'not-decided' }]);
    expect(grantAwards(decided, result, { green: [{ unit: 'a', amountFen: 0 }] }).granted).toEqual([{ award: 'green', unit: 'a', amountFen: 1 }]);
  });

  it('subsidies have the amounts decided, out of what the other awards leave', () => {
    const list: Scheme['awards']['list'] = [...SCHEME.awards.list, { code: 'special', name: '专项', amountFen: 0, rule: { kind: 'decided' }, clause: '' }, { code: 'factory', name: '厂房', amountFen: 0, rule: { kind: 'subsidy' }, clause: '003 附件1二' }];
    const scheme: Scheme = { ...SCHEME, awards: { budgetFen: 800 * WAN, ties: 'share', list: list.map((award) => (award.code === 'special' ? { ...award, amountFen: 60 * WAN } : award)) } };
    const factory = (...amounts: number[]) => ({ factory: amounts.map((wan, index) => ({ unit: 'ab'[index]!, amountFen: wan * WAN })) });
    const result = assess(scheme, [unit('a', 10, 2), unit('b', 5, 1, 0, 'accident'), unit('c', 4, 1)]);
    expect(grantAwards(scheme, result, factory(40, 30)).granted.filter(({ award }) => award === 'factory')).toEqual([{ award: 'factory', unit: 'a', amountFen: 40 * WAN }]);
    expect(grantAwards(scheme, result, {}).open.map(({ award }) => award)).toContain('factory');
    // 700 for ranks and order, 100 left; 40 once the special award is given.
    expect([beyondBudget(scheme, factory(100)), beyondBudget(scheme, factory(90, 20)), beyondBudget(scheme, { ...factory(50), special: [{ unit: 'a', amountFen: 0 }] }), beyondBudget(scheme, { special: [{ unit: 'a', amountFen: 0 }] })]).toEqual([0, 10 * WAN, 10 * WAN, 0]);
  });

  it('to the fen, never more than the list with shared ties', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 12 }), (pairs) => {
      const result = assess(SCHEME, pairs.map(([x, y], index) => unit(`u${index}`, x, y)));
      const { granted, totalFen } = grantAwards(SCHEME, result, {});
      expect(totalFen).toBeLessThanOrEqual(SCHEME.awards.budgetFen!);
      for (const award of SCHEME.awards.list) {
        const paid = granted.filter((grant) => grant.award === award.code).reduce((total, grant) => total + grant.amountFen, 0);
        expect([0, award.amountFen]).toContain(paid);
      }
    }));
  });
});

describe('properties of a run', () => {
  const facts = fc.array(fc.tuple(fc.option(fc.integer({ min: -50, max: 50 })), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }), fc.boolean()), { minLength: 1, maxLength: 15 })
    .map((rows) => rows.map(([x, y, province, out], index) => unit(`u${index}`, x, y, province, out ? 'accident' : null)));
  const byUnit = (result: Result) => Object.fromEntries(result.units.map(({ unit: name, total, rank }) => [name, [total.toFixed(), rank]]));

  it('the order of the units changes nothing', () => {
    fc.assert(fc.property(facts, fc.infiniteStream(fc.nat()), (units, stream) => {
      const shuffled = units.map((own) => ({ own, key: stream.next().value as number })).sort((one, other) => one.key - other.key).map(({ own }) => own);
      expect(byUnit(assess(SCHEME, shuffled))).toEqual(byUnit(assess(SCHEME, units)));
    }));
  });

  it('working out anew what has changed gives what working out everything gives', () => {
    fc.assert(fc.property(facts, fc.nat(7), fc.integer({ min: -5, max: 40 }), fc.constantFrom('x', 'y'), (units, at, value, indicator) => {
      const changed = units.map((each, index) => (index === at % units.length ? { ...each, values: { ...each.values, [indicator]: { value: new Decimal(value) } } } : each));
      expect(reassess(SCHEME, changed, assess(SCHEME, units), new Set([indicator]))).toEqual(assess(SCHEME, changed));
    }));
  });

  it('ranks agree with totals, start at 1 and skip what ties take', () => {
    fc.assert(fc.property(facts, (units) => {
      const { units: results } = assess(SCHEME, units);
      results.forEach((one, index) => {
        expect(one.rank).toBeLessThanOrEqual(index + 1);
        for (const other of results) if (one.total.gt(other.total)) expect(one.rank).toBeLessThan(other.rank);
      });
      if (results[0]) expect(results[0].rank).toBe(1);
    }));
  });

  it('totals are the sums of the rounded lines', () => {
    fc.assert(fc.property(facts, (units) => {
      const { units: results, lines } = assess(SCHEME, units);
      for (const { unit: name, total } of results) {
        expect(lines.filter((line) => line.unit === name).reduce((points, line) => points.plus(line.points ?? 0), new Decimal(0)).eq(total)).toBe(true);
      }
    }));
  });

  it('movements name every unit, and what one loses to exclusion', () => {
    fc.assert(fc.property(facts, (units) => {
      const result = assess(SCHEME, units);
      expect(movements(result, result).every(({ points }) => points.isZero())).toBe(true);
      const out = assess(SCHEME, units.map((own, index) => (index ? own : { ...own, excluded: 'accident' })));
      expect(movements(result, out).length).toBe(result.units.length);
    }));
  });
});

describe('reading a scheme', () => {
  const codes = (scheme: Scheme) => schemeProblems(scheme).map(({ path, code }) => `${path} ${code}`);

  it('finds nothing wrong with a whole one', () => expect(codes(SCHEME)).toEqual([]));

  it('names everything that is wrong at once', () => {
    const [size, order] = SCHEME.groups as [Scheme['groups'][0], Scheme['groups'][0]];
    const wrong: Scheme = {
      ...SCHEME, total: 11, tieBreak: ['nobody'],
      groups: [
        { ...size, weight: 7, indicators: [{ ...size.indicators[0]!, method: { code: 'guess' } }] },
        { ...order, indicators: [{ ...order.indicators[0]!, code: 'x', method: { code: 'completion', arguments: { cap: -1, colour: 'red' } } }] },
      ],
      awards: { ...SCHEME.awards, budgetFen: 1, list: [...SCHEME.awards.list, { code: 'first', name: '', amountFen: 1, rule: { kind: 'best', of: 'nothing' }, clause: '' }] },
    };
    expect(codes(wrong)).toEqual([
      'groups.0 weights-miss-total', 'groups.0.indicators.0.method.code unknown-method', 'groups.1.indicators.0.method.arguments.colour unknown-argument',
      'groups.1.indicators.0.method.arguments.cap bad-argument', 'groups.1.indicators.0.inputs missing-input', 'groups duplicate', 'awards duplicate', 'tieBreak unknown-group', 'awards.list.4 unknown-group', 'awards awards-beyond-budget',
    ]);
  });

  it('wants the parts of a blend to make one whole', () => {
    const parts = (share: number) => schemeOf([{ method: { code: 'blended-completion', arguments: { parts: [{ input: 'a', target: 'b', share }] } }, inputs: ['a', 'b'].map((name) => ({ name, label: name, unit: '个' })) }]);
    expect([codes(parts(1)), codes(parts(0.9))]).toEqual([[], ['groups.0.indicators.0.method.arguments.parts bad-argument']]);
  });
});
