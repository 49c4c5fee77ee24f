import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, dropColumns, fen, int } from './tables.js';

const nullable = { nullable: true };
const COLUMNS = { predecessorId: int(nullable), succession: code(40, nullable), countedWithId: int(nullable), countedBeforeFen: fen(nullable) };
const INDICES = { project: ['predecessorId'], project_revision: ['predecessorId', 'countedWithId'] } as const;

/** Projects that continue an earlier one, so that each counts once. */
export class AddSuccession1795401310000 implements MigrationInterface {
  name = 'AddSuccession1795401310000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, indices] of Object.entries(INDICES)) {
      await addColumns(runner, table, COLUMNS);
      for (const column of indices) await runner.query(`CREATE INDEX \`ix_${table}_${column}\` ON \`${table}\` (\`${column}\`)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.dataSource.options.type === 'better-sqlite3';
    for (const [table, indices] of Object.entries(INDICES)) {
      for (const column of indices) await runner.query(`DROP INDEX \`ix_${table}_${column}\`${sqlite ? '' : ` ON \`${table}\``}`);
      await dropColumns(runner, table, COLUMNS);
    }
  }
}
