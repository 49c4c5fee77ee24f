import { Database } from '../../api/core/database/database.js';
import { migrate, pendingMigrations } from '../../api/core/database/migrate.js';
import { entities } from '../../api/entities.js';
import { migrations } from '../../migrations/index.js';
import { availableDatabases, emptyDatabase, type DatabaseKind, type TestDatabase } from '../support/databases.js';
import { readCatalogue, sampleRow, type Catalogue } from './catalogue.js';

/** Tables of the plumbing, written with SQL only. */
const WITHOUT_ENTITY = ['id_block', 'idempotency_key', 'job_lease', 'outbox'];
const APPEND_ONLY = ['assessment_check', 'assessment_result', 'assessment_step', 'assessment_value', 'audit_entry', 'audit_seal', 'carrier_event', 'certification', 'company_event', 'evidence', 'evidence_link', 'next_step_change', 'official_value', 'opportunity_event', 'policy_adoption', 'policy_pack', 'project_event', 'project_event_review', 'published_figure', 'published_figure_line', 'quarterly_return'];
/** Rows that change until their assessment is final. */
const FROZEN_WHEN_FINAL = ['assessment_objection', 'assessment_run', 'assessment_unit'];
/** For every CHECK: the values that violate it and, beside them, values that do not. */
const CHECKS: Record<string, { table: string; wrong: Record<string, unknown>; right: Record<string, unknown> }> = {
  ck_carrier_area: { table: 'carrier', wrong: { areaCenti: 100, reservedCenti: 60, occupiedCenti: 60 }, right: { areaCenti: 100, reservedCenti: 40, occupiedCenti: 60 } },
  ck_installation_single: { table: 'installation', wrong: { id: 2 }, right: { id: 1 } },
  ck_promotion_event_promotionCost: { table: 'promotion_event', wrong: { costFen: -1 }, right: { costFen: 0 } },
  ck_project_agreedInvestment: { table: 'project', wrong: { agreedInvestmentFen: -1 }, right: { agreedInvestmentFen: 0 } },
};

interface Migrated { files: TestDatabase; database: Database; catalogue: Catalogue }
const opened = new Map<DatabaseKind, Migrated>();

beforeAll(async () => {
  for (const kind of availableDatabases) {
    const files = await emptyDatabase(kind);
    const database = await Database.open(files.config, entities);
    expect(await migrate(files.config, database)).toEqual(migrations.map((Migration) => new Migration().name));
    opened.set(kind, { files, database, catalogue: await readCatalogue(database) });
  }
});

afterAll(async () => {
  for (const { database, files } of opened.values()) {
    await database.close();
    await files.drop();
  }
});

describe.each(availableDatabases)('on %s', (kind) => {
  const here = () => opened.get(kind)!;

  /** Runs statements on one connection with foreign keys off: the rows here stand alone. Nothing is kept. */
  async function alone(work: (run: (sql: string, params?: unknown[]) => Promise<unknown>) => Promise<void>): Promise<void> {
    const runner = here().database.writeSource.createQueryRunner();
    const off = kind === 'sqlite' ? 'PRAGMA foreign_keys = OFF' : 'SET FOREIGN_KEY_CHECKS = 0';
    const on = kind === 'sqlite' ? 'PRAGMA foreign_keys = ON' : 'SET FOREIGN_KEY_CHECKS = 1';
    await runner.query(off);
    await runner.startTransaction();
    try {
      await work((sql, params) => runner.query(sql, params));
    } finally {
      await runner.rollbackTransaction();
      await runner.query(on);
      if (kind === 'mariadb') await runner.release();
    }
  }

  function insertion(table: string, values: Record<string, unknown> = {}): [sql: string, params: unknown[]] {
    const row = sampleRow(here().catalogue, table, values);
    return [`INSERT INTO \`${table}\` (${Object.keys(row).map((name) => `\`${name}\``).join(', ')}) VALUES (${Object.keys(row).map(() => '?').join(', ')})`, Object.values(row)];
  }

  test('nothing is pending and migrating again does nothing', async () => {
    expect(await pendingMigrations(here().database.writeSource)).toEqual([]);
    expect(await migrate(here().files.config, here().database)).toEqual([]);
  });

  test('every entity property has its column and every column its property', () => {
    const { catalogue, database } = here();
    const described = database.writeSource.entityMetadatas.flatMap((metadata) => metadata.columns.map((column) => {
      const type = column.type === 'varchar' ? `varchar(${column.length})` : column.type === 'boolean' ? 'flag' : column.type as string;
      return `${metadata.tableName}.${column.databaseName} ${type}${column.isNullable ? ' null' : ''}`;
    }));
    const real = Object.entries(catalogue.columns).filter(([table]) => !WITHOUT_ENTITY.includes(table))
      .flatMap(([table, columns]) => Object.entries(columns).map(([name, { type, nullable }]) => `${table}.${name} ${type}${nullable ? ' null' : ''}`));
    expect({ onlyInEntities: described.filter((column) => !real.includes(column)), onlyInTheDatabase: real.filter((column) => !described.includes(column)) }).toEqual({ onlyInEntities: [], onlyInTheDatabase: [] });
    const keys = Object.fromEntries(database.writeSource.entityMetadatas.map((metadata) => [metadata.tableName, metadata.primaryColumns.map((column) => column.databaseName).sort()]));
    expect(keys).toEqual(Object.fromEntries(Object.keys(keys).map((table) => [table, [...catalogue.primaryKeys[table]!].sort()])));
  });

  test.each(APPEND_ONLY)('%s takes rows and refuses to change or remove them', async (table) => {
    const column = Object.keys(here().catalogue.columns[table]!)[0]!;
    await alone(async (run) => {
      await run(...insertion(table));
      await expect(run(`UPDATE \`${table}\` SET \`${column}\` = \`${column}\``)).rejects.toThrow(`${table} is append-only`);
      await expect(run(`DELETE FROM \`${table}\``)).rejects.toThrow(`${table} is append-only`);
    });
  });

  test('exactly the tables listed here are append-only', () => {
    expect(here().catalogue.triggers).toEqual([...APPEND_ONLY.flatMap((table) => [`tr_${table}_no_delete`, `tr_${table}_no_update`]), ...FROZEN_WHEN_FINAL.flatMap((table) => [`tr_${table}_final_delete`, `tr_${table}_final_update`])].sort());
  });

  test('every CHECK is listed here', () => expect(here().catalogue.checks).toEqual(Object.keys(CHECKS).sort()));

  test.each(Object.entries(CHECKS))('%s refuses what it is there for', async (name, { table, wrong, right }) => {
    await alone(async (run) => {
      await expect(run(...insertion(table, wrong))).rejects.toThrow(name);
      await run(...insertion(table, right));
    });
  });

  test('every table can be taken down and built again alike', async () => {
    const { database, catalogue } = here();
    for (let left = migrations.length; left > 0; left -= 1) await database.writeSource.undoLastMigration();
    expect((await readCatalogue(database)).columns).toEqual({});
    await database.writeSource.runMigrations();
    expect(await readCatalogue(database)).toEqual(catalogue);
  });
});

(availableDatabases.includes('mariadb') ? test : test.skip)('both databases have one schema', () => {
  expect(opened.get('mariadb')!.catalogue).toEqual(opened.get('sqlite')!.catalogue);
});
