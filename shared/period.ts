import { addDays, addMonths } from './day.js';

/** A half-open interval of days: `from` is inside, `until` is the first day after. */
export interface Period { from: string; until: string }

export interface PeriodQuery { year?: number; quarter?: number; month?: number; from?: string; to?: string }

const two = (value: number) => String(value).padStart(2, '0');

export const yearPeriod = (year: number): Period => ({ from: `${year}-01-01`, until: `${year + 1}-01-01` });
export function quarterPeriod(year: number, quarter: number): Period {
  const from = `${year}-${two((quarter - 1) * 3 + 1)}-01`;
  return { from, until: addMonths(from, 3) };
}
export function monthPeriod(year: number, month: number): Period {
  const from = `${year}-${two(month)}-01`;
  return { from, until: addMonths(from, 1) };
}
/** From the first day of the year to the end of the month. */
export const yearToDate = (year: number, month: number): Period => ({ from: `${year}-01-01`, until: monthPeriod(year, month).until });

/** The days a date of some precision may lie on; undefined for an unknown date. */
export function intervalOf(on: string, precision: 'day' | 'month' | 'year'): Period {
  if (precision === 'day') return { from: on, until: addDays(on, 1) };
  const year = Number(on.slice(0, 4));
  return precision === 'month' ? monthPeriod(year, Number(on.slice(5, 7))) : yearPeriod(year);
}

/** The last day of a period. */
export const lastDay = (period: Period): string => addDays(period.until, -1);
