import { addDays, addMonths, isDay } from '../../../shared/day.js';
import type { MetricPeriod } from '../../../shared/contracts/metrics.js';
import { lastDay, monthPeriod, quarterPeriod, yearPeriod, type Period } from '../../../shared/period.js';

export interface LabelledPeriod extends Period { label: string }
export interface PeriodProblem { path: string; code: 'bad-period' | 'not-day' | 'period-required' }

const QUARTERS = ['一', '二', '三', '四'];
const wholeNumber = (text: string | undefined, least: number, most: number): number | undefined => {
  const value = Number(text);
  return text !== undefined && /^\d{1,4}$/.test(text) && value >= least && value <= most ? value : undefined;
};

export const PERIOD_NAMES = ['year', 'quarter', 'month', 'from', 'to'] as const;
export type PeriodTexts = Partial<Record<(typeof PERIOD_NAMES)[number], string>>;

/**
 * The period that a query names: a year, a quarter or month of a year, or `from` and `to` (both inclusive).
 * Answers undefined when it names none, and every problem when it names one wrongly.
 */
export function readPeriod(texts: PeriodTexts, locale: 'zh' | 'en'): { period?: LabelledPeriod; problems: PeriodProblem[] } {
  const given = PERIOD_NAMES.filter((name) => texts[name] !== undefined);
  if (!given.length) return { problems: [] };
  const problems: PeriodProblem[] = [];
  const bad = (path: string, code: PeriodProblem['code'] = 'bad-period') => problems.push({ path, code });
  const ranged = given.includes('from') || given.includes('to');
  if (ranged) {
    for (const name of ['from', 'to'] as const) if (!isDay(texts[name])) bad(name, texts[name] === undefined ? 'period-required' : 'not-day');
    for (const name of ['year', 'quarter', 'month'] as const) if (texts[name] !== undefined) bad(name);
    if (!problems.length && texts.from! > texts.to!) bad('to');
    if (problems.length) return { problems };
    return { period: labelled({ from: texts.from!, until: addDays(texts.to!, 1) }, locale), problems };
  }
  const year = wholeNumber(texts.year, 1900, 2999);
  const quarter = wholeNumber(texts.quarter, 1, 4);
  const month = wholeNumber(texts.month, 1, 12);
  if (year === undefined) bad('year', texts.year === undefined ? 'period-required' : 'bad-period');
  if (texts.quarter !== undefined && quarter === undefined) bad('quarter');
  if (texts.month !== undefined && (month === undefined || texts.quarter !== undefined)) bad('month');
  if (problems.length || year === undefined) return { problems };
  return { period: labelled(month !== undefined ? monthPeriod(year, month) : quarter !== undefined ? quarterPeriod(year, quarter) : yearPeriod(year), locale), problems };
}

/** The period with its name: `2024年`, `2024年二季度`, `2024年5月`, or its first and last day. */
export function labelled(period: Period, locale: 'zh' | 'en'): LabelledPeriod {
  const year = Number(period.from.slice(0, 4));
  const month = Number(period.from.slice(5, 7));
  const quarter = Math.ceil(month / 3);
  const same = (other: Period) => other.from === period.from && other.until === period.until;
  const label = same(yearPeriod(year)) ? (locale === 'zh' ? `${year}年` : `${year}`)
    : same(quarterPeriod(year, quarter)) ? (locale === 'zh' ? `${year}年${QUARTERS[quarter - 1]}季度` : `Q${quarter} ${year}`)
    : same(monthPeriod(year, month)) ? (locale === 'zh' ? `${year}年${month}月` : period.from.slice(0, 7))
    : locale === 'zh' ? `${period.from} 至 ${lastDay(period)}` : `${period.from} to ${lastDay(period)}`;
  return { ...period, label };
}

export const periodAnswer = (period: LabelledPeriod): MetricPeriod => ({ from: period.from, to: lastDay(period), label: period.label });

export const SPLITS = { month: 1, quarter: 3, year: 12 } as const;
export type Split = keyof typeof SPLITS;
/** A table of periods longer than this is refused. */
export const MOST_PERIODS = 240;

/** The calendar months, quarters or years of a period, the first and last cut to it. */
export function splitPeriod(period: Period, by: Split, locale: 'zh' | 'en'): LabelledPeriod[] {
  const size = SPLITS[by];
  const parts: LabelledPeriod[] = [];
  const month = Number(period.from.slice(5, 7));
  let start = `${period.from.slice(0, 4)}-${String(month - ((month - 1) % size)).padStart(2, '0')}-01`;
  while (start < period.until && parts.length <= MOST_PERIODS) {
    const next = addMonths(start, size);
    parts.push(labelled({ from: start < period.from ? period.from : start, until: next > period.until ? period.until : next }, locale));
    start = next;
  }
  return parts;
}
