import fc from 'fast-check';
import { likelyRange } from '../../../api/targets/domain/forecast.js';
import { elapsedRate, expectedValue, planFaults, standing } from '../../../api/targets/domain/pace.js';
import { liesWithin, readScope, type Lay } from '../../../api/targets/domain/scope.js';
import { addDays } from '../../../shared/day.js';

const CALENDAR = { pace: 'calendar' as const, value: 100, monthlyPlan: null };
const PLAN = { pace: 'plan' as const, value: 100, monthlyPlan: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100] };

describe('pace of a target', () => {
  it('passes with the days of the year (时序进度)', () => {
    expect([elapsedRate(2026, '2025-12-31'), elapsedRate(2026, '2026-12-31'), elapsedRate(2026, '2027-03-01')]).toEqual([0, 1, 1]);
    expect(elapsedRate(2026, '2026-11-22')).toBeCloseTo(326 / 365, 12);
    expect(elapsedRate(2024, '2024-02-29')).toBeCloseTo(60 / 366, 12);
  });

  it('follows a monthly plan, within a month by its days', () => {
    expect([expectedValue(2026, '2026-01-31', PLAN), expectedValue(2026, '2026-02-28', PLAN), expectedValue(2026, '2026-12-31', PLAN)]).toEqual([0, 10, 100]);
    expect(expectedValue(2026, '2026-03-15', PLAN)).toBeCloseTo(10 + (10 * 15) / 31, 12);
    expect(expectedValue(2026, '2026-05-01', { ...CALENDAR, pace: 'level' })).toBe(100);
  });

  it('says how far ahead or behind, and why the light is what it is', () => {
    expect(standing(2026, '2026-06-30', CALENDAR, 55, 'zh')).toMatchObject({ aheadPoints: 5.41, light: 'green', because: '完成 55%，时序进度 49.59%，超前 5.41 个百分点' });
    expect(standing(2026, '2026-06-30', CALENDAR, 45, 'zh')).toMatchObject({ aheadPoints: -4.59, light: 'yellow' });
    expect(standing(2026, '2026-06-30', CALENDAR, 20, 'en')).toMatchObject({ light: 'red', because: '20% reached, of the year 49.59%, 29.59 points behind' });
    expect(standing(2026, '2026-06-30', CALENDAR, 120, 'zh')).toMatchObject({ completionRate: 1.2, light: 'green', because: '完成 120%，已达到全年目标' });
    expect(standing(2026, '2026-06-30', CALENDAR, null, 'zh')).toMatchObject({ light: 'none', aheadPoints: null });
    expect(standing(2026, '2026-06-30', { ...CALENDAR, value: 0 }, 0, 'zh')).toMatchObject({ completionRate: 1, light: 'green' });
  });

  it('never falls through the year and ends at the target', () => {
    const plan = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 12, maxLength: 12 }).map((steps) => steps.reduce<number[]>((sums, step) => [...sums, (sums.at(-1) ?? 0) + step], []));
    fc.assert(fc.property(plan, fc.integer({ min: 0, max: 363 }), (monthlyPlan, offset) => {
      const target = { pace: 'plan' as const, value: monthlyPlan[11]!, monthlyPlan };
      expect(planFaults(monthlyPlan, target.value)).toEqual([]);
      const day = addDays('2026-01-01', offset);
      expect(expectedValue(2026, addDays(day, 1), target)).toBeGreaterThanOrEqual(expectedValue(2026, day, target) - 1e-9);
      expect(expectedValue(2026, '2026-12-31', target)).toBeCloseTo(target.value, 9);
    }));
  });

  it('knows a plan that is none', () => {
    expect([planFaults([1, 2], 2), planFaults([5, 4, 4, 6, 5, 6, 7, 8, 9, 9, 9, 9], 9), planFaults(PLAN.monthlyPlan, 99)]).toEqual([
      [{ month: null, code: 'bad-plan' }], [{ month: 1, code: 'plan-falls' }, { month: 4, code: 'plan-falls' }], [{ month: 11, code: 'plan-end' }],
    ]);
  });
});

describe('the likely range', () => {
  it('takes lowest, median and highest growth after the same day', () => {
    const years = [{ year: 2025, atSameDay: 80, atYearEnd: 100 }, { year: 2024, atSameDay: 50, atYearEnd: 100 }, { year: 2023, atSameDay: 100, atYearEnd: 110 }];
    const range = likelyRange(60, years)!;
    expect([range.low, range.middle, range.high].map((value) => Math.round(value * 100) / 100)).toEqual([66, 75, 120]);
  });

  it('says nothing on one year, or on years that had nothing by then', () => {
    expect(likelyRange(60, [{ year: 2025, atSameDay: 80, atYearEnd: 100 }, { year: 2024, atSameDay: 0, atYearEnd: 10 }])).toBeNull();
  });
});

describe('scopes of targets', () => {
  const subtrees: Record<number, number[]> = { 1: [1, 2, 3, 4], 2: [2, 3, 4], 3: [3, 4], 4: [4], 9: [9] };
  const lay: Lay = { parks: new Map([[5, { regionCode: '610902', organisationId: 3 }], [6, { regionCode: '610921', organisationId: 9 }]]), countyOrganisation: new Map([['610902', 2]]), subtree: (id) => subtrees[id] ?? [] };
  const within = (child: string, parent: string) => liesWithin(readScope(child)!, readScope(parent)!, lay);

  it('lie within the city, parks within their county, teams within their park', () => {
    expect([within('county:610902', 'city'), within('park:5', 'county:610902'), within('organisation:4', 'park:5'), within('organisation:3', 'county:610902'), within('organisation:4', 'organisation:3')]).toEqual([true, true, true, true, true]);
  });

  it('do not lie within themselves, others or what is smaller', () => {
    expect([within('city', 'city'), within('park:6', 'county:610902'), within('organisation:9', 'park:5'), within('county:610902', 'park:5'), within('organisation:3', 'organisation:3'), within('park:5', 'park:6')]).toEqual([false, false, false, false, false, false]);
  });

  it('are read strictly', () => expect(['', 'town:3', 'park:0', 'county:61', 'park:x'].map(readScope)).toEqual([undefined, undefined, undefined, undefined, undefined]));
});
