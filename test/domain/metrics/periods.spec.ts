import fc from 'fast-check';
import { allocateToPeriods, total, type DatedTally } from '../../../api/metrics/domain/allocate.js';
import { flowOutcome } from '../../../api/metrics/domain/counting.js';
import { readPeriod, splitPeriod, SPLITS, type Split } from '../../../api/metrics/domain/periods.js';
import { addDays } from '../../../shared/day.js';

describe('reading a period', () => {
  it.each([
    [{ year: '2026' }, '2026-01-01', '2027-01-01', '2026年'],
    [{ year: '2026', quarter: '2' }, '2026-04-01', '2026-07-01', '2026年二季度'],
    [{ year: '2026', month: '12' }, '2026-12-01', '2027-01-01', '2026年12月'],
    [{ from: '2026-01-01', to: '2026-06-30' }, '2026-01-01', '2026-07-01', '2026-01-01 至 2026-06-30'],
    [{ from: '2024-02-29', to: '2024-02-29' }, '2024-02-29', '2024-03-01', '2024-02-29 至 2024-02-29'],
  ])('%j', (texts, from, until, label) => {
    expect(readPeriod(texts, 'zh')).toEqual({ period: { from, until, label }, problems: [] });
  });

  it.each([
    [{ quarter: '2' }, ['year']],
    [{ year: '2026', quarter: '5' }, ['quarter']],
    [{ year: '2026', quarter: '1', month: '2' }, ['month']],
    [{ year: 'x', month: '13' }, ['year', 'month']],
    [{ from: '2026-01-01' }, ['to']],
    [{ from: '2026-02-01', to: '2026-01-01' }, ['to']],
    [{ from: '2026-02-30', to: '2026-03-01', year: '2026' }, ['from', 'year']],
  ])('refuses %j', (texts, paths) => {
    const { period, problems } = readPeriod(texts, 'zh');
    expect(period).toBeUndefined();
    expect(problems.map((problem) => problem.path)).toEqual(paths);
  });

  it('finds none where none is named', () => {
    expect(readPeriod({}, 'zh')).toEqual({ problems: [] });
  });
});

const day = (offset: number) => addDays('2025-01-01', offset);
const interval = fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 400 })).map(([from, length]) => ({ from: day(from), until: day(from + length) }));
const split = fc.constantFrom(...(Object.keys(SPLITS) as Split[]));

describe('splitting a period', () => {
  it('leaves no gap and no overlap', () => {
    fc.assert(fc.property(interval, split, (period, by) => {
      const parts = splitPeriod(period, by, 'zh');
      expect(parts[0]!.from).toBe(period.from);
      expect(parts.at(-1)!.until).toBe(period.until);
      parts.slice(1).forEach((part, index) => expect(part.from).toBe(parts[index]!.until));
    }));
  });

  it('shares out facts so that parts and rest add up to the whole', () => {
    const facts = fc.array(fc.tuple(interval, fc.integer({ min: -5, max: 50 })), { maxLength: 20 });
    fc.assert(fc.property(interval, split, facts, (period, by, dated) => {
      const parts = splitPeriod(period, by, 'zh');
      const rows = dated.flatMap(([{ from, until }, value]): DatedTally[] => {
        const occurrence = { occurredFrom: from, occurredUntil: until };
        const outcome = flowOutcome(occurrence, period);
        return outcome === 'out' ? [] : [{ ...occurrence, value: outcome === 'counted' ? value : 0, lineCount: Number(outcome === 'counted'), undetermined: Number(outcome === 'undetermined') }];
      });
      const shared = allocateToPeriods(rows, parts);
      const whole = total(rows);
      const sum = total([...shared.parts, shared.rest]);
      expect([sum.value, sum.lineCount]).toEqual([whole.value, whole.lineCount]);
      shared.parts.forEach((tally, index) => {
        const outcomes = dated.map(([{ from, until }]) => flowOutcome({ occurredFrom: from, occurredUntil: until }, parts[index]!));
        expect(tally.lineCount).toBe(outcomes.filter((outcome) => outcome === 'counted').length);
        expect(tally.undetermined).toBe(outcomes.filter((outcome) => outcome === 'undetermined').length);
      });
    }));
  });
});
