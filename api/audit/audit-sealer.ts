import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { isUniqueViolation } from '../core/database/driver-errors.js';
import { findRow, insertRows, placeholders } from '../core/database/rows.js';
import { FIRST_PREVIOUS, MAX_SEALED, rangesText, sealHash } from './domain/seal.js';
import { AuditSeal, AuditUnsealed } from './entities.js';

/**
 * Chains entries into seals after they have committed: a chain inside each transaction would serialise all writers.
 * It takes whatever is committed and unsealed, in whatever order that came about.
 */
@Injectable()
export class AuditSealer {
  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Whether anything waits to be sealed. */
  async isDue(): Promise<boolean> {
    return (await findRow(this.database, AuditUnsealed, {})) !== undefined;
  }

  /** Seals every entry that is waiting; answers how many. */
  async seal(): Promise<number> {
    for (let sealed = 0; ;) {
      const count = await this.sealOnce();
      sealed += count;
      if (count < MAX_SEALED) return sealed;
    }
  }

  private async sealOnce(): Promise<number> {
    try {
      return await this.database.write(async () => {
        const waiting = await this.database.query<{ id: number; hash: string; changes: number }>(
          'SELECT a.`id`, a.`hash`, u.`changes` FROM `audit_unsealed` u JOIN `audit_entry` a ON a.`id` = u.`entryId` ORDER BY u.`entryId` LIMIT ?', [MAX_SEALED]);
        if (!waiting.length) return 0;
        const ids = waiting.map((entry) => entry.id);
        const last = await this.database.queryOne<{ id: number; hash: string; changes: number }>('SELECT `id`, `hash`, `changes` FROM `audit_seal` ORDER BY `id` DESC LIMIT 1');
        const seal = { id: (last?.id ?? 0) + 1, sealedAt: this.clock.now().toISOString(), entries: rangesText(ids), entryCount: ids.length, previousHash: last?.hash ?? FIRST_PREVIOUS };
        await insertRows(this.database, AuditSeal, [{ ...seal, hash: sealHash(seal, waiting.map((entry) => entry.hash)), changes: waiting.reduce((sum, entry) => sum + entry.changes, last?.changes ?? 0) }]);
        await this.forget(ids);
        return ids.length;
      }, { unaudited: true });
    } catch (error) {
      // Another process made this seal at the same moment: the entries are in it, or come next time.
      if (isUniqueViolation(error)) return 0;
      throw error;
    }
  }

  /** Takes away what is sealed now. */
  private async forget(ids: readonly number[]): Promise<void> {
    if (this.database.kind === 'sqlite') {
      await this.database.execute(`DELETE FROM \`audit_unsealed\` WHERE \`entryId\` IN (${placeholders(ids)})`, ids);
      return;
    }
    // One by one: a list makes InnoDB scan so small a table, whatever the hints, and wait for every open transaction that has added a row to it.
    for (const id of ids) await this.database.execute('DELETE FROM `audit_unsealed` WHERE `entryId` = ?', [id]);
  }
}
