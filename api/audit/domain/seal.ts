import { createHash } from 'node:crypto';

/** The most entries that one seal holds. */
export const MAX_SEALED = 2_000;

/** What the first seal names as the hash before it. */
export const FIRST_PREVIOUS = '0'.repeat(64);

export type IdRange = readonly [first: number, last: number];

/** What an entry's hash is about, as stored: `details` is the JSON text itself. */
export interface EntryContent {
  id: number; at: string; userId: number | null; username: string | null; action: string; entity: string; entityId: string | null;
  details: string | null; requestId: string; ip: string;
}

export interface SealContent { id: number; sealedAt: string; entries: string; entryCount: number; previousHash: string }

/** The sha256 of an entry's own content, hex; what its seal chains. */
export function entryHash({ id, at, userId, username, action, entity, entityId, details, requestId, ip }: EntryContent): string {
  return createHash('sha256').update(JSON.stringify([id, at, userId, username, action, entity, entityId, details, requestId, ip])).digest('hex');
}

/** The sha256 of a seal: of what it says itself, the hash of the seal before it included, and of its entries' hashes in order of their ids. */
export function sealHash({ id, sealedAt, entries, entryCount, previousHash }: SealContent, hashes: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify([id, sealedAt, entries, entryCount, previousHash]));
  for (const each of hashes) hash.update(`\n${each}`);
  return hash.digest('hex');
}

/** Ascending ids as text: `1-50,53`. */
export function rangesText(ids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const id of ids) {
    const last = ranges.at(-1);
    if (last && last[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}

/** The ranges that a seal's text names, ascending; undefined when it is not what `rangesText` writes or names other than `count` ids. */
export function readRanges(text: string, count: number): IdRange[] | undefined {
  if (!/^\d{1,10}(-\d{1,10})?(,\d{1,10}(-\d{1,10})?)*$/.test(text)) return undefined;
  const ranges = text.split(',').map((part): IdRange => {
    const [first, last = first] = part.split('-').map(Number) as [number, number?];
    return [first, last];
  });
  const ordered = ranges.every(([first, last], index) => first <= last && first > (ranges[index - 1]?.[1] ?? 0));
  const named = ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  return ordered && named === count ? ranges : undefined;
}

export const idsOf = (ranges: readonly IdRange[]): number[] => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index));

/** A set of ids kept as intervals: ids are nearly dense, so it stays small however long the log. */
export class IdSet {
  private merged: [number, number][] = [];
  private added: IdRange[] = [];

  add(ranges: readonly IdRange[]): void {
    for (const range of ranges) this.added.push(range);
    if (this.added.length > 1_000 + this.merged.length) this.merge();
  }

  has(id: number): boolean {
    this.merge();
    let low = 0;
    let high = this.merged.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const [first, last] = this.merged[middle]!;
      if (id < first) high = middle - 1;
      else if (id > last) low = middle + 1;
      else return true;
    }
    return false;
  }

  private merge(): void {
    if (!this.added.length) return;
    const all = [...this.merged, ...this.added].sort((a, b) => a[0] - b[0]);
    this.merged = [];
    this.added = [];
    for (const [first, last] of all) {
      const before = this.merged.at(-1);
      if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
      else this.merged.push([first, last]);
    }
  }
}
