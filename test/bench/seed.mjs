import { root } from '../../api/commands/prepare.mjs';
import { USER } from './options.mjs';
import { random, projectOf, ORGANISATIONS, PARKS } from './fiction.mjs';

/** Fills an empty database: installation, organisations, parks, one city user, and projects written through the ledger's own door. */
const { rows } = JSON.parse(process.argv[2]);
const load = (path) => import(`file://${root}/dist/server/${path}`);
const [{ readConfig }, { Database }, { entities }, { insertRows }, { prepareDatabase, ensureInstallation }, { createApp }, { LedgerService }, identity, { Park }, { hashPassword }, { nameKey }, { EMPTY_ATTRIBUTES }, { SearchIndex }] = await Promise.all([
  'api/core/config.js', 'api/core/database/database.js', 'api/entities.js', 'api/core/database/rows.js', 'api/setup.js', 'api/bootstrap.js', 'api/projects/ledger.service.js',
  'api/identity/entities.js', 'api/parks/entities.js', 'api/identity/passwords.js', 'shared/text.js', 'api/projects/project-row.js', 'api/search/search-index.js',
].map(load));

const CHUNK = 500;
const FIRST = Date.parse('2023-01-01T00:00:00Z');
const LAST = Date.parse('2026-10-01T00:00:00Z');

const config = readConfig();
const database = await Database.open(config, entities);
await prepareDatabase(config, database, { migrateServer: true });
await ensureInstallation(config, database, new Date(FIRST).toISOString());
const stamps = { version: 1, createdAt: new Date(FIRST).toISOString(), updatedAt: new Date(FIRST).toISOString() };
const passwordHash = await hashPassword(USER.password);
await database.write(async () => {
  const { id: city } = await database.queryOne('SELECT `id` FROM `organisation`');
  await insertRows(database, identity.Organisation, ORGANISATIONS.map(({ id, name, kind, regionCode }) => ({ id, name, nameKey: nameKey(name), kind, parentId: city, path: `/${city}/${id}/`, regionCode, archivedAt: null, ...stamps })));
  await insertRows(database, Park, PARKS.map(({ id, name, organisationId, regionCode }) => ({ id, name, nameKey: nameKey(name), aliases: [], organisationId, regionCode, leadingIndustries: [], targetRegions: [], directions: [], restrictedIndustries: [], ...stamps })));
  await insertRows(database, identity.UserAccount, [{ id: 1, username: USER.username, usernameKey: nameKey(USER.username), displayName: 'Bench', passwordHash, organisationId: city, locale: 'zh', status: 'active', failedLogins: 0, passwordChangedAt: stamps.createdAt, demonstration: false, ...stamps }]);
  await insertRows(database, identity.UserRole, [{ userId: 1, role: 'city-manager' }]);
  await database.execute("UPDATE `id_block` SET `next` = 1000 WHERE `kind` IN ('organisation', 'user_account', 'park')");
}, { unaudited: true });

const running = await createApp(config, { database });
const ledger = running.app.get(LedgerService);
const index = running.app.get(SearchIndex);
// Everything is indexed once, at the end.
index.changed = () => undefined;
const next = random(1);
for (let start = 0; start < rows; start += CHUNK) {
  const recordedAt = new Date(FIRST + Math.floor(((LAST - FIRST) * start) / rows)).toISOString();
  const projects = Array.from({ length: Math.min(CHUNK, rows - start) }, (_, index) => projectOf(start + index, next, recordedAt.slice(0, 10), EMPTY_ATTRIBUTES));
  await database.write(() => ledger.create(projects, { recordedAt, recordedById: 1 }), { unaudited: true });
}
await index.rebuild();
if (database.kind === 'sqlite') {
  await database.writeSource.query('ANALYZE');
  await database.writeSource.query('PRAGMA wal_checkpoint(TRUNCATE)');
} else await database.writeSource.query('ANALYZE TABLE `project`, `project_event`, `milestone_fact`, `amount_fact`, `project_revision`, `project_event_state`, `project_investor`, `company`, `search_gram`, `search_entry`');
await running.close();
await database.close();
process.send({ rows }, () => process.exit(0));
