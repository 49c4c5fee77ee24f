import type { CompanyDetail, ContactRecord } from '../../shared/contracts/companies.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

let app: TestApp;
let mine: Client;
let theirs: Client;
let city: Client;
let companyId = 0;
beforeAll(async () => {
  app = await startApp();
  [mine, theirs, city] = await Promise.all([app.login('county-manager'), app.login('county-manager-b'), app.login('city-manager')]);
  companyId = (await city.post<CompanyDetail>('/companies', { name: '有联系人的公司' })).body.id;
});
afterAll(() => app.close());

const PERSON = { name: '王示范', title: '投资总监', phone: '13912345678', wechat: 'wang-sf', email: 'wang@example.com', notes: '周三上午方便' };
const add = async (as: Client) => (await as.post<ContactRecord>('/contacts', { companyId, ...PERSON })).body;

describe('contacts', () => {
  it('is read whole by its own county and the city, not at all by another, and shortened without the permission', async () => {
    const contact = await add(mine);
    expect(contact).toMatchObject({ ...PERSON, masked: false, companyName: '有联系人的公司', organisationName: '南溪区招商局', version: 1 });
    expect((await city.get<ContactRecord>(`/contacts/${contact.id}`)).body).toMatchObject(PERSON);
    for (const request of [theirs.get(`/contacts/${contact.id}`), theirs.put(`/contacts/${contact.id}`, { version: 1, phone: '1' }), theirs.post(`/contacts/${contact.id}/erasure`, { reason: '试' })]) expect((await request).status).toBe(404);
    expect((await theirs.list('/contacts', { filter: { companyId } })).total).toBe(0);
    expect((await theirs.get<CompanyDetail>(`/companies/${companyId}`)).body.contactsElsewhere).toBeGreaterThan(0);
    const shortened = (await (await app.login('viewer')).get<ContactRecord>(`/contacts/${contact.id}`)).body;
    expect(shortened).toMatchObject({ masked: true, name: '王**', phone: '139****78', wechat: null, email: null, notes: null });
    expect((await (await app.login('viewer')).get('/contacts/export')).status).toBe(403);
    expect((await (await app.login('finance')).get('/contacts')).status).toBe(403);
  });

  it('keeps versions, refuses all that is wrong at once, archives', async () => {
    const contact = await add(mine);
    const { status, body } = await mine.post<ErrorBody>('/contacts', { companyId: 999_999, name: '', email: 'nonsense', phone: '打不通' });
    expect([status, body.error.fields.map(({ path }) => path).sort()]).toEqual([400, ['email', 'name', 'phone']]);
    expect((await mine.post<ErrorBody>('/contacts', { companyId: 999_999, name: '王' })).body.error.fields).toMatchObject([{ path: 'companyId', code: 'unknown-reference' }]);
    expect((await mine.put<ContactRecord>(`/contacts/${contact.id}`, { version: 1, phone: null, archived: true })).body).toMatchObject({ phone: null, version: 2, archivedAt: expect.any(String) });
    expect((await mine.put(`/contacts/${contact.id}`, { version: 1, phone: '1' })).status).toBe(409);
  });

  it('erases a person wherever the data is kept, and keeps that it happened', async () => {
    const file = `姓名,企业名称,职务,电话\n李示例,有联系人的公司,经理,13800001111\n`;
    const { body: uploaded } = await mine.upload<{ id: number }>('/imports', { name: '联系人.csv', content: file }, { kind: 'contacts' });
    await mine.post(`/imports/${uploaded.id}/preview`);
    expect((await mine.post(`/imports/${uploaded.id}/apply`)).status).toBe(200);
    const contact = (await mine.list<ContactRecord>('/contacts', { filter: { companyId } })).rows.find(({ name }) => name === '李示例')!;
    const { status, body } = await mine.post<ContactRecord>(`/contacts/${contact.id}/erasure`, { reason: '本人要求' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: null, title: null, phone: null, wechat: null, email: null, notes: null, erasedAt: expect.any(String) });
    expect((await mine.put<ErrorBody>(`/contacts/${contact.id}`, { version: body.version, name: '李' })).body.error.code).toBe('contact-erased');
    const [row] = (await mine.list(`/imports/${uploaded.id}/rows`)).rows;
    expect(JSON.stringify(row)).not.toContain('李示例');
    expect((await mine.get<ErrorBody>(`/imports/${uploaded.id}/failed-rows`)).body.error.code).toBe('file-erased');
    const entries = (await (await app.login('auditor')).list<{ action: string; details: unknown }>('/audit-entries', { filter: { entity: 'contact' }, range: [0, 99] })).rows;
    expect(entries.map(({ action }) => action)).toContain('contact:erased');
    const logged = JSON.stringify(entries);
    for (const secret of ['李示例', '王示范', '139', '13800001111', 'wang', '周三']) expect(logged).not.toContain(secret);
  });
});

describe('imports of contacts', () => {
  it('takes a list in, asks who is meant where it is not clear, changes nothing twice, takes it back', async () => {
    const run = async (content: string) => {
      const { body } = await mine.upload<{ id: number }>('/imports', { name: '联系人.csv', content }, { kind: 'contacts' });
      return (await mine.post<{ id: number; counts: Record<string, number> }>(`/imports/${body.id}/preview`)).body;
    };
    const file = '姓名,企业名称,职务,手机\n赵样例,有联系人的公司,总经理,13700000001\n钱样例,没有的公司,经理,\n';
    const first = await run(file);
    expect(first.counts).toMatchObject({ total: 2, ready: 1, decision: 1 });
    expect((await mine.patch(`/imports/${first.id}/rows/3`, { values: { companyId: 999_999 } })).body).toMatchObject({ verdict: 'error' });
    expect((await mine.patch(`/imports/${first.id}/rows/3`, { values: { companyId } })).body).toMatchObject({ verdict: 'ready', values: { companyId } });
    expect((await mine.post(`/imports/${first.id}/apply`)).body).toMatchObject({ status: 'applied', counts: { applied: 2 } });
    expect((await run('姓名,企业名称,职务,手机\n赵样例,有联系人的公司,总经理,13700000001\n')).counts).toMatchObject({ unchanged: 1, ready: 0 });
    expect((await run('姓名,企业名称,职务,手机\n赵样例,有联系人的公司,董事长,13700000001\n')).counts).toMatchObject({ decision: 1 });
    expect((await theirs.get(`/imports/${first.id}`)).status).toBe(404);
    expect((await mine.post(`/imports/${first.id}/undo`)).body).toMatchObject({ status: 'undone' });
    expect((await mine.list<ContactRecord>('/contacts', { filter: { companyId, archived: false } })).rows.map(({ name }) => name)).not.toContain('赵样例');
  });
});
