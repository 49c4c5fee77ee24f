import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { putRows } from '../core/database/rows.js';
import { currentContext } from '../core/request-context.js';
import { entryHash } from './domain/seal.js';
import { AuditEntry, AuditUnsealed } from './entities.js';

/** One thing done. `details` hold codes, ids and amounts: never personal data, passwords or tokens. */
export interface AuditRecord {
  /** `entity:verb`, e.g. `project:created`. */
  action: string;
  entity: string;
  entityId?: number | string | null;
  details?: Record<string, unknown>;
  /** Who acted, where the running request has no signed-in user (a login). */
  actor?: { id: number; username: string };
}

/** The sha256 of an entry's own content, hex; what a later seal chains. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  return entryHash({ ...entry, details: entry.details && JSON.stringify(entry.details) });
}

const LOOKING = /^(session|view|calendar-feed|api-token):|^backup:written$|:(export|exported|export-failed-rows)$/;

/** Whether what was done may have changed anything that is counted; what is not known to leave it alone does. */
const changesRecord = (action: string): boolean => !LOOKING.test(action);

/** Writes the audit log; a signed-in user's unit of work cannot commit without an entry. */
@Injectable()
export class AuditService {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly ids: Ids) {}

  /** Adds one entry to the running unit of work. */
  async record(record: AuditRecord): Promise<void> {
    await this.recordMany([record]);
  }

  /** Adds an entry for each record to the running unit of work. */
  async recordMany(records: readonly AuditRecord[]): Promise<void> {
    const transaction = this.database.transaction;
    if (!transaction) throw new Error('an audit entry outside a unit of work');
    const context = currentContext();
    const ids = await this.ids.take('audit_entry', records.length);
    const at = this.clock.instant();
    await putRows(this.database, AuditEntry, records.map((record, index) => {
      const actor = record.actor ?? context?.user;
      const entry = {
        id: ids[index]!, at, userId: actor?.id ?? null, username: actor?.username ?? null,
        action: record.action, entity: record.entity, entityId: record.entityId === undefined || record.entityId === null ? null : String(record.entityId),
        details: record.details ?? null, requestId: (context?.requestId ?? 'none').slice(0, 60), ip: (context?.ip ?? '').slice(0, 60),
      };
      return { ...entry, hash: auditHash(entry) };
    }));
    // With the entry, in its transaction: ids are reserved in blocks and commit in any order, so no sealer could tell by them what is new.
    await putRows(this.database, AuditUnsealed, ids.map((entryId, index) => ({ entryId, changes: changesRecord(records[index]!.action) ? 1 : 0 })));
    transaction.audited = true;
  }
}
