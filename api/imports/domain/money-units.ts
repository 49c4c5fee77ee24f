import { LONGEST_VALUE, squeeze } from './text.js';

/** Currencies seen in ledgers: words, ISO 4217 code and the number of decimals of the smallest coin. Longer words come first. */
const CURRENCIES: readonly { words: readonly string[]; currency: string; decimals: number }[] = [
  { words: ['新台币', '台币', 'TWD', 'NT$'], currency: 'TWD', decimals: 2 },
  { words: ['港元', '港币', 'HKD', 'HK$'], currency: 'HKD', decimals: 2 },
  { words: ['新加坡元', '新币', 'SGD'], currency: 'SGD', decimals: 2 },
  { words: ['澳大利亚元', '澳元', 'AUD'], currency: 'AUD', decimals: 2 },
  { words: ['加拿大元', '加元', 'CAD'], currency: 'CAD', decimals: 2 },
  { words: ['瑞士法郎', 'CHF'], currency: 'CHF', decimals: 2 },
  { words: ['美元', '美金', 'USD', 'US$'], currency: 'USD', decimals: 2 },
  { words: ['欧元', 'EUR', '€'], currency: 'EUR', decimals: 2 },
  { words: ['英镑', 'GBP', '£'], currency: 'GBP', decimals: 2 },
  { words: ['日元', '日圆', 'JPY'], currency: 'JPY', decimals: 0 },
  { words: ['韩元', '韩圆', 'KRW'], currency: 'KRW', decimals: 0 },
  { words: ['元人民币', '人民币元', '人民币', '元', 'RMB', 'CNY', '¥'], currency: 'CNY', decimals: 2 },
];

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

const escape = (word: string): string => word.replace(/[$]/g, '\\$&');
/** Alternatives for use in a regular expression over squeezed text. */
export const CURRENCY_PATTERN = CURRENCIES.flatMap((c) => c.words).map(escape).join('|');
export const SCALE_PATTERN = Object.keys(SCALES).sort((a, b) => b.length - a.length).join('|');

/** The currency a word stands for, or null. */
export function currencyOf(word: string): Money | null {
  const upper = word.toUpperCase();
  const found = CURRENCIES.find((c) => c.words.includes(upper));
  return found ? { currency: found.currency, decimals: found.decimals } : null;
}

/** The power of ten of 万, 千万, 亿 …; 0 for the empty text. */
export function scaleExponent(scale: string): number {
  return SCALES[scale] ?? 0;
}

const UNIT = new RegExp(`^(人民币)?(${SCALE_PATTERN})?(${CURRENCY_PATTERN})?$`, 'i');

/** Reads a unit text such as 万元, 亿元, 万美元, or `10k yuan` as exports head it in English; null where it is not a money unit. */
export function readMoneyUnit(text: string): MoneyUnit | null {
  const match = UNIT.exec(squeeze(text).replace(/^(10k)?yuan$/i, (_all, scale?: string) => (scale ? '万元' : '元')));
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
