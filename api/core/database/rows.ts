import type { EntityMetadata } from 'typeorm';
import { conflict, notFound } from '../errors.js';
import { JSON_TRANSFORMER } from './columns.js';
import type { Database, Row } from './database.js';
import { isUniqueViolation } from './driver-errors.js';

type EntityClass<T> = new () => T;

interface ColumnPlan { name: string; write(value: unknown): unknown; read(value: unknown): unknown }
interface TablePlan {
  table: string;
  columns: ColumnPlan[];
  byName: Map<string, ColumnPlan>;
  /** Those that are stored otherwise than they are used (JSON, booleans). */
  coded: ColumnPlan[];
  /** Texts of inserting statements by verb and number of rows. */
  inserts: Map<string, string>;
}

const plans = new WeakMap<EntityMetadata, TablePlan>();
const identity = (value: unknown) => value ?? null;

function planOf(database: Database, entity: EntityClass<object>): TablePlan {
  const metadata = database.writeSource.getMetadata(entity);
  let plan = plans.get(metadata);
  if (!plan) {
    const columns = metadata.columns.map((column): ColumnPlan => {
      const name = column.databaseName;
      if (column.transformer === JSON_TRANSFORMER) return { name, write: JSON_TRANSFORMER.to, read: JSON_TRANSFORMER.from };
      if (column.type === 'boolean') return { name, write: (value) => (value ? 1 : 0), read: (value) => Number(value) === 1 };
      return { name, write: identity, read: identity };
    });
    plan = { table: metadata.tableName, columns, byName: new Map(columns.map((column) => [column.name, column])), coded: columns.filter((column) => column.read !== identity), inserts: new Map() };
    plans.set(metadata, plan);
  }
  return plan;
}

export function tableOf(database: Database, entity: EntityClass<object>): string {
  return planOf(database, entity).table;
}

/** SQLite binds at most 32,766 values a statement; half of that keeps statements short. */
const MAX_BOUND = 16_000;
const MAX_ROWS = 500;
const EMBEDDED_ROWS = 64;

/** Inserts rows with as few statements as fit; missing fields become NULL. */
export async function insertRows<T extends object>(database: Database, entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  await writeRows('INSERT', database, entity, rows, (sql, values) => database.execute(sql, values));
}

/** Inserts rows that nothing can be in the way of: on MySQL a refusal comes with a later statement of the transaction. */
export async function putRows<T extends object>(database: Database, entity: EntityClass<T>, rows: readonly Partial<T>[]): Promise<void> {
  await writeRows('INSERT', database, entity, rows, (sql, values) => database.put(sql, values));
}

/** Inserts rows, or replaces those with the same key whole (for tables nothing refers to). */
export async function replaceRows<T extends object>(database: Database, entity: EntityClass<T>, rows: readonly T[]): Promise<void> {
  await writeRows('REPLACE', database, entity, rows, (sql, values) => database.put(sql, values));
}

async function writeRows<T extends object>(
  verb: 'INSERT' | 'REPLACE', database: Database, entity: EntityClass<T>, rows: readonly Partial<T>[], run: (sql: string, values: readonly unknown[]) => Promise<unknown>,
): Promise<void> {
  if (!rows.length) return;
  const plan = planOf(database, entity);
  const most = Math.max(1, Math.min(MAX_ROWS, Math.floor(MAX_BOUND / plan.columns.length)));
  for (let start = 0; start < rows.length; ) {
    const left = Math.min(rows.length - start, most);
    // The embedded database keeps compiled statements, each as large as its rows, and gains nothing from long ones: few sizes only.
    const size = database.kind === 'sqlite' ? 2 ** Math.floor(Math.log2(Math.min(left, EMBEDDED_ROWS))) : left;
    const values: unknown[] = [];
    for (const row of rows.slice(start, start + size)) for (const column of plan.columns) values.push(column.write((row as Row)[column.name]));
    await run(insertText(verb, plan, size), values);
    start += size;
  }
}

