import { root } from '../../api/commands/prepare.mjs';
import { USER } from './options.mjs';

/**
 * Which statements the application runs for each of these paths: it is asked once in this process, with its database watched.
 * So the bare server always answers the same SQL, whatever becomes of the code. A parameter equal to `id` is the record asked for.
 */
const { paths } = JSON.parse(process.argv[2]);
const [{ createApp }, { readConfig }] = await Promise.all(['api/bootstrap.js', 'api/core/config.js'].map((path) => import(`file://${root}/dist/server/${path}`)));

const { app, database, close } = await createApp(readConfig());
const signedIn = await app.inject({ method: 'POST', url: '/api/session', payload: USER });
const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
const ask = (url) => app.inject({ method: 'GET', url, headers: { cookie } });

let watched = [];
const query = database.query.bind(database);
database.query = (sql, params = []) => {
  watched.push({ sql, params });
  return query(sql, params);
};
const statements = {};
for (const [name, path] of Object.entries(paths)) {
  await ask(path);
  watched = [];
  const { statusCode, body } = await ask(path);
  if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${body}`);
  statements[name] = watched;
  watched = [];
}
await close();
await database.close();
process.send(statements, () => process.exit(0));
