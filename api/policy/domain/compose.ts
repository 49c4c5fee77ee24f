import { stringify } from 'yaml';
import type { PolicyContent, PolicyDecision, PolicyItem } from '../../../shared/contracts/policy.js';

/** A published pack that items are taken from. */
export interface OriginPack { version: number; content: PolicyContent }
export interface PickedItem { from: OriginPack; item: PolicyItem }

export interface Composition {
  pack: string;
  title: string;
  titleEn: string;
  checkedOn: string;
  /** The period of every item; absent: each keeps its origin's. */
  covers?: { from: string; until: string } | null;
  decision: PolicyDecision;
  picked: readonly PickedItem[];
}

/** What the city's own decision is called among a composed pack's documents, and where in it an item stands until somebody says. */
export const DECISION = 'decision';
export const WHOLE_DECISION = '全文';

/** Whether a key is asked for: by its name, or by its topic or part of one (`assessment.`). */
export const isPicked = (key: string, wanted: readonly string[]): boolean => wanted.some((each) => (each.endsWith('.') ? key.startsWith(each) : each === key));

/** `1000万元` for what a pack holds as fen; the shortest of the units that says it exactly. */
function inWords(fen: number): string {
  if (fen % 10_000_000_000 === 0 && fen > 0) return `${fen / 10_000_000_000}亿元`;
  return fen % 10_000 === 0 ? `${fen / 1_000_000}万元` : `${fen / 100}元`;
}

/** A value as a person writes it: amounts that are kept in fen get their unit back. */
export function asWritten(value: unknown, name = ''): unknown {
  if (typeof value === 'number' && name.endsWith('Fen')) return inWords(value);
  if (Array.isArray(value)) return value.map((each) => asWritten(each));
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, asWritten(each, key)]));
  return value;
}

/** Of several definitions of one key the pack takes the one that lasts longest into the wanted period; with no period, all of them. */
export function latestOfEach(picked: readonly PickedItem[]): PickedItem[] {
  const latest = new Map<string, PickedItem>();
  for (const each of picked) {
    const known = latest.get(each.item.key);
    if (!known || known.item.until <= each.item.until) latest.set(each.item.key, each);
  }
  return [...latest.values()];
}

/** An item as it stands in a city's own pack: in its periods, under its decision, with the clause that it came from. */
export function composedItem({ from, item }: PickedItem, { covers, checkedOn, source = { document: DECISION, clause: WHOLE_DECISION } }: Pick<Composition, 'covers' | 'checkedOn'> & { source?: { document: string; clause: string } }): object {
  const { kind, name, nameEn, key, unit, bound, reading } = item;
  const origin = item.origin ?? { pack: from.content.pack, version: from.version, key, document: item.source.document, clause: item.source.clause, from: item.from, until: item.until };
  return {
    key, name, nameEn, kind, value: asWritten(item.value), ...(unit ? { unit } : {}), ...(bound ? { bound } : {}), from: covers?.from ?? item.from, until: covers?.until ?? item.until,
    source, checkedOn, ...(reading ? { reading } : {}), origin: { ...origin, pack: from.content.pack, version: from.version, key },
  };
}

/**
 * The text of a city's own pack: the picked items under the city's decision, in its periods, each with the clause it came from
 * (domain §12). It is a draft: values and periods are then edited by hand, and the difference to the origins is shown.
 */
export function composePack(composition: Composition): string {
  const { pack, title, titleEn, checkedOn, covers, decision, picked } = composition;
  const items = covers ? latestOfEach(picked) : picked;
  const content = {
    pack, title, titleEn, documentStatus: 'own', checkedOn, ...(covers ? { covers } : {}),
    documents: { [DECISION]: { title: decision.title, ...(decision.number ? { number: decision.number } : {}), ...(decision.issuer ? { issuer: decision.issuer } : {}), issuedOn: decision.issuedOn, clauses: [WHOLE_DECISION] } },
    items: items.map((each) => composedItem(each, composition)), cases: [],
  };
  return stringify(content, { lineWidth: 0, aliasDuplicateObjects: false, defaultStringType: 'PLAIN' });
}
