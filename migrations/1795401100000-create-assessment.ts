import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  assessment_run: {
    columns: {
      id: int(), year: int(), status: code(), scheme: text(), packCode: code(), packNumber: int(), packSha256: code(64), departments: text(), awardDecisions: text(), missingDecision: text(nullable),
      resultId: int(nullable), dueOn: day(), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { year: ['year'] },
  },
  assessment_unit: {
    columns: { id: int(), runId: int(), name: line(100), nameKey: code(120), parkId: int(nullable), groupName: line(40, nullable), included: flag(), exclusion: code(40, nullable), reason: text(nullable) },
    primary: ['id'],
    unique: { name: ['runId', 'nameKey'] },
    foreign: { runId: 'assessment_run.id', parkId: 'park.id' },
  },
  assessment_value: {
    columns: { id: int(), runId: int(), unitId: int(), indicator: code(), input: code(), number: int(), value: code(40, nullable), raw: line(60), note: text(nullable), enteredAt: instant(), enteredById: int() },
    primary: ['id'],
    unique: { number: ['runId', 'unitId', 'indicator', 'input', 'number'] },
    foreign: { unitId: 'assessment_unit.id', enteredById: 'user_account.id' },
    appendOnly: true,
  },
  assessment_check: {
    columns: { id: int(), runId: int(), unitId: int(), kind: code(), happenedOn: day(), people: line(), notes: text(), recordedAt: instant(), recordedById: int() },
    primary: ['id'],
    indices: { run: ['runId', 'unitId'] },
    foreign: { unitId: 'assessment_unit.id', recordedById: 'user_account.id' },
    appendOnly: true,
  },
  assessment_step: {
    columns: { id: int(), runId: int(), act: code(), fromStatus: code(40, nullable), toStatus: code(), note: text(nullable), details: text(), at: instant(), byId: int() },
    primary: ['id'],
    indices: { run: ['runId'] },
    foreign: { runId: 'assessment_run.id', byId: 'user_account.id' },
    appendOnly: true,
  },
  assessment_objection: {
    columns: { id: int(), runId: int(), unitId: int(), indicator: code(), state: code(), text: text(), answer: text(nullable), openedAt: instant(), openedById: int(), answeredAt: instant(nullable), answeredById: int(nullable), version: int() },
    primary: ['id'],
    indices: { run: ['runId', 'state'] },
    foreign: { unitId: 'assessment_unit.id', openedById: 'user_account.id' },
  },
  assessment_result: {
    columns: { id: int(), runId: int(), facts: text(), result: text(), sha256: code(64), computedAt: instant(), computedById: int() },
    primary: ['id'],
    indices: { run: ['runId'] },
    foreign: { runId: 'assessment_run.id', computedById: 'user_account.id' },
    appendOnly: true,
  },
};

/** What a final run refuses to have changed, and how a row of each table finds its run. */
const FROZEN: Readonly<Record<string, string>> = {
  assessment_run: 'OLD.`status`',
  assessment_unit: '(SELECT `status` FROM `assessment_run` WHERE `id` = OLD.`runId`)',
  assessment_objection: '(SELECT `status` FROM `assessment_run` WHERE `id` = OLD.`runId`)',
};

export class CreateAssessment1795401100000 implements MigrationInterface {
  name = 'CreateAssessment1795401100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    const sqlite = runner.dataSource.options.type === 'better-sqlite3';
    for (const [name, status] of Object.entries(FROZEN)) {
      for (const verb of ['UPDATE', 'DELETE']) {
        const head = `CREATE TRIGGER \`tr_${name}_final_${verb.toLowerCase()}\` BEFORE ${verb} ON \`${name}\` FOR EACH ROW`;
        await runner.query(sqlite
          ? `${head} WHEN ${status} = 'final' BEGIN SELECT RAISE(ABORT, 'a final assessment does not change'); END`
          : `${head} IF ${status} = 'final' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a final assessment does not change'; END IF`);
      }
    }
    await startIds(runner, Object.keys(TABLES));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query(`DELETE FROM \`id_block\` WHERE \`kind\` IN (${Object.keys(TABLES).map((name) => `'${name}'`).join(', ')})`);
  }
}
