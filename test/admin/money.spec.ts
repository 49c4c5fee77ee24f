import { exactFen, formatFen, inUnit, parseAmount, roundFen } from '../../admin/components/money';

describe('amounts on screen', () => {
  test.each([
    [35_000_000_000, '3.5\u00a0亿元'], [35_123_000_000, '3.5123\u00a0亿元'], [8_000_000_000, '8,000\u00a0万元'], [1_234_567, '1.23\u00a0万元'], [0, '0'], [null, '—'],
  ])('%p fen is said as %s', (fen, text) => expect(formatFen(fen, 'zh')).toBe(text));

  test.each([[35_000_000_000, '¥350\u00a0m'], [100_000_000_000, '¥1\u00a0bn'], [123_400_000_000, '¥1.234\u00a0bn'], [123_400, '¥1,234']])('%p fen is said in English as %s', (fen, text) => expect(formatFen(fen, 'en')).toBe(text));

  test('a sum has two decimals at most, and no line ends before its unit', () => {
    expect([roundFen(5_260_003_000_000, 'zh'), roundFen(8_598_350_000_000, 'en'), roundFen(-1_234_567, 'zh'), roundFen(0, 'zh')]).toEqual(['526\u00a0亿元', '¥85.98\u00a0bn', '−1.23\u00a0万元', '0']);
  });

  test('a unit is exact to the fen unless told otherwise, with separators', () => {
    expect(inUnit(123_456_789_012, 'wan')).toBe('123,456.789012');
    expect(inUnit(123_456_789_012, 'wan', 2)).toBe('123,456.79');
    expect(inUnit(99_999_999, 'wan', 2)).toBe('100');
    expect(inUnit(-5_000_000, 'wan')).toBe('−5');
    expect(exactFen(101, 'zh')).toBe('1.01\u00a0元');
  });

  test.each([
    ['3500', 'wan', 3_500_000_000], ['3.5亿', 'wan', 35_000_000_000], ['８，０００', 'wan', 8_000_000_000], ['12,000', 'yuan', 1_200_000], ['0.01', 'yuan', 1], ['￥1.5万元', 'yi', 1_500_000],
  ] as const)('%s typed with the unit %s is %p fen', (text, unit, fen) => expect(parseAmount(text, unit)).toBe(fen));

  test.each(['', '约3亿', '1.2.3', '-5', '0.001', '三亿'])('%p is no amount', (text) => expect(parseAmount(text, 'yuan')).toBeNull());

  test('what is shown reads back as the same amount', () => {
    for (const fen of [1, 99, 100, 123_456_789, 35_000_000_000, 9_007_199_254_740_000]) for (const unit of ['yuan', 'wan', 'yi'] as const) expect(parseAmount(inUnit(fen, unit), unit)).toBe(fen);
  });
});
