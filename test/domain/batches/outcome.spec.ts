import fc from 'fast-check';
import { carriedOver, isOpen, isReached, outcomeOf } from '../../../api/batches/domain/outcome.js';
import { addDays } from '../../../shared/day.js';
import { BATCHES, BATCH_OUTCOMES, type Batch, type BatchOutcome } from '../../../shared/vocabulary.js';

const NEVER = '9999-12-31';
const on = (day: string, leftUntil = NEVER) => ({ occurredFrom: day, occurredUntil: addDays(day, 1), leftUntil });
const plan = (batch: Batch, dueOn: string | null = null) => ({ batch, year: 2026, dueOn });

describe('what became of a planned project', () => {
  test.each<[string, Batch, string | null, ReturnType<typeof on> | null, string, BatchOutcome]>([
    ['signed in the year', 'sign', null, on('2026-12-31'), '2027-01-05', 'in-time'],
    ['signed before', 'sign', null, on('2025-12-31'), '2026-01-05', 'early'],
    ['signed after', 'sign', null, on('2027-01-01'), '2027-02-01', 'late'],
    ['after its day, within the year', 'sign', '2026-06-30', on('2026-07-01'), '2026-07-02', 'late'],
    ['on its day', 'sign', '2026-06-30', on('2026-06-30'), '2026-07-02', 'in-time'],
    ['not yet', 'sign', null, null, '2026-12-31', 'due'],
    ['not in the year', 'sign', null, null, '2027-01-01', 'overdue'],
    ['past its day', 'sign', '2026-06-30', null, '2026-07-01', 'overdue'],
    ['under construction since before', 'build', null, on('2024-05-01'), '2026-03-01', 'in-time'],
    ['built before the year', 'build', null, on('2024-05-01', '2025-11-02'), '2026-03-01', 'early'],
    ['built at the turn of the year', 'build', null, on('2024-05-01', '2026-01-02'), '2026-03-01', 'in-time'],
    ['some time around the deadline', 'produce', '2026-06-30', { occurredFrom: '2026-06-01', occurredUntil: '2026-09-01', leftUntil: NEVER }, '2026-10-01', 'undetermined'],
    ['an unknown day before the deadline', 'produce', null, { occurredFrom: '0001-01-01', occurredUntil: '2026-05-01', leftUntil: NEVER }, '2026-10-01', 'in-time'],
  ])('%s', (_name, batch, dueOn, reached, today, expected) => expect(outcomeOf(plan(batch, dueOn), reached, false, today)).toBe(expected));

  test('a terminated project is neither late nor due; what it reached before stays reached', () => {
    expect(outcomeOf(plan('sign'), null, true, '2027-01-01')).toBe('terminated');
    expect(outcomeOf(plan('sign'), on('2026-02-01'), true, '2027-01-01')).toBe('in-time');
  });

  test('reached and open exclude each other', () => {
    for (const outcome of Object.keys(BATCH_OUTCOMES) as BatchOutcome[]) expect(isReached(outcome) && isOpen(outcome)).toBe(false);
  });
});

describe('carrying over', () => {
  const entries = fc.uniqueArray(fc.record({ batch: fc.constantFrom(...(Object.keys(BATCHES) as Batch[])), projectId: fc.integer({ min: 1, max: 30 }), outcome: fc.constantFrom(...(Object.keys(BATCH_OUTCOMES) as BatchOutcome[])) }), { selector: ({ batch, projectId }) => `${batch} ${projectId}`, maxLength: 40 })
    .map((all) => all.map((entry, index) => ({ ...entry, id: index + 1 })));

  test('takes every open entry once; a second time nothing is left to carry', () => {
    fc.assert(fc.property(entries, entries, (year, next) => {
      const first = carriedOver(year, next);
      expect(first.carried.length + first.already + first.reached).toBe(year.length);
      expect(first.carried.every(({ outcome }) => isOpen(outcome))).toBe(true);
      const after = [...next, ...first.carried];
      expect(new Set(after.map(({ batch, projectId }) => `${batch} ${projectId}`)).size).toBe(after.length);
      expect(carriedOver(year, after)).toEqual({ carried: [], already: first.carried.length + first.already, reached: first.reached });
    }));
  });
});
