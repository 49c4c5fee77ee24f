import type { Finding } from './finding.js';
import { comparable } from './text.js';

export interface Park {
  id: number;
  name: string;
  aliases?: readonly string[];
  /** Where the park lies; a park elsewhere of the same name is not it. */
  regionCode?: string;
}

export type ParkIndex = ReadonlyMap<string, readonly Park[]>;

const key = (name: string): string => comparable(name.replace(/[（(][^（()）]*[)）]/g, ''));

/** Builds the look-up of parks by normalised name and alias once for many rows. */
export function buildParkIndex(parks: readonly Park[]): ParkIndex {
  const index = new Map<string, Park[]>();
  for (const park of parks) {
    for (const name of new Set([park.name, ...(park.aliases ?? [])].map(key))) {
      if (name !== '') index.set(name, [...(index.get(name) ?? []), park]);
    }
  }
  return index;
}

/** Finds the park a text names in a region, if that is known; a text that names none, one that lies elsewhere, or several, is kept as text with a warning. */
export function readPark(text: string, index: ParkIndex, regionCode: string | null = null): { parkId: number | null; parkName: string; findings: Finding<never>[] } {
  const named = index.get(key(text)) ?? [];
  const parks = named.filter((park) => canLieIn(park.regionCode ?? null, regionCode));
  const [park] = parks;
  if (park && parks.length === 1) return { parkId: park.id, parkName: park.name, findings: [] };
  return { parkId: null, parkName: text, findings: [{ code: park ? 'park-ambiguous' : named.length > 0 ? 'park-elsewhere' : 'park-unknown', severity: 'warning', params: { park: text } }] };
}

/** One of two regions lies in the other, as far as both are known. */
function canLieIn(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return true;
  const [x, y] = [a, b].map((code) => code.replace(/(00)+$/, '')) as [string, string];
  return x.startsWith(y) || y.startsWith(x);
}
