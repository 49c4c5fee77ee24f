import type { LedgerEventRecord, ProjectRecord } from '../../shared/contracts/projects.js';
import type { ImportRecord } from '../../shared/contracts/imports.js';
import { Database } from '../../api/core/database/database.js';
import { entities } from '../../api/entities.js';
import { availableDatabases, fixtureDatabase, type TestDatabase } from '../support/databases.js';
import { PASSWORD } from '../support/fixtures.js';
import { environmentOf, Process, ServerProcess } from '../support/processes.js';

/** Starting a server three times takes a while on a busy machine. */
const PATIENCE_MS = 180_000;
const NAMES = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.each(availableDatabases)('kill -9 of the server on %s', (kind) => {
  let files: TestDatabase;
  let server: ServerProcess;

  beforeEach(async () => {
    files = await fixtureDatabase(kind);
    server = await start();
  });
  afterEach(async () => {
    await server.end();
    await files.drop();
  });

  async function start(): Promise<ServerProcess> {
    const started = await ServerProcess.start(files.config);
    await started.signIn('officer', PASSWORD);
    return started;
  }

  async function inDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const database = await Database.open(files.config, entities);
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }

  /** Folding every ledger anew finds nothing to change. */
  async function expectProjectionsRight(): Promise<void> {
    const rebuild = new Process('dist/server/api/commands/rebuild-projections.js', [], environmentOf(files.config));
    await rebuild.until(() => rebuild.lines.length > 0);
    expect(rebuild.lines[0]).toMatch(/ 0 projects and 0 projection rows changed$/);
    await rebuild.end();
  }

  test('during stage events: each is there whole or not at all, every acknowledged one is, and the projections are right', async () => {
    const projects: ProjectRecord[] = [];
    for (let number = 1; number <= 30; number += 1) projects.push((await server.request<ProjectRecord>('POST', '/projects', { name: `新材料项目${number}` })).body);
    const acknowledged: number[] = [];
    const requests = projects.map(({ id, leadOn }) => server.request<LedgerEventRecord>('POST', `/projects/${id}/stage-events`, { to: 'negotiating', occurredOn: leadOn }).then(({ status }) => {
      if (status === 201) acknowledged.push(id);
    }).catch(() => undefined));
    await Promise.race([Promise.all(requests), (async () => {
      while (acknowledged.length < 3) await pause(1);
    })()]);
    await server.end('SIGKILL');
    await Promise.all(requests);
    expect(acknowledged.length).toBeLessThan(projects.length);

    server = await start();
    const after = await Promise.all(projects.map(async ({ id }) => ({ id, stage: (await server.request<ProjectRecord>('GET', `/projects/${id}`)).body.stage })));
    const advanced = after.filter(({ stage }) => stage === 'negotiating').map(({ id }) => id);
    expect(advanced).toEqual(expect.arrayContaining(acknowledged));
    // The audit row, the event and the project's stage were one transaction.
    const counts = await inDatabase((database) => database.query<{ projectId: number; events: number }>(
      "SELECT `projectId`, COUNT(*) AS events FROM `project_event` WHERE `code` = 'negotiating' GROUP BY `projectId` ORDER BY `projectId`"));
    expect(counts).toEqual([...advanced].sort((a, b) => a - b).map((projectId) => ({ projectId, events: 1 })));
    await expectProjectionsRight();
  }, PATIENCE_MS);

  test('while an import is applied: nothing of it or all of it is there, and it can be applied afterwards', async () => {
    const rows = 2_000;
    const form = new FormData();
    form.set('kind', 'projects');
    form.set('file', new Blob([`项目名称,投资单位,所在地,总投资,签约时间,项目进度\n${Array.from({ length: rows }, (_, row) => `${NAMES[row % NAMES.length]}材料项目${row},${NAMES[row % NAMES.length]}公司,四川省宜宾市南溪区,2亿元,2024-05-01,签约\n`).join('')}`]), '台账.csv');
    const { body: { id } } = await server.request<ImportRecord>('POST', '/imports', form);
    const status = async () => (await server.request<ImportRecord>('GET', `/imports/${id}`)).body;
    const until = async (wanted: ImportRecord['status']) => {
      const giveUpAt = Date.now() + 60_000;
      for (let last = await status(); last.status !== wanted; last = await status()) {
        if (last.status === 'failed' || Date.now() > giveUpAt) throw new Error(`the import is ${last.status}, not ${wanted}: ${JSON.stringify(last.failure)}`);
        await pause(50);
      }
    };
    await server.request('POST', `/imports/${id}/preview`);
    await until('previewed');
    expect((await server.request('GET', `/imports/${id}/problems`)).body).toEqual([]);
    expect((await status()).counts).toMatchObject({ total: rows, ready: rows });

    const applying = server.request('POST', `/imports/${id}/apply`).catch(() => undefined);
    // Applying takes longer than this; on SQLite the process is too busy meanwhile to be asked how far it is.
    await pause(150 + Math.random() * 300);
    await server.end('SIGKILL');
    await applying;

    const projectCount = () => inDatabase(async (database) => (await database.queryOne<{ n: number }>('SELECT COUNT(*) AS n FROM `project`'))!.n);
    expect([0, rows]).toContain(await projectCount());
    // As if the dead process's lease had lapsed by itself, a minute later.
    await inDatabase((database) => database.write(() => database.execute("UPDATE `job_lease` SET `expiresAt` = '2000-01-01T00:00:00.000Z'")));
    server = await start();
    const found = await status();
    expect(found.status).toBe((await projectCount()) === 0 ? 'previewed' : 'applied');
    if (found.status === 'previewed') await server.request('POST', `/imports/${id}/apply`);
    await until('applied');
    expect(await projectCount()).toBe(rows);
    await expectProjectionsRight();
  }, PATIENCE_MS);
});
