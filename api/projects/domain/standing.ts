import type { Verification } from '../../../shared/vocabulary.js';
import type { LedgerEvent, LedgerReview } from './ledger.js';

/** The row that stands for `root` after its corrections; undefined when it is voided. A void that is itself voided restores. */
export function standingOf(root: LedgerEvent, correctors: ReadonlyMap<number, LedgerEvent>): LedgerEvent | undefined {
  const corrector = correctors.get(root.id);
  if (!corrector) return root;
  const standing = standingOf(corrector, correctors);
  if (!standing) return root;
  return standing.type === 'void' ? undefined : standing;
}

export const correctorsOf = (events: readonly LedgerEvent[]): Map<number, LedgerEvent> =>
  new Map(events.flatMap((event) => (event.correctsId === null ? [] : [[event.correctsId, event] as const])));

/** Where a row stands between recording and city verification: its latest review rules. */
export function verificationOf(reviews: readonly LedgerReview[]): Verification {
  const latest = reviews.reduce<LedgerReview | undefined>((best, review) => (!best || review.id > best.id ? review : best), undefined);
  if (!latest) return 'pending';
  if (latest.verdict === 'rejected') return 'rejected';
  return latest.level === 'city' ? 'verified' : 'reviewed';
}
