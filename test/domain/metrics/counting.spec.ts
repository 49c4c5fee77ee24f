import fc from 'fast-check';
import { flowOutcome, reachedOutcome, stockOutcome, type Outcome } from '../../../api/metrics/domain/counting.js';
import { addDays } from '../../../shared/day.js';

const START = '2026-01-01';
const day = (offset: number) => addDays(START, offset);
const offsets = (from: number, until: number) => Array.from({ length: until - from }, (_, index) => from + index);
/** An interval of one to twelve days within a month. */
const interval = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 12 })).map(([from, length]) => ({ from, until: from + length }));

/** By trying every possibility: all say yes, some do, none does. */
function tried(possibilities: readonly boolean[]): Outcome {
  return possibilities.every(Boolean) ? 'counted' : possibilities.some(Boolean) ? 'undetermined' : 'out';
}

describe('what a date interval says about a count', () => {
  it('a flow agrees with trying every possible day', () => {
    fc.assert(fc.property(interval, interval, (fact, period) => {
      const expected = tried(offsets(fact.from, fact.until).map((happened) => happened >= period.from && happened < period.until));
      expect(flowOutcome({ occurredFrom: day(fact.from), occurredUntil: day(fact.until) }, { from: day(period.from), until: day(period.until) })).toBe(expected);
    }));
  });

  it('a stock agrees with trying every possible day of arriving and leaving', () => {
    fc.assert(fc.property(interval, fc.option(interval), fc.integer({ min: 0, max: 45 }), (arrived, left, on) => {
      const leaving = left ? offsets(left.from, left.until) : [Number.POSITIVE_INFINITY];
      const expected = tried(offsets(arrived.from, arrived.until).flatMap((came) => leaving.map((went) => came <= on && went > on)));
      const stay = { occurredFrom: day(arrived.from), occurredUntil: day(arrived.until), leftFrom: left ? day(left.from) : '9999-12-31', leftUntil: left ? day(left.until) : '9999-12-31' };
      expect(stockOutcome(stay, day(on + 1))).toBe(expected);
    }));
  });

  it('having been reached agrees with trying every possible day', () => {
    fc.assert(fc.property(interval, fc.integer({ min: 0, max: 45 }), (fact, on) => {
      expect(reachedOutcome({ occurredFrom: day(fact.from), occurredUntil: day(fact.until) }, day(on + 1))).toBe(tried(offsets(fact.from, fact.until).map((happened) => happened <= on)));
    }));
  });

  it('an undated start never makes a flow certain, and makes a stock certain once it was recorded', () => {
    const undated = { occurredFrom: '0001-01-01', occurredUntil: '2026-03-02', leftFrom: '9999-12-31', leftUntil: '9999-12-31' };
    expect(flowOutcome(undated, { from: '2026-01-01', until: '2027-01-01' })).toBe('undetermined');
    expect(stockOutcome(undated, '2026-03-02')).toBe('counted');
    expect(stockOutcome(undated, '2026-03-01')).toBe('undetermined');
  });
});
