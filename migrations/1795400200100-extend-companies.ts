import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, createTable, day, dropTable, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };
const COLUMNS = { groupId: int(nullable), anchor: { ...flag(), default: '0' }, stoppedOn: day(nullable), disposal: code(40, nullable), disposalPlan: text(nullable), mergedIntoId: int(nullable) };

const TABLES: Record<string, TableDescription> = {
  /** A company's other names as they are compared. */
  company_alias: { columns: { companyId: int(), nameKey: line(220) }, primary: ['companyId', 'nameKey'], indices: { name: ['nameKey'] }, foreign: { companyId: 'company.id' } },
  /** The lists of large or special companies (榜单、称号) that name a company, by year. */
  company_ranking: {
    columns: { companyId: int(), list: code(40), year: int(), position: int(nullable) },
    primary: ['companyId', 'list', 'year'],
    indices: { list: ['list', 'year', 'companyId'] },
    foreign: { companyId: 'company.id' },
  },
  /** The attributes that counts depend on, as known between two instants. */
  company_revision: {
    columns: { companyId: int(), knownFrom: instant(), knownTo: instant(), regionCode: code(12, nullable), industryCode: code(10, nullable), groupId: int(nullable), anchor: flag(), stoppedOn: day(nullable), mergedIntoId: int(nullable), archived: flag() },
    primary: ['companyId', 'knownFrom'],
    indices: { known: ['companyId', 'knownTo'] },
  },
  /** What a settled company went through: stopped, with its disposal plan, and resumed. */
  company_event: {
    columns: { id: int(), companyId: int(), type: code(40), occurredOn: day(), disposal: code(40, nullable), plan: text(nullable), reason: text(nullable), recordedAt: instant(), recordedById: int(nullable) },
    primary: ['id'],
    indices: { company: ['companyId', 'id'] },
    foreign: { companyId: 'company.id' },
    appendOnly: true,
  },
  company_merge: {
    columns: {
      id: int(), survivorId: int(), mergedId: int(), before: text(), moved: text(), reason: text(nullable), mergedById: int(), mergedAt: instant(),
      undoneById: int(nullable), undoneAt: instant(nullable),
    },
    primary: ['id'],
    indices: { survivor: ['survivorId'], merged: ['mergedId'] },
    foreign: { survivorId: 'company.id', mergedId: 'company.id' },
  },
  contact: {
    columns: {
      id: int(), companyId: int(), name: line(60, nullable), title: line(100, nullable), phone: line(40, nullable), wechat: line(60, nullable), email: line(120, nullable), notes: text(nullable),
      organisationId: int(), createdById: int(nullable), archivedAt: instant(nullable), erasedAt: instant(nullable), erasedById: int(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    indices: { company: ['companyId', 'organisationId'], organisation: ['organisationId', 'updatedAt'] },
    foreign: { companyId: 'company.id', organisationId: 'organisation.id' },
  },
};

export class ExtendCompanies1795400200100 implements MigrationInterface {
  name = 'ExtendCompanies1795400200100';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'company', COLUMNS);
    await runner.query('CREATE INDEX `ix_company_group` ON `company` (`groupId`)');
    await runner.query('CREATE INDEX `ix_company_merged` ON `company` (`mergedIntoId`)');
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await this.fillAliases(runner);
    await startIds(runner, ['company_event', 'company_merge', 'contact']);
    await runner.query(
      "INSERT INTO `company_revision` (`companyId`, `knownFrom`, `knownTo`, `regionCode`, `industryCode`, `groupId`, `anchor`, `stoppedOn`, `mergedIntoId`, `archived`) SELECT `id`, `createdAt`, '9999-12-31T23:59:59.999Z', `regionCode`, `industryCode`, NULL, 0, NULL, NULL, CASE WHEN `archivedAt` IS NULL THEN 0 ELSE 1 END FROM `company`");
  }

  /** Other names of the companies that were there before. */
  private async fillAliases(runner: QueryRunner): Promise<void> {
    const companies = await runner.query("SELECT `id`, `aliases` FROM `company` WHERE `aliases` <> '[]'") as { id: number; aliases: string }[];
    for (const { id, aliases } of companies) {
      const keys = new Set((JSON.parse(aliases) as string[]).map((alias) => alias.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{S}]+/gu, '').slice(0, 220)));
      for (const key of keys) if (key) await runner.query('INSERT INTO `company_alias` (`companyId`, `nameKey`) VALUES (?, ?)', [id, key]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` IN ('company_event', 'company_merge', 'contact')");
    for (const index of ['ix_company_group', 'ix_company_merged']) await runner.query(runner.dataSource.options.type === 'better-sqlite3' ? `DROP INDEX \`${index}\`` : `DROP INDEX \`${index}\` ON \`company\``);
    for (const column of Object.keys(COLUMNS).reverse()) await runner.query(`ALTER TABLE \`company\` DROP COLUMN \`${column}\``);
  }
}
