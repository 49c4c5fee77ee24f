import { formatDay, formatInstant, parseDay } from '../../admin/components/day';
import { setSession } from '../../admin/providers/session';

describe('dates on screen', () => {
  test('an instant is shown by the installation’s clock, wherever the reader is', () => {
    expect(formatInstant('2026-03-31T16:05:00.000Z')).toBe('2026-04-01 00:05');
    setSession({ installation: { timeZone: 'Asia/Urumqi' } } as never);
    expect(formatInstant('2026-03-31T16:05:00.000Z')).toBe('2026-03-31 22:05');
    setSession(null);
    expect(formatInstant(null)).toBe('—');
  });

  test('a day is shown as precisely as it is known', () => {
    expect(formatDay('2021-03-01', 'day', 'zh')).toBe('2021-03-01');
    expect(formatDay('2021-03-01', 'month', 'zh')).toBe('2021-03');
    expect(formatDay('2021-01-01', 'year', 'zh')).toBe('2021年');
    expect(formatDay('2021-01-01', 'year', 'en')).toBe('2021');
    expect(formatDay(null, 'unknown', 'zh')).toBe('日期不详');
    expect(formatDay(null, null, 'zh')).toBe('—');
  });

  test.each([
    ['2026-3-5', '2026-03-05', 'day'], ['2026/03/05', '2026-03-05', 'day'], ['2026年3月5日', '2026-03-05', 'day'], ['20260305', '2026-03-05', 'day'],
    ['2021年3月', '2021-03-01', 'month'], ['2021.3', '2021-03-01', 'month'], ['２０２１', '2021-01-01', 'year'], ['2021年', '2021-01-01', 'year'],
  ])('%s is understood', (text, day, precision) => expect(parseDay(text)).toEqual({ day, precision }));

  test.each(['', '3月5日', '2026-02-30', '2026-13', '下周', '26-3-5'])('%p is no date', (text) => expect(parseDay(text)).toBeNull());
});
