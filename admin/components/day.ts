import { isDay } from '../../shared/day';
import type { DatePrecision } from '../../shared/vocabulary';
import type { Locale } from '../providers/locale';
import { getSession } from '../providers/session';
import { toHalfWidth } from './money';

/** A day as precisely as it is known: 2026-03-31, 2026-03, 2026年. */
export function formatDay(day: string | null | undefined, precision: DatePrecision | string | null | undefined, locale: Locale): string {
  if (!day) return precision === 'unknown' ? (locale === 'zh' ? '日期不详' : 'Date unknown') : '—';
  if (precision === 'year') return locale === 'zh' ? `${day.slice(0, 4)}年` : day.slice(0, 4);
  if (precision === 'month') return day.slice(0, 7);
  if (precision === 'unknown') return locale === 'zh' ? '日期不详' : 'Date unknown';
  return day;
}

let clock: { zone: string; format: Intl.DateTimeFormat } | null = null;

function clockOf(zone: string): Intl.DateTimeFormat {
  if (clock?.zone !== zone) clock = { zone, format: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }) };
  return clock.format;
}

/** An instant by the installation's clock, wherever the reader is: 2026-03-31 09:05. */
export function formatInstant(instant: string | null | undefined): string {
  return instant ? clockOf(getSession()?.installation.timeZone ?? 'Asia/Shanghai').format(new Date(instant)) : '—';
}

export interface TypedDay { day: string; precision: 'day' | 'month' | 'year' }

/** What a person typed for a date: 2021-3-5, 2021/03, 2021年3月, 20210305, 2021; null when it is no date. */
export function parseDay(text: string): TypedDay | null {
  const clean = toHalfWidth(text).trim().replace(/[年月./]/g, '-').replace(/日/g, '').replace(/-+$/, '').replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(clean);
  if (!match) return null;
  const [, year = '', month, date] = match;
  const day = `${year}-${(month ?? '1').padStart(2, '0')}-${(date ?? '1').padStart(2, '0')}`;
  return isDay(day) ? { day, precision: date ? 'day' : month ? 'month' : 'year' } : null;
}
