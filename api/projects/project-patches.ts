import type { Database } from '../core/database/database.js';
import { updateEach, updateMany } from '../core/database/rows.js';
import { Project } from './entities.js';

/** A stored project and what is to become different of it. */
export interface ProjectPatch { stored: Project; patch: Partial<Project> }

/** Projects that change in the same columns go together from so many on; writing a column anew that stays as it is costs its indexes. */
const OWN_STATEMENT = 8;

/** Writes what changed of projects with as few statements as fit: those that change alike, those that change in the same columns, and all others together. */
export async function patchProjects(database: Database, patches: readonly ProjectPatch[], raiseVersion: boolean): Promise<void> {
  const apart: ProjectPatch[] = [];
  for (const alike of groups(patches, ({ patch }) => JSON.stringify(patch))) {
    if (alike.length > 1) await updateMany(database, Project, alike.map(({ stored }) => stored.id), alike[0]!.patch, raiseVersion);
    else apart.push(...alike);
  }
  const rest: ProjectPatch[] = [];
  for (const same of groups(apart, ({ patch }) => Object.keys(patch).sort().join())) {
    if (same.length >= OWN_STATEMENT) await updateTogether(database, same, raiseVersion);
    else rest.push(...same);
  }
  await updateTogether(database, rest, raiseVersion);
}

/** What only others of them change keeps its value. */
async function updateTogether(database: Database, patches: readonly ProjectPatch[], raiseVersion: boolean): Promise<void> {
  const names = [...new Set(patches.flatMap(({ patch }) => Object.keys(patch)))] as (keyof Project)[];
  await updateEach(database, Project, patches.map(({ stored, patch }) => ({ id: stored.id, ...Object.fromEntries(names.map((name) => [name, name in patch ? patch[name] : stored[name]])) })), raiseVersion);
}

function groups(patches: readonly ProjectPatch[], keyOf: (patch: ProjectPatch) => string): ProjectPatch[][] {
  const found = new Map<string, ProjectPatch[]>();
  for (const patch of patches) {
    const key = keyOf(patch);
    const group = found.get(key);
    if (group) group.push(patch);
    else found.set(key, [patch]);
  }
  return [...found.values()];
}
