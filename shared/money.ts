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
