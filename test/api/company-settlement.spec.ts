import type { CompanyDetail, CompanyRecord, DuplicateCompany } from '../../shared/contracts/companies.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

let app: TestApp;
let bureau: Client;
beforeAll(async () => {
  app = await startApp();
  bureau = await app.login('city-manager');
});
afterAll(() => app.close());

const create = async (values: object) => (await bureau.post<CompanyDetail & ErrorBody>('/companies', values)).body;
const read = async (id: number) => (await bureau.get<CompanyDetail>(`/companies/${id}`)).body;

describe('settled companies', () => {
  it('tells on what grounds a company has settled, what is missing where not, and that it stopped', async () => {
    const company = await create({ name: '入园公司' });
    const project = (await bureau.post<ProjectRecord>('/projects', { name: '入园项目', investors: ['投资集团'], parkId: 1, projectCompanyId: company.id, agreedInvestmentFen: 2_0000_0000_00 })).body;
    expect((await read(company.id)).settlement).toMatchObject([{ projectId: project.id, missing: ['registered', 'land-secured'], credited: false }]);
    expect((await bureau.post<ErrorBody>(`/companies/${company.id}/stop`, { stoppedOn: '2026-06-01' })).body.error.code).toBe('company-not-settled');
    for (const [to, occurredOn] of [['registered', '2026-03-01'], ['land-secured', '2026-04-15']]) expect((await bureau.post(`/projects/${project.id}/stage-events`, { to, occurredOn, evidenceIds: [], bypassGate: true, reason: '补录' })).status).toBe(201);
    const settled = await read(company.id);
    expect(settled).toMatchObject({ settledParkName: '南溪经济开发区', settledOn: '2026-04-15', money: { agreedInvestmentFen: 2_0000_0000_00 }, settlement: [{ registeredOn: '2026-03-01', landSecuredOn: '2026-04-15', missing: [], credited: true }] });
    expect((await bureau.list<CompanyRecord>('/companies', { filter: { settled: true } })).rows.map(({ id }) => id)).toEqual([company.id]);

    expect((await bureau.post<ErrorBody>(`/companies/${company.id}/stop`, { stoppedOn: '2026-07-01' })).body.error.fields).toMatchObject([{ path: 'stoppedOn', code: 'future-date' }]);
    const stopped = (await bureau.post<CompanyDetail>(`/companies/${company.id}/stop`, { stoppedOn: '2026-05-20', disposal: 'lease', plan: '分割出租' })).body;
    expect(stopped).toMatchObject({ stoppedOn: '2026-05-20', disposal: 'lease', disposalPlan: '分割出租', settledOn: '2026-04-15', stops: [{ type: 'stopped', plan: '分割出租' }] });
    expect((await bureau.post<ErrorBody>(`/companies/${company.id}/resumption`, { resumedOn: '2026-05-01' })).status).toBe(400);
    expect((await bureau.post<CompanyDetail>(`/companies/${company.id}/resumption`, { resumedOn: '2026-06-01' })).body).toMatchObject({ stoppedOn: null, stops: [{ type: 'resumed' }, { type: 'stopped' }] });
  });
});

describe('groups and rankings', () => {
  it('lists members and their projects, refuses a circle, filters by list', async () => {
    const head = await create({ name: '某某控股', rankings: [{ list: 'china-500', year: 2025, position: 12 }] });
    const middle = await create({ name: '某某实业', groupId: head.id });
    const leaf = await create({ name: '某某新材', groupId: middle.id });
    const project = (await bureau.post<ProjectRecord>('/projects', { name: '某某项目', investors: ['某某实业'], parkId: 1 })).body;
    expect((await read(head.id)).members).toEqual([{ id: middle.id, name: '某某实业', projectCount: 1 }]);
    expect((await bureau.list<ProjectRecord>('/projects', { filter: { companyGroupId: head.id } })).rows.map(({ id }) => id)).toEqual([project.id]);
    const circle = await bureau.put<ErrorBody>(`/companies/${head.id}`, { version: head.version, groupId: leaf.id });
    expect([circle.status, circle.body.error.fields[0]]).toMatchObject([400, { path: 'groupId', code: 'group-circle' }]);
    expect((await bureau.list<CompanyRecord>('/companies', { filter: { ranking: 'china-500' } })).rows.map(({ id }) => id)).toEqual([head.id]);
    expect((await bureau.list('/companies', { filter: { ranking: 'nonsense' } })).status).toBe(400);
    expect((await bureau.put<CompanyDetail>(`/companies/${head.id}`, { version: head.version, rankings: [], anchor: true })).body).toMatchObject({ rankings: [], anchor: true });
  });

  it('keeps what counts as it was known', async () => {
    const company = await create({ name: '历史公司', regionCode: '511502' });
    app.setClock('2026-06-30T03:00:00.000Z');
    await bureau.put(`/companies/${company.id}`, { version: 1, regionCode: '511503' });
    const rows = await app.database.query<{ regionCode: string; knownFrom: string; knownTo: string }>('SELECT `regionCode`, `knownFrom`, `knownTo` FROM `company_revision` WHERE `companyId` = ? ORDER BY `knownFrom`', [company.id]);
    expect(rows.map(({ regionCode, knownTo }) => [regionCode, knownTo.slice(0, 10)])).toEqual([['511502', '2026-06-30'], ['511503', '9999-12-31']]);
  });
});

describe('duplicates while typing', () => {
  it('finds by name, code, other names, like names and sound, each with its reason', async () => {
    const company = await create({ name: '四川海川新材料有限公司', aliases: ['海川新材'], creditCode: '91350100M000100Y43' });
    const check = async (body: object) => (await bureau.post<{ companies: DuplicateCompany[] }>('/companies/check-duplicates', body)).body.companies.filter(({ id }) => id === company.id).map(({ because }) => because);
    expect(await check({ name: '四川海川新材料 有限公司' })).toEqual(['name']);
    expect(await check({ name: '另一个名字', creditCode: '91350100M000100Y43' })).toEqual(['credit-code']);
    expect(await check({ name: '海川新材' })).toEqual(['alias']);
    expect(await check({ name: '海川新材料股份有限公司' })).toEqual(['similar-name']);
    expect(await check({ name: '海川心才料有限公司' })).toEqual(['pinyin']);
    expect(await check({ name: '毫不相干公司' })).toEqual([]);
  });
});
