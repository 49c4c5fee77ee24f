/** Money is integer fen (0.01 yuan). */
export const FEN_PER_YUAN = 100;
export const FEN_PER_WAN = 1_000_000;
export const FEN_PER_YI = 10_000_000_000;

/** `12,345.67` with at most `digits` decimals, trailing zeros dropped; half away from zero. */
function decimal(value: number, digits: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

const FEN_PER_MILLION = 100 * FEN_PER_WAN;
const FEN_PER_BILLION = 1_000 * FEN_PER_MILLION;

/** Fen as 亿元 from 1亿 upwards, else 万元; in English billions and millions of yuan; exact zero is `0`. */
export function formatFen(fen: number | null | undefined, locale: 'zh' | 'en' = 'zh'): string {
  if (fen === null || fen === undefined) return '—';
  if (fen === 0) return '0';
  const size = Math.abs(fen);
  if (locale === 'en') return size >= FEN_PER_BILLION ? `¥${decimal(fen / FEN_PER_BILLION, 3)} bn` : size >= FEN_PER_MILLION ? `¥${decimal(fen / FEN_PER_MILLION, 2)} m` : `¥${decimal(fen / FEN_PER_YUAN, 2)}`;
  return size >= FEN_PER_YI ? `${decimal(fen / FEN_PER_YI, 4)} 亿元` : `${decimal(fen / FEN_PER_WAN, 2)} 万元`;
}

/** Fen as a number of 万元, for workbooks. */
export const fenToWan = (fen: number): number => fen / FEN_PER_WAN;
