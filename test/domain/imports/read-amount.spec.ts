import fc from 'fast-check';
import { textCell, type Cell } from '../../../api/imports/domain/cell.js';
import { unitInHeader } from '../../../api/imports/domain/money-units.js';
import { readAmount } from '../../../api/imports/domain/read-amount.js';

const yi = (n: number): number => Math.round(n * 1e6) * 1e4;
const number = (text: string): Cell => ({ kind: 'number', text });

describe('amounts in yuan', () => {
  test.each<[string, string | undefined, number, string | null]>([
    ['2.5亿元', undefined, yi(2.5), null],
    ['5.9621亿元', undefined, 59_621_000_000, null],
    ['100.93亿元', undefined, yi(100.93), null],
    ['6000万元', undefined, yi(0.6), null],
    ['8000万', undefined, yi(0.8), null],
    ['50亿', undefined, yi(50), null],
    ['12000万元', undefined, yi(1.2), null],
    ['２．５亿元', undefined, yi(2.5), null],
    ['1,590,000元', undefined, 159_000_000, null],
    ['１，５９０，０００．５０元', undefined, 159_000_050, null],
    ['3 000 万元', undefined, yi(0.3), null],
    ['三亿元', undefined, yi(3), null],
    ['一千万元', undefined, yi(0.1), null],
    ['三十五亿元', undefined, yi(35), null],
    ['两亿五千万元', undefined, yi(2.5), null],
    ['1亿2000万元', undefined, yi(1.2), null],
    ['3千万元', undefined, yi(0.3), null],
    ['三点五亿元', undefined, yi(3.5), null],
    ['人民币3亿元', undefined, yi(3), null],
    ['￥300万元', undefined, yi(0.03), null],
    ['1.6亿元(人民币)', undefined, yi(1.6), null],
    ['约3亿人民币', undefined, yi(3), '约'],
    ['5亿元人民币', undefined, yi(5), null],
    ['约200亿元', undefined, yi(200), '约'],
    ['超过10亿元', undefined, yi(10), '超过'],
    ['逾10亿元', undefined, yi(10), '逾'],
    ['过亿元', undefined, yi(1), '过'],
    ['近10亿元', undefined, yi(10), '近'],
    ['10亿元以上', undefined, yi(10), '以上'],
    ['10余亿元', undefined, yi(10), '余'],
    ['5000多万元', undefined, yi(0.5), '多'],
    ['10亿元左右', undefined, yi(10), '左右'],
    ['不低于5亿元', undefined, yi(5), '不低于'],
    ['拟投资4亿元', undefined, yi(4), '拟'],
    ['总投资约5亿元', undefined, yi(5), '约'],
    ['规划总投资300亿元', undefined, yi(300), '规划'],
    ['2.76亿元(概算)', undefined, yi(2.76), '概算'],
    ['38亿元以上(成果转化投资预期)', undefined, yi(38), '以上'],
    ['72亿元,一期投资2亿元', undefined, yi(72), null],
    ['72亿元，其中固定资产投资60亿元', undefined, yi(72), null],
    ['20亿元(设备投资8亿元)', undefined, yi(20), null],
    ['25亿元（一期11亿元）', undefined, yi(25), null],
    ['299亿元(其中86亿元+100亿元+113亿元)', undefined, yi(299), null],
    ['5亿元(厂房及附属8000万元,设备4000万元)', undefined, yi(5), null],
    ['一期投资2亿元,总投资72亿元', undefined, yi(72), null],
    ['注册资本1亿元，总投资5亿元', undefined, yi(5), null],
    ['3.5', '亿元', yi(3.5), null],
    ['35000', '万元', yi(3.5), null],
    ['3.5亿', '万元', yi(3.5), null],
    ['500(万元)', undefined, yi(0.05), null],
    ['约3.5', '亿元', yi(3.5), '约'],
    ['0', '万元', 0, null],
    ['0.01元', undefined, 1, null],
    ['9999.99亿元', undefined, yi(9999.99), null],
  ])('%s (%s)', (text, unit, fen, qualifier) => {
    expect(readAmount(textCell(text), unit)).toMatchObject({ value: { fen, qualifier, currency: null, foreignMinor: null }, findings: [] });
  });

  test('a number in a spreadsheet takes the unit of its header, its format or nothing', () => {
    expect(readAmount(number('3.5'), unitInHeader('总投资（亿元）')).value?.fen).toBe(yi(3.5));
    expect(readAmount({ kind: 'number', text: '3.5', unit: '亿元' }, '万元').value?.fen).toBe(yi(3.5));
    expect(readAmount(number('3.5')).findings).toEqual([{ code: 'amount-unit-missing', severity: 'decision' }]);
  });

  test('nothing is read from an empty cell, and nothing said', () => {
    for (const text of ['', '  ', '—', '/', '无']) expect(readAmount(textCell(text), '万元')).toEqual({ value: null, findings: [], leftover: false });
  });

  test('text beside the amount is marked as left over', () => {
    expect(readAmount(textCell('25亿元（一期11亿元）')).leftover).toBe(true);
    expect(readAmount(textCell('25亿元')).leftover).toBe(false);
  });
});

