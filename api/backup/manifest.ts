/**
 * A backup is a gzipped tar file of: the rows of every table (`tables/NAME/000001.ndjson`, a JSON array of values a line), the files that rows
 * name (`files/STORE/SHA256`), and last `manifest.json`, which says what must be there: a file without it is not whole.
 */
export const MANIFEST = 'manifest.json';
export const FORMAT = 'luodi-backup';
export const FORMAT_VERSION = 1;

export interface TablePart {
  name: string;
  columns: string[];
  rows: number;
  /** Of the table's lines, all parts together. */
  sha256: string;
}

export interface FilePart {
  store: string;
  count: number;
  bytes: number;
  /** Of the lines `SHA256 SIZE`, in the order of the archive. */
  sha256: string;
  /** Named by a row, and not there, or not with that content, when the backup was written. */
  missing: string[];
  damaged: string[];
}

export interface Manifest {
  format: typeof FORMAT;
  formatVersion: number;
  createdAt: string;
  source: 'sqlite' | 'mysql';
  /** The schema: every migration that had run. */
  migrations: string[];
  tables: TablePart[];
  files: FilePart[];
  /** The last seal of the audit log. */
  auditHead: { id: number; hash: string } | null;
}

/** Why a backup cannot be written or restored, in words for whoever runs the command. */
export class BackupRefused extends Error {}

/** Reads a manifest. @throws BackupRefused when it is none that this version understands */
export function readManifest(text: string): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(text) as Partial<Manifest>;
  } catch {
    throw new BackupRefused('the manifest is damaged');
  }
  if (manifest.format !== FORMAT || !Array.isArray(manifest.tables) || !Array.isArray(manifest.files) || !Array.isArray(manifest.migrations)) throw new BackupRefused('this is no backup of Luodi');
  if (manifest.formatVersion !== FORMAT_VERSION) throw new BackupRefused(`the backup has format ${String(manifest.formatVersion)}; this version reads ${FORMAT_VERSION}`);
  return manifest as Manifest;
}

/** `tables/NAME/000001.ndjson` → NAME; `files/STORE/SHA256` → STORE and SHA256. */
export function readEntryName(name: string): { table: string } | { store: string; sha256: string } | undefined {
  const table = /^tables\/(\w+)\/\d{6}\.ndjson$/.exec(name);
  if (table) return { table: table[1]! };
  const file = /^files\/(\w+)\/([0-9a-f]{64})$/.exec(name);
  return file ? { store: file[1]!, sha256: file[2]! } : undefined;
}
