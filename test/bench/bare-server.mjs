import { createServer } from 'node:http';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';

/**
 * The limit: `node:http`, the application's driver and SQL, `JSON.stringify`; no framework, no authentication, nothing decoded.
 * `/NAME/ID` runs the statements of that name with ID in place of the parameter `{ "id": true }`.
 */
const { url, file, statements } = JSON.parse(process.argv[2]);

function sqliteRunner() {
  const database = new DatabaseSync(file, { readOnly: true });
  for (const pragma of ['cache_size = -32000', 'temp_store = MEMORY', 'mmap_size = 268435456']) database.prepare(`PRAGMA ${pragma}`).all();
  const prepared = new Map();
  return (sql, params) => {
    let statement = prepared.get(sql);
    if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
    return statement.all(...params);
  };
}

function mysqlRunner() {
  const pool = mysql.createPool({ uri: url, connectionLimit: 16, charset: 'utf8mb4_unicode_ci', timezone: 'Z' });
  return async (sql, params) => (await pool.query(sql, params))[0];
}

const run = url ? mysqlRunner() : sqliteRunner();

const server = createServer(async (request, response) => {
  const [, name, id] = request.url.split('/');
  const results = await Promise.all(statements[name].map(({ sql, params }) => run(sql, params.map((value) => (value?.id ? Number(id) : value)))));
  const body = JSON.stringify(results);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
