import { Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from './database/database.js';
import { Clock } from './clock.js';

type Handler<T> = (event: T) => Promise<void>;

/** Names the two kinds of event a module may send upwards; the payload type travels with the topic. */
export class Topic<T> {
  declare readonly payload: T;
  constructor(readonly name: string) {}
}

/**
 * Events *inside the transaction*: handlers run before the emitter goes on and fail with it.
 * For what must hold together with the change (a company merge repoints the rows of upper tiers).
 */
@Injectable()
export class TransactionEvents {
  private readonly handlers = new Map<string, Handler<unknown>[]>();

  on<T>(topic: Topic<T>, handler: Handler<T>): void {
    this.handlers.set(topic.name, [...(this.handlers.get(topic.name) ?? []), handler as Handler<unknown>]);
  }

  async emit<T>(topic: Topic<T>, event: T): Promise<void> {
    for (const handler of this.handlers.get(topic.name) ?? []) await handler(event);
  }
}

interface OutboxRow { id: string; topic: string; payload: string; attempts: number }

const BATCH = 50;
const MAX_ATTEMPTS = 20;

/**
 * Events *after commit*: written to the table `outbox` with the change, delivered at least once afterwards
 * (at once by this process; by any process's poll after a crash). Handlers must be repeatable.
 */
@Injectable()
export class Outbox {
  private readonly handlers = new Map<string, Handler<unknown>[]>();
  private delivering: Promise<void> | undefined;
  private sequence = 0;

  constructor(private readonly database: Database, private readonly clock: Clock, private readonly logger: Logger) {}

  on<T>(topic: Topic<T>, handler: Handler<T>): void {
    this.handlers.set(topic.name, [...(this.handlers.get(topic.name) ?? []), handler as Handler<unknown>]);
  }

  /** Appends an event to the outbox of the running unit of work. */
  async publish<T>(topic: Topic<T>, event: T): Promise<void> {
    const now = this.clock.instant();
    const id = `${now}-${process.pid}-${(this.sequence += 1)}`;
    await this.database.execute('INSERT INTO `outbox` (`id`, `topic`, `payload`, `createdAt`, `availableAt`, `attempts`) VALUES (?, ?, ?, ?, ?, 0)', [id, topic.name, JSON.stringify(event), now, now]);
    this.database.afterCommit(() => void this.deliver());
  }

  /** Delivers what is due; several calls at once share one run. */
  deliver(): Promise<void> {
    this.delivering ??= this.run().catch((error: unknown) => this.logger.error({ err: error }, 'outbox delivery failed')).finally(() => (this.delivering = undefined));
    return this.delivering;
  }

  private async run(): Promise<void> {
    for (;;) {
      const due = await this.database.query<OutboxRow>('SELECT `id`, `topic`, `payload`, `attempts` FROM `outbox` WHERE `availableAt` <= ? ORDER BY `id` LIMIT ?', [new Date().toISOString(), BATCH]);
      if (!due.length) return;
      for (const row of due) await this.deliverOne(row);
    }
  }

  private async deliverOne(row: OutboxRow): Promise<void> {
    // A claim keeps other processes off this row for a minute; it lapses if this process dies.
    const claimed = await this.database.write(() => this.database.execute('UPDATE `outbox` SET `availableAt` = ?, `attempts` = `attempts` + 1 WHERE `id` = ? AND `attempts` = ?', [new Date(Date.now() + 60_000).toISOString(), row.id, row.attempts]), { unaudited: true });
    if (!claimed) return;
    try {
      for (const handler of this.handlers.get(row.topic) ?? []) await handler(JSON.parse(row.payload) as unknown);
    } catch (error) {
      this.logger.error({ err: error, topic: row.topic, id: row.id, attempts: row.attempts + 1 }, 'an outbox handler failed');
      if (row.attempts + 1 < MAX_ATTEMPTS) return;
    }
    await this.database.write(() => this.database.execute('DELETE FROM `outbox` WHERE `id` = ?', [row.id]), { unaudited: true });
  }
}
