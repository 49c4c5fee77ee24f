import type { MetricLine } from '../../shared/contracts/metrics.js';
import type { TargetDetail, TargetForecast, TargetProgress, TargetRecord, TargetTable } from '../../shared/contracts/targets.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { createProject } from '../support/samples.js';
import { COUNTY_A, COUNTY_B, ORGANISATION, PARK } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let county: Client;
let park: Client;
beforeAll(async () => {
  app = await startApp();
  await loadWorld(app.database, makeWorld(400, 20260630));
  [city, county, park] = await Promise.all([app.login('city-manager'), app.login('county-manager'), app.login('park-manager')]);
});
afterAll(() => app.close());

const SIGNED = { year: 2026, metric: 'projects-reached', arguments: { milestone: 'signed' }, scopeKey: 'city', value: 60 };
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const make = async (values: Record<string, unknown>) => {
  const { status, body } = await city.post<TargetRecord>('/targets', { ...SIGNED, ...values });
  expect([status, body]).toEqual([201, body]);
  return body;
};

describe('setting targets', () => {
  it('sets one, with the defaults of its metric and who answers for the city', async () => {
    const body = await make({ label: '省定', source: '000 §二(六)' });
    expect(body).toMatchObject({
      unit: 'count', scopeName: '宜宾市', arguments: { milestone: 'signed', minimumFen: 0, origin: 'any', verifiedOnly: false }, pace: 'calendar', responsibleOrganisationName: '市招商局', parentId: null, version: 1,
    });
    expect((await city.get<TargetRecord>(`/targets/${body.id}`)).body).toEqual(body);
  });

  it('two targets for one metric stand side by side, the same one twice does not', async () => {
    expect((await city.post('/targets', { ...SIGNED, label: '市定' })).status).toBe(201);
    const again = await city.post('/targets', { ...SIGNED, label: '市定', value: 70, arguments: { milestone: 'signed', minimumFen: 0 } });
    expect([again.status, problems(again.body)]).toEqual([409, ['scopeKey duplicate']]);
  });

  it('names everything that is wrong at once', async () => {
    const { status, body } = await city.post('/targets', {
      ...SIGNED, arguments: { milestone: 'dreamt', colour: 'red' }, scopeKey: 'town:1', value: 1.5, pace: 'plan', monthlyPlan: [1, 2], responsibleOrganisationId: 999, cooperatingOrganisationIds: [998],
    });
    expect([status, problems(body).sort()]).toEqual([400, [
      'arguments.colour unknown-argument', 'arguments.milestone bad-argument', 'cooperatingOrganisationIds unknown-reference', 'monthlyPlan bad-plan', 'responsibleOrganisationId unknown-reference', 'scopeKey bad-scope', 'value not-integer',
    ]]);
    expect(problems((await city.post('/targets', { ...SIGNED, value: -1, year: 1990 })).body).sort()).toEqual(['value too-small', 'year too-small']);
    expect((await city.post('/targets', { ...SIGNED, metric: 'dreams' })).status).toBe(404);
  });

  it('keeps versions, archives, and frees what an archived one held', async () => {
    const target = await make({ label: '临时', value: 10 });
    expect((await city.put<TargetRecord>(`/targets/${target.id}`, { version: 1, value: 12 })).body).toMatchObject({ value: 12, version: 2 });
    expect((await city.put<ErrorBody>(`/targets/${target.id}`, { version: 1, value: 13 })).body.error).toMatchObject({ code: 'stale-version', params: { current: { value: 12 } } });
    expect((await city.put(`/targets/${target.id}`, { version: 2, archived: true })).status).toBe(200);
    await make({ label: '临时', value: 10 });
    const back = await city.put(`/targets/${target.id}`, { version: 3, archived: false });
    expect([back.status, problems(back.body)]).toEqual([409, ['scopeKey duplicate']]);
  });
});

