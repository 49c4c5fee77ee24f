import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from './database/database.js';
import { isUniqueViolation } from './database/driver-errors.js';

/** Lets exactly one of several processes run a named job at a time; a lease lapses when its holder dies. */
@Injectable()
export class JobLease {
  private readonly owner = randomUUID();

  constructor(private readonly database: Database) {}

  /** Takes or renews the lease; false when another process holds it. */
  async acquire(name: string, seconds: number): Promise<boolean> {
    const now = new Date().toISOString();
    const expiresAt = new Date(Date.now() + seconds * 1_000).toISOString();
    return this.database.write(async () => {
      if (await this.database.execute('UPDATE `job_lease` SET `owner` = ?, `expiresAt` = ? WHERE `name` = ? AND (`owner` = ? OR `expiresAt` < ?)', [this.owner, expiresAt, name, this.owner, now])) return true;
      if (await this.database.queryOne('SELECT `name` FROM `job_lease` WHERE `name` = ?', [name])) return false;
      try {
        await this.database.execute('INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES (?, ?, ?)', [name, this.owner, expiresAt]);
        return true;
      } catch (error) {
        if (isUniqueViolation(error)) return false;
        throw error;
      }
    }, { unaudited: true });
  }

  /** True while some process (also this one) holds the lease. */
  async isHeld(name: string): Promise<boolean> {
    return Boolean(await this.database.queryOne('SELECT `name` FROM `job_lease` WHERE `name` = ? AND `expiresAt` > ?', [name, new Date().toISOString()]));
  }

  async release(name: string): Promise<void> {
    await this.database.write(() => this.database.execute('DELETE FROM `job_lease` WHERE `name` = ? AND `owner` = ?', [name, this.owner]), { unaudited: true });
  }
}
