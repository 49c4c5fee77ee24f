import { nameKey } from '../../../shared/text.js';
import type { Disposal, RankingList } from '../../../shared/vocabulary.js';

/** What is chosen field by field; names and rankings of both are kept. The day of a stop goes with its plan. */
export const MERGE_FIELDS = ['name', 'creditCode', 'regionCode', 'industryCode', 'groupId', 'anchor', 'stoppedOn', 'remarks'] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
export type Side = 'survivor' | 'merged';
export type Choices = Partial<Record<MergeField, Side>>;

export interface Ranking { list: RankingList; year: number; position: number | null }

/** A company as far as a merge is concerned. */
export interface Mergeable {
  id: number; name: string; nameKey: string; creditCode: string | null; aliases: string[]; regionCode: string | null; industryCode: string | null; groupId: number | null; anchor: boolean;
  stoppedOn: string | null; disposal: Disposal | null; disposalPlan: string | null; remarks: string | null; rankings: Ranking[];
}

/** Rows of others that were moved from the merged company to the survivor, and the ledger rows by which that was done. */
export interface Moved { what: 'projects' | 'contacts' | 'members' | 'merged'; ids: number[]; events?: number[] }
export interface MergeBefore { survivor: Mergeable; merged: Mergeable; after: Mergeable }

const isEmpty = (value: unknown) => value === null || value === '' || value === false;

/** What each field keeps unless somebody chooses otherwise: the survivor's, or the other's where the survivor says nothing. */
export function suggestedChoices(survivor: Mergeable, merged: Mergeable): Record<MergeField, Side> {
  return Object.fromEntries(MERGE_FIELDS.map((field) => [field, isEmpty(survivor[field]) && !isEmpty(merged[field]) ? 'merged' : 'survivor'])) as Record<MergeField, Side>;
}

/** What says which of two is kept. */
export interface Standing { creditCode: string | null; projectCount: number; createdAt: string }

/** The company that is kept unless somebody chooses otherwise: the one with a credit code, else with more projects, else the older. */
export function likelySurvivor<C extends Standing>(one: C, other: C): C {
  if (Boolean(one.creditCode) !== Boolean(other.creditCode)) return one.creditCode ? one : other;
  if (one.projectCount !== other.projectCount) return one.projectCount > other.projectCount ? one : other;
  return one.createdAt <= other.createdAt ? one : other;
}

/** Both companies after the merge. The one that goes keeps a row, and the name that the survivor does not take, so that either name leads to the survivor. */
export function mergeCompanies(survivor: Mergeable, merged: Mergeable, choices: Choices): { survivor: Mergeable; merged: Mergeable } {
  const taken = { ...suggestedChoices(survivor, merged), ...choices };
  const from = (field: MergeField) => (taken[field] === 'merged' ? merged : survivor);
  const named = from('name');
  const other = named === merged ? survivor : merged;
  const stop = from('stoppedOn');
  const groupId = from('groupId').groupId;
  return {
    survivor: {
      id: survivor.id, name: named.name, nameKey: named.nameKey, creditCode: from('creditCode').creditCode, regionCode: from('regionCode').regionCode, industryCode: from('industryCode').industryCode,
      // Neither of the two can be the head of what they have become.
      groupId: groupId === survivor.id || groupId === merged.id ? null : groupId,
      anchor: from('anchor').anchor, stoppedOn: stop.stoppedOn, disposal: stop.disposal, disposalPlan: stop.disposalPlan, remarks: from('remarks').remarks,
      aliases: namesBesides(named.name, [...survivor.aliases, other.name, ...merged.aliases]), rankings: allRankings(survivor.rankings, merged.rankings),
    },
    merged: { ...merged, name: other.name, nameKey: other.nameKey },
  };
}

function namesBesides(name: string, names: readonly string[]): string[] {
  const seen = new Set([nameKey(name)]);
  return names.filter((one) => !seen.has(nameKey(one)) && Boolean(seen.add(nameKey(one))));
}

function allRankings(own: readonly Ranking[], others: readonly Ranking[]): Ranking[] {
  const all = new Map([...others, ...own].map((ranking) => [`${ranking.list} ${ranking.year}`, ranking]));
  for (const [key, ranking] of all) if (ranking.position === null) all.set(key, { ...ranking, position: others.find(({ list, year }) => list === ranking.list && year === ranking.year)?.position ?? null });
  return [...all.values()].sort((a, b) => (a.list < b.list ? -1 : a.list > b.list ? 1 : a.year - b.year));
}

const FIELDS = ['name', 'creditCode', 'aliases', 'regionCode', 'industryCode', 'groupId', 'anchor', 'stoppedOn', 'disposal', 'disposalPlan', 'remarks', 'rankings'] as const satisfies readonly (keyof Mergeable)[];
const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fields that the merge changed and somebody changed again since: it cannot be undone over them. */
export function changedAgain({ survivor, after }: MergeBefore, now: Mergeable): (keyof Mergeable)[] {
  return FIELDS.filter((field) => !same(survivor[field], after[field]) && !same(after[field], now[field]));
}

/** The survivor as it was, with what was changed since in fields that the merge left alone. */
export function withoutMerge({ survivor, after }: MergeBefore, now: Mergeable): Mergeable {
  const restored = { ...now };
  for (const field of FIELDS) if (!same(survivor[field], after[field])) Object.assign(restored, { [field]: survivor[field] });
  return { ...restored, nameKey: same(survivor.name, after.name) ? now.nameKey : survivor.nameKey };
}
