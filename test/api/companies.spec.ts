import type { CompanyRecord } from '../../shared/contracts/companies.js';
import { CompaniesService } from '../../api/companies/companies.service.js';
import { runInContext } from '../../api/core/request-context.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

let app: TestApp;
let admin: Client;
let officer: Client;
beforeAll(async () => {
  app = await startApp();
  [admin, officer] = await Promise.all([app.login('admin'), app.login('officer')]);
});
afterAll(() => app.close());

const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const RIGHT_CODE = '91350100M000100Y43';
/** Publicly listed as genuinely issued, though the check character does not agree. */
const WRONG_CHARACTER = '91350100M0001TGQXM';

describe('companies', () => {
  it('creates a company and answers it whole; everybody with the permission reads it', async () => {
    const { status, body } = await officer.post<CompanyRecord>('/companies', { name: '宜宾时代新能源有限公司', creditCode: RIGHT_CODE.toLowerCase(), aliases: ['宜宾时代'], regionCode: '511503', industryCode: 'C' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '宜宾时代新能源有限公司', creditCode: RIGHT_CODE, creditCodeWarning: false, aliases: ['宜宾时代'], regionName: '南溪区', industryCode: 'C', remarks: null,
      settledParkId: null, settledOn: null, projectCount: 0, archivedAt: null, version: 1,
    });
    expect((await (await app.login('officer-b')).get<CompanyRecord>(`/companies/${body.id}`)).body).toEqual(body);
    expect((await (await app.login('finance')).get('/companies')).status).toBe(403);
  });

  it('warns of a wrong check character and refuses a wrong shape', async () => {
    const { status, body } = await admin.post<CompanyRecord>('/companies', { name: '校验位不符公司', creditCode: WRONG_CHARACTER });
    expect([status, body.creditCodeWarning]).toEqual([201, true]);
    const short = await admin.post('/companies', { name: '位数不对公司', creditCode: '91350100M0001' });
    expect([short.status, problems(short.body)]).toEqual([400, ['creditCode bad-format']]);
    expect((await admin.post<CompanyRecord>('/companies', { name: '没有代码公司', creditCode: '' })).body).toMatchObject({ creditCode: null, creditCodeWarning: false });
  });

  it('has one company a name, however it is written', async () => {
    await admin.post('/companies', { name: '一家（宜宾）公司' });
    const again = await admin.post('/companies', { name: '一家(宜宾) 公司' });
    expect([again.status, problems(again.body)]).toEqual([409, ['name duplicate']]);
  });

  it('updates in part, archives, keeps versions, and writes it all down', async () => {
    const { body: company } = await admin.post<CompanyRecord>('/companies', { name: '待改公司', remarks: '旧' });
    const { body: changed } = await admin.put<CompanyRecord>(`/companies/${company.id}`, { version: 1, remarks: null, archived: true });
    expect(changed).toMatchObject({ name: '待改公司', remarks: null, version: 2 });
    expect(changed.archivedAt).not.toBeNull();
    expect((await admin.put<ErrorBody>(`/companies/${company.id}`, { version: 1, name: '改' })).body.error).toMatchObject({ code: 'stale-version', params: { current: { version: 2 } } });
    expect(problems((await admin.put(`/companies/${company.id}`, { version: 2, regionCode: '999999', industryCode: 'ZZ' })).body)).toEqual(['regionCode unknown-reference', 'industryCode unknown-reference']);
    const { rows } = await admin.list<CompanyRecord>('/companies', { filter: { archived: true, q: '待改' } });
    expect(rows.map((row) => row.id)).toEqual([company.id]);
    const audited = await app.database.query<{ action: string }>("SELECT `action` FROM `audit_entry` WHERE `entity` = 'company' AND `entityId` = ? ORDER BY `id`", [String(company.id)]);
    expect(audited.map((row) => row.action)).toEqual(['company:created', 'company:updated']);
  });

  it('finds companies that may be the same', async () => {
    const ids: number[] = [];
    for (const values of [{ name: '天原集团股份有限公司', aliases: ['天原化工'] }, { name: '四川天原新材料有限公司' }, { name: '另一家公司', creditCode: '91510000MA00000000' }]) ids.push((await admin.post<CompanyRecord>('/companies', values)).body.id);
    const check = async (body: object) => (await officer.post<{ companies: { id: number; because: string }[] }>('/companies/check-duplicates', body)).body.companies.map(({ id, because }) => [id, because]);
    expect(await check({ name: '天原集团 股份有限公司' })).toEqual([[ids[0], 'name']]);
    expect(await check({ name: '天原化工' })).toEqual([[ids[0], 'alias']]);
    expect(await check({ name: '天原新材料集团' })).toEqual([[ids[1], 'similar-name']]);
    expect(await check({ name: '毫不相干', creditCode: '91510000MA00000000' })).toEqual([[ids[2], 'credit-code']]);
    expect(await check({ name: '毫不相干' })).toEqual([]);
  });

  it('finds or creates many by name in few statements', async () => {
    const companies = app.app.get(CompaniesService);
    const ensure = (names: string[]) => runInContext({ requestId: 'test', ip: '', locale: 'zh' }, () => app.database.write(() => companies.ensureByNames(names)));
    const names = Array.from({ length: 1_200 }, (_, index) => `批量公司${index}`);
    const first = await ensure([...names, '批量 公司0', '！！', 'Café 公司', 'cafe公司']);
    expect(first.size).toBe(1_203);
    expect(first.get('批量 公司0')).toBe(first.get('批量公司0'));
    expect(first.has('！！')).toBe(false);
    const second = await ensure(names);
    expect([...second]).toEqual(names.map((name) => [name, first.get(name)]));
    const row = await app.database.queryOne<{ organisationId: number }>('SELECT `organisationId` FROM `company` WHERE `id` = ?', [first.get('批量公司5')]);
    expect(row?.organisationId).toBe(1);
  });

  it('two writers may bring the same new name', async () => {
    const companies = app.app.get(CompaniesService);
    const names = Array.from({ length: 20 }, (_, index) => `同时出现公司${index}`);
    const write = () => runInContext({ requestId: 'test', ip: '', locale: 'zh' }, () => app.database.write(() => companies.ensureByNames(names)));
    const [one, other] = await Promise.all([write(), write()]);
    expect(one).toEqual(other);
  });
});

describe('what follows from projects', () => {
  it('the first park that a company settled in, the same as the metric credits', async () => {
    const other = await startApp();
    try {
      const world = makeWorld(120, 7);
      await loadWorld(other.database, world);
      const client = await other.login('admin');
      const { body: lines } = await client.get<{ companyId: number; parkName: string }[]>('/metrics/new-companies/lines', { query: { from: '1900-01-01', to: '2999-12-31', args: '{"minimumFen":0,"amount":"agreed"}', range: '[0,199]' } });
      expect(lines.length).toBeGreaterThan(5);
      let settled = 0;
      for (const line of lines) {
        const { body } = await client.get<CompanyRecord>(`/companies/${line.companyId}`);
        if (line.parkName) settled += 1;
        if (line.parkName) expect(body.settledParkName).toBe(line.parkName);
      }
      expect(settled).toBeGreaterThan(2);
    } finally {
      await other.close();
    }
  });
});
