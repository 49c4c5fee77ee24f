import { isMap, isSeq, parseDocument } from 'yaml';
import type { PackUpdates, PolicyContent } from '../../../shared/contracts/policy.js';
import { same } from './cases.js';
import { composedItem, DECISION, latestOfEach, WHOLE_DECISION, type OriginPack } from './compose.js';
import { changedFields, type FindPack } from './diff.js';

export type PackUpdate = PackUpdates['items'][number];

/** A city's own pack sets its own periods; what it took over is older only where something else was changed since. */
const PERIODS = new Set(['from', 'until']);

/**
 * What the newest versions of other packs have that a pack lacks, or took over in a wording that has changed since. What was there when it was
 * composed and was left out stays out, unless the system reads it. Of several packs the first says it.
 */
export function packUpdates(content: PolicyContent, newest: readonly OriginPack[], find: FindPack, read: ReadonlySet<string>): PackUpdate[] {
  const own = new Map(content.items.map((item) => [item.key, item]));
  const updates = new Map<string, PackUpdate>();
  for (const { version, content: latest } of newest) {
    const versions = new Set(content.items.flatMap(({ origin }) => (origin?.pack === latest.pack ? [origin.version] : [])));
    const known = new Set([...versions].flatMap((each) => find(latest.pack, each)?.items.map(({ key }) => key) ?? []));
    for (const item of latest.items) {
      if (updates.has(item.key)) continue;
      const current = own.get(item.key) ?? null;
      const update = (change: PackUpdate['change']) => updates.set(item.key, { key: item.key, name: item.name, nameEn: item.nameEn, change, required: read.has(item.key), pack: `${latest.pack}@${version}`, item, current });
      if (!current) {
        if (read.has(item.key) || (versions.size > 0 && !known.has(item.key))) update('new');
      } else if (current.origin?.pack === latest.pack && current.origin.version < version) {
        const before = find(latest.pack, current.origin.version)?.items.filter(({ key }) => key === item.key) ?? [];
        const changed = before.every((each) => changedFields(each, item).some((field) => !PERIODS.has(field)));
        if (before.length && changed && !same(current.value, item.value)) update('updated');
      }
    }
  }
  return [...updates.values()].sort((one, other) => Number(other.required) - Number(one.required) || (one.change === other.change ? 0 : one.change === 'new' ? -1 : 1));
}

/** The text of a pack with these items taken in, each under the pack's own decision; what they replace is gone. Comments and order of the rest stay. */
export function withUpdates(yaml: string, content: PolicyContent, newest: readonly OriginPack[], updates: readonly PackUpdate[], checkedOn: string): string {
  const document = parseDocument(yaml);
  const items = document.get('items');
  if (!isSeq(items)) return yaml;
  const keys = new Set(updates.map(({ key }) => key));
  items.items = items.items.filter((node) => !(isMap(node) && keys.has(String(node.get('key')))));
  const [first, { clauses } = { clauses: undefined }] = content.documents[DECISION] ? [DECISION, { clauses: [WHOLE_DECISION] }] : (Object.entries(content.documents)[0] ?? [DECISION]);
  const picked = updates.flatMap(({ key, pack }) => newest.filter((from) => `${from.content.pack}@${from.version}` === pack).flatMap((from) => from.content.items.filter((item) => item.key === key).map((item) => ({ from, item }))));
  const covers = content.covers ?? null;
  for (const each of covers ? latestOfEach(picked) : picked) items.add(document.createNode(composedItem(each, { covers, checkedOn, source: { document: first, clause: clauses?.[0] ?? WHOLE_DECISION } })));
  return document.toString({ lineWidth: 0 });
}
