import type { Period } from '../../../shared/period.js';
import type { OfficialCoverage, OfficialNature } from '../../../shared/vocabulary.js';
import type { Occurrence } from './counting.js';

/**
 * The published figure that answers a question about a period: the one of exactly these days, or — up to date — that of the longest period
 * which begins with it and does not go beyond it. Figures are never added up: where none answers, there is none.
 * What stands at the end of a period is of that end, under whichever period it was published: of several the shortest. The SQL of `official-metrics.ts` states the same; a property test holds the two together.
 */
export function officialAnswer<F extends Occurrence>(figures: readonly F[], period: Period, coverage: OfficialCoverage, nature: OfficialNature): F | undefined {
  if (nature === 'stock') {
    const ended = figures.filter((figure) => (coverage === 'whole' ? figure.occurredUntil === period.until : figure.occurredUntil > period.from && figure.occurredUntil <= period.until));
    return ended.reduce<F | undefined>((latest, figure) => (latest && (latest.occurredUntil > figure.occurredUntil || (latest.occurredUntil === figure.occurredUntil && latest.occurredFrom >= figure.occurredFrom)) ? latest : figure), undefined);
  }
  const begun = figures.filter((figure) => figure.occurredFrom === period.from && figure.occurredUntil <= period.until);
  if (coverage === 'whole') return begun.find((figure) => figure.occurredUntil === period.until);
  return begun.reduce<F | undefined>((longest, figure) => (longest && longest.occurredUntil >= figure.occurredUntil ? longest : figure), undefined);
}
