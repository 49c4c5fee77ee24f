import fc from 'fast-check';
import { isRealDay } from '../../../api/imports/domain/calendar.js';
import { textCell, type Cell } from '../../../api/imports/domain/cell.js';
import { readDate } from '../../../api/imports/domain/read-date.js';

const today = '2026-06-30';
const at = (text: string, published?: string): ReturnType<typeof readDate> =>
  readDate(textCell(text), { today, published: published === undefined ? null : readDate(textCell(published), { today }).value });

test.each([
  ['2021年3月15日', '2021-03-15', 'day'], ['2021年3月15号', '2021-03-15', 'day'], ['2021年03月', '2021-03-01', 'month'], ['2021年3月份', '2021-03-01', 'month'],
  ['2021年', '2021-01-01', 'year'], ['2021', '2021-01-01', 'year'], ['2021.3.15', '2021-03-15', 'day'], ['2021.3', '2021-03-01', 'month'],
  ['2021-03-15', '2021-03-15', 'day'], ['2021-3-5', '2021-03-05', 'day'], ['2018-07', '2018-07-01', 'month'], ['2021/3/15', '2021-03-15', 'day'],
  ['20210315', '2021-03-15', 'day'], ['202103', '2021-03-01', 'month'], ['２０２１年３月', '2021-03-01', 'month'], ['2021 年 3 月', '2021-03-01', 'month'],
  ['二〇二一年三月', '2021-03-01', 'month'], ['二〇二一年十二月三十一日', '2021-12-31', 'day'], ['二零二一年', '2021-01-01', 'year'],
  ['2018年5月协议', '2018-05-01', 'month'], ['2018年5月签约', '2018-05-01', 'month'], ['2021-03-15 00:00:00', '2021-03-15', 'day'], ['2021-03-15T00:00:00', '2021-03-15', 'day'],
  ['2024年2月29日', '2024-02-29', 'day'], ['2026年6月30日', '2026-06-30', 'day'], ['2026年6月', '2026-06-01', 'month'], ['1978年1月', '1978-01-01', 'month'],
])('%s', (text, on, precision) => {
  expect(at(text)).toMatchObject({ value: { on, precision }, findings: [] });
});

test('a remark beside the date is marked as left over', () => {
  expect(at('2018年5月协议').leftover).toBe(true);
  expect(at('2018年5月').leftover).toBe(false);
});

test.each<[string, string]>([
  ['4月28日', 'date-without-year'], ['7月', 'date-without-year'], ['12月5日', 'date-without-year'], ['一季度', 'date-without-year'], ['上半年', 'date-without-year'],
  ['4.28', 'date-without-year'], ['今年4月', 'date-without-year'], ['七月下旬', 'date-without-year'],
  ['近日', 'date-vague'], ['日前', 'date-vague'], ['去年', 'date-vague'], ['待定', 'date-vague'],
  ['2024年三季度', 'date-imprecise'], ['2024年上半年', 'date-imprecise'], ['2021年底', 'date-imprecise'], ['2021年3月上旬', 'date-imprecise'], ['2021年5月前', 'date-imprecise'],
  ['21年3月', 'date-ambiguous'], ['21.3.15', 'date-ambiguous'], ['3/15/2021', 'date-ambiguous'], ['2021年3月-5月', 'date-ambiguous'], ['2021-2022年', 'date-ambiguous'],
  ['2021.3-2023.5', 'date-ambiguous'], ['2021年3月至2022年5月', 'date-ambiguous'], ['44270', 'date-ambiguous'],
  ['2021年2月30日', 'date-impossible'], ['2021-13-01', 'date-impossible'], ['2023年2月29日', 'date-impossible'], ['2021年0月', 'date-impossible'],
  ['2026年7月1日', 'date-future'], ['2027年', 'date-future'], ['2099-01-01', 'date-future'],
  ['1949年10月1日', 'date-implausible'], ['1977年', 'date-implausible'],
  ['已签约', 'date-unreadable'], ['abc', 'date-unreadable'], ['2021年春节后', 'date-unreadable'],
])('%s is left to a person: %s', (text, code) => {
  const { value, findings } = at(text);
  expect(value).toBeNull();
  expect(findings).toMatchObject([{ code, severity: 'decision' }]);
});

