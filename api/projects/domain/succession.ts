import type { Succession } from '../../../shared/vocabulary.js';

/**
 * The project that one counts once with: the first of its chain. An expansion counts by itself, by its increment, and begins a chain of its
 * own (domain §3: a re-signing never counts again, a later phase is no new project, an expansion counts its increment).
 */
export function countedWith(succession: Succession | null, predecessor: { id: number; countedWithId: number | null }): number | null {
  return succession === null || succession === 'expansion' ? null : (predecessor.countedWithId ?? predecessor.id);
}
