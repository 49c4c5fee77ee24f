import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '../core/core.module.js';
import { Database } from '../core/database/database.js';
import { selectRows, updateRows } from '../core/database/rows.js';
import { AppError } from '../core/errors.js';
import { JobLease } from '../core/job-lease.js';
import { ImportBatch } from './entities.js';
import { WorkbookError } from './workbook/workbook-error.js';

const LEASE_SECONDS = 60;
/** How long a request waits for its job before it answers that the job is under way. */
const PATIENCE_MS = 10_000;

/** How often progress is saved for other processes to see. */
const SAVE_MS = 1_000;

export interface JobProgress { (done: number, total: number): Promise<void> }

/**
 * Runs an import's long steps in the background, one at a time per import however many servers run,
 * with progress that anybody can read. A step whose process died is put back to where it started from.
 */
@Injectable()
export class ImportJobs {
  private readonly running = new Map<number, { done: number; total: number }>();

  constructor(private readonly database: Database, private readonly lease: JobLease, @Inject(LOGGER) private readonly logger: Logger) {}

  /** How far the step that this process runs has come; undefined when it runs none for this import. */
  progressOf(batchId: number): { done: number; total: number } | undefined {
    return this.running.get(batchId);
  }

  /** Starts the step and waits a while for it; refusals of rules reach the caller if they come soon enough. */
  async run(batchId: number, lease: string, back: ImportBatch['status'], work: (progress: JobProgress) => Promise<void>): Promise<void> {
    const job = this.guarded(batchId, lease, back, work);
    // The job goes on after this request has been answered: nobody else may be left to catch its failure.
    job.catch(() => undefined);
    await Promise.race([job, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref())]);
  }

  private async guarded(batchId: number, lease: string, back: ImportBatch['status'], work: (progress: JobProgress) => Promise<void>): Promise<void> {
    const timer = setInterval(() => void this.lease.acquire(lease, LEASE_SECONDS).catch(() => undefined), (LEASE_SECONDS * 1_000) / 3);
    this.running.set(batchId, { done: 0, total: 0 });
    let savedAt = Date.now();
    try {
      await work(async (done, total) => {
        this.running.set(batchId, { done, total });
        // Inside the step's own transaction nobody else would see it.
        if (this.database.transaction || Date.now() - savedAt < SAVE_MS) return;
        savedAt = Date.now();
        await this.set(batchId, { progressDone: done, progressTotal: total });
      });
    } catch (error) {
      // A file that turns out unreadable is the import's own outcome, not a failed request.
      if (error instanceof WorkbookError) return await this.set(batchId, { status: 'failed', failure: { code: error.code, params: error.params } });
      if (!(error instanceof AppError)) this.logger.error({ err: error, batchId }, 'an import step failed');
      await this.set(batchId, { status: back, failure: error instanceof AppError ? null : { code: 'internal', params: { requestId: '—' } } }).catch(() => undefined);
      throw error;
    } finally {
      this.running.delete(batchId);
      clearInterval(timer);
      await this.lease.release(lease).catch(() => undefined);
    }
  }

  /** Puts imports whose step lost its process back to where the step began; their transactions rolled back. */
  async recover(): Promise<void> {
    const running = await selectRows(this.database, ImportBatch, { status: ['previewing', 'applying'] }, 'LIMIT 100');
    for (const batch of running) {
      const lease = leaseOf(batch.status, batch.id);
      // A lease of this very process is held as well, although it could be taken again; a renewal may wait behind the step's transaction.
      if (this.running.has(batch.id) || (await this.lease.isHeld(lease)) || !(await this.lease.acquire(lease, 5))) continue;
      // The step may have ended since: what it reached stands.
      await this.database.write(() => updateRows(this.database, ImportBatch, { id: batch.id, status: batch.status }, { status: batch.status === 'previewing' ? 'uploaded' : 'previewed' }), { unaudited: true });
      await this.lease.release(lease);
    }
  }

  private async set(batchId: number, patch: Partial<ImportBatch>): Promise<void> {
    await this.database.write(() => updateRows(this.database, ImportBatch, { id: batchId }, patch), { unaudited: true });
  }
}

/** Applying is one at a time in the whole installation: two files that name the same projects must see each other. */
export const leaseOf = (status: ImportBatch['status'], batchId: number): string => (status === 'applying' ? 'import-apply' : `import-preview-${batchId}`);
