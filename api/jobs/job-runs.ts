import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import { findRow, replaceRows, selectRows } from '../core/database/rows.js';
import { JobRun } from './entities.js';

const MAX_MESSAGE = 500;

/** When each job last ran, and how that ended. */
@Injectable()
export class JobRuns {
  constructor(private readonly database: Database) {}

  /** Keeps a run in place of the one before. */
  async record(run: JobRun): Promise<void> {
    const message = run.message === null ? null : run.message.slice(0, MAX_MESSAGE);
    await this.database.write(() => replaceRows(this.database, JobRun, [{ ...run, message }]), { unaudited: true });
  }

  async all(): Promise<Map<string, JobRun>> {
    return new Map((await selectRows(this.database, JobRun, {})).map((run) => [run.name, run]));
  }

  last(name: string): Promise<JobRun | undefined> {
    return findRow(this.database, JobRun, { name });
  }
}
