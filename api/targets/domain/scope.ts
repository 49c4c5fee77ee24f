/** Whose target it is: the city, a county, a park, or an organisation with all below it. */
export type TargetScope = { kind: 'city' } | { kind: 'county'; code: string } | { kind: 'park'; id: number } | { kind: 'organisation'; id: number };

/** Reads `city`, `county:610902`, `park:3`, `organisation:7`; undefined for anything else. */
export function readScope(key: string): TargetScope | undefined {
  if (key === 'city') return { kind: 'city' };
  const [kind, value = ''] = key.split(':', 2) as [string, string?];
  if (kind === 'county' && /^\d{6}$/.test(value)) return { kind: 'county', code: value };
  if ((kind === 'park' || kind === 'organisation') && /^[1-9]\d{0,9}$/.test(value)) return { kind, id: Number(value) };
  return undefined;
}

/** What is known of the places and organisations that targets are given to. */
export interface Lay {
  parks: ReadonlyMap<number, { regionCode: string; organisationId: number }>;
  /** The organisation that answers for a county. */
  countyOrganisation: ReadonlyMap<string, number>;
  subtree(organisationId: number): readonly number[];
}

/** True when `child` lies wholly within `parent`: a park in its county, a team in its park or county. */
export function liesWithin(child: TargetScope, parent: TargetScope, lay: Lay): boolean {
  if (child.kind === 'city') return false;
  if (parent.kind === 'city') return true;
  const organisationOf = (scope: TargetScope): number | undefined =>
    scope.kind === 'county' ? lay.countyOrganisation.get(scope.code) : scope.kind === 'park' ? lay.parks.get(scope.id)?.organisationId : scope.kind === 'organisation' ? scope.id : undefined;
  if (parent.kind === 'county' && child.kind === 'park') return lay.parks.get(child.id)?.regionCode === parent.code;
  if (child.kind === 'county' || (parent.kind === 'park' && child.kind === 'park')) return false;
  const above = organisationOf(parent);
  const own = organisationOf(child);
  return above !== undefined && own !== undefined && lay.subtree(above).includes(own) && !(child.kind === 'organisation' && parent.kind === 'organisation' && child.id === parent.id);
}
