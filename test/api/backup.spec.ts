import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditSealer } from '../../api/audit/audit-sealer.js';
import { contentOf, readArchive, writeArchive } from '../../api/backup/archive.js';
import { readTables } from '../../api/backup/catalogue.js';
import { MANIFEST, type Manifest } from '../../api/backup/manifest.js';
import { restoreBackup } from '../../api/backup/restore-backup.js';
import { writeBackup } from '../../api/backup/write-backup.js';
import { createApp, type RunningApp } from '../../api/bootstrap.js';
import { Clock } from '../../api/core/clock.js';
import { Database } from '../../api/core/database/database.js';
import { migrate } from '../../api/core/database/migrate.js';
import { loadDemonstration } from '../../api/demonstration/load.js';
import { DEMONSTRATION_PASSWORD } from '../../shared/demonstration.js';
import { entities } from '../../api/entities.js';
import { loadReferenceData } from '../../api/identity/regions.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import type { AuditVerification } from '../../shared/contracts/identity.js';
import type { MetricAnswer, MetricDefinition } from '../../shared/contracts/metrics.js';
import { signIn } from '../support/app.js';
import { emptyDatabase, projectDatabase, type DatabaseKind, type TestDatabase } from '../support/databases.js';

const NOW = new Date('2026-06-30T02:00:00.000Z');
const kind = projectDatabase();

interface Place { files: TestDatabase; database: Database }
const places: Place[] = [];
let directory: string;
let city: Place & { running: RunningApp };
let file: string;
/** What the backup must hold: later tests sign in and write. */
let rows: Record<string, string>;

async function place(wanted: DatabaseKind): Promise<Place> {
  const files = await emptyDatabase(wanted);
  const opened = { files, database: await Database.open(files.config, entities) };
  places.push(opened);
  return opened;
}

async function run({ files, database }: Place): Promise<RunningApp> {
  const clock = new Clock(files.config.timeZone);
  clock.set(NOW);
  return createApp(files.config, { clock, database });
}

const backup = async ({ files, database }: Place, name: string) => {
  const path = join(directory, name);
  return { path, manifest: await writeBackup(files.config, database, new Clock('Asia/Shanghai'), path) };
};
const restore = (target: Place, path: string) => restoreBackup(target.files.config, target.database, path);