describe('suggestions', () => {
  const suggestion = (text: string, published?: string): unknown => at(text, published).findings[0]?.suggestion;

  test('take the year of publication, unless the date would be later than that', () => {
    expect(suggestion('4月28日', '2022')).toEqual({ on: '2022-04-28', precision: 'day' });
    expect(suggestion('7月', '2021-07-20')).toEqual({ on: '2021-07-01', precision: 'month' });
    expect(suggestion('8月14日', '2021-07-02')).toBeUndefined();
    expect(suggestion('2月30日', '2021')).toBeUndefined();
    expect(suggestion('12月1日', '2026')).toBeUndefined();
    expect(suggestion('4月28日')).toBeUndefined();
  });

  test('fall back to what is certain of an imprecise date', () => {
    expect(suggestion('2024年三季度')).toEqual({ on: '2024-01-01', precision: 'year' });
    expect(suggestion('2021年3月上旬')).toEqual({ on: '2021-03-01', precision: 'month' });
    expect(suggestion('44270')).toEqual({ on: '2021-03-15', precision: 'day' });
  });
});

describe('spreadsheet cells', () => {
  const read = (cell: Cell): unknown => readDate(cell, { today }).value ?? readDate(cell, { today }).findings[0]?.code;

  test('dates are read as far as their format shows them', () => {
    expect(read({ kind: 'date', text: '2021-03-15', precision: 'day' })).toEqual({ on: '2021-03-15', precision: 'day' });
    expect(read({ kind: 'date', text: '2021-03-01', precision: 'month' })).toEqual({ on: '2021-03-01', precision: 'month' });
    expect(read({ kind: 'date', text: '2027-03-01', precision: 'day' })).toBe('date-future');
    expect(readDate({ kind: 'date', text: '2021-04-28', precision: 'day', yearHidden: true }, { today }).findings).toEqual([
      { code: 'date-without-year', severity: 'decision', suggestion: { on: '2021-04-28', precision: 'day' } },
    ]);
  });

  test('numbers are serial days, years, or digits of a date', () => {
    expect(read({ kind: 'number', text: '44270' })).toEqual({ on: '2021-03-15', precision: 'day' });
    expect(read({ kind: 'number', text: '42808', epoch1904: true })).toEqual({ on: '2021-03-15', precision: 'day' });
    expect(read({ kind: 'number', text: '2021' })).toEqual({ on: '2021-01-01', precision: 'year' });
    expect(read({ kind: 'number', text: '20210315' })).toEqual({ on: '2021-03-15', precision: 'day' });
    expect(read({ kind: 'number', text: '2021.3' })).toEqual({ on: '2021-03-01', precision: 'month' });
    expect(read({ kind: 'number', text: '2021.1' })).toBe('date-ambiguous');
  });
});

test('never throws, and never answers an impossible or future date', () => {
  const chars = fc.array(fc.constantFrom(...'0123456789年月日.-/至到上下旬季度一二三十〇前后约 :T'), { maxLength: 16 }).map((c) => c.join(''));
  const likely = fc.tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), fc.constantFrom('-', '.', '/')).map(([y, m, d, s]) => `${y}${s}${m}${s}${d}`);
  const cells = fc.oneof(chars, likely, fc.string()).chain((text) => fc.constantFrom<Cell>({ kind: 'text', text }, { kind: 'number', text }, { kind: 'date', text }));
  fc.assert(
    fc.property(cells, (cell) => {
      const { value } = readDate(cell, { today });
      if (!value) return;
      const [year = 0, month = 0, day = 0] = value.on.split('-').map(Number);
      expect(isRealDay(year, month, day)).toBe(true);
      expect(value.on <= today && value.on >= '1978-01-01').toBe(true);
    }),
    { numRuns: 3000 },
  );
});
