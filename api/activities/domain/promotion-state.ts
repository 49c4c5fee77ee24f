import type { PromotionEventState } from '../../../shared/vocabulary.js';

/** Held only when its last day has passed and there is evidence (000 §二(六) counts what was held). */
export function promotionState(event: { endsOn: string; cancelledReason: string | null }, evidenceCount: number, today: string): PromotionEventState {
  if (event.cancelledReason !== null) return 'cancelled';
  if (event.endsOn >= today) return 'planned';
  return evidenceCount > 0 ? 'held' : 'unproven';
}

/** By the first two digits of the region codes; null when one of them is not known. */
export function outOfProvince(regionCode: string | null, homeCode: string | null): boolean | null {
  return regionCode === null || homeCode === null ? null : regionCode.slice(0, 2) !== homeCode.slice(0, 2);
}
