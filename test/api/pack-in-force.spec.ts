import { isMap, isSeq, parseDocument } from 'yaml';
import type { PolicyPackDetail } from '../../shared/contracts/policy.js';
import type { MetricDefinition } from '../../shared/contracts/metrics.js';
import type { ProjectDetail } from '../../shared/contracts/projects.js';
import type { LargeProjectsOverview } from '../../shared/contracts/supervision.js';
import type { TargetTable } from '../../shared/contracts/targets.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { PARK } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

const YI = 1_0000_0000_00;
/** What the city decides otherwise than common practice. */
const OWN: Record<string, unknown> = {
  'projects.phase-rule': { setting: 'phase-rule', choice: 'every' }, 'key-projects.large-signed': 8, 'supervision.returns-due': 15,
  'targets.pace-lamp': { measure: 'points-behind', lamps: [{ lamp: 'green', from: 0 }, { lamp: 'yellow', from: 20 }, { lamp: 'red', from: 80 }] },
  'counting.new-company': { metric: 'new-companies', arguments: { minimumFen: '2000万元', amount: 'arrived' } },
};

let app: TestApp;
let city: Client;
let officer: Client;

beforeAll(async () => {
  app = await startApp();
  [city, officer] = await Promise.all([app.login('city-manager'), app.login('officer')]);
});
afterAll(() => app.close());

async function adoptOwn(): Promise<void> {
  const topics = ['projects.', 'leads.', 'imports.', 'counting.', 'supervision.', 'key-projects.', 'tiers.', 'targets.'];
  const { body, status } = await city.post<PolicyPackDetail>('/policy-packs/compose', {
    code: 'own', title: '本市参数', titleEn: 'Own pack', covers: { from: '2026-01-01', until: '2026-12-31' }, decision: { title: '本市决定', number: '市政发〔2026〕1号', issuedOn: '2026-01-02' }, picks: [{ pack: 'base', items: topics }],
  });
  expect([status, body]).toEqual([201, expect.anything()]);
  const document = parseDocument(body.yaml);
  const items = document.get('items');
  if (isSeq(items)) for (const item of items.items) if (isMap(item) && String(item.get('key')) in OWN) item.set('value', document.createNode(OWN[String(item.get('key'))]));
  document.set('cases', document.createNode([]));
  const saved = await city.put<PolicyPackDetail>(`/policy-packs/${body.id}`, { yaml: document.toString({ lineWidth: 0 }), version: body.version });
  expect(saved.status).toBe(200);
  expect((await city.post(`/policy-packs/${body.id}/publish`, {})).status).toBe(200);
  expect((await city.post(`/policy-packs/${body.id}/adopt`, { from: '2026-05-01', decisionTitle: '关于采用参数的决定' })).status).toBe(201);
}

const phase = (number: number) => ({ number, name: `${number}期`, agreedInvestmentFen: YI, plannedStartOn: null, plannedBuiltOn: null, plannedProducingOn: null });
const phased = async () => {
  const { id } = await createProject(officer, { parkId: PARK.a, agreedInvestmentFen: 9 * YI, phases: [phase(1), phase(2)] });
  await advance(officer, id, 'negotiating', '2026-01-05');
  await advance(officer, id, 'signed', '2026-02-10', 'agreement');
  await advance(officer, id, 'started', '2026-03-10', 'permit', { phase: 1 });
  return id;
};
const detail = async (id: number) => (await officer.get<ProjectDetail>(`/projects/${id}`)).body;
const overview = async (quarter: number) => (await city.get<LargeProjectsOverview>('/large-projects/overview', { query: { filter: JSON.stringify({ year: 2026, quarter }) } })).body;
const defaults = async () => Object.fromEntries((await city.list<MetricDefinition>('/metrics', { range: [0, 99] })).rows.find(({ code }) => code === 'new-companies')!.arguments.map((one) => [one.name, one.default]));

it('what code goes by is what the pack in force says, on each day its own', async () => {
  const before = await phased();
  expect(await detail(before)).toMatchObject({ phaseRule: 'first', stage: 'started' });
  expect(await overview(2)).toMatchObject({ limitFen: 10 * YI, projects: 0, dueOn: '2026-07-10' });
  expect(await defaults()).toMatchObject({ minimumFen: 1_000_0000_00, amount: 'agreed' });
  await city.post('/targets', { metric: 'projects-reached', arguments: { milestone: 'signed' }, year: 2026, scopeKey: 'city', value: 3, pace: 'calendar', source: '市政府' });
  const light = async () => (await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows[0]!.light;
  expect(await light()).toBe('red');

  await adoptOwn();
  const after = await phased();
  expect(await detail(after)).toMatchObject({ phaseRule: 'every', stage: 'signed' });
  await advance(officer, after, 'started', '2026-04-10', 'permit', { phase: 2 });
  expect(await detail(after)).toMatchObject({ stage: 'started', startedOn: '2026-04-10' });
  // What was set under another rule keeps it, whatever else changes.
  await officer.put(`/projects/${before}`, { remarks: '补充说明', version: (await detail(before)).version });
  expect(await detail(before)).toMatchObject({ phaseRule: 'first', stage: 'started' });
  expect(await overview(2)).toMatchObject({ limitFen: 8 * YI, projects: 2, dueOn: '2026-07-15' });
  expect(await overview(1)).toMatchObject({ limitFen: 10 * YI, projects: 0, dueOn: '2026-04-10' });
  expect(await defaults()).toMatchObject({ minimumFen: 2_000_0000_00, amount: 'arrived' });
  expect(await light()).not.toBe('red');
  expect(await app.app.get(ProjectionRebuild).run()).toMatchObject({ changedProjects: 0, changedRows: 0 });
});
