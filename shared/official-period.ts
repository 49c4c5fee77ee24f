import { lastDay, monthPeriod, quarterPeriod, yearPeriod, yearToDate, type Period } from './period.js';

/**
 * The periods that official statistics are published for: a year `2025`, a quarter `2025Q3`, a month `2025-09`, or the months from January
 * to one `2025-01~09`. Two that cover the same days are the same period (January to March is the first quarter).
 */
const TEXT = /^((?:19|20|21)\d\d)(?:年|[-/.](?=\d)|(?=q)|$)(?:(?:q([1-4])|第?([一二三四1-4])季度)|(上半年|h1)|(?:0?1)月?[~—–\-至到]+(0?[1-9]|1[0-2])月?|(0?[1-9]|1[0-2])月?)?(?:累计|份)?$/;
const QUARTERS = '一二三四';
const two = (month: number) => String(month).padStart(2, '0');

/** The period that a text names, or undefined. */
export function readOfficialPeriod(text: string): Period | undefined {
  const match = TEXT.exec(text.normalize('NFKC').replace(/[\s～]/g, (sign) => (sign === '～' ? '~' : '')).toLowerCase());
  if (!match) return undefined;
  const [, year, latin, word, half, until, month] = match;
  const quarter = latin ?? (word && (QUARTERS.includes(word) ? String(QUARTERS.indexOf(word) + 1) : word));
  if (quarter) return quarterPeriod(Number(year), Number(quarter));
  if (half) return yearToDate(Number(year), 6);
  if (until) return yearToDate(Number(year), Number(until));
  return month ? monthPeriod(Number(year), Number(month)) : yearPeriod(Number(year));
}

const parts = (period: Period) => {
  const first = Number(period.from.slice(5, 7));
  const last = Number(lastDay(period).slice(5, 7));
  return { year: period.from.slice(0, 4), first, last, quarter: last - first === 2 && last % 3 === 0 ? last / 3 : undefined };
};

/** The one spelling of a period. */
export function officialPeriodCode(period: Period): string {
  const { year, first, last, quarter } = parts(period);
  return last - first === 11 ? year : quarter ? `${year}Q${quarter}` : first === last ? `${year}-${two(first)}` : `${year}-${two(first)}~${two(last)}`;
}

/** The period in words: `2025年`, `2025年三季度`, `2025年9月`, `2025年1—9月`. */
export function officialPeriodName(period: Period, locale: 'zh' | 'en'): string {
  const { year, first, last, quarter } = parts(period);
  if (last - first === 11) return locale === 'zh' ? `${year}年` : year;
  if (quarter) return locale === 'zh' ? `${year}年${QUARTERS[quarter - 1]}季度` : `Q${quarter} ${year}`;
  if (first === last) return locale === 'zh' ? `${year}年${first}月` : `${year}-${two(first)}`;
  return locale === 'zh' ? `${year}年${first}—${last}月` : `${year}-${two(first)} to ${two(last)}`;
}
