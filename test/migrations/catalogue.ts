import type { Database } from '../../api/core/database/database.js';

export interface CatalogueColumn {
  /** `integer`, `bigint`, `flag`, `text` or `varchar(n)`, whatever the database calls it. */
  type: string;
  nullable: boolean;
}

/** What a database says of its own schema, in words that are the same on both. */
export interface Catalogue {
  columns: Record<string, Record<string, CatalogueColumn>>;
  primaryKeys: Record<string, string[]>;
  /** `name (columns)`, unique ones marked. */
  indices: Record<string, string[]>;
  foreignKeys: Record<string, string[]>;
  checks: string[];
  triggers: string[];
}

const TYPES: Record<string, string> = { int: 'integer', integer: 'integer', bigint: 'bigint', tinyint: 'flag', boolean: 'flag', text: 'text', mediumtext: 'text' };

function typeClass(declared: string): string {
  const [, name, length] = /^(\w+)(?:\((\d+)\))?/.exec(declared.toLowerCase())!;
  if (name === 'varchar') return `varchar(${length})`;
  const known = TYPES[name!];
  if (!known) throw new Error(`a column type that the two databases do not share: ${declared}`);
  return known;
}

const group = <T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
};

const describeIndex = (name: string, columns: readonly string[], unique: boolean) => `${unique ? 'unique ' : ''}${name} (${columns.join(', ')})`;

export const readCatalogue = (database: Database): Promise<Catalogue> => (database.kind === 'sqlite' ? readSqlite(database) : readMysql(database));

async function readSqlite(database: Database): Promise<Catalogue> {
  const read = <T extends object>(sql: string) => database.writeSource.query(sql) as Promise<T[]>;
  const objects = await read<{ type: string; name: string; sql: string | null }>("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' AND name <> 'migration' ORDER BY name");
  const catalogue: Catalogue = { columns: {}, primaryKeys: {}, indices: {}, foreignKeys: {}, checks: [], triggers: [] };
  catalogue.triggers = objects.filter(({ type }) => type === 'trigger').map(({ name }) => name);
  for (const { name: table, sql } of objects.filter(({ type }) => type === 'table')) {
    const columns = await read<{ name: string; type: string; notnull: number; pk: number }>(`PRAGMA table_info(\`${table}\`)`);
    catalogue.columns[table] = Object.fromEntries(columns.map(({ name, type, notnull }) => [name, { type: typeClass(type), nullable: notnull === 0 }]));
    catalogue.primaryKeys[table] = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk).map(({ name }) => name);
    const indices = (await read<{ name: string; unique: number }>(`PRAGMA index_list(\`${table}\`)`)).filter(({ name }) => !name.startsWith('sqlite_'));
    catalogue.indices[table] = [];
    for (const { name, unique } of indices) catalogue.indices[table].push(describeIndex(name, (await read<{ name: string }>(`PRAGMA index_info(\`${name}\`)`)).map((column) => column.name), unique === 1));
    catalogue.indices[table].sort();
    catalogue.foreignKeys[table] = (await read<{ from: string; table: string; to: string }>(`PRAGMA foreign_key_list(\`${table}\`)`)).map((key) => `${key.from} → ${key.table}.${key.to}`).sort();
    catalogue.checks.push(...[...(sql ?? '').matchAll(/CONSTRAINT `(\w+)` CHECK/g)].map((match) => match[1]!));
  }
  catalogue.checks.sort();
  return catalogue;
}

async function readMysql(database: Database): Promise<Catalogue> {
  const read = <T extends object>(sql: string) => database.writeSource.query(sql) as Promise<T[]>;
  const columns = await read<{ t: string; name: string; type: string; nullable: string }>(
    "SELECT TABLE_NAME AS t, COLUMN_NAME AS name, COLUMN_TYPE AS type, IS_NULLABLE AS nullable FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'migration' ORDER BY TABLE_NAME, ORDINAL_POSITION");
  const statistics = await read<{ t: string; name: string; col: string; nonUnique: number }>(
    "SELECT TABLE_NAME AS t, INDEX_NAME AS name, COLUMN_NAME AS col, NON_UNIQUE AS nonUnique FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'migration' ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX");
  const keys = await read<{ t: string; col: string; otherTable: string; otherColumn: string }>(
    'SELECT TABLE_NAME AS t, COLUMN_NAME AS col, REFERENCED_TABLE_NAME AS otherTable, REFERENCED_COLUMN_NAME AS otherColumn FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL');
  const checks = await read<{ name: string }>('SELECT CONSTRAINT_NAME AS name FROM information_schema.CHECK_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = DATABASE() ORDER BY CONSTRAINT_NAME');
  const triggers = await read<{ name: string }>('SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY TRIGGER_NAME');
  const catalogue: Catalogue = { columns: {}, primaryKeys: {}, indices: {}, foreignKeys: {}, checks: checks.map(({ name }) => name), triggers: triggers.map(({ name }) => name) };
  for (const [table, own] of group(columns, (row) => row.t)) {
    catalogue.columns[table] = Object.fromEntries(own.map(({ name, type, nullable }) => [name, { type: typeClass(type), nullable: nullable === 'YES' }]));
    const indices = group(statistics.filter((row) => row.t === table), (row) => row.name);
    catalogue.primaryKeys[table] = (indices.get('PRIMARY') ?? []).map((row) => row.col);
    // MySQL adds an index of its own to a foreign key that has none; those bear the key's name.
    catalogue.indices[table] = [...indices].filter(([name]) => name !== 'PRIMARY' && !name.startsWith('fk_')).map(([name, rows]) => describeIndex(name, rows.map((row) => row.col), rows[0]!.nonUnique === 0)).sort();
    catalogue.foreignKeys[table] = keys.filter((key) => key.t === table).map((key) => `${key.col} → ${key.otherTable}.${key.otherColumn}`).sort();
  }
  return catalogue;
}

/** A row that fills what must not be empty; `values` says what it is about. */
export function sampleRow(catalogue: Catalogue, table: string, values: Record<string, unknown> = {}): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [name, { type, nullable }] of Object.entries(catalogue.columns[table]!)) if (!nullable) row[name] = /^(varchar|text)/.test(type) ? 'x' : 1;
  return { ...row, ...values };
}
