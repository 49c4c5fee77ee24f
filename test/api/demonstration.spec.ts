import { jest } from '@jest/globals';
import { StepsService } from '../../api/assessment/steps.service.js';
import type { RunningApp } from '../../api/bootstrap.js';
import { createApp } from '../../api/bootstrap.js';
import { Clock } from '../../api/core/clock.js';
import { Database } from '../../api/core/database/database.js';
import { migrate } from '../../api/core/database/migrate.js';
import { loadDemonstration } from '../../api/demonstration/load.js';
import { demonstrationLogins } from '../../api/demonstration/logins.js';
import { DEMONSTRATION_PASSWORD } from '../../shared/demonstration.js';
import { LOGINS } from '../../api/demonstration/domain/people.js';
import { entities } from '../../api/entities.js';
import { loadReferenceData } from '../../api/identity/regions.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { signIn } from '../support/app.js';
import { emptyDatabase, projectDatabase, type TestDatabase } from '../support/databases.js';

const NOW = new Date('2026-06-30T02:00:00.000Z');
const PROJECTS = 60;

interface City extends RunningApp { drop(): Promise<void>; loaded: boolean }

async function startCity(load: boolean): Promise<City> {
  const place: TestDatabase = await emptyDatabase(projectDatabase());
  const database = await Database.open(place.config, entities);
  await migrate(place.config, database);
  await loadReferenceData(database);
  const clock = new Clock(place.config.timeZone);
  clock.set(NOW);
  const running = await createApp(place.config, { clock, database });
  const loaded = load && (await loadDemonstration(running.app, { projects: PROJECTS }));
  clock.set(NOW);
  return {
    ...running, loaded,
    drop: async () => {
      await running.close();
      await database.close();
      await place.drop();
    },
  };
}

/** What two loads must have in common. */
const summary = async ({ database }: City) => ({
  stages: await database.query('SELECT `stage`, `status`, COUNT(*) AS count, COALESCE(SUM(`agreedInvestmentFen`), 0) AS agreed, COALESCE(SUM(`fundsArrivedFen`), 0) AS funds, COALESCE(SUM(`completedInvestmentFen`), 0) AS completed FROM `project` GROUP BY `stage`, `status` ORDER BY `stage`, `status`'),
  facts: await database.query('SELECT `milestone`, `occurredFrom`, `verification`, COUNT(*) AS count FROM `milestone_fact` GROUP BY `milestone`, `occurredFrom`, `verification` ORDER BY `milestone`, `occurredFrom`, `verification`'),
  amounts: await database.query('SELECT `series`, `occurredFrom`, COALESCE(SUM(`amountFen`), 0) AS amount FROM `amount_fact` GROUP BY `series`, `occurredFrom` ORDER BY `series`, `occurredFrom`'),
});

let city: City;

beforeAll(async () => {
  city = await startCity(true);
}, 180_000);
afterAll(() => city.drop());

test('loads once: a second load finds the installation and leaves everything as it is', async () => {
  expect(city.loaded).toBe(true);
  const before = await summary(city);
  city.clock.set(NOW);
  expect(await loadDemonstration(city.app, { projects: PROJECTS })).toBe(false);
  city.clock.set(NOW);
  expect(await summary(city)).toEqual(before);
});

test('the same day gives the same city', async () => {
  const other = await startCity(true);
  try {
    expect(await summary(other)).toEqual(await summary(city));
  } finally {
    await other.drop();
  }
}, 180_000);

test('the projections are what the ledger says: rebuilding changes nothing', async () => {
  const result = await city.app.get(ProjectionRebuild).run();
  expect(result.projects).toBeGreaterThan(PROJECTS * 0.95);
  expect(result).toMatchObject({ changedProjects: 0, changedRows: 0 });
});

test('it is labelled as a demonstration, and every demonstration login works', async () => {
  expect((await demonstrationLogins(city.database)).map((login) => login.username)).toEqual(LOGINS.map((login) => login.username));
  for (const { username, role } of LOGINS) {
    const client = await signIn(city, username, DEMONSTRATION_PASSWORD);
    const { body } = await client.get<{ user: { roles: string[] }; installation: { demonstration: boolean; name: string; homeRegion: string } }>('/session');
    expect(body.user.roles).toEqual([role]);
    expect(body.installation).toMatchObject({ demonstration: true, name: '落地市（演示）', homeRegion: '990100' });
  }
});

