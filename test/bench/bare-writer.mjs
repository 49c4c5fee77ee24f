import { createServer } from 'node:http';
import { DatabaseSync } from '@photostructure/sqlite';
import mysql from 'mysql2/promise';

/**
 * The limit of creating a project: `node:http`, the application's driver and durability, and for each request exactly the rows the
 * application writes, one statement a table, in one transaction. Ids come from a counter in memory; nothing is checked.
 */
const { url, file, tables, last } = JSON.parse(process.argv[2]);
const FIRST_ID = 1_000;
const counters = { project: last.project + FIRST_ID, event: last.project_event + FIRST_ID, audit: last.audit_entry + FIRST_ID };

/** Which counter a column follows; undefined where its value stays as it was. */
function counterOf(table, column) {
  if (column === 'projectId' || (table === 'project' && column === 'id') || (table.startsWith('search_') && column === 'id')) return 'project';
  if (column === 'eventId' || (table === 'project_event' && column === 'id')) return 'event';
  return column === 'entryId' || (table === 'audit_entry' && column === 'id') ? 'audit' : undefined;
}

const eventIds = tables.find(({ table }) => table === 'project_event').rows.map((row) => row[0]);
const inserts = tables.map(({ table, columns, rows }) => ({
  sql: `INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ${rows.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ')}`,
  values: (ids) => rows.flatMap((row) => row.map((value, index) => {
    if (table === 'project' && columns[index] === 'code') return `LD${String(ids.project).padStart(7, '0')}`;
    if (table === 'audit_entry' && columns[index] === 'entityId') return String(ids.project);
    const counter = counterOf(table, columns[index]);
    if (counter === 'event') return value === null ? null : ids.event + eventIds.indexOf(value);
    return counter ? ids[counter] : value;
  })),
}));

function sqliteWriter() {
  const database = new DatabaseSync(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'cache_size = -32000', 'temp_store = MEMORY', 'foreign_keys = ON']) database.prepare(`PRAGMA ${pragma}`).all();
  const prepared = inserts.map(({ sql }) => database.prepare(sql));
  return async (ids) => {
    database.exec('BEGIN IMMEDIATE');
    inserts.forEach(({ values }, index) => prepared[index].run(...values(ids)));
    database.exec('COMMIT');
  };
}

function mysqlWriter() {
  const pool = mysql.createPool({ uri: url, connectionLimit: 16, charset: 'utf8mb4_unicode_ci', timezone: 'Z' });
  return async (ids) => {
    const connection = await pool.getConnection();
    await connection.query('START TRANSACTION');
    for (const { sql, values } of inserts) await connection.query(sql, values(ids));
    await connection.query('COMMIT');
    connection.release();
  };
}

const write = url ? mysqlWriter() : sqliteWriter();

const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part) => (text += part));
  request.on('end', async () => {
    const project = JSON.parse(text);
    const ids = { project: (counters.project += 1), event: counters.event, audit: (counters.audit += 1) };
    counters.event += eventIds.length;
    await write(ids);
    const body = JSON.stringify({ id: ids.project, ...project });
    response.writeHead(201, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
