import { CURRENCIES, type Currency } from '../../../shared/exchange.js';
import { LONGEST_VALUE, squeeze } from './text.js';

/** What ledgers write for a currency besides its name and ISO 4217 code. */
const OTHER_WORDS: Record<Currency, readonly string[]> = {
  USD: ['美金', 'US$'], HKD: ['港币', 'HK$'], TWD: ['台币', 'NT$'], EUR: ['€'], JPY: ['日圆'], KRW: ['韩圆'], GBP: ['£'], SGD: ['新币'], AUD: ['澳元'], CAD: ['加元'], CHF: [],
};
const YUAN_WORDS = ['元人民币', '人民币元', '人民币', '元', 'RMB', 'CNY', '¥'];

const SCALES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 十万: 5, 百万: 6, 千万: 7, 亿: 8, 十亿: 9, 百亿: 10, 千亿: 11, 万亿: 12 };

export interface Money {
  currency: string;
  decimals: number;
}

export interface MoneyUnit {
  /** Power of ten of the figure in front of the unit. */
  exponent: number;
  /** Null where only 万 or 亿 is printed. */
  money: Money | null;
}

export const YUAN: Money = { currency: 'CNY', decimals: 2 };

const BY_WORD = new Map<string, Money>([
  ...Object.entries(CURRENCIES).flatMap(([currency, { zh, decimals }]) => [zh, currency, ...OTHER_WORDS[currency as Currency]].map((word): [string, Money] => [word, { currency, decimals }])),
  ...YUAN_WORDS.map((word): [string, Money] => [word, YUAN]),
]);

const escape = (word: string): string => word.replace(/[$]/g, '\\$&');
/** Alternatives for use in a regular expression over squeezed text, longer words first: 新台币 before 台币. */
export const CURRENCY_PATTERN = [...BY_WORD.keys()].sort((a, b) => b.length - a.length).map(escape).join('|');
export const SCALE_PATTERN = Object.keys(SCALES).sort((a, b) => b.length - a.length).join('|');

/** The currency a word stands for, or null. */
export function currencyOf(word: string): Money | null {
  return BY_WORD.get(word.toUpperCase()) ?? null;
}

/** The power of ten of 万, 千万, 亿 …; 0 for the empty text. */
export function scaleExponent(scale: string): number {
  return SCALES[scale] ?? 0;
}

/** The unit that our own workbooks print in English. */
const TEN_THOUSAND_YUAN = /^10k ?yuan$/i;
const UNIT = new RegExp(`^(人民币)?(${SCALE_PATTERN})?(${CURRENCY_PATTERN})?$`, 'i');

/** Reads a unit text such as 万元, 亿元 or 万美元; null where it is not a money unit. */
export function readMoneyUnit(text: string): MoneyUnit | null {
  if (TEN_THOUSAND_YUAN.test(text.trim())) return { exponent: 4, money: YUAN };
  const match = UNIT.exec(squeeze(text));
  if (!match || (!match[1] && !match[2] && !match[3])) return null;
  const money = match[3] ? currencyOf(match[3]) : match[1] ? YUAN : null;
  return { exponent: scaleExponent(match[2] ?? ''), money };
}

/** The money unit printed in a header, as in 总投资(万元), 投资额/亿元 or 单位：万元; undefined where there is none. */
export function unitInHeader(header: string): string | undefined {
  if (header.length > LONGEST_VALUE) return undefined;
  const plain = squeeze(header);
  const candidates = [...plain.matchAll(/[([【]([^)\]】]*)[)\]】]/g)].map((m) => m[1] ?? '');
  const tail = /[/:_\-,、]([^/:_\-,、]+)$/.exec(plain);
  if (tail?.[1]) candidates.push(tail[1]);
  for (const candidate of candidates) {
    for (const word of candidate.replace(/^.*单位[:为]?/, '').split(/[,、;]/)) {
      if (word !== '' && readMoneyUnit(word)) return word;
    }
  }
  return undefined;
}
