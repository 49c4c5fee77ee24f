import { addDays } from '../../../shared/day.js';
import type { Minute } from './plan-types.js';

const weekdays = new Map<string, number>();

/** 0 = Sunday; the same few days are asked for over and over. */
function weekday(day: string): number {
  let number = weekdays.get(day);
  if (number === undefined) weekdays.set(day, (number = new Date(`${day}T00:00:00Z`).getUTCDay()));
  return number;
}

/** The day itself, or the Monday after a weekend. */
export function workday(day: string): string {
  const number = weekday(day);
  return number === 6 ? addDays(day, 2) : number === 0 ? addDays(day, 1) : day;
}

/** The next day of the week (1 = Monday) after a day. */
export function nextWeekday(day: string, wanted: number): string {
  return addDays(day, ((wanted - weekday(day) + 6) % 7) + 1);
}

/** Office work is done in a few sittings a day; a little later on some days than on others. */
const SITTINGS = { morning: 9 * 60 + 20, noon: 11 * 60 + 5, afternoon: 14 * 60 + 30, evening: 16 * 60 + 40 };
export type Sitting = keyof typeof SITTINGS;

export function at(day: string, sitting: Sitting): Minute {
  const minutes = SITTINGS[sitting] + (Number(day.slice(8)) * 7 + Number(day.slice(5, 7)) * 3) % 25;
  return `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export const dayOfMinute = (minute: Minute): string => minute.slice(0, 10);

/** The last days of the quarters from one day to another. */
export function quarterEnds(from: string, until: string): string[] {
  const ends: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    for (const end of ['03-31', '06-30', '09-30', '12-31']) if (`${year}-${end}` >= from && `${year}-${end}` <= until) ends.push(`${year}-${end}`);
  }
  return ends;
}
