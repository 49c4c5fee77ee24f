import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../api/commands/prepare.mjs';
import { USER } from './options.mjs';
import { projectOf, random } from './fiction.mjs';

/**
 * Keyword search inside the application's own process, beside what it replaces: LIKE over all names and investors, page and total.
 * The application's side goes through the whole request (session, scope, JSON); the LIKE side is its two statements alone.
 * Also what the index costs: its size, making it, and its share of creating one project and a batch of 250.
 */
const { rounds } = JSON.parse(process.argv[2]);
const load = (path) => import(`file://${root}/dist/server/${path}`);
const [{ createApp }, { readConfig }, { Database }, { entities }, { prepareDatabase }, { PROJECT_LIST }, { likeText }, { nameKey }, { SearchIndex }, { Outbox }, { LedgerService }, { EMPTY_ATTRIBUTES }] = await Promise.all([
  'api/bootstrap.js', 'api/core/config.js', 'api/core/database/database.js', 'api/entities.js', 'api/setup.js', 'api/projects/project-list.js', 'api/core/http/list.js', 'shared/text.js',
  'api/search/search-index.js', 'api/core/events.js', 'api/projects/ledger.service.js', 'api/projects/project-row.js',
].map(load));

const KEYWORDS = [
  ['two characters, common', '电池'], ['two characters, rare', '期7'], ['product', '高纯晶硅'], ['whole name', '项目4321期'], ['investor', '浙江中蓝天泽'], ['nothing', '石墨烯'], ['single character', '晶'],
  ['pinyin', 'gaochunjing'], ['initials', 'gcjgxm'], ['code', 'LD0012345'],
];

const config = readConfig();
const database = await Database.open(config, entities);
await prepareDatabase(config, database, { migrateServer: true });
const running = await createApp(config, { database });
const index = running.app.get(SearchIndex);
const outbox = running.app.get(Outbox);

const timed = async (work) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const countOf = async (table) => (await database.queryOne(`SELECT COUNT(*) AS count FROM \`${table}\``)).count;

async function making() {
  if (await countOf('search_entry')) return undefined;
  const ms = await timed(() => index.rebuild());
  await database.writeSource.query(database.kind === 'sqlite' ? 'ANALYZE' : 'ANALYZE TABLE `search_gram`, `search_entry`');
  return ms;
}

async function size() {
  if (database.kind === 'mysql') {
    const rows = await database.query("SELECT TABLE_NAME AS name, DATA_LENGTH + INDEX_LENGTH AS bytes FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()");
    const of = (names) => rows.filter(({ name }) => names(name)).reduce((sum, { bytes }) => sum + Number(bytes), 0) / 2 ** 20;
    return { indexMiB: of((name) => name.startsWith('search_')), allMiB: of(() => true) };
  }
  await database.writeSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
  const [{ bytes } = {}] = await database.query("SELECT SUM(pgsize) AS bytes FROM dbstat WHERE name LIKE 'search_%'").catch(() => []);
  return { indexMiB: bytes === undefined ? undefined : bytes / 2 ** 20, allMiB: statSync(join(config.dataDir, 'luodi.db')).size / 2 ** 20 };
}

async function byLike(text) {
  const like = likeText(nameKey(text));
  const where = "p.`archivedAt` IS NULL AND (p.`nameKey` LIKE ? ESCAPE '!' OR p.`code` = ? OR p.`id` IN (SELECT pi.`projectId` FROM `project_investor` pi JOIN `company` ic ON ic.`id` = pi.`companyId` WHERE ic.`nameKey` LIKE ? ESCAPE '!'))";
  const params = [like, text.toUpperCase(), like];
  const [{ total }] = await database.query(`SELECT COUNT(*) AS total FROM \`project\` p WHERE ${where}`, params);
  await database.query(`SELECT ${PROJECT_LIST.select} FROM ${PROJECT_LIST.from} WHERE ${where} ORDER BY p.\`updatedAt\` DESC, p.\`id\` DESC LIMIT 25`, params);
  return total;
}

const signedIn = await running.app.inject({ method: 'POST', url: '/api/session', payload: USER });
const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
async function byGrams(text) {
  const { statusCode, headers, body } = await running.app.inject({ method: 'GET', url: '/api/projects', query: { filter: JSON.stringify({ q: text }) }, headers: { cookie } });
  if (statusCode !== 200) throw new Error(`${text} answered ${statusCode}: ${body}`);
  return `${headers['content-range'].split('/')[1]}${headers['x-total-capped'] ? '+' : ''}`;
}

async function keywords() {
  const results = [];
  for (const [name, text] of KEYWORDS) {
    const totals = { like: await byLike(text), grams: await byGrams(text) };
    const measured = [];
    for (let round = 0; round < rounds; round += 1) {
      const figures = {};
      for (const side of round % 2 ? ['grams', 'like'] : ['like', 'grams']) figures[side] = await timed(() => (side === 'like' ? byLike(text) : byGrams(text)));
      measured.push(figures);
    }
    results.push({ name, text, totals, like: median(measured.map(({ like }) => like)), grams: median(measured.map(({ grams }) => grams)), ratio: median(measured.map(({ like, grams }) => like / grams)) });
  }
  return results;
}

/** The same projects with the index kept and with it left alone, by turns; for a batch also the job that follows it. */
async function writing() {
  const ledger = running.app.get(LedgerService);
  const next = random(7);
  const kept = index.changed;
  let serial = 900_000;
  const create = (count) => {
    const projects = Array.from({ length: count }, () => projectOf((serial += 1), next, '2026-10-02', EMPTY_ATTRIBUTES));
    return timed(() => database.write(() => ledger.create(projects, { recordedAt: '2026-10-02T00:00:00.000Z', recordedById: 1 }), { unaudited: true }));
  };
  async function byTurns(count, turns) {
    const times = { with: [], without: [], job: [] };
    for (let turn = 0; turn < turns; turn += 1) {
      index.changed = () => undefined;
      times.without.push(await create(count));
      index.changed = kept;
      times.with.push(await create(count));
      times.job.push(await timed(() => outbox.deliver()));
    }
    return Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  }
  await create(1);
  return { one: await byTurns(1, 60), batch: await byTurns(1_000, 5) };
}

const madeMs = await making();
const result = { projects: await countOf('project'), grams: await countOf('search_gram'), entries: await countOf('search_entry'), madeMs, ...(await size()), keywords: await keywords(), writing: await writing() };
await running.close();
await database.close();
process.send(result, () => process.exit(0));