/** Every row of every table, but for those that are not in a backup. */
async function everything({ database }: Place): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const { name, columns, key } of await readTables(database)) {
    if (['job_lease', 'session'].includes(name)) continue;
    const rows = (await database.writeSource.query(`SELECT ${columns.slice().sort().map((column) => `\`${column}\``).join(', ')} FROM \`${name}\` ORDER BY ${key.map((column) => `\`${column}\``).join(', ')}`)) as object[];
    content[name] = createHash('sha256').update(JSON.stringify(rows.map((row) => Object.values(row)))).digest('hex');
  }
  return content;
}

/** Every metric for some periods and past days, with the lines of one. */
async function figures(running: RunningApp): Promise<unknown[]> {
  const client = await signIn(running, 'city', DEMONSTRATION_PASSWORD);
  const { body: definitions } = await client.get<MetricDefinition[]>('/metrics?range=[0,199]');
  const answers: unknown[] = [];
  let answered = 0;
  for (const { code } of definitions) {
    for (const query of ['year=2025', 'year=2026&quarter=1', 'on=2025-12-31', 'year=2025&asOf=2025-09-30']) {
      const { status, body } = await client.get<MetricAnswer>(`/metrics/${code}?${query}`);
      if (status === 200) answered += 1;
      answers.push([code, query, status, body]);
    }
    answers.push((await client.get(`/metrics/${code}/breakdown?by=park&year=2025`)).body);
  }
  expect(answered).toBeGreaterThan(definitions.length);
  answers.push((await client.get('/metrics/projects-reached/lines?year=2025&range=[0,199]')).body);
  return answers;
}

const storedFiles = async ({ files }: Place) => (await readdir(files.config.dataDir, { recursive: true })).filter((name) => /^(evidence|imports|restore-)/.test(name));

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'luodi-backup-'));
  const source = await place(kind);
  await migrate(source.files.config, source.database);
  await loadReferenceData(source.database);
  const running = await run(source);
  running.clock.set(NOW);
  await loadDemonstration(running.app, { projects: 60 });
  running.clock.set(NOW);
  await running.app.get(AuditSealer).seal();
  city = { ...source, running };
  rows = await everything(city);
  ({ path: file } = await backup(city, 'city.tar.gz'));
}, 180_000);

afterAll(async () => {
  await city?.running.close();
  for (const { database, files } of places) {
    await database.close();
    await files.drop();
  }
  await rm(directory, { recursive: true, force: true });
});

describe('a restored copy', () => {
  // On MariaDB by way of the embedded database and back: the file is the same for both.
  const ways: DatabaseKind[][] = kind === 'mariadb' ? [['mariadb'], ['sqlite', 'mariadb']] : [['sqlite']];

  test.each(ways.map((way) => [way.join(' → '), way] as const))(`from ${kind} to %s holds the same rows and answers every metric alike`, async (_name, way) => {
    let path = file;
    let copy!: Place;
    for (const [index, next] of way.entries()) {
      copy = await place(next);
      await restore(copy, path);
      expect(await everything(copy)).toEqual(rows);
      if (index < way.length - 1) ({ path } = await backup(copy, `copy-${way.length}-${index}.tar.gz`));
    }
    const expected = await figures(city.running);
    const running = await run(copy);
    try {
      expect(await figures(running)).toEqual(expected);
      expect(await running.app.get(ProjectionRebuild).run()).toMatchObject({ changedProjects: 0, changedRows: 0 });
      const auditor = await signIn(running, 'auditor', DEMONSTRATION_PASSWORD);
      const { body: verification } = await auditor.post<AuditVerification>('/audit-entries/verify', {});
      expect(verification).toMatchObject({ intact: true });
      expect(verification.seals).toBeGreaterThan(0);
      const client = await signIn(running, 'city', DEMONSTRATION_PASSWORD);
      const { body: evidence } = await client.get<{ id: number; size: number }[]>('/evidence');
      const content = await client.get(`/evidence/${evidence[0]!.id}/content`);
      expect([content.status, content.raw.length]).toEqual([200, evidence[0]!.size]);
      // Ids go on where they were, and what may only grow still only grows.
      expect((await client.post('/companies', { name: '恢复后新建的公司' })).status).toBe(201);
      await expect(copy.database.write(() => copy.database.execute('DELETE FROM `audit_entry`'), { unaudited: true })).rejects.toThrow('append-only');
    } finally {
      await running.close();
    }
  }, 240_000);

  test('is of one moment, whatever is written meanwhile', async () => {
    const client = await signIn(city.running, 'city', DEMONSTRATION_PASSWORD);
    // As a command does it: in connections of its own.
    const other = { files: city.files, database: await Database.open(city.files.config, entities) };
    let writing = true;
    let written = 0;
    const writer = (async () => {
      while (writing) if ((await client.post('/companies', { name: `备份期间新建的公司${(written += 1)}` })).status !== 201) throw new Error('a write was refused');
    })();
    const { path } = await backup(other, 'busy.tar.gz').finally(() => (writing = false));
    await writer;
    await other.database.close();
    expect(written).toBeGreaterThan(0);
    const copy = await place(kind);
    await restore(copy, path);
    const [counts] = await copy.database.query<{ companies: number; entries: number }>("SELECT (SELECT COUNT(*) FROM `company`) AS companies, (SELECT COUNT(*) FROM `audit_entry` WHERE `action` = 'company:created' AND `entityId` IN (SELECT `id` FROM `company`)) AS entries");
    const [created] = await copy.database.query<{ entries: number }>("SELECT COUNT(*) AS entries FROM `audit_entry` WHERE `action` = 'company:created'");
    // Each company came in one transaction with its audit entry: never one without the other.
    expect(created!.entries).toBe(counts!.entries);
  }, 120_000);
});

describe('restoring refuses, and leaves nothing behind', () => {
  let target: Place;
  const refused = async (path: string, reason: RegExp) => {
    target = await place(kind);
    await expect(restore(target, path)).rejects.toThrow(reason);
    expect(await storedFiles(target)).toEqual([]);
    const tables = (await readTables(target.database)).filter(({ name }) => ['project', 'user_account', 'audit_entry', 'installation'].includes(name));
    for (const { name } of tables) expect(await target.database.query(`SELECT 1 FROM \`${name}\` LIMIT 1`)).toEqual([]);
  };

  /** The backup with something changed, checksums and all if `mend` says so. */
  async function rewritten(name: string, change: (entry: string, content: string, manifest: Manifest) => string | undefined): Promise<string> {
    const path = join(directory, name);
    let manifest!: Manifest;
    await readArchive(file, async (entry, content) => { if (entry === MANIFEST) manifest = JSON.parse((await contentOf(content)).toString()) as Manifest; });
    await writeArchive(path, (archive) => readArchive(file, async (entry, content) => {
      const before = await contentOf(content);
      const after = entry.startsWith('files/') ? before : change(entry, entry === MANIFEST ? JSON.stringify(manifest) : before.toString(), manifest);
      if (after !== undefined) await archive.add(entry, Buffer.from(after));
    }));
    return path;
  }

  test('a database in use', async () => {
    const before = await everything(city);
    await expect(restore(city, file)).rejects.toThrow(/in use already/);
    expect(await everything(city)).toEqual(before);
  });

  test('a file that was cut short, changed, or is something else', async () => {
    const bytes = await readFile(file);
    const cut = join(directory, 'cut.tar.gz');
    await writeFile(cut, bytes);
    await truncate(cut, Math.floor(bytes.length / 2));
    await refused(cut, /damaged or not complete/);
    const flipped = join(directory, 'flipped.tar.gz');
    bytes[Math.floor(bytes.length / 3)]! ^= 0xff;
    await writeFile(flipped, bytes);
    await refused(flipped, /damaged/);
    const other = join(directory, 'other.tar.gz');
    await writeFile(other, 'a letter');
    await refused(other, /damaged or not complete/);
    await refused(join(directory, 'nowhere.tar.gz'), /there is no file/);
  });

  test('a row changed, a table or the manifest taken out', async () => {
    await refused(await rewritten('changed.tar.gz', (entry, content) => (entry.startsWith('tables/project/') ? content.replace('"signed"', '"leased"') : content)), /damaged: table project/);
    await refused(await rewritten('less.tar.gz', (entry, content) => (entry.startsWith('tables/company/') ? undefined : content)), /damaged: table company/);
    await refused(await rewritten('headless.tar.gz', (entry, content) => (entry === MANIFEST ? undefined : content)), /no manifest/);
    await refused(await rewritten('strange.tar.gz', (entry, content) => (entry === MANIFEST ? content.replace('luodi-backup', 'other') : content)), /no backup of Luodi/);
  });

  test('another schema', async () => {
    await refused(await rewritten('newer.tar.gz', (entry, content, manifest) => (entry === MANIFEST ? JSON.stringify({ ...manifest, migrations: [...manifest.migrations, 'FromTheFuture1'] }) : content)), /unknown here: FromTheFuture1/);
    await refused(await rewritten('older.tar.gz', (entry, content, manifest) => (entry === MANIFEST ? JSON.stringify({ ...manifest, migrations: manifest.migrations.slice(0, -1) }) : content)), /not in the backup/);
  });

  test('rows that do not fit together, even with right checksums', async () => {
    const path = await rewritten('orphans.tar.gz', (entry, content, manifest) => {
      if (entry !== MANIFEST) return entry.startsWith('tables/park/') ? undefined : content;
      const none = createHash('sha256').digest('hex');
      return JSON.stringify({ ...manifest, tables: manifest.tables.map((table) => (table.name === 'park' ? { ...table, rows: 0, sha256: none } : table)) });
    });
    await refused(path, /refer to park/);
    // The refusal cost nothing: the same place takes the whole file.
    await restore(target, file);
    expect(await everything(target)).toEqual(rows);
  }, 120_000);
});

