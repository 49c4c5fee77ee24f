import type { Database } from '../core/database/database.js';

/** A table as the database describes it. */
export interface TableInfo {
  name: string;
  columns: string[];
  /** The columns of its primary key, in order. */
  key: string[];
  references: { column: string; table: string; otherColumn: string }[];
}

type Read = <T extends object>(sql: string, params?: unknown[]) => Promise<T[]>;

/** The installation's tables, each after those it refers to; the record of migrations is not one of them. */
export async function readTables(database: Database): Promise<TableInfo[]> {
  const read: Read = (sql, params = []) => database.writeSource.query(sql, params);
  const tables = database.kind === 'sqlite' ? await readSqlite(read) : await readMysql(read);
  return inOrder(tables.filter((table) => table.name !== 'migration'));
}

/** Tables by name, those referred to first. References within a table, or in a circle, are kept by the restoring transaction as a whole. */
function inOrder(tables: TableInfo[]): TableInfo[] {
  const byName = new Map(tables.sort((a, b) => (a.name < b.name ? -1 : 1)).map((table) => [table.name, table]));
  const ordered = new Set<TableInfo>();
  const visiting = new Set<TableInfo>();
  const visit = (table: TableInfo) => {
    if (ordered.has(table) || visiting.has(table)) return;
    visiting.add(table);
    for (const reference of table.references) {
      const other = byName.get(reference.table);
      if (other) visit(other);
    }
    ordered.add(table);
  };
  for (const table of byName.values()) visit(table);
  return [...ordered];
}

async function readSqlite(read: Read): Promise<TableInfo[]> {
  const names = await read<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  const tables: TableInfo[] = [];
  for (const { name } of names) {
    const columns = await read<{ name: string; pk: number }>(`PRAGMA table_info(\`${name}\`)`);
    const foreign = await read<{ from: string; table: string; to: string }>(`PRAGMA foreign_key_list(\`${name}\`)`);
    tables.push({
      name, columns: columns.map((column) => column.name),
      key: columns.filter((column) => column.pk > 0).sort((a, b) => a.pk - b.pk).map((column) => column.name),
      references: foreign.map((key) => ({ column: key.from, table: key.table, otherColumn: key.to })),
    });
  }
  return tables;
}

async function readMysql(read: Read): Promise<TableInfo[]> {
  const columns = await read<{ t: string; name: string }>('SELECT TABLE_NAME AS t, COLUMN_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY TABLE_NAME, ORDINAL_POSITION');
  const keys = await read<{ t: string; name: string }>("SELECT TABLE_NAME AS t, COLUMN_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND INDEX_NAME = 'PRIMARY' ORDER BY TABLE_NAME, SEQ_IN_INDEX");
  const foreign = await read<{ t: string; name: string; otherTable: string; otherColumn: string }>(
    'SELECT TABLE_NAME AS t, COLUMN_NAME AS name, REFERENCED_TABLE_NAME AS otherTable, REFERENCED_COLUMN_NAME AS otherColumn FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL');
  const tables = new Map<string, TableInfo>();
  for (const { t, name } of columns) {
    const table = tables.get(t) ?? { name: t, columns: [], key: [], references: [] };
    table.columns.push(name);
    tables.set(t, table);
  }
  for (const { t, name } of keys) tables.get(t)!.key.push(name);
  for (const { t, name, otherTable, otherColumn } of foreign) tables.get(t)!.references.push({ column: name, table: otherTable, otherColumn });
  return [...tables.values()];
}
