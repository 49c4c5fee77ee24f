import type { Label } from './vocabulary.js';

/** Currencies that amounts are agreed and received in, with the decimals of their smallest coin (ISO 4217). */
export const CURRENCIES = {
  USD: { zh: '美元', en: 'US dollar', decimals: 2 },
  HKD: { zh: '港元', en: 'Hong Kong dollar', decimals: 2 },
  TWD: { zh: '新台币', en: 'New Taiwan dollar', decimals: 2 },
  EUR: { zh: '欧元', en: 'Euro', decimals: 2 },
  JPY: { zh: '日元', en: 'Yen', decimals: 0 },
  KRW: { zh: '韩元', en: 'Won', decimals: 0 },
  GBP: { zh: '英镑', en: 'Pound sterling', decimals: 2 },
  SGD: { zh: '新加坡元', en: 'Singapore dollar', decimals: 2 },
  AUD: { zh: '澳大利亚元', en: 'Australian dollar', decimals: 2 },
  CAD: { zh: '加拿大元', en: 'Canadian dollar', decimals: 2 },
  CHF: { zh: '瑞士法郎', en: 'Swiss franc', decimals: 2 },
} as const satisfies Record<string, Label & { decimals: number }>;
export type Currency = keyof typeof CURRENCIES;
export const isCurrency = (code: unknown): code is Currency => typeof code === 'string' && Object.hasOwn(CURRENCIES, code);

/** Yuan for one unit of the currency: positive, at most 8 decimals. */
export const RATE = /^(?=.*[1-9])\d{1,6}(\.\d{1,8})?$/;

/**
 * Fen for an amount in minor units of a currency at a rate (yuan for one unit), exact and then rounded to the fen, half away from zero.
 * @throws RangeError when the rate is no rate or the result is no safe integer
 */
export function toFen(amountMinor: number, currency: Currency, rate: string): number {
  if (!RATE.test(rate)) throw new RangeError(`no rate: ${rate}`);
  const [whole, fraction = ''] = rate.split('.') as [string, string?];
  const numerator = BigInt(amountMinor) * BigInt(whole + fraction) * 100n;
  const denominator = 10n ** BigInt(CURRENCIES[currency].decimals + fraction.length);
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  const fen = Number(numerator < 0n ? -rounded : rounded);
  if (!Number.isSafeInteger(fen)) throw new RangeError('beyond any amount');
  return fen;
}

/** `500 万美元`, `USD 5,000,000`: an amount in minor units in words; an unknown currency by its code. */
export function formatForeign(amountMinor: number, currency: string, locale: 'zh' | 'en'): string {
  const known = isCurrency(currency) ? CURRENCIES[currency] : undefined;
  const units = amountMinor / 10 ** (known?.decimals ?? 2);
  if (locale === 'en') return `${currency} ${units.toLocaleString('en-US', { maximumFractionDigits: 2 })}`;
  const many = Math.abs(units) >= 10_000;
  return `${(many ? units / 10_000 : units).toLocaleString('en-US', { maximumFractionDigits: 4 })} ${many ? '万' : ''}${known?.zh ?? currency}`;
}
