import type { PolicyChange, PolicyContent, PolicyItem } from '../../../shared/contracts/policy.js';
import { same } from './cases.js';

/** What can differ between an item and its origin. The source always does: the city decides, the origin's clause is kept. */
const COMPARED = ['kind', 'value', 'unit', 'bound', 'from', 'until', 'name', 'reading'] as const satisfies readonly (keyof PolicyItem)[];

/** The fields in which an item says something else than the one it was taken from. */
export const changedFields = (item: PolicyItem, origin: PolicyItem): string[] => COMPARED.filter((field) => !same(item[field] ?? null, origin[field] ?? null));

/** Finds a published version of a pack. */
export type FindPack = (pack: string, version: number) => PolicyContent | undefined;

/** Item by item, what a composed pack took over, changed, added of its own, and left out of the packs it draws on. */
export function diffAgainstOrigins(content: PolicyContent, find: FindPack): PolicyChange[] {
  const taken = new Map<string, Set<string>>();
  const changes = content.items.map((item): PolicyChange => {
    const { origin } = item;
    const found = origin && find(origin.pack, origin.version)?.items.find((each) => each.key === origin.key && each.from === origin.from && each.until === origin.until);
    if (!origin || !found) return { key: item.key, name: item.name, nameEn: item.nameEn, change: 'own', fields: [], item, origin: null, originPack: null };
    const from = `${origin.pack}@${origin.version}`;
    taken.set(from, (taken.get(from) ?? new Set()).add(origin.key));
    const fields = changedFields(item, found);
    return { key: item.key, name: item.name, nameEn: item.nameEn, change: fields.length ? 'changed' : 'same', fields, item, origin: found, originPack: from };
  });
  const leftOut = [...taken].flatMap(([from, keys]) => {
    const [pack = '', version = ''] = from.split('@');
    return (find(pack, Number(version))?.items ?? []).filter((item) => !keys.has(item.key))
      .map((item): PolicyChange => ({ key: item.key, name: item.name, nameEn: item.nameEn, change: 'left-out', fields: [], item: null, origin: item, originPack: from }));
  });
  return [...changes, ...leftOut];
}
