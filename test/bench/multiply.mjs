import { connect } from './connect.mjs';

/**
 * Makes a data set several times as large: what metrics read of each project, copied with other ids. Ledger, evidence and search stay those
 * of the first part, so only metrics may be asked of it.
 */
const { url, file, rows, times } = JSON.parse(process.argv[2]);
const IDS = { project: ['id', 'code'], milestone_fact: ['projectId'], amount_fact: ['projectId', 'eventId'], project_revision: ['projectId'] };

const database = await connect({ url, file });
await database.run(url ? 'SET foreign_key_checks = 0, unique_checks = 0' : 'PRAGMA foreign_keys = OFF');
const [{ last }] = await database.run('SELECT MAX(`eventId`) AS last FROM `amount_fact`');
for (const [table, moved] of Object.entries(IDS)) {
  const [first] = await database.run(`SELECT * FROM \`${table}\` LIMIT 1`);
  const columns = Object.keys(first);
  for (let copy = 1; copy < times; copy += 1) {
    const by = { id: copy * rows, projectId: copy * rows, eventId: copy * last };
    const value = (name) => (!moved.includes(name) ? `\`${name}\`` : name === 'code' ? (url ? `CONCAT('X${copy}', \`code\`)` : `'X${copy}' || \`code\``) : `\`${name}\` + ${by[name]}`);
    await database.run('BEGIN');
    await database.run(`INSERT INTO \`${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) SELECT ${columns.map(value).join(', ')} FROM \`${table}\` WHERE \`${moved[0]}\` <= ${rows}`);
    await database.run('COMMIT');
  }
}
if (url) await database.run('ANALYZE TABLE `project`, `milestone_fact`, `amount_fact`, `project_revision`');
else for (const sql of ['ANALYZE', 'PRAGMA wal_checkpoint(TRUNCATE)']) await database.run(sql);
await database.close();
process.send({ rows: rows * times }, () => process.exit(0));
