import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, fen, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true } as const;

const TARGET: TableDescription = {
  columns: {
    id: int(), year: int(), metric: code(60), arguments: text(), argumentsKey: code(200), label: line(40), scopeKey: code(40), parentId: int(nullable), scaled: fen(), pace: code(), monthlyPlan: text(nullable),
    responsibleOrganisationId: int(), cooperatingOrganisationIds: text(), source: line(200, nullable), note: text(nullable), archivedMark: int(), archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
  },
  primary: ['id'],
  unique: { question: ['year', 'metric', 'argumentsKey', 'scopeKey', 'label', 'archivedMark'] },
  indices: { parent: ['parentId'] },
  foreign: { responsibleOrganisationId: 'organisation.id' },
};

export class CreateTargets1795400800000 implements MigrationInterface {
  name = 'CreateTargets1795400800000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'target', TARGET);
    await startIds(runner, ['target']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'target');
  }
}
