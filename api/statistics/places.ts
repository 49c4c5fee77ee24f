import type { DataScope } from '../core/request-context.js';
import type { OrganisationTree } from '../identity/domain/organisation-tree.js';

/** The place whose official figures are an organisation's own: the city, its county, or the one park that it runs. */
export function placeOf(organisationId: number, tree: OrganisationTree): string | null {
  const organisation = tree.get(organisationId);
  if (!organisation) return null;
  if (organisation.parentId === null) return 'city';
  if (organisation.kind === 'county-bureau' && organisation.regionCode) return `county:${organisation.regionCode}`;
  const parks = tree.parksOf([organisationId]);
  return parks.length === 1 ? `park:${parks[0]}` : null;
}

/** The places that lie in a scope; null for all of them. */
export function placesIn(scope: DataScope, tree: OrganisationTree): string[] | null {
  if (scope.kind === 'city') return null;
  return [...scope.organisationIds.flatMap((id) => placeOf(id, tree) ?? []), ...scope.parkIds.map((id) => `park:${id}`)];
}
