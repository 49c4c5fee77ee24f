import type { PolicyContent, PolicyItem } from '../../../shared/contracts/policy.js';
import { itemOn, same } from './cases.js';

/** A pack in force from a day on, until the next one takes over. */
export interface Adopted { adoptionId: number; from: string; pack: string; version: number; content: PolicyContent }

/** Why there is no answer: nothing adopted on that day, no such item in the pack, or its definition does not reach the day. */
export interface Missing { code: 'policy-none-adopted' | 'policy-item-missing' | 'policy-item-ended' | 'policy-item-changes'; params: Record<string, unknown> }
export type Resolved = { found: PolicyItem; adopted: Adopted } | { missing: Missing };

/** The adoption in force on a day: the last one to take effect, of those of one day the one recorded last. */
export function adoptedOn(adoptions: readonly Adopted[], day: string): Adopted | undefined {
  let best: Adopted | undefined;
  for (const each of adoptions) if (each.from <= day && (!best || each.from > best.from || (each.from === best.from && each.adoptionId > best.adoptionId))) best = each;
  return best;
}

/** The definition of a key on a day; what is not defined is said, with the pack and when it ends, never filled in from another year. */
export function resolve(adoptions: readonly Adopted[], key: string, day: string): Resolved {
  const adopted = adoptedOn(adoptions, day);
  if (!adopted) return { missing: { code: 'policy-none-adopted', params: { key, day } } };
  const found = itemOn(adopted.content.items, key, day);
  if (found) return { found, adopted };
  const periods = adopted.content.items.filter((item) => item.key === key).sort((one, other) => (one.from < other.from ? -1 : 1));
  const params = { key, day, pack: adopted.pack, version: adopted.version, title: adopted.content.title };
  if (!periods.length) return { missing: { code: 'policy-item-missing', params } };
  return { missing: { code: 'policy-item-ended', params: { ...params, from: periods[0]!.from, until: periods.at(-1)!.until } } };
}

/** The one definition that holds through a period (both days inside); two different ones are a refusal that says where they part. */
export function resolveThrough(adoptions: readonly Adopted[], key: string, from: string, until: string): Resolved {
  const first = resolve(adoptions, key, from);
  if ('missing' in first) return first;
  const parts = [...new Set(adoptions.flatMap(({ from: start, content }) => [start, ...content.items.filter((item) => item.key === key).map((item) => item.from)]))].filter((day) => day > from && day <= until).sort();
  for (const day of [...parts, until]) {
    const later = resolve(adoptions, key, day);
    if ('missing' in later) return later;
    const differs = (['value', 'unit', 'bound', 'kind'] as const).some((field) => !same(first.found[field] ?? null, later.found[field] ?? null));
    if (differs) return { missing: { code: 'policy-item-changes', params: { key, day, pack: later.adopted.pack, version: later.adopted.version, title: later.adopted.content.title } } };
  }
  return first;
}