function insertText(verb: string, { table, columns, inserts }: TablePlan, size: number): string {
  const key = `${verb} ${size}`;
  let text = inserts.get(key);
  if (text === undefined) {
    const tuple = `(${columns.map(() => '?').join(', ')})`;
    text = `${verb} INTO \`${table}\` (${columns.map((column) => `\`${column.name}\``).join(', ')}) VALUES ${new Array<string>(size).fill(tuple).join(', ')}`;
    inserts.set(key, text);
  }
  return text;
}

/** Updates the named fields of the rows with these keys, without looking at a version (for rows nobody edits by hand). */
export async function updateRows<T extends object>(database: Database, entity: EntityClass<T>, where: Partial<T>, patch: Partial<T>): Promise<number> {
  const { table, byName } = planOf(database, entity);
  const sets = Object.entries(patch).filter(([, value]) => value !== undefined);
  const conditions = Object.entries(where);
  if (!sets.length || !conditions.length) return 0;
  const write = ([name, value]: [string, unknown]) => byName.get(name)!.write(value);
  return database.execute(
    `UPDATE \`${table}\` SET ${sets.map(([name]) => `\`${name}\` = ?`).join(', ')} WHERE ${conditions.map(([name]) => `\`${name}\` = ?`).join(' AND ')}`,
    [...sets.map(write), ...conditions.map(write)],
  );
}

/** Removes the row with this key (projections only: records are archived, never deleted). */
export async function deleteRow<T extends object>(database: Database, entity: EntityClass<T>, key: Partial<T>): Promise<void> {
  const conditions = Object.entries(key);
  await database.execute(`DELETE FROM \`${tableOf(database, entity)}\` WHERE ${conditions.map(([name]) => `\`${name}\` = ?`).join(' AND ')}`, conditions.map(([, value]) => value));
}

/** Gives many rows the same new values, raising their versions if asked. */
export async function updateMany<T extends object>(database: Database, entity: EntityClass<T>, ids: readonly number[], patch: Partial<T>, raiseVersion: boolean): Promise<void> {
  const { table, byName } = planOf(database, entity);
  const sets = Object.entries(patch);
  const assignments = [...sets.map(([name]) => `\`${name}\` = ?`), ...(raiseVersion ? ['`version` = `version` + 1'] : [])].join(', ');
  for (let start = 0; start < ids.length; start += MAX_ROWS) {
    const part = ids.slice(start, start + MAX_ROWS);
    await database.execute(`UPDATE \`${table}\` SET ${assignments} WHERE \`id\` IN (${placeholders(part)})`, [...sets.map(([name, value]) => byName.get(name)!.write(value)), ...part]);
  }
}

/** Gives each of these rows values of its own (all the same fields), with as few statements as fit, raising their versions if asked. */
export async function updateEach<T extends { id: number }>(database: Database, entity: EntityClass<T>, rows: readonly (Partial<T> & { id: number })[], raiseVersion: boolean): Promise<void> {
  const { table, byName } = planOf(database, entity);
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id');
  // The database looks through the cases of each column for every row.
  const most = Math.max(1, Math.min(database.kind === 'sqlite' ? EMBEDDED_ROWS : MAX_ROWS, Math.floor(MAX_BOUND / (2 * names.length + 1))));
  for (let start = 0; start < rows.length; start += most) {
    const part = rows.slice(start, start + most);
    const cases = part.map(() => 'WHEN ? THEN ?').join(' ');
    const sets = [...names.map((name) => `\`${name}\` = CASE \`id\` ${cases} END`), ...(raiseVersion ? ['`version` = `version` + 1'] : [])].join(', ');
    const values = names.flatMap((name) => part.flatMap((row) => [row.id, byName.get(name)!.write((row as Row)[name])]));
    await database.execute(`UPDATE \`${table}\` SET ${sets} WHERE \`id\` IN (${placeholders(part)})`, [...values, ...part.map(({ id }) => id)]);
  }
}

/** Rows by a simple condition (field → value, or field → list of values), JSON and booleans decoded. */
export async function selectRows<T extends object>(database: Database, entity: EntityClass<T>, where: { [K in keyof T]?: T[K] | readonly T[K][] }, tail = ''): Promise<T[]> {
  const { table, columns } = planOf(database, entity);
  const conditions: string[] = [];
  const params: unknown[] = [];
  for (const [name, value] of Object.entries(where)) {
    if (Array.isArray(value)) {
      if (!value.length) return [];
      conditions.push(`\`${name}\` IN (${value.map(() => '?').join(', ')})`);
      params.push(...(value as unknown[]));
    } else if (value === null) conditions.push(`\`${name}\` IS NULL`);
    else {
      conditions.push(`\`${name}\` = ?`);
      params.push(value);
    }
  }
  const sql = `SELECT ${columns.map((column) => `\`${column.name}\``).join(', ')} FROM \`${table}\` WHERE ${conditions.join(' AND ') || '1 = 1'} ${tail}`;
  return (await database.query(sql, params)).map((row) => decode(columns, row) as T);
}

export async function findRow<T extends object>(database: Database, entity: EntityClass<T>, where: { [K in keyof T]?: T[K] }): Promise<T | undefined> {
  return (await selectRows(database, entity, where, 'LIMIT 1'))[0];
}

