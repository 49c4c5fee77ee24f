import type { OrganisationKind } from '../../../shared/vocabulary.js';

export interface TreeOrganisation { id: number; name: string; kind: OrganisationKind; parentId: number | null; path: string; regionCode: string | null; archivedAt: string | null }
export interface TreePark { id: number; organisationId: number }

/** The ids on a path `/1/4/9/`, from the top. */
export const pathIds = (path: string): number[] => path.split('/').filter(Boolean).map(Number);

/** The organisation tree and its parks as they stood at one moment; immutable. */
export class OrganisationTree {
  private readonly byId: Map<number, TreeOrganisation>;
  private readonly subtrees = new Map<number, readonly number[]>();

  constructor(private readonly organisations: readonly TreeOrganisation[], private readonly parks: readonly TreePark[]) {
    this.byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  }

  get(id: number): TreeOrganisation | undefined {
    return this.byId.get(id);
  }

  /** Every organisation, by path. */
  all(): readonly TreeOrganisation[] {
    return this.organisations;
  }

  /** The organisation and everything below it, archived ones too: their records remain. */
  subtree(id: number): readonly number[] {
    let ids = this.subtrees.get(id);
    if (!ids) {
      const prefix = this.byId.get(id)?.path;
      ids = prefix === undefined ? [] : this.organisations.filter(({ path }) => path.startsWith(prefix)).map((organisation) => organisation.id);
      this.subtrees.set(id, ids);
    }
    return ids;
  }

  /** Parks run by any of these organisations. */
  parksOf(organisationIds: readonly number[]): number[] {
    const wanted = new Set(organisationIds);
    return this.parks.filter((park) => wanted.has(park.organisationId)).map((park) => park.id);
  }

  /** Names from the top down to the organisation itself. */
  pathNames(path: string): string[] {
    return pathIds(path).map((id) => this.byId.get(id)?.name ?? '');
  }
}
