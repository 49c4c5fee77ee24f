import { AuditSealer } from '../../api/audit/audit-sealer.js';
import { JobRuns } from '../../api/jobs/job-runs.js';
import { JobsService } from '../../api/jobs/jobs.service.js';
import { migrations } from '../../migrations/index.js';
import type { JobRecord, SystemStatus } from '../../shared/contracts/operations.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(() => app.close());

const jobs = async () => (await (await app.login('auditor')).list<JobRecord>('/jobs')).rows;
const status = async () => {
  const answer = await (await app.login('admin')).get<SystemStatus>('/system-status');
  expect(answer.status).toBe(200);
  return answer.body;
};

test('every recurring job is listed, with its last run once it has had one', async () => {
  expect(await jobs()).toEqual(['deliver-outbox', 'recover-imports', 'seal-audit', 'remind-returns', 'forget-expired'].map((name) => ({ id: name, name, schedule: expect.any(String), lastRun: null })));
  await app.app.get(JobsService).runNow('forget-expired');
  const run = (await jobs()).find(({ name }) => name === 'forget-expired')!.lastRun!;
  expect(run).toMatchObject({ outcome: 'done', message: null });
  expect(run.finishedAt >= run.startedAt).toBe(true);
});

test('a run that fails says why, and one that goes well again takes its place', async () => {
  const sealer = app.app.get(AuditSealer);
  const seal = sealer.seal.bind(sealer);
  await app.login('admin');
  sealer.seal = () => Promise.reject(new Error(`no seal ${'!'.repeat(1_000)}`));
  expect(await app.app.get(JobsService).runNow('seal-audit')).toBe(false);
  const last = async () => (await jobs()).find(({ name }) => name === 'seal-audit')!.lastRun!;
  const failed = await last();
  expect(failed.outcome).toBe('failed');
  expect(failed.message).toMatch(/^no seal/);
  expect(failed.message).toHaveLength(500);
  sealer.seal = seal;
  await app.login('auditor');
  expect(await app.app.get(JobsService).runNow('seal-audit')).toBe(true);
  expect(await last()).toMatchObject({ outcome: 'done', message: null });
});

test('the status says versions, database, what waits, disk and the last backup', async () => {
  const first = await status();
  expect(first).toMatchObject({
    ready: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/), nodeVersion: process.versions.node, lastBackup: null,
    database: { kind: app.kind === 'sqlite' ? 'sqlite' : 'mysql', migrations: migrations.length, lastMigration: migrations.map((Migration) => new Migration().name).at(-1) },
    outbox: { waiting: 0, since: null },
  });
  expect(first.database.bytes).toBeGreaterThan(10_000);
  expect(first.dataDir.freeBytes).toBeGreaterThan(0);
  await app.app.get(JobRuns).record({ name: 'backup', startedAt: '2026-06-30T01:00:00.000Z', finishedAt: '2026-06-30T01:00:09.000Z', outcome: 'done', message: 'luodi.tar.gz: 10 rows, 2 files, 999 bytes' });
  await app.anonymous.post('/session', { username: 'nobody', password: 'wrong' });
  const second = await status();
  expect(second.lastBackup).toEqual({ startedAt: '2026-06-30T01:00:00.000Z', finishedAt: '2026-06-30T01:00:09.000Z', outcome: 'done', message: 'luodi.tar.gz: 10 rows, 2 files, 999 bytes' });
  expect(second.unsealed.count).toBeGreaterThan(0);
  expect(second.unsealed.since).not.toBeNull();
  if (app.kind === 'sqlite') expect(second.dataDir.bytes).toBeGreaterThan(10_000);
  // The backup command is no recurring job.
  expect((await jobs()).map(({ name }) => name)).not.toContain('backup');
});
