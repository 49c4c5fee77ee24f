import { addDays, daysBetween, isDay } from './day.js';

/** What one notice of the State Council says of a year: days off beyond (or on) weekends, and weekends that are worked. */
export interface YearOfDaysOff { year: number; notice: string; off: { name: string; from: string; until: string }[]; worked: string[] }

const MONDAY = '1970-01-05';
/** Monday to Friday from the first Monday on up to and with the day. */
function weekdaysUntil(day: string): number {
  const days = daysBetween(MONDAY, day) + 1;
  const [weeks, rest] = [Math.floor(days / 7), ((days % 7) + 7) % 7];
  return weeks * 5 + Math.min(5, rest);
}
export const isWeekend = (day: string): boolean => ((daysBetween(MONDAY, day) % 7) + 7) % 7 >= 5;

/** Working days of a calendar: Monday to Friday, without the days off, with the weekends worked. Years it does not know have weekends only. */
export class WorkingDays {
  private readonly off: readonly string[];
  private readonly worked: readonly string[];
  /** The last day of the last year whose days off are known; null without any. */
  readonly knownUntil: string | null;

  constructor(years: readonly YearOfDaysOff[]) {
    this.off = years.flatMap((year) => year.off.flatMap(({ from, until }) => daysFrom(from, until))).filter((day) => !isWeekend(day));
    this.worked = years.flatMap((year) => year.worked).filter(isWeekend);
    this.knownUntil = years.length ? `${years.reduce((latest, { year }) => Math.max(latest, year), 0)}-12-31` : null;
  }

  /** Working days after the first day, up to and with the last: the day on which a period begins does not count. */
  between(from: string, until: string): number {
    if (until <= from) return 0;
    const within = (days: readonly string[]) => days.reduce((count, day) => count + (day > from && day <= until ? 1 : 0), 0);
    return weekdaysUntil(until) - weekdaysUntil(from) - within(this.off) + within(this.worked);
  }
}

const daysFrom = (from: string, until: string): string[] => (isDay(from) && isDay(until) ? Array.from({ length: Math.max(0, daysBetween(from, until) + 1) }, (_, index) => addDays(from, index)) : []);