describe('a backup', () => {
  test('never overwrites a file, and leaves none behind when it fails', async () => {
    await expect(backup(city, 'city.tar.gz')).rejects.toThrow(/exists already/);
    await expect(backup(city, 'nowhere/city.tar.gz')).rejects.toThrow(/ENOENT/);
    expect((await readdir(directory)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('is readable by its owner only, and says which stored files were missing or damaged', async () => {
    const copy = await place(kind);
    await restore(copy, file);
    const shas = (await copy.database.query<{ sha256: string }>('SELECT DISTINCT `sha256` FROM `evidence` ORDER BY `sha256` LIMIT 2')).map((row) => row.sha256);
    const pathOf = (sha256: string, { files }: Place = copy) => join(files.config.dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2));
    await rm(pathOf(shas[0]!));
    await writeFile(pathOf(shas[1]!), 'rotten');
    const { path, manifest } = await backup(copy, 'partial.tar.gz');
    expect(manifest.files.find(({ store }) => store === 'evidence')).toMatchObject({ missing: [shas[0]], damaged: [shas[1]] });
    const second = await place(kind);
    await restore(second, path);
    expect(existsSync(pathOf(shas[1]!, second))).toBe(false);
    expect((await storedFiles(second)).filter((name) => name.startsWith('restore-'))).toEqual([]);
  }, 120_000);
});
