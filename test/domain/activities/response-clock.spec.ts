import fc from 'fast-check';
import { responseOf, summarise } from '../../../api/activities/domain/response-clock.js';
import { WorkingDays } from '../../../shared/working-days.js';
import { DAYS_OFF } from '../../support/base-pack.js';
import { addDays, daysBetween } from '../../../shared/day.js';

const LIMIT = { days: 3, between: daysBetween };
const days = fc.integer({ min: 0, max: 400 }).map((offset) => addDays('2026-01-01', offset));

test.each<[string, string | null, string, ReturnType<typeof responseOf>]>([
  ['2026-06-01', '2026-06-01', '2026-06-30', { answered: true, days: 0, late: false }],
  ['2026-06-01', '2026-06-04', '2026-06-30', { answered: true, days: 3, late: false }],
  ['2026-06-01', '2026-06-05', '2026-06-30', { answered: true, days: 4, late: true }],
  // The visit that brought the lead.
  ['2026-06-01', '2026-05-20', '2026-06-30', { answered: true, days: 0, late: false }],
  ['2026-06-28', null, '2026-06-30', { answered: false, days: 2, late: false }],
  // Only planned.
  ['2026-06-01', '2026-07-05', '2026-06-30', { answered: false, days: 29, late: true }],
])('a lead of %s, first contact %s, on %s', (lead, contact, today, expected) => expect(responseOf(lead, contact, today, LIMIT)).toEqual(expected));

test('the clock never runs backwards and stops at the contact', () => {
  fc.assert(fc.property(days, fc.option(days), days, fc.integer({ min: 0, max: 60 }), (lead, contact, today, later) => {
    const [now, then] = [responseOf(lead, contact, today, LIMIT), responseOf(lead, contact, addDays(today, later), LIMIT)];
    expect(now.days).toBeGreaterThanOrEqual(0);
    expect(now.late).toBe(now.days > LIMIT.days);
    if (now.answered) expect(then).toEqual(now);
    else if (!then.answered) expect(then.days).toBeGreaterThanOrEqual(now.days);
  }));
});

test('a summary accounts for every lead, and parts add up to the whole', () => {
  const response = fc.record({ answered: fc.boolean(), days: fc.integer({ min: 0, max: 90 }) }).map((one) => ({ ...one, late: one.days > LIMIT.days }));
  fc.assert(fc.property(fc.array(response), fc.array(response), (one, other) => {
    const [a, b, all] = [summarise(one), summarise(other), summarise([...one, ...other])];
    for (const name of ['leads', 'answered', 'inTime', 'waiting', 'late'] as const) expect(all[name]).toBe(a[name] + b[name]);
    expect(all.answered + all.waiting).toBe(all.leads);
    expect(all.medianDays === null).toBe(all.answered === 0);
  }));
  expect(summarise([1, 5, 2, 9].map((days) => ({ answered: true, days, late: days > 3 })))).toMatchObject({ medianDays: 3.5, inTime: 2, late: 2, longestWaitDays: null });
});

test('counts working days where the policy says so, and is never late without a limit', () => {
  const between = (from: string, until: string) => new WorkingDays(DAYS_OFF).between(from, until);
  // Entered on the Friday before the Spring Festival, contacted on the third working day after it.
  expect(responseOf('2026-02-14', '2026-02-26', '2026-06-30', { days: 3, between })).toEqual({ answered: true, days: 3, late: false });
  expect(responseOf('2026-02-14', '2026-02-27', '2026-06-30', { days: 3, between })).toMatchObject({ days: 4, late: true });
  expect(responseOf('2026-02-14', null, '2026-06-30', { days: null, between })).toMatchObject({ answered: false, late: false });
});
