import fc from 'fast-check';
import { phaseSums, totalsOf, yearOf, yearsOf, type Amount } from '../../../api/money/domain/panel.js';
import { intervalOf } from '../../../shared/period.js';
import { ORIGINS, VERIFICATIONS, type Origin, type Verification } from '../../../shared/vocabulary.js';

const UNKNOWN = { occurredFrom: '0001-01-01', occurredUntil: '2026-06-30' };
const dates = fc.record({ year: fc.integer({ min: 2019, max: 2026 }), month: fc.integer({ min: 1, max: 12 }), precision: fc.constantFrom('day', 'month', 'year', 'unknown') }).map(({ year, month, precision }) => {
  if (precision === 'unknown') return UNKNOWN;
  const { from, until } = intervalOf(`${year}-${String(month).padStart(2, '0')}-01`, precision as 'day');
  return { occurredFrom: from, occurredUntil: until };
});
const amounts: fc.Arbitrary<Amount[]> = fc.array(fc.record({
  series: fc.constantFrom('funds-arrived' as const, 'completed-investment' as const), amountFen: fc.integer({ min: -1e12, max: 1e12 }),
  origin: fc.constantFrom<Origin | null>(null, ...(Object.keys(ORIGINS) as Origin[])), verification: fc.constantFrom(...(Object.keys(VERIFICATIONS) as Verification[])), date: dates,
}).map(({ date, ...amount }) => ({ ...amount, ...date })));

test('years and the undated together are the totals, and so are the origins', () => {
  fc.assert(fc.property(amounts, (all) => {
    const { years, undated } = yearsOf(all);
    const totals = totalsOf(all, null);
    expect(years.reduce((sum, year) => sum + year.arrivedFen, undated.arrivedFen)).toBe(totals.arrivedFen);
    expect(years.reduce((sum, year) => sum + year.completedFen, undated.completedFen)).toBe(totals.completedFen);
    expect(totals.origins.reduce((sum, origin) => sum + origin.amountFen, 0)).toBe(totals.arrivedFen);
    expect(new Set(years.map(({ year }) => year)).size).toBe(years.length);
  }));
});

test('what remains and what is beyond make up the difference to the agreed amount, and only one of them is there', () => {
  fc.assert(fc.property(amounts, fc.integer({ min: 0, max: 1e12 }), (all, agreed) => {
    const { arrivedFen, remainingFen, beyondFen } = totalsOf(all, agreed);
    expect(remainingFen).toBe(agreed - arrivedFen);
    expect(beyondFen).toBe(Math.max(0, arrivedFen - agreed));
  }));
});

test('an amount belongs to a year only when its whole date does', () => {
  expect(yearOf({ occurredFrom: '2025-12-01', occurredUntil: '2026-01-01' })).toBe(2025);
  expect(yearOf({ occurredFrom: '2025-12-01', occurredUntil: '2026-01-02' })).toBeUndefined();
  expect(yearOf(UNKNOWN)).toBeUndefined();
});

test('phases are summed only when every one has an amount', () => {
  expect(phaseSums([{ agreedInvestmentFen: 3 }, { agreedInvestmentFen: 4 }], 10)).toEqual({ phaseSumFen: 7, phaseDifferenceFen: -3 });
  expect(phaseSums([{ agreedInvestmentFen: 3 }, { agreedInvestmentFen: null }], 10)).toEqual({ phaseSumFen: null, phaseDifferenceFen: null });
  expect(phaseSums([], 10).phaseSumFen).toBeNull();
});
