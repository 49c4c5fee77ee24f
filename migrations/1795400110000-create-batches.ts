import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, instant, int, line, startIds, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  /** Which project is planned for which batch of a year, from when to when it was. */
  batch_entry: {
    columns: {
      id: int(), year: int(), batch: code(), projectId: int(), ownerId: int(nullable), dueOn: day(nullable), note: line(200, nullable), carriedFromId: int(nullable), carriedReason: line(500, nullable),
      knownFrom: instant(), knownTo: instant(), addedById: int(nullable), removedById: int(nullable), removedReason: line(500, nullable), version: int(),
    },
    primary: ['id'],
    unique: { standing: ['year', 'batch', 'projectId', 'knownTo'] },
    indices: { project: ['projectId'], carried: ['carriedFromId'] },
    foreign: { projectId: 'project.id', ownerId: 'user_account.id', carriedFromId: 'batch_entry.id' },
  },
};

export class CreateBatches1795400110000 implements MigrationInterface {
  name = 'CreateBatches1795400110000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, Object.keys(TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'batch_entry'");
  }
}
