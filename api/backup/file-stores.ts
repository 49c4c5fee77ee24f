import { join } from 'node:path';

/** Files beside the database, each kept under its sha256, which a row of `table` names. */
export interface FileStore {
  name: string;
  table: string;
  column: string;
  pathOf(dataDir: string, sha256: string): string;
}

export const FILE_STORES: readonly FileStore[] = [
  { name: 'evidence', table: 'evidence', column: 'sha256', pathOf: (dataDir, sha256) => join(dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2)) },
  { name: 'imports', table: 'import_batch', column: 'sha256', pathOf: (dataDir, sha256) => join(dataDir, 'imports', sha256) },
];
