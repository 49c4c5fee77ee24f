import fc from 'fast-check';
import { addDays } from '../../shared/day.js';
import { isWeekend, WorkingDays } from '../../shared/working-days.js';
import { DAYS_OFF } from '../support/base-pack.js';

const calendar = new WorkingDays(DAYS_OFF);
const day = fc.integer({ min: 0, max: 1_200 }).map((offset) => addDays('2024-01-01', offset));
const OFF = new Set(DAYS_OFF.flatMap(({ off }) => off.flatMap(({ from, until }) => { const days = []; for (let on = from; on <= until; on = addDays(on, 1)) days.push(on); return days; })));
const WORKED = new Set(DAYS_OFF.flatMap(({ worked }) => worked));
const isWorked = (on: string) => WORKED.has(on) || (!isWeekend(on) && !OFF.has(on));

test.each([
  ['2026-09-30', '2026-10-08', 1], ['2026-09-30', '2026-10-10', 3], ['2026-06-18', '2026-06-22', 1], ['2026-11-20', '2026-11-22', 0], ['2026-11-20', '2026-11-23', 1], ['2026-11-20', '2026-11-20', 0], ['2026-11-22', '2026-11-20', 0],
  // No notice yet: weekends only.
  ['2027-09-30', '2027-10-08', 6],
])('from %s to %s', (from, until, expected) => expect(calendar.between(from, until)).toBe(expected));

test('counts what looking at each day counts', () => {
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 200 }), (from, length) => {
    const days = Array.from({ length }, (_, index) => addDays(from, index + 1));
    expect(calendar.between(from, addDays(from, length))).toBe(days.filter(isWorked).length);
  }));
});

test('adds up over neighbouring periods', () => {
  fc.assert(fc.property(day, fc.nat(100), fc.nat(100), (from, one, other) => {
    const [middle, until] = [addDays(from, one), addDays(from, one + other)];
    expect(calendar.between(from, middle) + calendar.between(middle, until)).toBe(calendar.between(from, until));
  }));
});

test('weekends are Saturday and Sunday; a year off is 52 weeks and its holidays', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23', '1969-12-28'].map(isWeekend)).toEqual([true, true, false, true]);
  expect(calendar.between('2024-12-31', '2025-12-31')).toBe(248);
  expect(calendar.between('2025-12-31', '2026-12-31')).toBe(248);
  expect(calendar.knownUntil).toBe('2026-12-31');
  expect(new WorkingDays([]).knownUntil).toBeNull();
});
