import { Injectable } from '@nestjs/common';
import { currentLocale } from '../core/request-context.js';
import { DataScopes } from '../identity/data-scope.js';
import type { OrganisationTree } from '../identity/domain/organisation-tree.js';
import { HomeCity } from '../parks/home-city.js';
import { ParksService } from '../parks/parks.service.js';
import { readScope, type Lay, type TargetScope } from './domain/scope.js';

/** The places and organisations of the city as targets see them, read once a request. */
export interface Layout extends Lay {
  tree: OrganisationTree;
  /** The scope's name, or undefined when there is no such place or organisation. */
  nameOf(scope: TargetScope): string | undefined;
  /** Who answers for a scope unless somebody else is named. */
  organisationOf(scope: TargetScope): number | undefined;
  /** Scopes below one, for allocation: counties of the city, parks of a county, teams of a park. */
  readonly cityName: string;
}

@Injectable()
export class TargetLayout {
  constructor(private readonly organisations: DataScopes, private readonly parks: ParksService, private readonly home: HomeCity) {}

  async read(): Promise<Layout> {
    const [tree, parks, city] = await Promise.all([this.organisations.treeWithin(), this.parks.all(), this.home.city()]);
    const byId = new Map(parks.map((park) => [park.id, park]));
    const all = tree.all();
    const root = all.find((organisation) => organisation.parentId === null);
    const countyOrganisation = new Map(all.filter(({ kind, regionCode, archivedAt }) => kind === 'county-bureau' && regionCode !== null && archivedAt === null).map(({ regionCode, id }) => [regionCode!, id]));
    const counties = new Map(city.counties.map((county) => [county.code, county.name]));
    const organisationOf = (scope: TargetScope) =>
      scope.kind === 'city' ? root?.id : scope.kind === 'county' ? countyOrganisation.get(scope.code) : scope.kind === 'park' ? byId.get(scope.id)?.organisationId : scope.id;
    return {
      tree, parks: byId, countyOrganisation, cityName: city.name, organisationOf,
      subtree: (id) => tree.subtree(id),
      nameOf: (scope) => (scope.kind === 'city' ? city.name || { zh: '全市', en: 'The city' }[currentLocale()] : scope.kind === 'county' ? counties.get(scope.code) : scope.kind === 'park' ? byId.get(scope.id)?.name : tree.get(scope.id)?.name),
    };
  }
}

export const scopeNameOf = (layout: Layout, key: string): string => {
  const scope = readScope(key);
  return (scope && layout.nameOf(scope)) ?? key;
};
