import type { MetricUnit } from '../../../shared/contracts/metrics.js';
import type { Tally } from './allocate.js';

/** So many parts of a whole. */
export interface Share { parts: number; of: number }

/** What a place gets of a project that lies elsewhere; the place where it lies keeps the rest (domain §7: amounts and headcount are split apart). */
export interface Contribution { projectId: number; parkId: number | null; regionCode: string | null; amounts: Share; headcount: Share }

/** The tally of one project at the place where it lies; `count` is how many projects it stands for there. */
export interface PlacedTally extends Tally { projectId: number | null; parkId: number | null; regionCode: string | null; count: number }

const NOBODY: Share = { parts: 0, of: 1 };

/**
 * Rows that move shares of these projects from where they lie to where they go: each pair adds up to nothing, so that all places together
 * stay what they were. Amounts move by whole fen, cut towards zero; lines stay where the project lies.
 */
export function movedShares<R extends PlacedTally>(rows: readonly R[], contributions: readonly Contribution[], unit: MetricUnit): R[] {
  const ofProject = new Map<number, Contribution[]>();
  for (const contribution of contributions) ofProject.set(contribution.projectId, [...(ofProject.get(contribution.projectId) ?? []), contribution]);
  return rows.flatMap((row) => (ofProject.get(row.projectId ?? 0) ?? []).flatMap((contribution): R[] => {
    const value = part(row.value, unit === 'fen' ? contribution.amounts : contribution.headcount, unit === 'fen');
    const count = part(row.count, contribution.headcount, false);
    const nothing = { lineCount: 0, undetermined: 0 };
    return [{ ...row, ...nothing, value: -value, count: -count }, { ...row, ...nothing, parkId: contribution.parkId, regionCode: contribution.regionCode, value, count }];
  }));
}

/** Whether the shares of each project are within it. */
export const withinWhole = (contributions: readonly Contribution[], which: 'amounts' | 'headcount'): boolean => {
  const sums = new Map<number, number>();
  for (const { projectId, ...shares } of contributions) sums.set(projectId, (sums.get(projectId) ?? 0) + shares[which].parts / shares[which].of);
  return [...sums.values()].every((sum) => sum <= 1 + 1e-9);
};

function part(value: number, { parts, of }: Share = NOBODY, whole: boolean): number {
  // Through a big integer: a trillion yuan in fen times the parts is beyond what a number holds exactly.
  return whole ? Number((BigInt(Math.trunc(value)) * BigInt(parts)) / BigInt(of)) : (value * parts) / of;
}
