import { connect } from './connect.mjs';

/**
 * The limit of an import: exactly the rows the application wrote into `source`, written into `target` (a copy of the data set as it
 * was before) with the same driver, multi-row statements and one transaction. Reading them beforehand is not timed.
 * Answers milliseconds (and those of processor time): `rows` for the file's own rows (`import_batch`, `import_row`), `apply` for all that applying writes, commit included.
 */
const { source, target, batchId } = JSON.parse(process.argv[2]);
const ROWS = 500;
const MAX_BOUND = 16_000;

/**
 * Tables in the order of their foreign keys, with the column that tells new rows from those of the data set. What a keyword finds
 * (`search_entry`, `search_gram`) is indexed by a job after the commit, from the events in `outbox`: it is in neither side's time.
 */
const FILE_TABLES = [['import_batch', 'id'], ['import_row', 'batchId']];
const APPLY_TABLES = [['company', 'id'], ['project', 'id'], ['project_investor', 'projectId'], ['project_event', 'id'], ['project_event_state', 'eventId'], ['milestone_fact', 'projectId'], ['amount_fact', 'projectId'], ['project_revision', 'projectId'], ['audit_entry', 'id'], ['audit_unsealed', 'entryId'], ['outbox', 'id']];

/** The rows of a table beyond those of the data set, with their columns. */
async function newRows(from, to, [table, key]) {
  const [{ last }] = await to.run(`SELECT COALESCE(MAX(\`${key}\`), 0) AS last FROM \`${table}\``);
  const rows = await from.run(`SELECT * FROM \`${table}\` WHERE \`${key}\` > ?`, [last]);
  const columns = Object.keys(rows[0] ?? {});
  return { table, columns, rows: rows.map((row) => Object.values(row)) };
}

async function insert(to, { table, columns, rows }) {
  const tuple = `(${columns.map(() => '?').join(', ')})`;
  const size = Math.min(ROWS, Math.floor(MAX_BOUND / columns.length));
  for (let start = 0; start < rows.length; start += size) {
    const part = rows.slice(start, start + size);
    await to.run(`INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ${part.map(() => tuple).join(', ')}`, part.flat());
  }
}

/** What applying leaves in the row of the file: the record it became, and its version. */
async function linkRows(to, links) {
  const size = 250;
  for (let start = 0; start < links.length; start += size) {
    const part = links.slice(start, start + size);
    const cases = part.map(() => 'WHEN ? THEN ?').join(' ');
    await to.run(`UPDATE \`import_row\` SET \`recordId\` = CASE \`rowNumber\` ${cases} END, \`recordVersion\` = CASE \`rowNumber\` ${cases} END WHERE \`batchId\` = ? AND \`rowNumber\` IN (${part.map(() => '?').join(', ')})`,
      [...part.flatMap(({ row, id }) => [row, id]), ...part.flatMap(({ row, version }) => [row, version]), batchId, ...part.map(({ row }) => row)]);
  }
}

const from = await connect(source);
const to = await connect(target);
const fileRows = [];
for (const table of FILE_TABLES) fileRows.push(await newRows(from, to, table));
const applied = [];
for (const table of APPLY_TABLES) applied.push(await newRows(from, to, table));
const importRows = fileRows[1];
const [rowNumber, recordId, recordVersion] = ['rowNumber', 'recordId', 'recordVersion'].map((name) => importRows.columns.indexOf(name));
const links = importRows.rows.filter((row) => row[recordId] !== null).map((row) => ({ row: row[rowNumber], id: row[recordId], version: row[recordVersion] }));
for (const row of importRows.rows) row[recordId] = row[recordVersion] = null;
await from.close();

const now = () => ({ clock: performance.now(), processor: (({ user, system }) => (user + system) / 1_000)(process.cpuUsage()) });
const times = [now()];
await to.run('BEGIN');
for (const table of fileRows) await insert(to, table);
times.push(now());
for (const table of applied) await insert(to, table);
await linkRows(to, links);
await to.run('COMMIT');
times.push(now());
await to.close();
const between = (from, until) => ({ rows: until[1] - from[0], apply: until[2] - from[1] });
const [clock, processor] = ['clock', 'processor'].map((name) => times.map((time) => time[name]));
process.send({ ...between(clock, clock), processor: between(processor, processor), written: Object.fromEntries([...fileRows, ...applied].map(({ table, rows }) => [table, rows.length])) }, () => process.exit(0));
