import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, instant, int, line, startIds, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  /** The bureau's decisions; the latest of a project, year and kind rules. */
  certification: {
    columns: {
      id: int(), projectId: int(), year: int(), kind: code(), verdict: code(), origin: code(40, nullable), reason: line(1_000), decisionNumber: line(100, nullable), decidedOn: day(),
      recordedAt: instant(), recordedById: int(nullable),
    },
    primary: ['id'],
    indices: { project: ['projectId', 'year', 'kind', 'id'], year: ['year', 'kind', 'id'] },
    foreign: { projectId: 'project.id', recordedById: 'user_account.id' },
    appendOnly: true,
  },
  /** Projection: which decision ruled, as known between two instants. */
  certification_fact: {
    columns: { projectId: int(), year: int(), kind: code(), knownFrom: instant(), knownTo: instant(), verdict: code(), origin: code(40, nullable), certificationId: int() },
    primary: ['projectId', 'year', 'kind', 'knownFrom'],
    indices: { standing: ['year', 'kind', 'verdict', 'knownTo'] },
  },
};

export class CreateCertifications1795400120000 implements MigrationInterface {
  name = 'CreateCertifications1795400120000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['certification']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'certification'");
  }
}
