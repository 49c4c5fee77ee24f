import type { FieldProblem } from '../../../shared/errors.js';
import { readOfficialPeriod } from '../../../shared/official-period.js';
import { addDays } from '../../../shared/day.js';
import type { Period } from '../../../shared/period.js';
import { OFFICIAL_SERIES, type OfficialSeries } from '../../../shared/vocabulary.js';

/** Rates are kept in millionths. */
const RATE_SCALE = 1_000_000;
/** The largest amount that anything here may be: 1 trillion yuan. */
const MOST = 100_000_000_000_000;
/** A rate between a total loss and a hundredfold. */
const RATES = { min: -1, max: 100 };

const isRate = (series: OfficialSeries) => OFFICIAL_SERIES[series].unit === 'rate';
export const scaledOf = (series: OfficialSeries, value: number): number => (isRate(series) ? Math.round(value * RATE_SCALE) : value);
export const valueOf = (series: OfficialSeries, scaled: number): number => (isRate(series) ? scaled / RATE_SCALE : scaled);

/** What is said of a published figure, apart from its place. */
export interface Stated { series: OfficialSeries; period: string; value: number | null; publishedOn: string }

/** The period of a figure, and everything that is wrong with what is said of it: a period still running, a number its series cannot have. */
export function checkStated({ series, period: text, value, publishedOn }: Stated, today: string): { period?: Period; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const period = readOfficialPeriod(text);
  if (!period) problems.push({ path: 'period', code: 'bad-official-period' });
  else if (period.until > addDays(today, 1)) problems.push({ path: 'period', code: 'official-period-open' });
  if (publishedOn > today) problems.push({ path: 'publishedOn', code: 'future-date', params: { today } });
  else if (period && publishedOn < period.from) problems.push({ path: 'publishedOn', code: 'published-before-period' });
  if (value !== null && isRate(series)) {
    if (value < RATES.min) problems.push({ path: 'value', code: 'too-small', params: { min: RATES.min } });
    else if (value > RATES.max) problems.push({ path: 'value', code: 'too-large', params: { max: RATES.max } });
  } else if (value !== null) {
    if (!Number.isInteger(value)) problems.push({ path: 'value', code: 'not-integer' });
    else if (value < 0) problems.push({ path: 'value', code: 'too-small', params: { min: 0 } });
    else if (value > MOST) problems.push({ path: 'value', code: 'implausible-amount' });
  }
  return { ...(period ? { period } : {}), problems };
}
