import type { MigrationInterface, QueryRunner } from 'typeorm';

const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';
const BINARY = ' COLLATE utf8mb4_bin';

/** Foreign amounts with the rate they were converted at, phases of a project, and the money ledger in order of its dates. */
export class AddMoney1795400100000 implements MigrationInterface {
  name = 'AddMoney1795400100000';

  async up(runner: QueryRunner): Promise<void> {
    const exact = isSqlite(runner) ? '' : BINARY;
    const long = isSqlite(runner) ? 'text' : 'mediumtext';
    const add = (table: string, columns: Record<string, string>) => Object.entries(columns).reduce((done, [name, type]) => done.then(() => runner.query(`ALTER TABLE \`${table}\` ADD COLUMN \`${name}\` ${type} NULL`)), Promise.resolve());
    await add('project', { exchangeRate: `varchar(20)${exact}`, exchangeRateOn: `varchar(10)${exact}`, exchangeRateSource: 'varchar(100)', phases: long });
    await add('project_event', { exchange: long, phase: isSqlite(runner) ? 'integer' : 'int' });
    await runner.query("UPDATE `project` SET `phases` = '[]'");
    await runner.query('CREATE INDEX `ix_amount_fact_dated` ON `amount_fact` (`knownTo`, `occurredFrom`, `eventId`)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX \`ix_amount_fact_dated\`${isSqlite(runner) ? '' : ' ON `amount_fact`'}`);
    for (const name of ['exchange', 'phase']) await runner.query(`ALTER TABLE \`project_event\` DROP COLUMN \`${name}\``);
    for (const name of ['exchangeRate', 'exchangeRateOn', 'exchangeRateSource', 'phases']) await runner.query(`ALTER TABLE \`project\` DROP COLUMN \`${name}\``);
  }
}
