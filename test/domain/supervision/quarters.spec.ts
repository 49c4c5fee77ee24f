import fc from 'fast-check';
import { addDays } from '../../../shared/day.js';
import { quarterPeriod } from '../../../shared/period.js';
import { lastOver, orderOfQuarter, quarterLater, quarterOf, stateOf } from '../../../api/supervision/domain/quarters.js';

const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('1990-01-01', count));

test('the quarter of a day, and the last one that is over', () => {
  expect(quarterOf('2026-03-31')).toEqual({ year: 2026, quarter: 1 });
  expect(quarterOf('2026-04-01')).toEqual({ year: 2026, quarter: 2 });
  expect(lastOver('2026-01-01')).toEqual({ year: 2025, quarter: 4 });
  expect(quarterLater({ year: 2026, quarter: 1 }, -5)).toEqual({ year: 2024, quarter: 4 });
});

test('a day lies in its quarter, and quarters later are as many steps apart', () => {
  fc.assert(fc.property(day, fc.integer({ min: -40, max: 40 }), (on, count) => {
    const quarter = quarterOf(on);
    const { from, until } = quarterPeriod(quarter.year, quarter.quarter);
    expect(from <= on && on < until).toBe(true);
    expect(orderOfQuarter(quarterLater(quarter, count)) - orderOfQuarter(quarter)).toBe(count);
    expect(quarterLater(quarterLater(quarter, count), -count)).toEqual(quarter);
    expect(quarterPeriod(lastOver(on).year, lastOver(on).quarter).until).toBe(from);
  }));
});

test('on the due day a line is still in time, the day after it is late or missing', () => {
  expect(stateOf('2026-07-10', '2026-07-10', '2026-08-01')).toBe('reported');
  expect(stateOf('2026-07-11', '2026-07-10', '2026-08-01')).toBe('late');
  expect(stateOf(null, '2026-07-10', '2026-07-10')).toBe('due');
  expect(stateOf(null, '2026-07-10', '2026-07-11')).toBe('missing');
});
