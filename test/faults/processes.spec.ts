import { join } from 'node:path';
import { DATABASE_FILE } from '../../api/core/database/data-source.js';
import { Database } from '../../api/core/database/database.js';
import { entities } from '../../api/entities.js';
import { availableDatabases, emptyDatabase, migrateDatabase, type TestDatabase } from '../support/databases.js';
import { environmentOf, Process } from '../support/processes.js';

const STATEMENTS = 5;

describe.each(availableDatabases)('processes on %s', (kind) => {
  let files: TestDatabase;

  beforeEach(async () => {
    files = await emptyDatabase(kind);
    await migrateDatabase(files.config);
  });
  afterEach(() => files.drop());

  const startWriter = (name: string) => new Process('test/faults/acknowledging-writer.mjs', [name, String(STATEMENTS)], environmentOf(files.config));

  /** Every unit is there whole or not at all, and every one that was acknowledged is there. */
  async function expectWhole(writers: ReadonlyMap<string, Process>): Promise<void> {
    const database = await Database.open(files.config, entities);
    try {
      const units = await database.query<{ owner: string; parts: number }>('SELECT `owner`, COUNT(*) AS parts FROM `job_lease` GROUP BY `owner`');
      expect(units.filter(({ parts }) => parts !== STATEMENTS)).toEqual([]);
      const present = new Set(units.map(({ owner }) => owner));
      for (const [name, { lines }] of writers) expect(lines.filter((unit) => !present.has(`${name}-${unit}`))).toEqual([]);
    } finally {
      await database.close();
    }
  }

  test('two that write at once both get on, and every acknowledged unit of both is there', async () => {
    const writers = new Map(['one', 'two'].map((name) => [name, startWriter(name)]));
    await Promise.all([...writers.values()].map((writer) => writer.until(() => writer.lines.length > 0)));
    const before = [...writers.values()].map((writer) => writer.lines.length);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const progress = [...writers.values()].map((writer, index) => writer.lines.length - before[index]!);
    await Promise.all([...writers.values()].map((writer) => writer.end()));
    expect(Math.min(...progress)).toBeGreaterThan(10);
    await expectWhole(writers);
  });

  test('kill -9 in the middle of a unit of work leaves all of it or nothing', async () => {
    const writers = new Map<string, Process>();
    for (let round = 1; round <= 4; round += 1) {
      const writer = startWriter(`round${round}`);
      writers.set(`round${round}`, writer);
      await writer.until(() => writer.lines.length >= 3);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
      await writer.end('SIGKILL');
    }
    await expectWhole(writers);
  });
});

test('while another process holds a SQLite file’s lock, reading goes on and writing waits its turn', async () => {
  const files = await emptyDatabase('sqlite');
  await migrateDatabase(files.config);
  const database = await Database.open(files.config, entities);
  const holder = new Process('test/faults/lock-holder.mjs', [join(files.config.dataDir, DATABASE_FILE), '1200']);
  try {
    await holder.until(() => holder.lines.includes('held'));
    const started = performance.now();
    const written = database.write(() => database.execute("INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES ('waited', 'x', 'x')")).then(() => performance.now() - started);
    for (let turn = 0; turn < 20; turn += 1) await database.query('SELECT COUNT(*) AS n FROM `job_lease`');
    expect(performance.now() - started).toBeLessThan(900);
    expect(await written).toBeGreaterThan(900);
    expect(await database.queryOne("SELECT `owner` FROM `job_lease` WHERE `name` = 'waited'")).toEqual({ owner: 'x' });
  } finally {
    await holder.end();
    await database.close();
    await files.drop();
  }
});
