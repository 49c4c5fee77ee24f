import fc from 'fast-check';
import { checkStated, scaledOf, valueOf, type SeriesFacts, type Stated } from '../../../api/statistics/domain/official-value.js';
import { officialAnswer } from '../../../api/metrics/domain/official.js';
import { monthPeriod, quarterPeriod, yearPeriod, yearToDate, type Period } from '../../../shared/period.js';

const TODAY = '2026-06-30';
const SERIES: SeriesFacts = { unit: 'fen', nature: 'flow', places: ['city', 'county'], archivedAt: null };
const stated = (patch: Partial<Stated>): Stated => ({ series: 'tax-paid', scopeKey: 'city', period: '2025', value: 1, publishedOn: '2026-02-01', ...patch });
const codes = (patch: Partial<Stated>, series: Partial<SeriesFacts> | null = {}) => checkStated(stated(patch), series ? { ...SERIES, ...series } : undefined, TODAY).problems.map(({ path, code }) => `${path} ${code}`);

describe('what is said of a published figure', () => {
  it('names a period that is over, and a number that its series can have', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ period: '2026-01~06' })).toEqual([]);
    expect(codes({ period: '2026' })).toEqual(['period official-period-open']);
    expect(codes({ period: '2025年某月', value: 1.5, publishedOn: '2026-07-01' })).toEqual(['period bad-official-period', 'publishedOn future-date', 'value not-integer']);
    expect(codes({ value: -1, publishedOn: '2024-12-31' })).toEqual(['publishedOn published-before-period', 'value too-small']);
    expect(codes({ value: 2e14 })).toEqual(['value implausible-amount']);
    expect([codes({ value: -0.085 }, { unit: 'rate' }), codes({ value: -1.5 }, { unit: 'rate' }), codes({ value: 101 }, { unit: 'rate' })]).toEqual([[], ['value too-small'], ['value too-large']]);
    expect(codes({ value: null })).toEqual([]);
    expect([codes({}, null), codes({}, { archivedAt: '2026-01-01T00:00:00.000Z' }), codes({ scopeKey: 'park:3' }), codes({ scopeKey: 'county:511503' })]).toEqual([['series not-choice'], ['series series-archived'], ['scopeKey series-place'], []]);
  });

  it('keeps rates in millionths, exactly', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 100_000_000 }), (millionths) => expect(scaledOf('rate', valueOf('rate', millionths))).toBe(millionths)));
    expect([scaledOf('rate', 0.085), scaledOf('fen', 850)]).toEqual([85_000, 850]);
  });
});

const figure = ({ from, until }: Period, value: number) => ({ occurredFrom: from, occurredUntil: until, value });

describe('the figure that answers a question', () => {
  const figures = [figure(yearPeriod(2024), 1), figure(quarterPeriod(2025, 1), 2), figure(quarterPeriod(2025, 2), 3), figure(yearToDate(2025, 9), 4), figure(monthPeriod(2025, 10), 5)];
  const ask = (period: Period, nature: 'flow' | 'stock' = 'flow') => (['whole', 'to-date'] as const).map((coverage) => officialAnswer(figures, period, coverage, nature)?.value ?? null);

  it('is of exactly the period, or the latest from its beginning; never a sum', () => {
    expect(ask(yearPeriod(2024))).toEqual([1, 1]);
    expect(ask(yearPeriod(2025))).toEqual([null, 4]);
    expect(ask(yearToDate(2025, 6))).toEqual([null, 2]);
    expect(ask(quarterPeriod(2025, 2))).toEqual([3, 3]);
    expect(ask(quarterPeriod(2025, 3))).toEqual([null, null]);
    expect(ask({ from: '2025-01-01', until: '2025-10-16' })).toEqual([null, 4]);
    expect(ask(yearPeriod(2026))).toEqual([null, null]);
  });

  it('of what stands at the end of a period is that of the end, under whichever period it was published', () => {
    expect(ask(quarterPeriod(2025, 3), 'stock')).toEqual([4, 4]);
    expect(ask(monthPeriod(2025, 9), 'stock')).toEqual([4, 4]);
    expect(ask(yearPeriod(2025), 'stock')).toEqual([null, 5]);
    expect(ask(monthPeriod(2024, 12), 'stock')).toEqual([1, 1]);
    expect(ask(monthPeriod(2025, 8), 'stock')).toEqual([null, null]);
  });

  it('is one of the figures published, begins with the period and does not go beyond it', () => {
    const periods = fc.tuple(fc.integer({ min: 2024, max: 2026 }), fc.integer({ min: 1, max: 12 })).chain(([year, month]) => fc.constantFrom(yearPeriod(year), monthPeriod(year, month), yearToDate(year, month), quarterPeriod(year, Math.ceil(month / 3))));
    fc.assert(fc.property(fc.array(fc.tuple(periods, fc.nat()).map(([period, value]) => figure(period, value)), { maxLength: 12 }), periods, (published, period) => {
      const [whole, toDate] = (['whole', 'to-date'] as const).map((coverage) => officialAnswer(published, period, coverage, 'flow'));
      for (const answer of [whole, toDate]) if (answer) expect([published.includes(answer), answer.occurredFrom, answer.occurredUntil <= period.until]).toEqual([true, period.from, true]);
      if (whole) expect([whole.occurredUntil, toDate!.occurredUntil]).toEqual([period.until, period.until]);
      if (toDate) expect(published.some((other) => other.occurredFrom === period.from && other.occurredUntil <= period.until && other.occurredUntil > toDate.occurredUntil)).toBe(false);
    }));
  });
});
