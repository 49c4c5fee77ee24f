import fc from 'fast-check';
import { officialPeriodCode, officialPeriodName, readOfficialPeriod } from '../../../shared/official-period.js';
import { monthPeriod, quarterPeriod, yearPeriod, yearToDate } from '../../../shared/period.js';

test.each([
  ['2025', yearPeriod(2025)], ['2025年', yearPeriod(2025)], ['2025年度', undefined], ['2025Q3', quarterPeriod(2025, 3)], ['2025年三季度', quarterPeriod(2025, 3)], ['2025年第3季度', quarterPeriod(2025, 3)],
  ['2025-09', monthPeriod(2025, 9)], ['2025年9月', monthPeriod(2025, 9)], ['2025/9', monthPeriod(2025, 9)], ['2025年9月份', monthPeriod(2025, 9)], ['2025年1-9月', yearToDate(2025, 9)], ['2025年1—9月累计', yearToDate(2025, 9)],
  ['2025-01~09', yearToDate(2025, 9)], ['2025年上半年', yearToDate(2025, 6)], ['2025年1-3月', quarterPeriod(2025, 1)], ['２０２５年１～９月', yearToDate(2025, 9)], ['2025年2-9月', undefined], ['2025年13月', undefined], ['去年', undefined], ['', undefined],
])('%s', (text, period) => expect(readOfficialPeriod(text)).toEqual(period));

const PERIODS = fc.oneof(
  fc.integer({ min: 1990, max: 2100 }).map(yearPeriod), fc.tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 4 })).map(([year, quarter]) => quarterPeriod(year, quarter)),
  fc.tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 })).chain(([year, month]) => fc.constantFrom(monthPeriod(year, month), yearToDate(year, month))),
);

test('its code and its names read back as the same days', () => {
  fc.assert(fc.property(PERIODS, (period) => {
    for (const text of [officialPeriodCode(period), officialPeriodName(period, 'zh')]) expect([text, readOfficialPeriod(text)]).toEqual([text, period]);
  }));
});
