import { existsSync, readFileSync } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import type { SystemStatus } from '../../shared/contracts/operations.js';
import { AuditVerifier } from '../audit/audit-verifier.js';
import { CONFIG, type Config } from '../core/config.js';
import { Database } from '../core/database/database.js';
import { Readiness } from '../core/readiness.js';
import { JobRuns } from './job-runs.js';

/** How long the size of the data directory is remembered: counting a hundred thousand files takes a while. */
const REMEMBER_MS = 5 * 60_000;
const STARTED_AT = new Date(Date.now() - process.uptime() * 1_000).toISOString();

/** The version in the nearest package.json above this file. */
function productVersion(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (existsSync(file)) return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  }
  return 'unknown';
}

async function bytesBelow(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await bytesBelow(path) : await stat(path).then((found) => found.size, () => 0);
  }
  return bytes;
}

/** What an administrator looks at when something seems wrong. */
@Injectable()
export class SystemStatusService {
  private readonly version = productVersion();
  private counted: { bytes: number; at: number } | undefined;
  private counting: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly readiness: Readiness,
    private readonly verifier: AuditVerifier,
    private readonly runs: JobRuns,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async status(): Promise<SystemStatus> {
    const [database, outbox, { unsealed }, disk, backup] = await Promise.all([this.databaseStatus(), this.outbox(), this.verifier.status(), statfs(this.config.dataDir), this.runs.last('backup')]);
    return {
      ready: this.readiness.ready, startedAt: STARTED_AT, version: this.version, nodeVersion: process.versions.node, database, outbox, unsealed,
      dataDir: { bytes: this.dataDirBytes(), freeBytes: disk.bavail * disk.bsize },
      lastBackup: backup ? { startedAt: backup.startedAt, finishedAt: backup.finishedAt, outcome: backup.outcome, message: backup.message } : null,
    };
  }

  private async databaseStatus(): Promise<SystemStatus['database']> {
    const { kind } = this.database;
    const sqlite = kind === 'sqlite';
    const migrations = await this.database.query<{ name: string }>('SELECT `name` FROM `migration` ORDER BY `id`');
    const version = await this.database.queryOne<{ version: string }>(sqlite ? 'SELECT sqlite_version() AS version' : 'SELECT VERSION() AS version');
    const size = await this.database.queryOne<{ bytes: number }>(sqlite
      ? 'SELECT p.page_count * s.page_size AS bytes FROM pragma_page_count() p, pragma_page_size() s'
      : 'SELECT COALESCE(SUM(DATA_LENGTH + INDEX_LENGTH), 0) AS bytes FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()');
    return { kind, version: version!.version, bytes: Number(size!.bytes), migrations: migrations.length, lastMigration: migrations.at(-1)?.name ?? '' };
  }

  private async outbox(): Promise<SystemStatus['outbox']> {
    const row = await this.database.queryOne<{ waiting: number; since: string | null }>('SELECT COUNT(*) AS waiting, MIN(`createdAt`) AS since FROM `outbox`');
    return { waiting: Number(row!.waiting), since: row!.since };
  }

  /** The size as last counted; counting goes on behind the answer. */
  private dataDirBytes(): number | null {
    if (!this.counted || Date.now() - this.counted.at > REMEMBER_MS) {
      this.counting ??= bytesBelow(this.config.dataDir).then((bytes) => { this.counted = { bytes, at: Date.now() }; }).finally(() => (this.counting = undefined));
    }
    return this.counted?.bytes ?? null;
  }
}
