import fc from 'fast-check';
import { CURRENCIES, formatForeign, toFen, type Currency } from '../../../shared/exchange.js';

const currencies = fc.constantFrom(...(Object.keys(CURRENCIES) as Currency[]));
const amounts = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
const rates = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 99_999_999 })).map(([whole, fraction]) => `${whole}.${String(fraction).padStart(8, '0')}`);

test('converts exactly and rounds half away from zero, once', () => {
  expect(toFen(100, 'USD', '7.1234')).toBe(712);
  expect(toFen(100, 'USD', '7.125')).toBe(713);
  expect(toFen(-100, 'USD', '7.125')).toBe(-713);
  // 0.1 + 0.2 has no place here: 3 cents at 0.5 are one and a half fen.
  expect(toFen(3, 'USD', '0.5')).toBe(2);
  expect(toFen(10_000, 'JPY', '0.0475')).toBe(47_500);
  expect(toFen(900_000_000_000_00, 'USD', '7.12345678')).toBe(641_111_110_200_000);
});

test('refuses what is no rate and what no number can hold', () => {
  for (const rate of ['0', '0.000', '-1', '7,1', '7.123456789', '', ' 7', '1e3', '1234567']) expect(() => toFen(100, 'USD', rate)).toThrow(RangeError);
  expect(() => toFen(Number.MAX_SAFE_INTEGER, 'USD', '7')).toThrow(RangeError);
});

test('the rounding is never off by more than half a fen, and is symmetric', () => {
  fc.assert(fc.property(amounts, currencies, rates, (amount, currency, rate) => {
    const fen = toFen(amount, currency, rate);
    const [whole, fraction] = rate.split('.') as [string, string];
    const scale = 10n ** BigInt(CURRENCIES[currency].decimals + fraction.length);
    const error = 2n * (BigInt(fen) * scale - BigInt(amount) * BigInt(whole + fraction) * 100n);
    expect(error <= scale && error >= -scale).toBe(true);
    expect(toFen(-amount, currency, rate) + fen).toBe(0);
  }));
});

test('more of a currency is never worth less', () => {
  fc.assert(fc.property(amounts, amounts, currencies, rates, (one, other, currency, rate) => {
    expect(Math.sign(toFen(one, currency, rate) - toFen(other, currency, rate)) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
  }));
});

test('says a foreign amount as people do', () => {
  expect(formatForeign(500_000_000, 'USD', 'zh')).toBe('500 万美元');
  expect(formatForeign(500_000_000, 'USD', 'en')).toBe('USD 5,000,000');
  expect(formatForeign(9_000, 'JPY', 'zh')).toBe('9,000 日元');
});
