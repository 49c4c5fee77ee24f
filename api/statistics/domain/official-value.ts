import type { FieldProblem } from '../../../shared/errors.js';
import { readOfficialPeriod } from '../../../shared/official-period.js';
import { addDays } from '../../../shared/day.js';
import type { Period } from '../../../shared/period.js';
import type { OfficialNature, OfficialPlace, OfficialUnit } from '../../../shared/vocabulary.js';

/** Rates are kept in millionths. */
const RATE_SCALE = 1_000_000;
/** The largest amount that anything here may be: 1 trillion yuan. */
const MOST = 100_000_000_000_000;
/** A rate between a total loss and a hundredfold. */
const RATES = { min: -1, max: 100 };

export const scaledOf = (unit: OfficialUnit, value: number): number => (unit === 'rate' ? Math.round(value * RATE_SCALE) : value);
export const valueOf = (unit: OfficialUnit, scaled: number): number => (unit === 'rate' ? scaled / RATE_SCALE : scaled);

/** What a figure's series says of it. */
export interface SeriesFacts { unit: OfficialUnit; nature: OfficialNature; places: readonly OfficialPlace[]; archivedAt: string | null }

/** What is said of a published figure. */
export interface Stated { series: string; scopeKey: string; period: string; value: number | null; publishedOn: string }

/** The period of a figure, and everything that is wrong with what is said of it: a series that is not, or not for such a place, a period still running, a number its series cannot have. */
export function checkStated({ scopeKey, period: text, value, publishedOn }: Stated, series: SeriesFacts | undefined, today: string): { period?: Period; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  if (!series) problems.push({ path: 'series', code: 'not-choice' });
  else if (series.archivedAt !== null) problems.push({ path: 'series', code: 'series-archived' });
  else if (!series.places.some((place) => place === scopeKey.split(':')[0])) problems.push({ path: 'scopeKey', code: 'series-place' });
  const period = readOfficialPeriod(text);
  if (!period) problems.push({ path: 'period', code: 'bad-official-period' });
  else if (period.until > addDays(today, 1)) problems.push({ path: 'period', code: 'official-period-open' });
  if (publishedOn > today) problems.push({ path: 'publishedOn', code: 'future-date', params: { today } });
  else if (period && publishedOn < period.from) problems.push({ path: 'publishedOn', code: 'published-before-period' });
  if (!series) return { problems };
  if (value !== null && series.unit === 'rate') {
    if (value < RATES.min) problems.push({ path: 'value', code: 'too-small', params: { min: RATES.min } });
    else if (value > RATES.max) problems.push({ path: 'value', code: 'too-large', params: { max: RATES.max } });
  } else if (value !== null) {
    if (!Number.isInteger(value)) problems.push({ path: 'value', code: 'not-integer' });
    else if (value < 0) problems.push({ path: 'value', code: 'too-small', params: { min: 0 } });
    else if (value > MOST) problems.push({ path: 'value', code: 'implausible-amount' });
  }
  return { ...(period ? { period } : {}), problems };
}
