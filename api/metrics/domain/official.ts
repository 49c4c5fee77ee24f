import type { Period } from '../../../shared/period.js';
import type { OfficialCoverage } from '../../../shared/vocabulary.js';
import type { Occurrence } from './counting.js';

/**
 * The published figure that answers a question about a period: the one of exactly these days, or — up to date — that of the longest period
 * which begins with it and does not go beyond it. Figures are never added up: where none answers, there is none. The SQL of
 * `official-series.ts` states the same; a property test holds the two together.
 */
export function officialAnswer<F extends Occurrence>(figures: readonly F[], period: Period, coverage: OfficialCoverage): F | undefined {
  const begun = figures.filter((figure) => figure.occurredFrom === period.from && figure.occurredUntil <= period.until);
  if (coverage === 'whole') return begun.find((figure) => figure.occurredUntil === period.until);
  return begun.reduce<F | undefined>((longest, figure) => (longest && longest.occurredUntil >= figure.occurredUntil ? longest : figure), undefined);
}
