/** Money is integer fen (0.01 yuan). */
export const FEN_PER_YUAN = 100;
export const FEN_PER_WAN = 1_000_000;
export const FEN_PER_YI = 10_000_000_000;

/** `12,345.67` with at most `digits` decimals, trailing zeros dropped; half away from zero. */
function decimal(value: number, digits: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

/** Fen as 亿元 from 1亿 upwards, else 万元; exact zero is `0`. */
export function formatFen(fen: number | null | undefined, locale: 'zh' | 'en' = 'zh'): string {
  if (fen === null || fen === undefined) return '—';
  if (fen === 0) return '0';
  if (Math.abs(fen) >= FEN_PER_YI) return `${decimal(fen / FEN_PER_YI, 4)} ${locale === 'zh' ? '亿元' : '×100M yuan'}`;
  return `${decimal(fen / FEN_PER_WAN, 2)} ${locale === 'zh' ? '万元' : '×10k yuan'}`;
}

/** Fen as a number of 万元, for workbooks. */
export const fenToWan = (fen: number): number => fen / FEN_PER_WAN;

/** Currencies that ledgers name: how people call them and the decimals of the smallest coin. */
export const CURRENCIES: Readonly<Record<string, { zh: string; decimals: number }>> = {
  USD: { zh: '美元', decimals: 2 }, EUR: { zh: '欧元', decimals: 2 }, HKD: { zh: '港元', decimals: 2 }, JPY: { zh: '日元', decimals: 0 }, GBP: { zh: '英镑', decimals: 2 }, TWD: { zh: '新台币', decimals: 2 },
  SGD: { zh: '新加坡元', decimals: 2 }, KRW: { zh: '韩元', decimals: 0 }, AUD: { zh: '澳元', decimals: 2 }, CAD: { zh: '加元', decimals: 2 }, CHF: { zh: '瑞士法郎', decimals: 2 },
};

/** A foreign amount as a ledger prints it (3000万美元), which the import reads back; in English `USD 30,000,000`. */
export function formatForeign(minor: number, currency: string, locale: 'zh' | 'en' = 'zh'): string {
  const whole = minor / 10 ** (CURRENCIES[currency]?.decimals ?? 2);
  if (locale === 'en') return `${currency} ${decimal(whole, 2)}`;
  return whole >= 10_000 ? `${whole / 10_000}万${CURRENCIES[currency]?.zh ?? currency}` : `${whole}${CURRENCIES[currency]?.zh ?? currency}`;
}