describe('allocating', () => {
  it('gives counties and their parks shares; the sum is shown and explained, not refused', async () => {
    const parent = await make({ label: '分解', value: 60 });
    const { status, body } = await city.post<TargetRecord[]>(`/targets/${parent.id}/allocation`, { items: [{ scopeKey: `county:${COUNTY_A}`, value: 40 }, { scopeKey: `county:${COUNTY_B}`, value: 30 }] });
    expect([status, body.map(({ scopeName, value, parentId }) => [scopeName, value, parentId])]).toEqual([200, [['南溪区', 40, parent.id], ['翠屏区', 30, parent.id]]]);
    const [a] = body as [TargetRecord];
    // The county passes its own on; the other county's is not its to give.
    expect((await county.post(`/targets/${a.id}/allocation`, { items: [{ scopeKey: `park:${PARK.a}`, value: 40 }] })).status).toBe(200);
    expect((await county.post(`/targets/${body[1]!.id}/allocation`, { items: [] })).status).toBe(404);
    expect((await county.post(`/targets/${parent.id}/allocation`, { items: [] })).status).toBe(404);
    const refused = await city.post(`/targets/${a.id}/allocation`, { items: [{ scopeKey: `park:${PARK.b}`, value: 1 }] });
    expect([refused.status, problems(refused.body)]).toEqual([422, ['items.0.scopeKey outside-parent']]);
    const { body: table } = await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } });
    const rows = table.rows.filter((row) => row.label === '分解');
    expect(rows.map(({ scopeName, depth, allocated }) => [scopeName, depth, allocated?.difference ?? null, allocated?.because ?? null])).toEqual([
      ['宜宾市', 0, 10, '下级目标合计比本级多 10（层层加码的余量）'], ['南溪区', 1, 0, '下级目标合计与本级一致'], ['南溪经济开发区', 2, null, null], ['翠屏区', 1, null, null],
    ]);
    const [first] = rows as [TargetProgress];
    expect((await city.put(`/targets/${first.id}`, { version: first.version, scopeKey: `county:${COUNTY_A}` })).status).toBe(422);
    expect((await city.put(`/targets/${first.id}`, { version: first.version, value: 70 })).status).toBe(200);
  });

  it('changes shares with their versions, all or none', async () => {
    const parent = await make({ label: '再分', value: 60 });
    const items = [{ scopeKey: `county:${COUNTY_A}`, value: 30 }, { scopeKey: `county:${COUNTY_B}`, value: 30 }];
    const { body } = await city.post<TargetRecord[]>(`/targets/${parent.id}/allocation`, { items });
    const [a, b] = body as [TargetRecord, TargetRecord];
    const stale = await city.post(`/targets/${parent.id}/allocation`, { items: [{ ...items[0], id: a.id, version: 1, value: 35 }, { ...items[1], id: b.id, version: 9, value: 25 }] });
    expect([stale.status, (await city.get<TargetRecord>(`/targets/${a.id}`)).body.value]).toEqual([409, 30]);
    const after = await city.post<TargetRecord[]>(`/targets/${parent.id}/allocation`, { items: [{ ...items[0], id: a.id, version: 1, value: 35 }] });
    expect(after.body.map(({ value, version }) => [value, version])).toEqual([[35, 2], [30, 1]]);
  });
});

