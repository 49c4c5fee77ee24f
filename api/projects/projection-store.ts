import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import { deleteRow, putRows, replaceRows, selectRows } from '../core/database/rows.js';
import { SearchIndex } from '../search/search-index.js';
import type { Projection } from './domain/fold.js';
import { AmountFactRow, MilestoneFactRow, Project, ProjectEventState, ProjectRevisionRow } from './entities.js';
import { PROJECT_KIND } from './project-keyword.js';
import { patchProjects, type ProjectPatch } from './project-patches.js';
import { projectColumns } from './project-row.js';

export interface Derived { id: number; projection: Projection }

/** What a reconciliation had to change: nothing, on a healthy database. */
export interface Reconciliation {
  projects: number;
  rows: number;
  /** Projects whose investors changed. */
  investors: Set<number>;
}

interface Table<T extends object = { projectId: number }> {
  entity: new () => T;
  keys: readonly (keyof T & string)[];
  rowsOf: (projection: Projection) => readonly T[];
}
const table = <T extends object>(entity: new () => T, keys: readonly (keyof T & string)[], rowsOf: (projection: Projection) => readonly T[]): Table => ({ entity, keys, rowsOf }) as unknown as Table;

const TABLES: readonly Table[] = [
  table(MilestoneFactRow, ['projectId', 'milestone', 'knownFrom'], (projection) => projection.milestones),
  table(AmountFactRow, ['eventId', 'knownFrom'], (projection) => projection.amounts),
  table(ProjectRevisionRow, ['projectId', 'knownFrom'], (projection) => projection.revisions),
  table(ProjectEventState, ['eventId'], (projection) => projection.states),
];

/** Writes what follows from the ledger; the fold decides, this only makes the tables equal to it. */
@Injectable()
export class ProjectionStore {
  constructor(private readonly database: Database, private readonly search: SearchIndex) {}

  /** The projections of new projects. */
  async insert(derived: readonly Derived[]): Promise<void> {
    for (const { entity, rowsOf } of TABLES) await putRows(this.database, entity, derived.flatMap(({ projection }) => rowsOf(projection)));
  }

  /** Makes the stored projections of these projects equal to the folded ones, touching only rows that differ. */
  async reconcile(derived: readonly Derived[], options: { raiseVersion: boolean }): Promise<Reconciliation> {
    const ids = derived.map(({ id }) => id);
    const result: Reconciliation = { projects: 0, rows: 0, investors: new Set() };
    for (const { entity, keys, rowsOf } of TABLES) {
      const keyOf = (row: object) => keys.map((key) => (row as Record<string, unknown>)[key]).join(' ');
      const stored = new Map((await selectRows(this.database, entity, { projectId: ids })).map((row) => [keyOf(row), row]));
      const wanted = new Map(derived.flatMap(({ projection }) => rowsOf(projection)).map((row) => [keyOf(row), row]));
      const changed = [...wanted].filter(([key, row]) => !same(row, stored.get(key))).map(([, row]) => row);
      const superfluous = [...stored].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
      await replaceRows(this.database, entity, changed);
      for (const row of superfluous) await deleteRow(this.database, entity, Object.fromEntries(keys.map((key) => [key, row[key]])));
      result.rows += changed.length + superfluous.length;
    }
    await this.reconcileProjects(derived, options.raiseVersion, result);
    return result;
  }

  private async reconcileProjects(derived: readonly Derived[], raiseVersion: boolean, result: Reconciliation): Promise<void> {
    const stored = new Map((await selectRows(this.database, Project, { id: derived.map(({ id }) => id) })).map((row) => [row.id, row]));
    const patches: ProjectPatch[] = [];
    for (const { id, projection } of derived) {
      const row = stored.get(id)!;
      const wanted = { ...projectColumns(projection), updatedAt: row.updatedAt > projection.lastChangeAt ? row.updatedAt : projection.lastChangeAt };
      const patch = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => !sameValue(value, row[name as keyof Project]))) as Partial<Project>;
      if (!Object.keys(patch).length) continue;
      if (patch.investors) result.investors.add(id);
      if (patch.name) this.search.changed(PROJECT_KIND, [id]);
      patches.push({ stored: row, patch });
    }
    result.projects += patches.length;
    await patchProjects(this.database, patches, raiseVersion);
  }

  /** Ids of projects after `afterId`, a page at a time. */
  async pageOfIds(afterId: number, size: number): Promise<number[]> {
    return (await this.database.query<{ id: number }>('SELECT `id` FROM `project` WHERE `id` > ? ORDER BY `id` LIMIT ?', [afterId, size])).map((row) => row.id);
  }
}

const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function same(wanted: object, stored: object | undefined): boolean {
  return stored !== undefined && Object.entries(wanted).every(([name, value]) => sameValue(value, (stored as Record<string, unknown>)[name]));
}

