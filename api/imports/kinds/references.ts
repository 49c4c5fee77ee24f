import { nameKey } from '../../../shared/text.js';
import type { Database } from '../../core/database/database.js';
import { placeholders } from '../../core/database/rows.js';
import type { References } from '../domain/read-record.js';

type Texts = ReadonlyMap<string, readonly string[]>;

function grouped(rows: readonly { id: number; key: string }[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { id, key } of rows) found.set(key, [...(found.get(key) ?? []).filter((known) => known !== id), id]);
  return found;
}

/** Records by each of the keys they go by, so that many rows find theirs without looking through all. */
export function byKey<T>(records: readonly T[], keysOf: (record: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const record of records) for (const key of new Set(keysOf(record))) {
    const group = found.get(key);
    if (group) group.push(record);
    else found.set(key, [record]);
  }
  return found;
}

/** The organisations that a field's cells name. */
export async function organisationsByName(database: Database, texts: Texts, field: string): Promise<References> {
  const keys = (texts.get(field) ?? []).map(nameKey);
  return new Map([[field, grouped(keys.length ? await database.query(`SELECT \`id\`, \`nameKey\` AS \`key\` FROM \`organisation\` WHERE \`archivedAt\` IS NULL AND \`nameKey\` IN (${placeholders(keys)})`, keys) : [])]]);
}

/** Every park by its name, short name and other names: parks are few. */
export async function parksByName(database: Database): Promise<ReadonlyMap<string, readonly number[]>> {
  const parks = await database.query<{ id: number; name: string; shortName: string | null; aliases: string }>('SELECT `id`, `name`, `shortName`, `aliases` FROM `park` WHERE `archivedAt` IS NULL');
  const exact = grouped(parks.map(({ id, name }) => ({ id, key: nameKey(name) })));
  const other = grouped(parks.flatMap(({ id, shortName, aliases }) => [shortName ?? '', ...(JSON.parse(aliases) as string[])].filter(Boolean).map((name) => ({ id, key: nameKey(name) }))));
  return new Map([...other, ...exact]);
}