describe('progress', () => {
  it('is the metric’s own figure for every scope, whoever looks, and opens to lines that sum to it', async () => {
    const parent = await make({ label: '进度', value: 60 });
    await city.post(`/targets/${parent.id}/allocation`, { items: [{ scopeKey: `county:${COUNTY_A}`, value: 30 }, { scopeKey: `organisation:${ORGANISATION.countyA}`, value: 30 }] });
    const { body: table } = await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } });
    const rows = table.rows.filter((row) => row.label === '进度');
    const within = { city: 'city', [`county:${COUNTY_A}`]: `county:${COUNTY_A}` };
    for (const row of rows) {
      const key = within[row.scopeKey as keyof typeof within];
      if (key) {
        const args = JSON.stringify({ milestone: 'signed' });
        const { body } = await city.get<{ value: number; undetermined: number }>('/metrics/projects-reached', { query: { args, from: '2026-01-01', to: '2026-06-30', within: key } });
        expect([row.actual, row.undetermined]).toEqual([body.value, body.undetermined]);
      }
      const { body: lines, headers } = await city.get<MetricLine[]>(`/targets/${row.id}/lines`, { query: { range: '[0,199]' } });
      expect(lines.reduce((sum, line) => sum + line.contribution, 0)).toBe(row.actual);
      expect(headers['content-range']).toContain(`/${row.lineCount}`);
    }
    expect(rows.every((row) => row.actual! > 0)).toBe(true);
    // The county sees its own number whole; what is not its to read has no name.
    const own = (await county.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows.filter((row) => row.label === '进度');
    expect(own.map(({ scopeKey, actual }) => [scopeKey, actual])).toEqual(rows.slice(1).map(({ scopeKey, actual }) => [scopeKey, actual]));
    const { body: lines } = await county.get<MetricLine[]>(`/targets/${own[0]!.id}/lines`, { query: { range: '[0,199]' } });
    expect(lines.length).toBe(own[0]!.lineCount);
    expect(lines.every((line) => line.projectId !== null || line.name === '〔其他单位的项目〕')).toBe(true);
    expect((await park.get(`/targets/${rows[0]!.id}`)).status).toBe(404);
  });

  it('compares with the year before and draws the course through the months', async () => {
    const target = await make({ label: '逐月', value: 60 });
    const { body } = await city.get<TargetDetail>(`/targets/${target.id}/progress`);
    expect(body.months.map((month) => month.actual === null)).toEqual([...Array<boolean>(6).fill(false), ...Array<boolean>(6).fill(true)]);
    expect(body.months[5]!.actual).toBe(body.target.actual);
    expect(body.months[11]).toMatchObject({ planned: 60, lastYear: body.target.lastYear.whole });
    expect(body.months[5]!.lastYear).toBe(body.target.lastYear.sameDay);
    expect(body.target).toMatchObject({ light: expect.any(String), expectedRate: 181 / 365 });
  });

  it('keeps money in fen and rates as rates', async () => {
    const money = await make({ label: '钱', metric: 'funds-arrived', arguments: {}, value: 5_000_000_000 });
    const rate = await make({ label: '率', metric: 'cohort-rate', arguments: { numerator: 'started' }, value: 0.6 });
    const { body } = await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } });
    const found = (id: number) => body.rows.find((row) => row.id === id)!;
    expect(found(money.id)).toMatchObject({ unit: 'fen', value: 5_000_000_000, pace: 'calendar' });
    expect(found(rate.id)).toMatchObject({ unit: 'rate', value: 0.6, pace: 'level', expectedRate: 1 });
    expect(found(rate.id).actual).toBeGreaterThan(0);
    expect(problems((await city.post('/targets', { ...SIGNED, metric: 'funds-arrived', arguments: {}, value: 0.5 })).body)).toEqual(['value not-integer']);
  });

  it('refuses a year that is none, a day outside it, and answers as known on a past day', async () => {
    expect((await city.get('/targets/progress')).status).toBe(400);
    expect((await city.get('/targets/progress', { query: { year: 2026, on: '2025-01-01' } })).status).toBe(400);
    expect((await city.get('/targets/progress', { query: { year: 2026, on: '2026-07-01' } })).status).toBe(400);
    expect((await city.get<TargetTable>('/targets/progress', { query: { year: 2026, asOf: '2026-03-31' } })).body).toMatchObject({ on: '2026-03-31', asOf: '2026-03-31' });
  });

  it('says what past years suggest and what is planned, with its method', async () => {
    const target = await make({ label: '预测', arguments: { milestone: 'started' }, value: 60 });
    const { body } = await city.get<TargetForecast>(`/targets/${target.id}/forecast`);
    expect(body.years.length).toBeGreaterThanOrEqual(1);
    for (const year of body.years) expect(year.atYearEnd).toBeGreaterThanOrEqual(year.atSameDay);
    if (body.years.length >= 2) {
      expect(body.low!).toBeGreaterThanOrEqual(body.actual!);
      expect(body.high!).toBeGreaterThanOrEqual(body.middle!);
    }
    expect(body.dueCount).toBe(body.due.length);
    const stock = await make({ label: '在建', metric: 'projects-standing', arguments: { stage: 'started' }, value: 60 });
    expect((await city.get<TargetForecast>(`/targets/${stock.id}/forecast`)).body).toMatchObject({ low: null, method: '时点数和比率不作年末估计。' });
  });

  it('names whom the yearly plan wants signed, and whose company is to settle before it builds', async () => {
    const admin = await app.login('admin');
    const due = async (id: number) => (await city.get<TargetForecast>(`/targets/${id}/forecast`)).body;
    const signed = await make({ label: '应签约', value: 60 });
    const companies = await make({ label: '应入园', metric: 'new-companies', arguments: {}, value: 100 });
    const before = { signed: await due(signed.id), companies: await due(companies.id) };
    expect([before.signed.dueMethod, before.companies.dueMethod]).toEqual([expect.stringContaining('签约一批'), expect.stringContaining('计划开工日')]);

    const { body: company } = await admin.post<{ id: number }>('/companies', { name: '预测新材料有限公司' });
    const [first, second] = [await createProject(admin, { parkId: PARK.a, projectCompanyId: company.id, plannedStartOn: '2026-10-01' }), await createProject(admin, { parkId: PARK.a, projectCompanyId: company.id, plannedStartOn: '2026-11-01' })];
    await createProject(admin, { parkId: PARK.a, plannedStartOn: '2027-01-01' });
    await createProject(admin, { parkId: PARK.a, plannedStartOn: '2026-10-01', agreedInvestmentFen: 999_0000_00 });
    expect((await admin.post('/batch-entries', { year: 2026, items: [{ batch: 'sign', projectId: second.id, dueOn: '2026-09-30' }, { batch: 'sign', projectId: first.id }] })).status).toBe(201);

    const after = { signed: await due(signed.id), companies: await due(companies.id) };
    // Of one company the project that builds first; the one below ten million and the one of next year are none.
    expect(after.companies.dueCount - before.companies.dueCount).toBe(1);
    expect(after.companies.due.filter(({ projectId }) => projectId === first.id || projectId === second.id)).toEqual([expect.objectContaining({ projectId: first.id, plannedOn: '2026-10-01', contribution: 1, overdue: false })]);
    expect(after.signed.dueCount - before.signed.dueCount).toBe(2);
    expect(after.signed.due.filter(({ projectId }) => projectId === first.id || projectId === second.id).map(({ projectId, plannedOn }) => [projectId, plannedOn])).toEqual([[second.id, '2026-09-30'], [first.id, '2026-12-31']]);
  });

  it('goes out as a workbook and is noted in the audit', async () => {
    const { status, headers } = await city.get('/targets/export', { query: { year: 2026 } });
    expect([status, headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    expect(await app.database.query("SELECT COUNT(*) AS `count` FROM `audit_entry` WHERE `action` = 'target:exported'")).toEqual([{ count: 1 }]);
  });
});
