import type { PolicyItem } from '../../../shared/contracts/policy.js';
import { addDays } from '../../../shared/day.js';
import type { Note, Path } from './finding.js';

interface Placed { item: PolicyItem; path: Path }

/** Items by key, each list in order of time. */
export function byKey<T extends { item: PolicyItem }>(placed: readonly T[]): Map<string, T[]> {
  const keys = new Map<string, T[]>();
  for (const each of placed) keys.set(each.item.key, [...(keys.get(each.item.key) ?? []), each]);
  for (const list of keys.values()) list.sort((one, other) => (one.item.from < other.item.from ? -1 : one.item.from > other.item.from ? 1 : 0));
  return keys;
}

/** Says where the definitions of one key overlap, leave days without any, or do not reach what the pack says it covers. */
export function periodProblems(placed: readonly Placed[], covers: { from: string; until: string } | undefined, note: Note): void {
  for (const [key, list] of byKey(placed)) {
    list.forEach(({ item, path }, index) => {
      const before = list[index - 1]?.item;
      if (!before) return;
      if (item.kind !== before.kind) note([...path, 'kind'], 'policy-kind-changes', { key });
      if (item.from <= before.until) note([...path, 'from'], 'policy-overlap', { key, until: before.until });
      else if (item.from !== addDays(before.until, 1)) note([...path, 'from'], 'policy-gap', { key, from: addDays(before.until, 1), until: addDays(item.from, -1) });
    });
    const [first, last] = [list[0]!, list.at(-1)!];
    if (covers && first.item.from > covers.from) note([...first.path, 'from'], 'policy-not-covered', { key, from: covers.from, until: addDays(first.item.from, -1) });
    if (covers && last.item.until < covers.until) note([...last.path, 'until'], 'policy-not-covered', { key, from: addDays(last.item.until, 1), until: covers.until });
  }
}
