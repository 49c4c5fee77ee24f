import type { Finding } from './finding.js';
import { comparable } from './text.js';

export interface Park {
  id: number;
  name: string;
  aliases?: readonly string[];
}

export type ParkIndex = ReadonlyMap<string, Park | 'several'>;

const key = (name: string): string => comparable(name.replace(/[（(][^（()）]*[)）]/g, ''));

/** Builds the look-up of parks by normalised name and alias once for many rows. */
export function buildParkIndex(parks: readonly Park[]): ParkIndex {
  const index = new Map<string, Park | 'several'>();
  for (const park of parks) {
    for (const name of new Set([park.name, ...(park.aliases ?? [])].map(key))) {
      const before = index.get(name);
      index.set(name, before === undefined || before === park ? park : 'several');
    }
  }
  return index;
}

/** Finds the park a text names; a text that names none, or several, is kept as text with a warning. */
export function readPark(text: string, index: ParkIndex): { parkId: number | null; parkName: string; findings: Finding<never>[] } {
  const park = index.get(key(text));
  if (park && park !== 'several') return { parkId: park.id, parkName: park.name, findings: [] };
  return { parkId: null, parkName: text, findings: [{ code: park ? 'park-ambiguous' : 'park-unknown', severity: 'warning', params: { park: text } }] };
}
