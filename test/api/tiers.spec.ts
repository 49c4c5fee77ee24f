import { isMap, isSeq, parseDocument } from 'yaml';
import type { MetricAnswer, MetricBreakdown, MetricLine, MonthlyReport } from '../../shared/contracts/metrics.js';
import type { PolicyPackDetail } from '../../shared/contracts/policy.js';
import type { BoardSummary, InvestmentTiersInForce, ProjectDetail, ProjectRecord } from '../../shared/contracts/projects.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { PARK } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

const YI = 1_0000_0000_00;
let app: TestApp;
let city: Client;
let officer: Client;
const ids = new Map<string, number>();
beforeAll(async () => {
  app = await startApp();
  [city, officer] = await Promise.all([app.login('city-manager'), app.login('officer')]);
  const signed = async (name: string, agreedInvestmentFen: number, signedOn: string, patch: Record<string, unknown> = {}) => {
    const { id } = await createProject(officer, { parkId: PARK.a, agreedInvestmentFen, industryCode: 'C', ...patch });
    await advance(officer, id, 'negotiating', '2026-01-05');
    await advance(officer, id, 'signed', signedOn, 'agreement');
    ids.set(name, id);
  };
  await signed('seven', 7 * YI, '2026-02-10');
  await signed('five', 5 * YI, '2026-03-10');
  await signed('four', 4 * YI, '2026-03-20', { industryCode: 'D' });
  await signed('half', YI / 2, '2026-04-10');
  await signed('one', YI, '2026-05-20');
});
afterAll(() => app.close());

const table = async (metric: string, query: Record<string, string | number>) => (await city.get<MetricBreakdown>(`/metrics/${metric}/breakdown`, { query: { by: 'tier', args: '{"milestone":"signed"}', ...query } }));
const rows = async (metric: string, query: Record<string, string | number>) => (await table(metric, query)).body.rows.map(({ key, value }) => [key, value]);
const listed = async (filter: Record<string, unknown>) => (await officer.list<ProjectRecord>('/projects', { filter, sort: ['agreedInvestmentFen', 'DESC'] })).rows.map(({ id, tier }) => [[...ids].find(([, own]) => own === id)?.[0], tier?.code ?? null]);
const monthly = async (month: number) => (await city.get<MonthlyReport>('/reports/monthly', { query: { year: 2026, month } })).body;

describe('tiers of agreed investment by common practice', () => {
  it('split counts and amounts; every row opens to its lines', async () => {
    const { body } = await table('projects-reached', { year: 2026 });
    expect(body.rows.map(({ key, name, value }) => [key, name, value])).toEqual([['tier:province', '省级重点（5 亿元以上）', 2], ['tier:city', '市级重点（2 亿元至 5 亿元）', 1], ['tier:county', '县级重点（1 亿元至 2 亿元）', 1], ['tier:none', '未达分级标准或未填投资额', 1]]);
    expect(body.total).toBe(5);
    expect(await rows('agreed-investment-reached', { year: 2026 })).toEqual([['tier:province', 12 * YI], ['tier:city', 4 * YI], ['tier:county', YI], ['tier:none', YI / 2]]);
    expect(await rows('projects-standing', { args: '{"stage":"signed"}', on: '2026-03-31' })).toEqual([['tier:province', 2], ['tier:city', 1], ['tier:county', 0], ['tier:none', 0]]);
    for (const { key, value } of body.rows) {
      const question = { year: 2026, args: '{"milestone":"signed"}', within: key };
      expect([(await city.get<MetricAnswer>('/metrics/projects-reached', { query: question })).body.value, (await city.get<MetricLine[]>('/metrics/projects-reached/lines', { query: question })).body.length]).toEqual([value, value]);
    }
    expect((await city.get('/metrics/projects-reached', { query: { year: 2026, within: 'tier:dreamt' } })).status).toBe(400);
  });

  it('are a column and a filter of the project list, its board and its export', async () => {
    expect((await officer.get<InvestmentTiersInForce>('/projects/tiers')).body.tiers.map(({ code, label }) => [code, label])).toEqual([['province', '省级重点（5 亿元以上）'], ['city', '市级重点（2 亿元至 5 亿元）'], ['county', '县级重点（1 亿元至 2 亿元）']]);
    expect(await listed({})).toEqual([['seven', 'province'], ['five', 'province'], ['four', 'city'], ['one', 'county'], ['half', null]]);
    expect([await listed({ tier: 'province' }), await listed({ tier: 'none' })]).toEqual([[['seven', 'province'], ['five', 'province']], [['half', null]]]);
    const { body: board } = await officer.get<BoardSummary>('/projects/board-summary', { query: { filter: '{"tier":"province"}' } });
    expect(board.columns.find(({ stage }) => stage === 'signed')).toMatchObject({ count: 2, agreedInvestmentFen: 12 * YI });
    expect((await officer.get<ProjectDetail>(`/projects/${ids.get('four')}`)).body.tier).toEqual({ code: 'city', name: '市级重点' });
    expect((await officer.list('/projects', { filter: { tier: 'dreamt' } })).status).toBe(400);
    expect((await officer.get('/projects/export', { query: { columns: 'code,tier', filter: '{"tier":"province"}' } })).status).toBe(200);
    expect((await officer.post('/views', { kind: 'board', name: '省级重点', filter: { tier: 'province' }, sort: ['agreedInvestmentFen', 'DESC'], columns: ['name', 'tier'] })).status).toBe(201);
  });

  it('are columns of the monthly table behind what was signed, and open to the same number', async () => {
    const report = await monthly(4);
    const columns = report.columns.filter(({ key }) => key.startsWith('signed-tier-'));
    const total = report.rows.at(-1)!;
    expect(columns.map(({ key, label }) => [label, total.cells[key]])).toEqual([['其中：省级重点 ≥5亿', 2], ['其中：市级重点 ≥2亿', 1], ['其中：县级重点 ≥1亿', 0]]);
    for (const { key, metric, args } of columns) expect((await city.get<MetricAnswer>(`/metrics/${metric}`, { query: { args: JSON.stringify(args), from: '2026-01-01', to: '2026-04-30' } })).body.value).toBe(total.cells[key]);
  });
});

