import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, instant, text, type TableDescription } from './tables.js';

/** The last run of each job: one row a name, so it stays small by itself. */
const JOB_RUN: TableDescription = {
  columns: { name: code(60), startedAt: instant(), finishedAt: instant(), outcome: code(10), message: text({ nullable: true }) },
  primary: ['name'],
};

export class CreateJobRuns1795306410000 implements MigrationInterface {
  name = 'CreateJobRuns1795306410000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'job_run', JOB_RUN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'job_run');
  }
}
