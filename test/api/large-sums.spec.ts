import type { DashboardAnswer } from '../../shared/contracts/dashboard.js';
import type { MetricAnswer, MetricBreakdown } from '../../shared/contracts/metrics.js';
import type { MoneySummary } from '../../shared/contracts/money.js';
import type { TargetForecast, TargetRecord } from '../../shared/contracts/targets.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { ORGANISATION, PARK } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

/** The largest amount that may be entered; a hundred of them go beyond 2^53. */
const MOST = 100_000_000_000_000;
const COUNT = 120;

let app: TestApp;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  admin = await app.login('admin');
  const project = await createProject(admin, { parkId: PARK.a, agreedInvestmentFen: MOST, plannedStartOn: '2026-12-01' });
  await advance(admin, project.id, 'negotiating', '2026-01-05');
  await advance(admin, project.id, 'signed', '2026-02-01', 'agreement');
  expect((await admin.post(`/projects/${project.id}/funds-arrivals`, { amountFen: MOST, occurredOn: '2026-03-01', origin: 'out-of-province' })).status).toBe(201);
  // More of the same, as their ledgers would have left them: the latest row of each table, once a further project.
  const copies = async (table: string, where: string, changed: (index: number) => Record<string, unknown>) => {
    const [row] = await app.database.query(`SELECT * FROM \`${table}\` WHERE ${where} LIMIT 1`, [project.id]);
    const names = Object.keys(row!);
    for (let index = 1; index < COUNT; index += 1) {
      const values = { ...row!, ...changed(index) };
      await app.database.execute(`INSERT INTO \`${table}\` (${names.map((name) => `\`${name}\``).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, names.map((name) => values[name]));
    }
  };
  const ofProject = (index: number) => ({ projectId: 5_000 + index });
  await app.database.write(async () => {
    await copies('project', '`id` = ?', (index) => ({ id: 5_000 + index, code: `LARGE-${index}`, nameKey: `large${index}`, identityKey: `large${index}` }));
    await copies('project_revision', '`projectId` = ? ORDER BY `knownTo` DESC', ofProject);
    await copies('milestone_fact', "`projectId` = ? AND `milestone` = 'signed' ORDER BY `knownTo` DESC", ofProject);
    await copies('project_event', "`projectId` = ? AND `type` = 'funds-arrived'", (index) => ({ ...ofProject(index), id: 9_000 + index }));
    await copies('amount_fact', '`projectId` = ? ORDER BY `knownTo` DESC', (index) => ({ ...ofProject(index), eventId: 9_000 + index }));
  }, { unaudited: true });
});
afterAll(() => app.close());

describe('sums of money beyond what a whole number holds exactly', () => {
  it('are answered on the home page, the board, in parks and the money ledger', async () => {
    const { status, body } = await admin.get<DashboardAnswer>('/dashboard');
    expect([status, body.funnel.find(({ stage }) => stage === 'signed')!.agreedInvestmentFen]).toEqual([200, COUNT * MOST]);
    expect((await admin.get<{ columns: { stage: string; agreedInvestmentFen: number }[] }>('/projects/board-summary')).status).toBe(200);
    expect((await admin.get(`/parks/${PARK.a}/summary`)).status).toBe(200);
    const { body: money } = await admin.get<MoneySummary>('/money-entries/summary');
    expect(money.series['funds-arrived']).toMatchObject({ count: COUNT, amountFen: COUNT * MOST });
  });

  it('are answered by metrics, targets and forecasts', async () => {
    const { body } = await admin.get<MetricAnswer>('/metrics/agreed-investment-reached', { query: { year: 2026, args: '{"milestone":"signed"}' } });
    expect([body.value, body.lineCount]).toEqual([COUNT * MOST, COUNT]);
    expect((await admin.get<MetricBreakdown>('/metrics/funds-arrived/breakdown', { query: { year: 2026, by: 'park' } })).body).toMatchObject({ total: COUNT * MOST });
    const { body: target } = await admin.post<TargetRecord>('/targets', { year: 2026, metric: 'agreed-investment-reached', arguments: { milestone: 'started' }, scopeKey: 'city', value: MOST, responsibleOrganisationId: ORGANISATION.city });
    expect((await admin.get<TargetForecast>(`/targets/${target.id}/forecast`)).body).toMatchObject({ dueCount: COUNT, dueTotal: COUNT * MOST });
  });
});
