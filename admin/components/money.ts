import { FEN_PER_WAN, FEN_PER_YI, FEN_PER_YUAN, formatFen as formatChinese } from '../../shared/money';
import type { Locale } from '../providers/locale';

/** Reading and writing amounts on screen; stored in fen, arithmetic on whole fen only. */
export const MONEY_UNITS = { yi: FEN_PER_YI, wan: FEN_PER_WAN, yuan: FEN_PER_YUAN } as const;
export type MoneyUnit = keyof typeof MONEY_UNITS;
export const UNIT_LABELS: Record<MoneyUnit, { zh: string; en: string }> = {
  yi: { zh: '亿元', en: '100 m yuan' }, wan: { zh: '万元', en: '10k yuan' }, yuan: { zh: '元', en: 'yuan' },
};

export const toHalfWidth = (text: string): string => text.replace(/[０-９．，]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** Fen as a decimal in a unit of so many fen (a power of ten), with separators; rounded when `decimals` is less than exact. */
function decimal(fen: number, size: number, decimals: number): string {
  const places = String(size).length - 1;
  const kept = Math.min(decimals, places);
  const scaled = Math.round(Math.abs(fen) / 10 ** (places - kept));
  const digits = String(scaled).padStart(kept + 1, '0');
  const fraction = kept === 0 ? '' : digits.slice(-kept).replace(/0+$/, '');
  return `${fen < 0 ? '−' : ''}${grouped(kept === 0 ? digits : digits.slice(0, -kept))}${fraction ? `.${fraction}` : ''}`;
}

/** Fen in 元, 万元 or 亿元 with separators, exact unless `decimals` says otherwise: 3500000000 in 万元 → "3,500". */
export const inUnit = (fen: number, unit: MoneyUnit, decimals = 10): string => decimal(fen, MONEY_UNITS[unit], decimals);

/** No line ends between a number and its unit. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

const FEN_PER_MILLION = 100_000_000;
const FEN_PER_BILLION = 100_000_000_000;

/** In the unit a reader would say it in: 亿元 or 万元; in English, millions and billions of yuan. */
export function formatFen(fen: number | null | undefined, locale: Locale): string {
  if (locale === 'zh' || fen === null || fen === undefined || fen === 0) return unbroken(formatChinese(fen, locale));
  return Math.abs(fen) >= FEN_PER_BILLION ? unbroken(`¥${decimal(fen, FEN_PER_BILLION, 3)} bn`) : roundFen(fen, locale);
}

/** The same for a headline or a sum: two decimals at most. */
export function roundFen(fen: number, locale: Locale): string {
  if (fen === 0) return '0';
  const size = Math.abs(fen);
  if (locale === 'en') return unbroken(size >= FEN_PER_BILLION ? `¥${decimal(fen, FEN_PER_BILLION, 2)} bn` : size >= FEN_PER_MILLION ? `¥${decimal(fen, FEN_PER_MILLION, 2)} m` : `¥${inUnit(fen, 'yuan', 2)}`);
  const unit = size >= FEN_PER_YI ? 'yi' : 'wan';
  return unbroken(`${inUnit(fen, unit, 2)} ${UNIT_LABELS[unit][locale]}`);
}

/** To the fen, for a tooltip. */
export function exactFen(fen: number, locale: Locale): string {
  return unbroken(locale === 'zh' ? `${inUnit(fen, 'yuan')} 元` : `CNY ${inUnit(fen, 'yuan')}`);
}

/** What a person typed, with 亿 or 万 inside the text winning over the unit chosen; null when it is no amount. */
export function parseAmount(text: string, unit: MoneyUnit): number | null {
  const clean = toHalfWidth(text).replace(/[,，\s￥¥]/g, '').replace(/元$/, '');
  const match = /^(\d+)(?:\.(\d+))?(亿|万)?$/.exec(clean);
  if (!match) return null;
  const size = match[3] === '亿' ? FEN_PER_YI : match[3] === '万' ? FEN_PER_WAN : MONEY_UNITS[unit];
  const places = String(size).length - 1;
  const fraction = match[2] ?? '';
  if (fraction.replace(/0+$/, '').length > places) return null;
  const fen = Number(match[1]) * size + Number(fraction.slice(0, places).padEnd(places, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}
