import type { AuditUnsealedWindow } from './identity.js';
import type { Instant } from './common.js';

export type JobOutcome = 'done' | 'failed';

/** The last run of a job, on whichever server it was. */
export interface JobRunRecord { startedAt: Instant; finishedAt: Instant; outcome: JobOutcome; message: string | null }

/** Recurring work. `schedule` is a cron expression in the installation's time zone; with six fields the first is seconds. */
export interface JobRecord { id: string; name: string; schedule: string; lastRun: JobRunRecord | null }

/** How the installation is doing, as the server asked sees it; sizes in bytes. */
export interface SystemStatus {
  ready: boolean;
  startedAt: Instant;
  version: string;
  nodeVersion: string;
  database: { kind: 'sqlite' | 'mysql'; version: string; bytes: number; migrations: number; lastMigration: string };
  outbox: { waiting: number; since: Instant | null };
  unsealed: AuditUnsealedWindow;
  /** `bytes` is counted anew every few minutes; null while it is counted for the first time. */
  dataDir: { bytes: number | null; freeBytes: number };
  lastBackup: JobRunRecord | null;
}
