import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, int, type TableDescription } from './tables.js';

const TABLES: Record<string, TableDescription> = {
  /** What a record can be found by: its normalised names, their pinyin with the syllables apart, the initials, its codes. */
  search_entry: {
    columns: { kind: code(4), id: int(), text: code(800), pinyin: code(6000), initials: code(800), codes: code(200) },
    primary: ['kind', 'id'],
    clustered: true,
  },
  /** Where a part of a name begins: the next characters of each position, by which candidates are found. */
  search_gram: {
    columns: { kind: code(4), gram: code(20), id: int() },
    primary: ['kind', 'gram', 'id'],
    clustered: true,
  },
};

export class CreateSearch1795306500000 implements MigrationInterface {
  name = 'CreateSearch1795306500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    // An installation that holds records already: the job that delivers the outbox has them all indexed at the next start.
    await runner.query("INSERT INTO `outbox` (`id`, `topic`, `payload`, `createdAt`, `availableAt`, `attempts`) SELECT 'create-search', 'search-rebuild', '{}', `createdAt`, `createdAt`, 0 FROM `installation`");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
  }
}
