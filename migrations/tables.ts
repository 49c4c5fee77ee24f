import type { QueryRunner } from 'typeorm';

/**
 * One description of a table for both databases. Codes, days and instants are compared byte by byte (not ASCII columns: a filter
 * in Chinese would then be an error instead of a miss); names and prose by Unicode rules. Only what both databases do alike is offered.
 */
type Nullable = { nullable?: boolean };
interface ColumnType { sqlite: string; mysql: string; nullable: boolean }

const column = (sqlite: string, mysql: string) => (options: Nullable = {}): ColumnType => ({ sqlite, mysql, nullable: options.nullable ?? false });
const exact = (length: number) => column(`varchar(${length})`, `varchar(${length}) COLLATE utf8mb4_bin`);

export const int = column('integer', 'int');
export const fen = column('bigint', 'bigint');
export const flag = column('boolean', 'tinyint');
export const day = exact(10);
export const instant = exact(24);
export const code = (length = 40, options: Nullable = {}) => exact(length)(options);
export const line = (length = 200, options: Nullable = {}) => column(`varchar(${length})`, `varchar(${length})`)(options);
export const text = column('text', 'mediumtext');

export interface TableDescription {
  columns: Record<string, ColumnType>;
  primary: string[];
  unique?: Record<string, string[]>;
  indices?: Record<string, string[]>;
  foreign?: Record<string, string>;
  checks?: Record<string, string>;
  /** Rows may be added but never changed or removed: triggers refuse it on both databases. */
  appendOnly?: boolean;
  /** The rows are kept in the order of the primary key and nowhere else (MySQL always does): for narrow tables that are all key. */
  clustered?: boolean;
}

const isSqlite = (runner: QueryRunner) => runner.dataSource.options.type === 'better-sqlite3';
const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ');

export async function createTable(runner: QueryRunner, name: string, table: TableDescription): Promise<void> {
  const sqlite = isSqlite(runner);
  const lines = Object.entries(table.columns).map(([key, type]) => `\`${key}\` ${sqlite ? type.sqlite : type.mysql}${type.nullable ? ' NULL' : ' NOT NULL'}`);
  lines.push(`PRIMARY KEY (${list(table.primary)})`);
  for (const [field, target] of Object.entries(table.foreign ?? {})) {
    const [otherTable, otherColumn] = target.split('.') as [string, string];
    lines.push(`CONSTRAINT \`fk_${name}_${field}\` FOREIGN KEY (\`${field}\`) REFERENCES \`${otherTable}\` (\`${otherColumn}\`)`);
  }
  for (const [key, condition] of Object.entries(table.checks ?? {})) lines.push(`CONSTRAINT \`ck_${name}_${key}\` CHECK (${condition})`);
  await runner.query(`CREATE TABLE \`${name}\` (${lines.join(', ')})${sqlite ? (table.clustered ? ' WITHOUT ROWID' : '') : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'}`);
  for (const [key, columns] of Object.entries(table.unique ?? {})) await runner.query(`CREATE UNIQUE INDEX \`uq_${name}_${key}\` ON \`${name}\` (${list(columns)})`);
  for (const [key, columns] of Object.entries(table.indices ?? {})) await runner.query(`CREATE INDEX \`ix_${name}_${key}\` ON \`${name}\` (${list(columns)})`);
  if (table.appendOnly) await refuseChanges(runner, name);
}

/** Adds columns to a table that may hold rows: nullable ones, or with a default. */
export async function addColumns(runner: QueryRunner, name: string, columns: Record<string, ColumnType & { default?: string }>): Promise<void> {
  const sqlite = isSqlite(runner);
  for (const [key, type] of Object.entries(columns)) {
    await runner.query(`ALTER TABLE \`${name}\` ADD COLUMN \`${key}\` ${sqlite ? type.sqlite : type.mysql}${type.nullable ? ' NULL' : ' NOT NULL'}${type.default === undefined ? '' : ` DEFAULT ${type.default}`}`);
  }
}

async function refuseChanges(runner: QueryRunner, name: string): Promise<void> {
  for (const verb of ['UPDATE', 'DELETE']) {
    const trigger = `tr_${name}_no_${verb.toLowerCase()}`;
    await runner.query(isSqlite(runner)
      ? `CREATE TRIGGER \`${trigger}\` BEFORE ${verb} ON \`${name}\` BEGIN SELECT RAISE(ABORT, '${name} is append-only'); END`
      : `CREATE TRIGGER \`${trigger}\` BEFORE ${verb} ON \`${name}\` FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${name} is append-only'`);
  }
}

export async function dropColumns(runner: QueryRunner, name: string, columns: Record<string, ColumnType>): Promise<void> {
  for (const key of Object.keys(columns).reverse()) await runner.query(`ALTER TABLE \`${name}\` DROP COLUMN \`${key}\``);
}

export async function dropTable(runner: QueryRunner, name: string): Promise<void> {
  await runner.query(`DROP TABLE \`${name}\``);
}

/** Makes an index anew with other columns, in their order. */
export async function replaceIndex(runner: QueryRunner, table: string, key: string, columns: readonly string[]): Promise<void> {
  const name = `ix_${table}_${key}`;
  await runner.query(isSqlite(runner) ? `DROP INDEX \`${name}\`` : `DROP INDEX \`${name}\` ON \`${table}\``);
  await runner.query(`CREATE INDEX \`${name}\` ON \`${table}\` (${list(columns)})`);
}

/** Gives each kind of id its counter. */
export async function startIds(runner: QueryRunner, kinds: readonly string[]): Promise<void> {
  for (const kind of kinds) await runner.query('INSERT INTO `id_block` (`kind`, `next`) VALUES (?, 1)', [kind]);
}