test.each<[string, string | undefined, string, number]>([
  ['4000万美元', undefined, 'USD', 4_000_000_000],
  ['总投资4000万美元', undefined, 'USD', 4_000_000_000],
  ['4000万(美元)', undefined, 'USD', 4_000_000_000],
  ['1.2亿美元', undefined, 'USD', 12_000_000_000],
  ['4000万美元（约2.8亿元人民币）', undefined, 'USD', 4_000_000_000],
  ['US$500万', undefined, 'USD', 500_000_000],
  ['3亿港元', undefined, 'HKD', 30_000_000_000],
  ['500万欧元', undefined, 'EUR', 500_000_000],
  ['10亿日元', undefined, 'JPY', 1_000_000_000],
  ['4000', '万美元', 'USD', 4_000_000_000],
])('%s (%s) is foreign money', (text, unit, currency, minor) => {
  expect(readAmount(textCell(text), unit)).toMatchObject({ value: { fen: null, currency, foreignMinor: minor }, findings: [] });
});

test.each<[string, string | undefined, string, number | null]>([
  ['3个重点项目总投资2.3亿元(未单列)', undefined, 'amount-shared', yi(2.3)],
  ['2个项目合计30亿元(未单列)', undefined, 'amount-shared', yi(30)],
  ['16个项目总投资额约394亿元(未单列)', undefined, 'amount-shared', yi(394)],
  ['10家总投资28亿元', undefined, 'amount-shared', yi(28)],
  ['三个项目共计9亿元', undefined, 'amount-shared', yi(9)],
  ['(未单列)', undefined, 'amount-shared', null],
  ['5-8亿元', undefined, 'amount-range', null],
  ['5亿元至8亿元', undefined, 'amount-range', null],
  ['5～8亿元', undefined, 'amount-range', null],
  ['不超过5亿元', undefined, 'amount-range', yi(5)],
  ['5亿元以内', undefined, 'amount-range', yi(5)],
  ['-5亿元', undefined, 'amount-negative', null],
  ['(500)', '万元', 'amount-negative', null],
  ['10000亿元', undefined, 'amount-implausible', null],
  ['2万亿元', undefined, 'amount-implausible', null],
  ['35000000000', '万元', 'amount-implausible', null],
  ['100', undefined, 'amount-unit-missing', null],
  ['0.001元', undefined, 'amount-too-precise', null],
  ['一期投资2亿元', undefined, 'amount-phase', yi(2)],
  ['11亿元(一期)', undefined, 'amount-phase', yi(11)],
  ['待定', undefined, 'amount-unreadable', null],
  ['数亿元', undefined, 'amount-unreadable', null],
  ['十几亿元', undefined, 'amount-unreadable', null],
  ['年产值20亿元', undefined, 'amount-unreadable', null],
  ['5亿元+3亿元', undefined, 'amount-unreadable', null],
  ['5亿元,10亿元', undefined, 'amount-unreadable', null],
  ['1.234,56', '万元', 'amount-unreadable', null],
  ['千万元', undefined, 'amount-unreadable', null],
  ['三百五万元', undefined, 'amount-unreadable', null],
  ['500亩', undefined, 'amount-unreadable', null],
  ['2021年3月', '万元', 'amount-unreadable', null],
])('%s (%s) is left to a person: %s', (text, unit, code, suggested) => {
  const { value, findings } = readAmount(textCell(text), unit);
  expect(value).toBeNull();
  expect(findings.map((f) => f.code)).toEqual([code]);
  expect(findings[0]?.severity).toBe(code === 'amount-negative' ? 'error' : 'decision');
  expect(findings[0]?.suggestion?.fen ?? null).toBe(suggested);
});

test('one amount merged over several rows is shared', () => {
  expect(readAmount({ ...textCell('5亿元'), merged: 'first' }).findings[0]).toMatchObject({ code: 'amount-shared', suggestion: { fen: yi(5) } });
});

test.each([
  ['总投资(万元)', '万元'], ['投资额（亿元）', '亿元'], ['总投资/亿元', '亿元'], ['投资/总投资(万元)', '万元'], ['总投资（单位：万美元）', '万美元'], ['Amount (10k yuan)', '10kyuan'],
  ['到位资金/完成投资', undefined], ['占地(亩)', undefined], ['总投资', undefined], ['元素', undefined],
])('unit in the header %s', (header, unit) => {
  expect(unitInHeader(header)).toBe(unit);
});

describe('properties', () => {
  const fen = fc.integer({ min: 0, max: 99_999_999_999_999 });

  test('an amount printed exactly in any unit reads back to the fen', () => {
    fc.assert(
      fc.property(fen, fc.constantFrom<[string, number]>(['元', 2], ['万元', 6], ['亿元', 10]), fc.constantFrom('', '约', '总投资', '总投资约'), (value, [unit, decimals], prefix) => {
        const digits = String(value).padStart(decimals + 1, '0');
        const printed = `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`.replace(/\.?0+$/, '') || '0';
        expect(readAmount(textCell(`${prefix}${printed}${unit}`)).value?.fen).toBe(value);
        expect(readAmount(number(printed), unit).value?.fen).toBe(value);
      }),
    );
  });

  test('never throws, never answers anything but a whole number of fen below the limit', () => {
    const chars = fc.array(fc.constantFrom(...'0123456789.,-~()（）亿万元千百十一二三期约超过以上美港个项目合计,;+ '), { maxLength: 20 }).map((c) => c.join(''));
    fc.assert(
      fc.property(fc.oneof(chars, fc.string(), fc.string({ unit: 'binary' })), fc.constantFrom(undefined, '万元', '亿元', '万美元'), (text, unit) => {
        const { value, findings } = readAmount(textCell(text), unit);
        if (value) {
          const minor = value.fen ?? value.foreignMinor;
          expect(Number.isSafeInteger(minor)).toBe(true);
          expect(minor).toBeGreaterThanOrEqual(0);
          expect(minor).toBeLessThan(1e14);
          expect((value.fen === null) === (value.currency !== null)).toBe(true);
        } else if (findings.length === 0) expect(text.trim().length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 3000 },
    );
  });
});
