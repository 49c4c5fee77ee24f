import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { schedule, type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import type { JobOutcome, JobRecord } from '../../shared/contracts/operations.js';
import { CONFIG, type Config } from '../core/config.js';
import { LOGGER } from '../core/core.module.js';
import { JobLease } from '../core/job-lease.js';
import { JobRuns } from './job-runs.js';
import { RecurringJobs, type Job } from './recurring-jobs.js';

const LEASE_SECONDS = 55;
/** A job that runs every few seconds and goes well is written down no oftener than this. */
const RECORD_EVERY_MS = 50_000;

/** Recurring work, each run exactly once however many servers there are: whoever gets the lease does it. */
@Injectable()
export class JobsService implements OnApplicationShutdown {
  private readonly tasks: ScheduledTask[] = [];
  private readonly recorded = new Map<string, { at: number; outcome: JobOutcome }>();

  constructor(
    private readonly jobs: RecurringJobs,
    private readonly lease: JobLease,
    private readonly runs: JobRuns,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Begins the recurring work: a server calls this once it is ready; commands, which share these services, do not. */
  start(): void {
    if (this.config.environment === 'test') return;
    for (const job of this.jobs.all) this.tasks.push(schedule(job.cron, () => void this.runOnce(job), { timezone: this.config.timeZone, noOverlap: true }));
  }

  async onApplicationShutdown(): Promise<void> {
    for (const task of this.tasks) await task.stop();
  }

  /** Runs a job now, if it is due and no other process is running it. */
  async runNow(name: string): Promise<boolean> {
    const job = this.jobs.all.find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no such job: ${name}`);
    return this.runOnce(job);
  }

  /** Every recurring job with its last run, on whichever server that was. */
  async list(): Promise<JobRecord[]> {
    const runs = await this.runs.all();
    return this.jobs.all.map(({ name, cron }) => {
      const run = runs.get(name);
      return { id: name, name, schedule: cron, lastRun: run ? { startedAt: run.startedAt, finishedAt: run.finishedAt, outcome: run.outcome, message: run.message } : null };
    });
  }

  private async runOnce(job: Job): Promise<boolean> {
    const startedAt = new Date().toISOString();
    try {
      if (job.isDue && !(await job.isDue())) return false;
      if (!(await this.lease.acquire(`job-${job.name}`, LEASE_SECONDS))) return false;
      await job.run();
      await this.lease.release(`job-${job.name}`);
      await this.record(job.name, startedAt, 'done', null);
      return true;
    } catch (error) {
      this.logger.error({ err: error, job: job.name }, 'a job failed');
      await this.record(job.name, startedAt, 'failed', error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  private async record(name: string, startedAt: string, outcome: JobOutcome, message: string | null): Promise<void> {
    const last = this.recorded.get(name);
    if (last?.outcome === outcome && Date.now() - last.at < RECORD_EVERY_MS) return;
    this.recorded.set(name, { at: Date.now(), outcome });
    // The job has had its outcome already, and a database that is away cannot be told so.
    await this.runs.record({ name, startedAt, finishedAt: new Date().toISOString(), outcome, message }).catch((error: unknown) => this.logger.error({ err: error, job: name }, 'a run could not be recorded'));
  }
}