test('the officer, the county and the city each find what is theirs', async () => {
  const total = async (username: string, path: string, filter = {}) => {
    const list = await (await signIn(city, username, DEMONSTRATION_PASSWORD)).list(path, { filter });
    expect(list.status).toBe(200);
    return list.total;
  };
  const [all, county, officer] = [await total('city', '/projects'), await total('county', '/projects'), await total('officer', '/projects')];
  expect(officer).toBeGreaterThan(0);
  expect(county).toBeGreaterThan(officer);
  expect(all).toBeGreaterThan(county);
  expect(await total('city', '/parks')).toBe(12);
  expect(await total('city', '/ledger-events', { awaiting: 'city' })).toBeGreaterThan(0);
});

test('there are views to open, and the bureau’s are everyone’s', async () => {
  const names = async (username: string) => (await (await signIn(city, username, DEMONSTRATION_PASSWORD)).list<{ name: string; mine: boolean }>('/views')).rows.map(({ name, mine }) => `${name}${mine ? '' : '*'}`).sort();
  expect(await names('city')).toEqual(['十亿元以上项目看板', '半年内应开工项目']);
  expect(await names('officer')).toEqual(['十亿元以上项目看板*', '半年内应开工项目*', '本周要跟进'].sort());
});

test('it was written as time went by: a past day knows less, and in other ways', async () => {
  const known = (instant: string) => city.database.query<{ count: number }>("SELECT COUNT(*) AS count FROM `milestone_fact` WHERE `milestone` = 'signed' AND `knownFrom` <= ? AND `knownTo` > ?", [instant, instant]);
  const counts = await Promise.all(['2021', '2023', '2025', '2026'].map(async (year) => (await known(`${year}-03-01T00:00:00.000Z`))[0]!.count));
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  expect(counts[0]).toBeLessThan(counts[3]!);
  const [order] = await city.database.query<{ count: number }>('SELECT COUNT(*) AS count FROM `project_event` a JOIN `project_event` b ON b.`id` = a.`id` + 1 WHERE b.`recordedAt` < a.`recordedAt`');
  expect(order!.count).toBe(0);
});

test('official statistics of several years are on record, corrections too, and figures were published that compare with today', async () => {
  const bureau = await signIn(city, 'city', DEMONSTRATION_PASSWORD);
  const years = await Promise.all([2021, 2023, 2025].map(async (year) => (await bureau.list('/official-values', { filter: { series: 'output-value', scopeKey: 'city', year, current: true } })).total));
  expect(years).toEqual([4, 4, 4]);
  expect((await bureau.list('/official-values', { filter: { current: false } })).total).toBeGreaterThan(5);
  const figures = await bureau.list<{ id: number; title: string; publishedAt: string; metric: string }>('/figures', { range: [0, 99] });
  expect(figures.total).toBe(24);
  const { id } = figures.rows.find(({ title }) => title === '2024年固定资产投资（统计公报数）')!;
  const { body } = await bureau.get<{ changed: number; lines: { reason: string; note: string }[] }>(`/figures/${id}/comparison`);
  expect(body).toMatchObject({ changed: 1, lines: [{ reason: 'correction', note: '年报核实，剔除跨年度重复统计的项目' }] });
});

test('evidence can be opened', async () => {
  const client = await signIn(city, 'city', DEMONSTRATION_PASSWORD);
  const { body } = await client.get<{ id: number; mimeType: string; size: number }[]>('/evidence');
  const file = await client.get(`/evidence/${body[0]!.id}/content`);
  expect(file.status).toBe(200);
  expect(file.raw.length).toBe(body[0]!.size);
});

test('a first start that breaks off leaves nothing behind, and the next one begins anew', async () => {
  const broken = await startCity(false);
  const assessments = jest.spyOn(broken.app.get(StepsService), 'finalise').mockRejectedValue(new Error('broken off'));
  try {
    await expect(loadDemonstration(broken.app, { projects: PROJECTS })).rejects.toThrow('broken off');
    for (const table of ['installation', 'project', 'organisation', 'assessment_run']) expect([table, await broken.database.query(`SELECT COUNT(*) AS count FROM \`${table}\``)]).toEqual([table, [{ count: 0 }]]);
    assessments.mockRestore();
    broken.clock.set(NOW);
    expect(await loadDemonstration(broken.app, { projects: PROJECTS })).toBe(true);
    expect(await broken.database.query("SELECT COUNT(*) AS count FROM `assessment_run` WHERE `status` = 'final'")).toEqual([{ count: 2 }]);
  } finally {
    assessments.mockRestore();
    await broken.drop();
  }
});

test('a database that is empty but for reference data has no demonstration logins', async () => {
  const empty = await startCity(false);
  try {
    expect(await demonstrationLogins(empty.database)).toEqual([]);
  } finally {
    await empty.drop();
  }
});
