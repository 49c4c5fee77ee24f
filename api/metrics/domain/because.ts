import { addDays } from '../../../shared/day.js';
import { officialPeriodName } from '../../../shared/official-period.js';
import { formatFen } from '../../../shared/money.js';
import type { Period } from '../../../shared/period.js';
import type { Occurrence } from './counting.js';

/** The beginning of an interval whose start is not known. */
const UNKNOWN_DAY = '0001-01-01';

export interface DatedFact extends Occurrence { precision: string | null }

const TEXTS = {
  zh: {
    by: (day: string) => `日期不详，不晚于 ${day}`,
    month: (year: string, month: number) => `${year}年${month}月（仅知月份）`,
    year: (year: string) => `${year}年（仅知年份）`,
    between: (from: string, to: string) => `${from} 至 ${to} 之间`,
    happened: (what: string, when: string) => `${what}：${when}`,
    standing: (what: string, when: string, on: string) => `${what}：${when}，至 ${on} 仍处于该状态`,
    reachedBy: (reason: string, project: string) => `${reason}（由续接项目 ${project} 实现）`,
    unsure: (reason: string) => `${reason}；日期不够准确，不能确定是否应计入`,
    amount: (what: string, when: string, amount: string) => `${what} ${amount}：${when}`,
    published: (what: string, period: string, day: string, reason: string | null) => `${period}${what}，${day} 公布${reason === null ? '' : `；更正：${reason}`}`,
  },
  en: {
    by: (day: string) => `date unknown, not after ${day}`,
    month: (year: string, month: number) => `${year}-${String(month).padStart(2, '0')} (only the month is known)`,
    year: (year: string) => `${year} (only the year is known)`,
    between: (from: string, to: string) => `between ${from} and ${to}`,
    happened: (what: string, when: string) => `${what}: ${when}`,
    standing: (what: string, when: string, on: string) => `${what}: ${when}, still so on ${on}`,
    reachedBy: (reason: string, project: string) => `${reason} (by the project that continues it, ${project})`,
    unsure: (reason: string) => `${reason}; the date is too coarse to say whether it belongs`,
    amount: (what: string, when: string, amount: string) => `${what} ${amount}: ${when}`,
    published: (what: string, period: string, day: string, reason: string | null) => `${what}, ${period}, published on ${day}${reason === null ? '' : `; corrected: ${reason}`}`,
  },
} as const;
type Locale = keyof typeof TEXTS;

/** The first day on which it may have happened; null when its beginning is not known. */
export const occurredOn = (fact: Occurrence): string | null => (fact.occurredFrom === UNKNOWN_DAY ? null : fact.occurredFrom);

/** When something happened, as exactly as it is known. */
export function whenText(fact: DatedFact, locale: Locale): string {
  const text = TEXTS[locale];
  const last = addDays(fact.occurredUntil, -1);
  if (fact.occurredFrom === UNKNOWN_DAY) return text.by(last);
  if (fact.occurredFrom === last) return last;
  // A day that is told but not counted by.
  if (fact.occurredFrom === fact.occurredUntil) return fact.occurredFrom;
  const [year, month] = fact.occurredFrom.split('-') as [string, string];
  if (fact.precision === 'month') return text.month(year, Number(month));
  if (fact.precision === 'year') return text.year(year);
  return text.between(fact.occurredFrom, last);
}

/** Why a line is in a count: what happened or stands, when, in which other project where not in its own, and whether that is certain. */
export function because(line: DatedFact & { what: string; standingOn: string | null; amountFen: number | null; reachedBy: string | null; undetermined: boolean }, locale: Locale): string {
  const text = TEXTS[locale];
  const when = whenText(line, locale);
  const happened = line.amountFen !== null ? text.amount(line.what, when, formatFen(line.amountFen, locale))
    : line.standingOn !== null ? text.standing(line.what, when, line.standingOn)
    : text.happened(line.what, when);
  const reason = line.reachedBy === null ? happened : text.reachedBy(happened, line.reachedBy);
  return line.undetermined ? text.unsure(reason) : reason;
}

/** What a published figure is of and when it was published; with the reason where it took the place of another. */
export const publishedText = (what: string, period: Period, publishedOn: string, reason: string | null, locale: Locale): string => TEXTS[locale].published(what, officialPeriodName(period, locale), publishedOn, reason);
