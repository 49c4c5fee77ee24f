import { Attribution } from '../../api/metrics/attribution.js';
import type { CountFeed, MetricAnswer, MetricBreakdown } from '../../shared/contracts/metrics.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { COUNTY_B, PARK } from '../support/fixtures.js';

const world = makeWorld(120, 7);
const year = { year: 2025 };

let app: TestApp;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  await loadWorld(app.database, world);
  admin = await app.login('admin');
});
afterAll(() => app.close());

const table = async (metric: string) => (await admin.get<MetricBreakdown>(`/metrics/${metric}/breakdown`, { query: { ...year, by: 'park', args: '{"milestone":"signed"}' } })).body;
const rowOf = (body: MetricBreakdown, key: string) => body.rows.find((row) => row.key === key)!.value!;
const city = async (metric: string, more: Record<string, string> = {}) => (await admin.get<MetricAnswer>(`/metrics/${metric}`, { query: { ...year, args: '{"milestone":"signed"}', ...more } })).body.value!;
const feed = async () => (await admin.get<CountFeed>('/count-feed', { query: year })).body;
const METRICS = ['projects-reached', 'agreed-investment-reached'] as const;

it('a registered contribution moves shares between places, and the city stays what it was', async () => {
  const before = await Promise.all(METRICS.map(table));
  const feedBefore = await feed();
  const inPark = world.revisions.filter((row) => row.parkId === PARK.a && !row.withdrawn).map((row) => row.projectId);
  const asked: string[] = [];
  app.app.get(Attribution).register(async ({ day }) => {
    asked.push(day);
    return [...new Set(inPark)].map((projectId) => ({ projectId, parkId: PARK.b, regionCode: COUNTY_B, amounts: { parts: 3, of: 10 }, headcount: { parts: 1, of: 1 } }));
  });
  const after = await Promise.all(METRICS.map(table));
  for (const [index, metric] of METRICS.entries()) {
    const [was, is] = [before[index]!, after[index]!];
    expect(is.total).toBe(was.total);
    expect(is.rows.reduce((sum, row) => sum + row.value!, 0)).toBe(is.total);
    expect(await city(metric)).toBe(was.total);
    expect(await city(metric, { park: String(PARK.b) })).toBe(rowOf(is, 'park:2'));
    expect(await city(metric, { within: `county:${COUNTY_B}` })).toBe(rowOf(is, 'park:2') + rowOf(is, `outside:${COUNTY_B}`));
    const moved = metric === 'projects-reached' ? rowOf(was, 'park:1') : Math.round(rowOf(was, 'park:1') * 0.3);
    expect([rowOf(was, 'park:1') - rowOf(is, 'park:1'), rowOf(is, 'park:2') - rowOf(was, 'park:2')]).toEqual([moved, moved]);
    expect(moved).toBeGreaterThan(0);
  }
  expect(asked).toContain('2025-12-31');
  const feedAfter = await feed();
  expect(feedAfter.rows.at(-1)!.cells).toEqual(feedBefore.rows.at(-1)!.cells);
  const signed = (body: CountFeed, key: string) => body.rows.find((row) => row.key === key)!.cells['signed-reached']!.value;
  expect([signed(feedAfter, 'park:1'), signed(feedAfter, 'park:2')]).toEqual([0, signed(feedBefore, 'park:1') + signed(feedBefore, 'park:2')]);
});
