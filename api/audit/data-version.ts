import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';

/** How often records have been changed: every change leaves an audit entry, and those that wait for their seal are few. */
@Injectable()
export class DataVersion {
  constructor(private readonly database: Database) {}

  /** A number that any committed change raises, whichever server made it. */
  async current(): Promise<number> {
    const row = await this.database.queryOne<{ version: number }>(
      'SELECT COALESCE((SELECT `changes` FROM `audit_seal` ORDER BY `id` DESC LIMIT 1), 0) + COALESCE((SELECT SUM(`changes`) FROM `audit_unsealed`), 0) AS version');
    return row!.version;
  }
}
