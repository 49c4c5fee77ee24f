import { Injectable } from '@nestjs/common';
import { AuditSealer } from '../audit/audit-sealer.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Outbox } from '../core/events.js';
import { ImportJobs } from '../imports/import-jobs.js';
import { ReturnReminders } from '../supervision/return-reminders.js';

export interface Job {
  name: string;
  /** In the installation's time zone; six fields begin with seconds. */
  cron: string;
  run(): Promise<void>;
  /** Asked first, where asking is cheaper than taking the lease every few seconds. */
  isDue?(): Promise<boolean>;
}

const DAY_MS = 86_400_000;
/** How long an answer is kept for a retried request. */
const IDEMPOTENCY_DAYS = 7;
const SESSION_DAYS = 30;

/** What is done again and again, and when. */
@Injectable()
export class RecurringJobs {
  readonly all: readonly Job[];

  constructor(outbox: Outbox, imports: ImportJobs, sealer: AuditSealer, returns: ReturnReminders, private readonly database: Database, private readonly clock: Clock) {
    this.all = [
      // What a crashed process left undelivered or half-way.
      { name: 'deliver-outbox', cron: '* * * * *', run: () => outbox.deliver() },
      { name: 'recover-imports', cron: '* * * * *', run: () => imports.recover() },
      { name: 'seal-audit', cron: '*/2 * * * * *', isDue: () => sealer.isDue(), run: async () => void (await sealer.seal()) },
      { name: 'remind-returns', cron: '40 6 * * *', run: async () => void (await returns.remind()) },
      { name: 'forget-expired', cron: '17 3 * * *', run: () => this.forgetExpired() },
    ];
  }

  private async forgetExpired(): Promise<void> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
    await this.database.write(async () => {
      await this.database.execute('DELETE FROM `idempotency_key` WHERE `createdAt` < ?', [before(IDEMPOTENCY_DAYS)]);
      await this.database.execute('DELETE FROM `session` WHERE `expiresAt` < ?', [before(SESSION_DAYS)]);
    }, { unaudited: true });
  }
}
