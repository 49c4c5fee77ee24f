import ExcelJS from 'exceljs';
import { JobsService } from '../../api/jobs/jobs.service.js';
import { ReturnReminders } from '../../api/supervision/return-reminders.js';
import { RosterRulesReader } from '../../api/supervision/roster-rules.js';
import type { MyDay } from '../../shared/contracts/activities.js';
import type { LargeProject, LargeProjectsOverview, ProjectReturns } from '../../shared/contracts/supervision.js';
import { signIn, startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, COUNTY_B, PARK, PASSWORD } from '../support/fixtures.js';
import { advance, createProject, uploadEvidence } from '../support/samples.js';

const YI = 1_0000_0000_00;
const Q1 = { year: 2026, quarter: 1 };

let app: TestApp;
let officer: Client;
let city: Client;
let ours: number;
let exactly: number;
let theirs: number;

const signed = async (client: Client, on: string, patch: Record<string, unknown> = {}) => {
  const { id } = await createProject(client, { parkId: PARK.a, ...patch });
  await advance(client, id, 'negotiating', '2025-01-05');
  await advance(client, id, 'signed', on, 'agreement');
  return id;
};
const roster = async (client = city, filter: Record<string, unknown> = Q1) => (await client.list<LargeProject>('/large-projects', { filter })).rows;
const ids = async (client = city, filter: Record<string, unknown> = Q1) => (await roster(client, filter)).map((row) => row.projectId).sort((a, b) => a - b);
const overview = async (filter: Record<string, unknown> = Q1) => (await city.get<LargeProjectsOverview>('/large-projects/overview', { query: { filter: JSON.stringify(filter) } })).body;
const line = { progress: '一期厂房主体封顶', statedFen: 3 * YI, problems: '10千伏线路未通', requests: '请市供电公司协调' };
const report = (client: Client, id: number, body: Record<string, unknown>) => client.post<ProjectReturns>(`/projects/${id}/quarterly-returns`, { ...line, ...body });
const returns = async (client: Client, id: number) => (await client.get<ProjectReturns>(`/projects/${id}/quarterly-returns`)).body;
const problemsOf = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`);

beforeAll(async () => {
  app = await startApp();
  [officer, city] = await Promise.all([app.login('officer'), app.login('city-manager')]);
  ours = await signed(officer, '2026-02-10', { agreedInvestmentFen: 21 * YI });
  exactly = await signed(officer, '2025-11-10', { agreedInvestmentFen: 10 * YI });
  await signed(officer, '2026-02-12', { agreedInvestmentFen: 10 * YI - 1 });
  await signed(officer, '2026-04-02', { agreedInvestmentFen: 30 * YI });
  theirs = await signed(await app.login('officer-b'), '2025-03-01', { parkId: PARK.b, agreedInvestmentFen: 12 * YI });
});
afterAll(() => app.close());

it('lists who was signed by the quarter’s end at or above the limit of the pack in force, each within the scope', async () => {
  expect(await ids()).toEqual([ours, exactly, theirs]);
  expect(await ids(officer)).toEqual([ours, exactly]);
  expect(await ids(await app.login('county-manager-b'))).toEqual([theirs]);
  expect(await ids(city, { ...Q1, regionCode: COUNTY_B })).toEqual([theirs]);
  expect(await ids(city, { ...Q1, parkId: PARK.a })).toEqual([ours, exactly]);
  expect(await ids(city, {})).toEqual([ours, exactly, theirs]);
  expect(await ids(city, { year: 2025, quarter: 4 })).toEqual([exactly, theirs]);
  expect(await overview()).toMatchObject({ limitFen: 10 * YI, bound: 'at-least', dueOn: '2026-04-10', dueDays: 10, policyDay: '2026-03-31', projects: 3, agreedInvestmentFen: 43 * YI, states: { reported: 0, late: 0, due: 0, missing: 3 } });
  expect((await (await app.login('finance')).list('/large-projects')).status).toBe(403);
});

it('answers for no quarter that has not begun', async () => {
  const asked = async (year: number, quarter: number) => (await city.get<ErrorBody>('/large-projects', { query: { filter: JSON.stringify({ year, quarter }) } }));
  expect((await asked(2026, 2)).status).toBe(200);
  expect(problemsOf((await asked(2026, 3)).body)).toEqual(['filter.quarter:quarter-not-begun']);
  expect((await asked(2026, 5)).body.error.code).toBe('bad-filter');
});

it('keeps what the unit says beside what the money ledger computes up to the quarter’s end', async () => {
  const receipt = await uploadEvidence(officer, 'bank-slip');
  for (const [occurredOn, amountFen] of [['2026-03-20', 2 * YI], ['2026-04-20', 4 * YI]] as const) expect((await officer.post(`/projects/${ours}/completed-investments`, { amountFen, occurredOn, evidenceIds: [receipt] })).body).toMatchObject({ amountFen });
  const { status, body } = await report(officer, ours, Q1);
  expect(status).toBe(201);
  expect(body.quarters.find((one) => one.quarter === 1)).toMatchObject({ state: 'late', computedFen: 2 * YI, return: { statedFen: 3 * YI, computedFen: 2 * YI, problems: '10千伏线路未通', current: true } });
  expect((await roster()).find((row) => row.projectId === ours)).toMatchObject({ state: 'late', completedInvestmentFen: 2 * YI, mayReport: true, return: { progress: '一期厂房主体封顶' } });
  expect(await ids(city, { ...Q1, missing: true })).toEqual([exactly, theirs]);
  expect((await overview({ ...Q1, regionCode: COUNTY_A })).states).toEqual({ reported: 0, late: 1, due: 0, missing: 1 });
});

it('a running quarter may be reported before it is over, and is then in time', async () => {
  expect((await report(officer, ours, { year: 2026, quarter: 2 })).body.quarters[0]).toMatchObject({ quarter: 2, state: 'reported', computedFen: 6 * YI });
});

it('corrects only with a reason and the line that was seen; the earlier one stays, and so does when it was first reported', async () => {
  const [before] = (await roster()).filter((row) => row.projectId === ours);
  expect(problemsOf((await report(officer, ours, { ...Q1, seenId: before!.return!.id })).body)).toEqual(['reason:reason-required']);
  const stale = await report(officer, ours, { ...Q1, reason: '数字有误' });
  expect([stale.status, (stale.body as unknown as ErrorBody).error.code]).toEqual([409, 'returned-since']);
  const { status, body } = await report(officer, ours, { ...Q1, seenId: before!.return!.id, reason: '数字有误', statedFen: 2 * YI, problems: null });
  expect(status).toBe(201);
  expect(body.quarters.find((one) => one.quarter === 1)!.return).toMatchObject({ statedFen: 2 * YI, problems: null, reason: '数字有误' });
  expect(body.superseded).toMatchObject([{ id: before!.return!.id, statedFen: 3 * YI, current: false }]);
  await expect(app.database.write(() => app.database.execute('UPDATE `quarterly_return` SET `statedFen` = 0'), { unaudited: true })).rejects.toThrow(/append-only/);
});

it('is reported by the unit that owns the project, on quarters in which it was on the roster', async () => {
  expect((await report(await app.login('officer-b'), ours, Q1)).status).toBe(404);
  expect((await report(await app.login('viewer'), ours, Q1)).status).toBe(403);
  const introduced = await signed(officer, '2026-01-10', { agreedInvestmentFen: 11 * YI, introducingOrganisationId: 3 });
  expect((await returns(await app.login('county-manager-b'), introduced)).mayReport).toBe(false);
  expect((await report(await app.login('county-manager-b'), introduced, Q1)).status).toBe(404);
  expect(problemsOf((await report(officer, ours, { year: 2025, quarter: 4 })).body)).toEqual(['quarter:not-on-roster']);
  expect(problemsOf((await report(officer, ours, { year: 2026, quarter: 3 })).body)).toEqual(['quarter:quarter-not-begun']);
  expect(problemsOf((await report(officer, ours, { ...Q1, progress: ' ', statedFen: -1 })).body)).toEqual(['progress:required', 'statedFen:negative-amount']);
  await officer.post(`/projects/${introduced}/status`, { status: 'terminated', occurredOn: '2026-01-20', reason: '投资方退出' });
  const filter = { projectId: introduced, type: 'status' };
  const [event] = (await city.list<{ id: number }>('/ledger-events', { filter })).rows;
  expect(await ids(city, { year: 2026, quarter: 2 })).toContain(introduced);
  await city.post(`/stage-events/${event!.id}/verification`, { verdict: 'verified' });
  expect(await ids()).toContain(introduced);
  expect(await ids(city, { year: 2026, quarter: 2 })).not.toContain(introduced);
});

it('asks once for each missing line, as a next step of the officer, which reporting settles', async () => {
  app.setClock('2026-07-03T00:00:00.000Z');
  const jobs = app.app.get(JobsService);
  const officer = await signIn(app, 'officer', PASSWORD);
  const theirOfficer = await signIn(app, 'officer-b', PASSWORD);
  expect(await jobs.runNow('remind-returns')).toBe(true);
  const steps = async (client: Client) => (await client.list<{ what: string; dueOn: string; status: string; projectId: number; ownerName: string }>('/next-steps', { filter: { status: 'open' } })).rows;
  const own = await steps(officer);
  expect(own.map(({ projectId, dueOn, ownerName }) => [projectId, dueOn, ownerName])).toEqual(expect.arrayContaining([[exactly, '2026-07-10', 'officer']]));
  expect(own.some(({ projectId }) => projectId === ours)).toBe(false);
  expect(own[0]!.what).toBe('报送2026年二季度重大签约项目进展（系统提醒）');
  expect((await steps(theirOfficer)).map(({ projectId }) => projectId)).toEqual([theirs]);
  expect((await officer.get<MyDay>('/my-day')).body.steps.items.map(({ projectId }) => projectId)).toContain(exactly);
  expect(await jobs.runNow('remind-returns')).toBe(true);
  expect(await steps(officer)).toHaveLength(own.length);
  expect((await report(officer, exactly, { year: 2026, quarter: 2 })).status).toBe(201);
  expect((await steps(officer)).some(({ projectId }) => projectId === exactly)).toBe(false);
});

it('goes out as a workbook county by county, with sums and what is missing', async () => {
  const city = await signIn(app, 'city-manager', PASSWORD);
  const { raw, status } = await city.get('/large-projects/export', { query: { filter: JSON.stringify(Q1) } });
  expect(status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(raw as never);
  const sheet = book.worksheets[0]!;
  expect(sheet.getCell('A1').value).toBe('2026年一季度重大签约项目进展情况表');
  const second = sheet.getColumn(2).values.map(String);
  expect(second.some((text) => /^合计：4个，已报送1个$/.test(text))).toBe(true);
  expect(second.filter((text) => /^(南溪区|翠屏区)：/.test(text))).toHaveLength(2);
});

it('where no pack says which projects are large, that is the answer, and nobody is asked', async () => {
  app.setClock('2036-06-30T02:00:00.000Z');
  await expect(app.app.get(RosterRulesReader).of({ year: 2036, quarter: 1 })).rejects.toMatchObject({ code: 'policy-item-ended', params: { pack: 'base', until: '2035-12-31' } });
  expect(await app.app.get(ReturnReminders).remind()).toBe(0);
});
