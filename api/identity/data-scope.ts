import { Injectable } from '@nestjs/common';
import { permissionsOf, type Permission, type RoleCode, type ScopeKind } from '../../shared/permissions.js';
import { Database } from '../core/database/database.js';
import type { Fragment } from '../core/http/list.js';
import { placeholders } from '../core/database/rows.js';
import { currentContext, type DataScope } from '../core/request-context.js';
import { OrganisationTree, type TreeOrganisation, type TreePark } from './domain/organisation-tree.js';

/** How long another process's change may go unnoticed here. */
const FRESH_MS = 10_000;

/**
 * Who sees what. The organisation tree and the parks' organisations are kept in memory: reloaded when this process
 * changes them (`invalidate`), and every 10 seconds for the sake of other processes' changes.
 */
@Injectable()
export class DataScopes {
  private loaded: { tree: OrganisationTree; at: number } | undefined;
  private loading: Promise<OrganisationTree> | undefined;
  private generation = 0;

  constructor(private readonly database: Database) {}

  /** To be called after every commit that changes an organisation, or which organisation runs a park. */
  invalidate(): void {
    this.generation += 1;
    this.loaded = undefined;
    this.loading = undefined;
  }

  /** Calls `invalidate` once the running unit of work has committed. */
  invalidateAfterCommit(): void {
    this.database.afterCommit(() => this.invalidate());
  }

  /** The committed tree, at most 10 seconds old. */
  async tree(): Promise<OrganisationTree> {
    return this.known() ?? (this.loading ??= this.load());
  }

  /** The tree as the running unit of work sees it, its own uncommitted changes included; outside one, the committed tree. */
  async treeWithin(): Promise<OrganisationTree> {
    return currentContext()?.transaction ? new OrganisationTree(...(await this.read())) : this.tree();
  }

  /** While the work runs everybody goes by the tree of the running unit of work: for one that sets an installation up, beside which nobody works. */
  async settingUp<T>(work: () => Promise<T>): Promise<T> {
    this.generation += 1;
    this.loaded = { tree: await this.treeWithin(), at: Number.POSITIVE_INFINITY };
    try {
      return await work();
    } finally {
      this.invalidate();
    }
  }

  /** The tree, if it is in memory and fresh. */
  known(): OrganisationTree | undefined {
    return this.loaded && performance.now() - this.loaded.at < FRESH_MS ? this.loaded.tree : undefined;
  }

  private async load(): Promise<OrganisationTree> {
    const generation = this.generation;
    const at = performance.now();
    try {
      const [organisations, parks] = await this.database.apart(() => this.read());
      const tree = new OrganisationTree(organisations, parks);
      if (generation === this.generation) this.loaded = { tree, at };
      return tree;
    } finally {
      if (generation === this.generation) this.loading = undefined;
    }
  }

  private read(): Promise<[TreeOrganisation[], TreePark[]]> {
    return Promise.all([
      this.database.query<TreeOrganisation>('SELECT `id`, `name`, `kind`, `parentId`, `path`, `regionCode`, `archivedAt` FROM `organisation` ORDER BY `path`'),
      this.database.query<TreePark>('SELECT `id`, `organisationId` FROM `park` ORDER BY `id`'),
    ]);
  }
}

/** The scope that each permission of these roles reaches, in a tree. */
export function scopesOf(roles: readonly RoleCode[], organisationId: number, tree: OrganisationTree): { permissions: ReadonlySet<Permission>; scopeFor(permission: Permission): DataScope | undefined } {
  const granted = permissionsOf(roles);
  const scopes = new Map<ScopeKind, DataScope>();
  return {
    permissions: new Set(granted.keys()),
    scopeFor: (permission) => {
      const kind = granted.get(permission);
      if (!kind) return undefined;
      let scope = scopes.get(kind);
      if (!scope) scopes.set(kind, (scope = scopeOf(kind, organisationId, tree)));
      return scope;
    },
  };
}

function scopeOf(kind: ScopeKind, organisationId: number, tree: OrganisationTree): DataScope {
  if (kind === 'city') return { kind: 'city' };
  const organisationIds = kind === 'subtree' ? [...tree.subtree(organisationId)] : [organisationId];
  return { kind: 'organisations', organisationIds, parkIds: tree.parksOf(organisationIds) };
}

/** Qualified columns that put a row into somebody's scope. */
export interface ScopeColumns { organisation?: string; introducing?: string; park?: string }

/**
 * The WHERE fragments of a scope: none for the city; else one that matches rows whose owning or introducing
 * organisation, or park, is in the scope. An empty scope matches nothing.
 */
export function scopeFragment(scope: DataScope, columns: ScopeColumns): Fragment[] {
  if (scope.kind === 'city') return [];
  const parts: Fragment[] = [];
  const add = (column: string | undefined, ids: readonly number[]) => {
    if (column && ids.length) parts.push({ sql: `${column} IN (${placeholders(ids)})`, params: ids });
  };
  add(columns.organisation, scope.organisationIds);
  add(columns.introducing, scope.organisationIds);
  add(columns.park, scope.parkIds);
  if (!parts.length) return [{ sql: '1 = 0', params: [] }];
  return [{ sql: parts.map((part) => part.sql).join(' OR '), params: parts.flatMap((part) => part.params) }];
}

/** True when a record with these owners lies in the scope (the same rule as `scopeFragment`). */
export function inScope(scope: DataScope, record: { organisationId?: number | null; introducingOrganisationId?: number | null; parkId?: number | null }): boolean {
  if (scope.kind === 'city') return true;
  const has = (ids: readonly number[], id: number | null | undefined) => id !== null && id !== undefined && ids.includes(id);
  return has(scope.organisationIds, record.organisationId) || has(scope.organisationIds, record.introducingOrganisationId) || has(scope.parkIds, record.parkId);
}
