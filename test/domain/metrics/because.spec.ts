import { because, occurredOn, whenText } from '../../../api/metrics/domain/because.js';

const fact = (occurredFrom: string, occurredUntil: string, precision: string) => ({ occurredFrom, occurredUntil, precision });

describe('why a line counts', () => {
  it.each([
    [fact('2026-03-05', '2026-03-06', 'day'), '2026-03-05', '2026-03-05'],
    [fact('2026-03-01', '2026-04-01', 'month'), '2026年3月（仅知月份）', '2026-03 (only the month is known)'],
    [fact('2026-01-01', '2026-05-11', 'year'), '2026年（仅知年份）', '2026 (only the year is known)'],
    [fact('0001-01-01', '2026-05-11', 'unknown'), '日期不详，不晚于 2026-05-10', 'date unknown, not after 2026-05-10'],
    [fact('2026-01-03', '2026-05-11', 'day'), '2026-01-03 至 2026-05-10 之间', 'between 2026-01-03 and 2026-05-10'],
  ])('%j', (dated, zh, en) => {
    expect([whenText(dated, 'zh'), whenText(dated, 'en')]).toEqual([zh, en]);
  });

  it('says what stands, what arrived and what is not sure', () => {
    const day = fact('2026-03-05', '2026-03-06', 'day');
    const line = { ...day, what: '在建', standingOn: '2026-06-30', amountFen: null, reachedBy: null, undetermined: false };
    expect(because(line, 'zh')).toBe('在建：2026-03-05，至 2026-06-30 仍处于该状态');
    expect(because({ ...line, what: '到位资金', standingOn: null, amountFen: 12_000_000 }, 'zh')).toBe('到位资金 12 万元：2026-03-05');
    expect(because({ ...line, what: 'Signed', standingOn: null, undetermined: true }, 'en')).toBe('Signed: 2026-03-05; the date is too coarse to say whether it belongs');
  });

  it('says which project of the chain got there', () => {
    const line = { ...fact('2026-03-05', '2026-03-06', 'day'), what: '开工', standingOn: null, amountFen: null, reachedBy: 'P0012 新厂', undetermined: false };
    expect(because(line, 'zh')).toBe('开工：2026-03-05（由续接项目 P0012 新厂 实现）');
    expect(because({ ...line, what: 'Started' }, 'en')).toBe('Started: 2026-03-05 (by the project that continues it, P0012 新厂)');
  });

  it('has no day where the beginning is unknown', () => {
    expect(occurredOn(fact('0001-01-01', '2026-05-11', 'unknown'))).toBeNull();
  });
});
