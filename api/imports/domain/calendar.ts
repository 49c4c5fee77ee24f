import type { ReadPrecision } from './row-values.js';

/** A point in time as exactly as it was stated: the first day of the stated day, month or year. */
export interface ReadDate {
  on: string;
  precision: ReadPrecision;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** Whether the calendar has this day. */
export function isRealDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (lengths[month - 1] ?? 0);
}

/** Builds a date from its parts; null where the calendar has no such day. */
export function dateOf(year: number, month?: number, day?: number): ReadDate | null {
  if (year < 1000 || year > 9999 || !isRealDay(year, month ?? 1, day ?? 1)) return null;
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { on: `${year}-${two(month ?? 1)}-${two(day ?? 1)}`, precision };
}

/** The last day a date may mean. */
export function latestDay(date: ReadDate): string {
  const year = date.on.slice(0, 4);
  if (date.precision === 'year') return `${year}-12-31`;
  // Compared as text, so day 31 serves for every month.
  if (date.precision === 'month') return `${date.on.slice(0, 7)}-31`;
  return date.on;
}

/** The day of an Excel serial number; null outside 1978-2100. */
export function serialDay(serial: number, epoch1904 = false): ReadDate | null {
  const days = Math.floor(serial) + (epoch1904 ? 1462 : 0);
  if (days < 28_491 || days > 73_415) return null;
  const at = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000);
  return dateOf(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}
