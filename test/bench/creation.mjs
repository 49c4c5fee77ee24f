import { root } from '../../api/commands/prepare.mjs';
import { USER } from './options.mjs';

/**
 * Which rows the application writes for a new project: it is asked once in this process, with its database watched. Answers them by
 * table, and where the counters stand: the bare server writes the same rows under ids of its own.
 */
const { body } = JSON.parse(process.argv[2]);
const [{ createApp }, { readConfig }] = await Promise.all(['api/bootstrap.js', 'api/core/config.js'].map((path) => import(`file://${root}/dist/server/${path}`)));

const { app, database, close } = await createApp(readConfig());
const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: USER });
const headers = { cookie: signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'x-csrf-token': signedIn.json().csrfToken };
const create = async (number) => {
  const answer = await app.inject({ method: 'POST', url: '/api/projects', headers, payload: { ...body, name: `${body.name}${number}` } });
  if (answer.statusCode !== 201) throw new Error(`creating a project answered ${answer.statusCode}: ${answer.body}`);
};

// Once before, so that the counters' blocks of ids are there.
await create('甲');
const tables = new Map();
for (const door of ['execute', 'put']) {
  const run = database[door].bind(database);
  database[door] = (sql, params = []) => {
    const [, table, names] = /^(?:INSERT|REPLACE) INTO `(\w+)` \(([^)]+)\) VALUES/.exec(sql) ?? [];
    if (table && table !== 'id_block') {
      const columns = names.split(', ').map((name) => name.slice(1, -1));
      const { rows } = tables.get(table) ?? tables.set(table, { table, columns, rows: [] }).get(table);
      for (let start = 0; start < params.length; start += columns.length) rows.push(params.slice(start, start + columns.length));
    }
    return run(sql, params);
  };
}
await create('乙');
const last = {};
for (const table of ['project', 'project_event', 'audit_entry']) last[table] = (await database.queryOne(`SELECT MAX(\`id\`) AS last FROM \`${table}\``)).last;
await close();
await database.close();
process.send({ tables: [...tables.values()], last }, () => process.exit(0));