it('are those of the pack in force on the day of the figure, for leading industries where it says so', async () => {
  const { body } = await city.post<PolicyPackDetail>('/policy-packs/compose', {
    code: 'own', title: '本市参数', titleEn: 'Own pack', covers: { from: '2026-01-01', until: '2026-12-31' }, decision: { title: '本市决定', number: '市政发〔2026〕1号', issuedOn: '2026-01-02' },
    picks: [{ pack: 'base', items: ['projects.', 'leads.', 'imports.', 'counting.', 'supervision.', 'key-projects.', 'tiers.', 'targets.'] }],
  });
  const document = parseDocument(body.yaml);
  const items = document.get('items');
  if (isSeq(items)) for (const item of items.items) if (isMap(item) && item.get('key') === 'tiers.investment') item.set('value', document.createNode({ leadingIndustryOnly: true, tiers: [{ code: 'large', name: '主导产业大项目', minimum: 3 }] }));
  document.set('cases', document.createNode([]));
  expect((await city.put(`/policy-packs/${body.id}`, { yaml: document.toString({ lineWidth: 0 }), version: body.version })).status).toBe(200);
  expect((await city.post(`/policy-packs/${body.id}/publish`, {})).status).toBe(200);
  expect((await city.post(`/policy-packs/${body.id}/adopt`, { from: '2026-05-01', decisionTitle: '关于采用参数的决定' })).status).toBe(201);
  const { version } = (await city.get<{ version: number }>(`/parks/${PARK.a}`)).body;
  expect((await city.put(`/parks/${PARK.a}`, { leadingIndustryCodes: ['C'], version })).status).toBe(200);

  expect(await rows('projects-reached', { year: 2026 })).toEqual([['tier:large', 2], ['tier:none', 3]]);
  expect(await rows('projects-reached', { year: 2026, quarter: 1 })).toEqual([['tier:province', 2], ['tier:city', 1], ['tier:county', 0], ['tier:none', 0]]);
  expect(await listed({ tier: 'large' })).toEqual([['seven', 'large'], ['five', 'large']]);
  const [april, june] = [await monthly(4), await monthly(6)];
  expect(april.columns.some(({ key }) => key === 'signed-tier-province')).toBe(true);
  const [column] = june.columns.filter(({ key }) => key.startsWith('signed-tier-'));
  expect([column!.label, june.rows.at(-1)!.cells[column!.key]]).toEqual(['其中：主导产业大项目 ≥3亿', 2]);
  expect((await city.get<MetricAnswer>(`/metrics/${column!.metric}`, { query: { args: JSON.stringify(column!.args), from: '2026-01-01', to: '2026-06-30' } })).body.value).toBe(2);
});