function decode(columns: readonly ColumnPlan[], row: Row): Row {
  const decoded: Row = {};
  for (const column of columns) decoded[column.name] = column.read(row[column.name]);
  return decoded;
}

/** Decodes, in place, booleans and JSON of a raw row that holds some or all of an entity's columns under their own names. */
export function decodeRow<T extends object>(database: Database, entity: EntityClass<T>, row: Row): T {
  for (const { name, read } of planOf(database, entity).coded) if (row[name] !== undefined) row[name] = read(row[name]);
  return row as T;
}

interface Versioned { id: number; version: number }

/**
 * Updates one row if its version is still the one the caller read, and raises the version by one.
 * @throws 409 `stale-version` with `params.current` when somebody else was faster; 404 when there is no such row.
 */
export async function updateVersioned<T extends Versioned>(
  database: Database, entity: EntityClass<T>, id: number, version: number, patch: Partial<T>, current: () => Promise<unknown>,
): Promise<void> {
  const changed = await updateRows(database, entity, { id, version } as Partial<T>, { ...patch, version: version + 1 });
  if (changed) return;
  const record = await current();
  if (!record) throw notFound(tableOf(database, entity), id);
  throw conflict('stale-version', { current: record });
}

/** Rows of a versioned update in one statement. */
const MAX_VERSIONED = 200;

/**
 * Updates many rows, each if its version is still the one the caller read, with as few statements as fit; every patch names the same fields.
 * @throws 409 `stale-version` with `params.current` of the first that somebody else changed; nothing may be committed then
 */
export async function updateVersionedRows<T extends Versioned>(
  database: Database, entity: EntityClass<T>, items: readonly { id: number; version: number; patch: Partial<T> }[], current: (id: number) => Promise<unknown>,
): Promise<void> {
  const { table, byName } = planOf(database, entity);
  for (let start = 0; start < items.length; start += MAX_VERSIONED) {
    const part = items.slice(start, start + MAX_VERSIONED);
    const names = Object.keys(part[0]!.patch);
    const sets = names.map((name) => `\`${name}\` = CASE \`id\` ${part.map(() => 'WHEN ? THEN ?').join(' ')} END`);
    const values = names.flatMap((name) => part.flatMap(({ id, patch }) => [id, byName.get(name)!.write((patch as Row)[name])]));
    const changed = await database.execute(
      `UPDATE \`${table}\` SET ${[...sets, '`version` = `version` + 1'].join(', ')} WHERE ${part.map(() => '(`id` = ? AND `version` = ?)').join(' OR ')}`, [...values, ...part.flatMap(({ id, version }) => [id, version])]);
    if (changed === part.length) continue;
    const wanted = new Map(part.map(({ id, version }) => [id, version + 1]));
    const stale = (await selectRows<Versioned>(database, entity as EntityClass<Versioned>, { id: part.map(({ id }) => id) })).find(({ id, version }) => wanted.get(id) !== version) ?? { id: part[0]!.id };
    throw conflict('stale-version', { current: await current(stale.id) });
  }
}

/**
 * Updates many rows, each in fields of its own, if each is still as it was read, with as few statements as fit: what only other rows change keeps its value.
 * @throws as `updateVersionedRows`
 */
export async function updateChanged<T extends Versioned>(
  database: Database, entity: EntityClass<T>, changes: readonly { row: T; patch: Partial<T> }[], current: (id: number) => Promise<unknown>,
): Promise<void> {
  const names = [...new Set(changes.flatMap(({ patch }) => Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name as keyof T]))))];
  await updateVersionedRows(database, entity, changes.map(({ row, patch }) => ({ id: row.id, version: row.version, patch: Object.fromEntries(names.map((name) => [name, patch[name] === undefined ? row[name] : patch[name]])) as Partial<T> })), current);
}

/** Turns the database's refusal of a second row with the same key into a 409 that names the field. */
export async function refuseDuplicate<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict('duplicate', { field }, [{ path: field, code: 'duplicate' }]);
    throw error;
  }
}

/**
 * The sum of an integer expression over rows, 0 over none: exact up to 2^53, rounded beyond. Sums of money are taken with it: SQLite refuses to
 * hand over larger integers, and to add them up beyond 2^63.
 */
export const sumOf = (expression: string): string => `COALESCE(SUM((${expression}) * 1e0), 0)`;

/** `?, ?, ?` for an IN list; an empty list matches nothing. */
export function placeholders(values: readonly unknown[]): string {
  return values.length ? values.map(() => '?').join(', ') : 'NULL';
}
