import { nameKey } from '../shared/text.js';
import type { Config } from './core/config.js';
import type { Database } from './core/database/database.js';
import { isUniqueViolation } from './core/database/driver-errors.js';
import { migrate, pendingMigrations } from './core/database/migrate.js';
import { findRow, insertRows } from './core/database/rows.js';
import { Installation, Organisation, Region } from './identity/entities.js';
import { loadReferenceData } from './identity/regions.js';

/** Why the process does not start, said in both languages; printed as it is, without a stack. */
export class StartRefused extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
  }
}

const ROOT_ORGANISATION = '市招商局';

/**
 * Brings the database up to date and fills in the reference data. The embedded database migrates by itself (its file is
 * copied first); a MySQL server's only when `migrateServer` says so, for several processes may run against it.
 */
export async function prepareDatabase(config: Config, database: Database, options: { migrateServer: boolean }): Promise<void> {
  if (database.kind === 'mysql' && !options.migrateServer) {
    const pending = await pendingMigrations(database.writeSource);
    if (pending.length) {
      throw new StartRefused(`数据库结构不是最新的，请先运行：npm run migrate（待执行：${pending.join('、')}）`, `The database is not up to date; first run: npm run migrate (pending: ${pending.join(', ')})`);
    }
  }
  await migrate(config, database);
  // What the planner knows of the embedded database's tables; a sample of each that has changed much, so that it takes milliseconds.
  if (database.kind === 'sqlite') await database.writeSource.query('PRAGMA optimize = 0x10002');
  await loadReferenceData(database);
}

/** Refuses to serve real work with demonstration data, or with accounts whose password everybody knows. */
export async function refuseDemonstration(database: Database): Promise<void> {
  const installation = await findRow(database, Installation, { id: 1 });
  if (installation?.demonstration) {
    throw new StartRefused(`此数据库是演示数据（${installation.name}），不能用于正式运行。请换用新的 DATA_DIR 或 DATABASE_URL；查看演示请运行：npm run quickstart`, 'This database holds the demonstration city and cannot be used in production. Choose another DATA_DIR or DATABASE_URL; to see the demonstration run: npm run quickstart');
  }
  const users = await database.query<{ username: string }>("SELECT `username` FROM `user_account` WHERE `demonstration` = 1 AND `status` = 'active' ORDER BY `id` LIMIT 20");
  if (users.length) {
    const names = users.map((user) => user.username);
    throw new StartRefused(`以下账号仍使用公开的演示密码，请先停用：${names.join('、')}`, `These accounts still have the published demonstration password; disable them first: ${names.join(', ')}`);
  }
}

/**
 * At the first start: the installation row (its home region is read once, from HOME_REGION) and the organisation at the top.
 * @throws StartRefused when HOME_REGION is missing or not a city
 */
export async function ensureInstallation(config: Config, database: Database, now: string): Promise<void> {
  if (await findRow(database, Installation, { id: 1 })) return;
  const home = await homeRegion(config, database);
  try {
    await database.write(async () => {
      await insertRows(database, Installation, [{ id: 1, name: home.name, homeRegion: home.code, demonstration: false, createdAt: now }]);
      if (await database.queryOne('SELECT `id` FROM `organisation` LIMIT 1')) return;
      // Here the counter is taken in the same transaction: nobody else can be at work before the installation exists.
      const counter = await database.queryOne<{ next: number }>("SELECT `next` FROM `id_block` WHERE `kind` = 'organisation'");
      const id = counter!.next;
      await database.execute("UPDATE `id_block` SET `next` = `next` + 1 WHERE `kind` = 'organisation'");
      await insertRows(database, Organisation, [{
        id, name: ROOT_ORGANISATION, nameKey: nameKey(ROOT_ORGANISATION), kind: 'city-bureau', parentId: null, path: `/${id}/`, regionCode: home.code, archivedAt: null, version: 1, createdAt: now, updatedAt: now,
      }]);
    }, { unaudited: true });
  } catch (error) {
    // Another process, starting at the same moment, was faster.
    if (!isUniqueViolation(error)) throw error;
  }
}

async function homeRegion(config: Config, database: Database): Promise<Region> {
  const how = { zh: '请设置环境变量 HOME_REGION 为本市的行政区划代码（GB/T 2260，如安康市 610900），它只在首次启动时读取一次', en: 'Set HOME_REGION to the GB/T 2260 code of the home city (e.g. 610900 for Ankang); it is read once, at the first start' };
  const code = config.homeRegion;
  if (!code) throw new StartRefused(`首次启动缺少 HOME_REGION。${how.zh}。`, `HOME_REGION is missing at the first start. ${how.en}.`);
  const region = await findRow(database, Region, { code });
  if (!region) throw new StartRefused(`没有代码为“${code}”的行政区划。${how.zh}。`, `There is no region with the code "${code}". ${how.en}.`);
  if (!(await isCity(region, database))) throw new StartRefused(`“${region.fullName}”（${code}）不是一个市。${how.zh}。`, `"${region.fullName}" (${code}) is not a city. ${how.en}.`);
  return region;
}

/** A city, a municipality (its districts hang from it directly) or a county-level city directly below its province. */
async function isCity(region: Region, database: Database): Promise<boolean> {
  if (region.level === 'city') return true;
  if (region.level === 'province') return !(await findRow(database, Region, { parentCode: region.code, level: 'city' }));
  const parent = region.parentCode === null ? undefined : await findRow(database, Region, { code: region.parentCode });
  return parent?.level === 'province' && (await findRow(database, Region, { parentCode: parent.code, level: 'city' })) !== undefined;
}

/** Whether anybody can sign in yet. */
export async function hasUsers(database: Database): Promise<boolean> {
  return Boolean(await database.queryOne('SELECT `id` FROM `user_account` LIMIT 1'));
}
