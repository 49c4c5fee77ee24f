import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, fen, instant, int, line, startIds, type TableDescription } from './tables.js';

const nullable = { nullable: true };

/** What statistical authorities published; a correction is a further row, one revision up, without a value where it withdraws. */
const TABLE: TableDescription = {
  columns: {
    id: int(), firstId: int(), revision: int(), series: code(), scopeKey: code(), regionCode: code(6), parkId: int(nullable), periodFrom: day(), periodUntil: day(), scaled: fen(nullable),
    document: line(200), documentNumber: line(100, nullable), publishedOn: day(), reason: line(1_000, nullable), knownFrom: instant(), recordedById: int(),
  },
  primary: ['id'],
  unique: { question: ['series', 'scopeKey', 'periodFrom', 'periodUntil', 'revision'], revision: ['firstId', 'revision'] },
  indices: { period: ['series', 'periodFrom', 'periodUntil'] },
  foreign: { parkId: 'park.id', recordedById: 'user_account.id' },
  appendOnly: true,
};

export class CreateOfficialValues1795401200000 implements MigrationInterface {
  name = 'CreateOfficialValues1795401200000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'official_value', TABLE);
    await startIds(runner, ['official-value']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'official_value');
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'official-value'");
  }
}
