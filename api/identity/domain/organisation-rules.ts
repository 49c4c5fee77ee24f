import type { FieldProblem } from '../../../shared/errors.js';
import type { OrganisationKind } from '../../../shared/vocabulary.js';
import { pathIds } from './organisation-tree.js';

/** Levels of organisations, the city bureau included. */
export const MAX_LEVELS = 8;

interface Placed { path: string; archivedAt: string | null }

/** Why an organisation cannot stand where it is wanted; empty when it can. `below` is how many levels hang under it. */
export function placementProblems(wanted: { path?: string; kind: OrganisationKind; archived: boolean; below: number }, parent: Placed | undefined, otherCityBureau: boolean): FieldProblem[] {
  if (wanted.kind === 'city-bureau') return parent || otherCityBureau ? [{ path: parent ? 'parentId' : 'kind', code: 'single-city-bureau' }] : [];
  if (!parent) return [{ path: 'parentId', code: 'parent-required' }];
  const problems: FieldProblem[] = [];
  if (wanted.path !== undefined && parent.path.startsWith(wanted.path)) problems.push({ path: 'parentId', code: 'parent-cycle' });
  if (parent.archivedAt !== null && !wanted.archived) problems.push({ path: 'parentId', code: 'archived' });
  if (pathIds(parent.path).length + 1 + wanted.below > MAX_LEVELS) problems.push({ path: 'parentId', code: 'organisation-too-deep', params: { limit: MAX_LEVELS } });
  return problems;
}
