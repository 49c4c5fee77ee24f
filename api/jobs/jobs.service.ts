import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { schedule, type ScheduledTask } from 'node-cron';
import type { Logger } from 'pino';
import { AuditSealer } from '../audit/audit-sealer.js';
import { Clock } from '../core/clock.js';
import { CONFIG, type Config } from '../core/config.js';
import { LOGGER } from '../core/core.module.js';
import { Database } from '../core/database/database.js';
import { Outbox } from '../core/events.js';
import { JobLease } from '../core/job-lease.js';
import { ImportJobs } from '../imports/import-jobs.js';

interface Job {
  name: string;
  cron: string;
  run(): Promise<void>;
  /** Asked first, where asking is cheaper than taking the lease every few seconds. */
  isDue?(): Promise<boolean>;
}

const DAY_MS = 86_400_000;
/** How long an answer is kept for a retried request. */
const IDEMPOTENCY_DAYS = 7;
const SESSION_DAYS = 30;

/** Recurring work, each run exactly once however many servers there are: whoever gets the lease does it. */
@Injectable()
export class JobsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly tasks: ScheduledTask[] = [];
  private readonly jobs: readonly Job[];

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly lease: JobLease,
    private readonly outbox: Outbox,
    private readonly imports: ImportJobs,
    private readonly sealer: AuditSealer,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.jobs = [
      // What a crashed process left undelivered or half-way.
      { name: 'deliver-outbox', cron: '* * * * *', run: () => this.outbox.deliver() },
      { name: 'recover-imports', cron: '* * * * *', run: () => this.imports.recover() },
      { name: 'seal-audit', cron: '*/2 * * * * *', isDue: () => this.sealer.isDue(), run: async () => void (await this.sealer.seal()) },
      { name: 'forget-expired', cron: '17 3 * * *', run: () => this.forgetExpired() },
    ];
  }

  onApplicationBootstrap(): void {
    if (this.config.environment === 'test') return;
    for (const job of this.jobs) this.tasks.push(schedule(job.cron, () => void this.runOnce(job), { timezone: this.config.timeZone, noOverlap: true }));
  }

  async onApplicationShutdown(): Promise<void> {
    for (const task of this.tasks) await task.stop();
  }

  /** Runs a job now, if no other process is running it. */
  async runNow(name: string): Promise<boolean> {
    const job = this.jobs.find((candidate) => candidate.name === name);
    if (!job) throw new Error(`no such job: ${name}`);
    return this.runOnce(job);
  }

  private async runOnce(job: Job): Promise<boolean> {
    try {
      if (job.isDue && !(await job.isDue())) return false;
      if (!(await this.lease.acquire(`job-${job.name}`, 55))) return false;
      await job.run();
      await this.lease.release(`job-${job.name}`);
      return true;
    } catch (error) {
      this.logger.error({ err: error, job: job.name }, 'a job failed');
      return false;
    }
  }

  private async forgetExpired(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
    await this.database.write(async () => {
      await this.database.execute('DELETE FROM `idempotency_key` WHERE `createdAt` < ?', [before(IDEMPOTENCY_DAYS)]);
      await this.database.execute('DELETE FROM `session` WHERE `expiresAt` < ?', [before(SESSION_DAYS)]);
    }, { unaudited: true });
  }
}
