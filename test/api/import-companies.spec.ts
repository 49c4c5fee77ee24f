import type { ImportFieldRecord, ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { CompanyRecord } from '../../shared/contracts/companies.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

describe('imports of companies', () => {
  let app: TestApp;
  let client: Client;
  beforeAll(async () => {
    app = await startApp();
    client = await app.login('city-manager');
  });
  afterAll(() => app.close());

  const upload = (content: string, as = client) => as.upload<ImportRecord & ErrorBody>('/imports', { name: '企业.csv', content }, { kind: 'companies' });
  const preview = async (content: string) => (await client.post<ImportRecord>(`/imports/${(await upload(content)).body.id}/preview`)).body;
  const rows = async (id: number) => (await client.list<ImportRowRecord>(`/imports/${id}/rows`, { range: [0, 199] })).rows;
  const apply = (id: number) => client.post<ImportRecord & ErrorBody>(`/imports/${id}/apply`);
  const undo = (id: number) => client.post<ImportRecord & ErrorBody>(`/imports/${id}/undo`);
  const byName = async (name: string) => (await client.list<CompanyRecord>('/companies', { filter: { q: name } })).rows.find((company) => company.name === name);
  const csv = (...lines: string[]) => ['企业名称,统一社会信用代码,曾用名/简称,所在地,行业,备注', ...lines].join('\n');

  it('takes a list in, changes nothing the second time, and takes it all back', async () => {
    const file = csv('晨光电子有限公司,91350100M000100Y43,晨光电子、晨光,四川省宜宾市翠屏区,C,旧厂区', '远山食品有限公司,,,四川省宜宾市,,');
    const { body: uploaded } = await upload(file);
    expect(uploaded).toMatchObject({ kind: 'companies', mapping: { A: 'name', B: 'creditCode', C: 'aliases', D: 'regionCode', E: 'industryCode', F: 'remarks' } });
    const batch = (await client.post<ImportRecord>(`/imports/${uploaded.id}/preview`)).body;
    expect(batch.counts).toMatchObject({ total: 2, ready: 2 });
    expect((await apply(batch.id)).body).toMatchObject({ status: 'applied', counts: { applied: 2 } });
    expect(await byName('晨光电子有限公司')).toMatchObject({ creditCode: '91350100M000100Y43', aliases: ['晨光电子', '晨光'], regionCode: '511502', industryCode: 'C', remarks: '旧厂区' });

    const again = await preview(file);
    expect(again.counts).toMatchObject({ total: 2, unchanged: 2, ready: 0, decision: 0 });
    expect((await apply(again.id)).body.error.code).toBe('nothing-to-apply');

    expect((await undo(batch.id)).body.status).toBe('undone');
    expect((await client.list<CompanyRecord>('/companies', { filter: { q: '晨光电子', archived: false } })).total).toBe(0);
    const third = await preview(file);
    expect(third.counts).toMatchObject({ ready: 2, unchanged: 0 });
    expect((await apply(third.id)).body.status).toBe('applied');
  });

  it('asks where a row differs, and undoes a change as well', async () => {
    const first = await preview(csv('青松材料有限公司,,青松,四川省宜宾市翠屏区,,一期'));
    await apply(first.id);
    const before = (await byName('青松材料有限公司'))!;
    const second = await preview(csv('青松材料有限公司,,,四川省宜宾市南溪区,,二期'));
    const [row] = await rows(second.id);
    expect(row).toMatchObject({ verdict: 'decision', duplicates: [{ recordId: before.id, because: 'identity' }] });
    expect(row!.duplicates[0]!.differences.map(({ field }) => field)).toEqual(['regionCode', 'remarks']);
    expect(row!.problems.map(({ code, choices }) => [code, choices])).toEqual([['differs-from-record', ['use', 'set-aside']]]);
    expect((await apply(second.id)).body.error.code).toBe('open-decisions');
    expect((await client.patch(`/imports/${second.id}/rows/2`, { decision: 'create' })).status).toBe(400);
    await client.patch(`/imports/${second.id}/rows/2`, { decision: 'use' });
    await apply(second.id);
    expect(await byName('青松材料有限公司')).toMatchObject({ regionCode: '511503', remarks: '二期', aliases: ['青松'] });
    await undo(second.id);
    expect(await byName('青松材料有限公司')).toMatchObject({ regionCode: '511502', remarks: '一期', aliases: ['青松'] });
  });

  it('matches by credit code, sees repeats in the file, and mends cells', async () => {
    const first = await preview(csv('白云智造有限公司,91510100MA6C000X0A,,,,'));
    expect(first.counts.ready).toBe(1);
    await apply(first.id);
    const batch = await preview(csv('白云智能制造有限公司,91510100MA6C000X0A,,,,', '重复公司,,,,,', '重复公司,,,,,', ',,,四川省宜宾市,,没有名称', '错码公司,9151,,,不存在的行业,'));
    const [renamed, once, twice, nameless, odd] = await rows(batch.id);
    expect(renamed).toMatchObject({ verdict: 'decision', duplicates: [{ because: 'code', differences: [{ field: 'name' }] }] });
    expect([once!.verdict, twice!.verdict, twice!.problems[0]!.code, twice!.problems[0]!.choices]).toEqual(['ready', 'decision', 'duplicate-in-file', ['set-aside']]);
    expect([nameless!.verdict, nameless!.problems.map(({ code }) => code)]).toEqual(['error', ['value-missing']]);
    expect([odd!.verdict, odd!.values['creditCode'], odd!.problems.map(({ code }) => code)]).toEqual(['ready', null, ['credit-code-format', 'industry-unknown']]);
    const mended = await client.patch<ImportRowRecord>(`/imports/${batch.id}/rows/5`, { values: { name: '补名公司' } });
    expect(mended.body).toMatchObject({ verdict: 'ready', values: { name: '补名公司' } });
    expect((await client.patch<ImportRowRecord>(`/imports/${batch.id}/rows/6`, { values: { creditCode: 'x' } })).body.problems.map(({ code }) => code)).toContain('value-invalid');
  });

  it('asks about rows of one file with one credit code, and takes back in turn what several rows changed', async () => {
    const code = '91350211M000100Y43';
    const first = await preview(csv(`同码甲有限公司,${code},,四川省宜宾市翠屏区,,一期`, `同码乙有限公司,${code},,四川省宜宾市翠屏区,,`));
    expect((await rows(first.id)).map(({ verdict, problems }) => [verdict, ...problems.filter(({ column }) => column === '').map((problem) => problem.code)])).toEqual([['ready'], ['decision', 'same-code-in-file']]);
    expect((await client.patch(`/imports/${first.id}/rows/3`, { decision: 'create' })).status).toBe(400);
    await client.patch(`/imports/${first.id}/rows/3`, { decision: 'set-aside' });
    await apply(first.id);
    const before = (await byName('同码甲有限公司'))!;
    const second = await preview(csv(`同码甲有限公司,${code},,四川省宜宾市南溪区,,二期`, `同码丙有限公司,${code},,四川省宜宾市南溪区,C,三期`));
    await client.post(`/imports/${second.id}/decisions`, { column: '', code: 'differs-from-record', choice: 'use' });
    expect((await apply(second.id)).body).toMatchObject({ status: 'applied', counts: { applied: 2 } });
    expect(await byName('同码丙有限公司')).toMatchObject({ id: before.id, regionCode: '511503', industryCode: 'C', remarks: '三期' });
    expect((await undo(second.id)).body.status).toBe('undone');
    expect(await byName('同码甲有限公司')).toMatchObject({ id: before.id, regionCode: '511502', industryCode: null, remarks: '一期' });
  });

  it('does not undo over somebody’s work', async () => {
    const batch = await preview(csv('改动公司,,,,,'));
    await apply(batch.id);
    const company = (await byName('改动公司'))!;
    await client.put(`/companies/${company.id}`, { version: company.version, remarks: '后来改的' });
    const { status, body } = await undo(batch.id);
    expect([status, body.error.code, body.error.fields[0]!.path]).toEqual([422, 'changed-since', '改动公司']);
  });

  it('comes back unchanged from its own export, of the columns shown', async () => {
    const head = (await client.post<CompanyRecord>('/companies', { name: '往返控股集团有限公司', anchor: true, rankings: [{ list: 'china-500', year: 2025, position: 88 }] })).body;
    await client.post('/companies', { name: '=往返电子有限公司', creditCode: '91510100MA6C000X1B', aliases: ['往返', '往返电子'], groupId: head.id, regionCode: '511502', industryCode: 'C', remarks: '@备注' });
    const { raw, headers } = await client.get('/companies/export', { query: { filter: JSON.stringify({ q: '往返' }) } });
    expect(String(headers['content-type'])).toContain('spreadsheetml');
    const { body } = await client.upload<ImportRecord>('/imports', { name: '企业.xlsx', content: raw }, { kind: 'companies' });
    expect((await client.post<ImportRecord>(`/imports/${body.id}/preview`)).body.counts).toMatchObject({ total: 2, unchanged: 2 });
    const few = await client.get('/companies/export', { query: { filter: JSON.stringify({ q: '往返' }), columns: 'name,group' } });
    const second = await client.upload<ImportRecord>('/imports', { name: '企业.xlsx', content: few.raw }, { kind: 'companies' });
    expect(second.body.columns.map(({ header }) => header)).toEqual(['企业名称', '所属集团']);
    // None of the workbook's columns: then all of them.
    expect((await client.get('/companies/export', { query: { columns: 'nonsense' } })).status).toBe(400);
  });

  it('takes in places on rankings, adds those of another year, and takes back only its own', async () => {
    const rankings = async (name: string) => (await byName(name))?.rankings;
    await client.post('/companies', { name: '榜单在册公司', rankings: [{ list: 'private-500', year: 2024, position: 40 }] });
    const file = ['企业名称,榜单', '榜单在册公司,2025年中国民营企业500强第31位', '榜单新来公司,世界500强 2025 #210；上市公司 2019', '写不清的公司,民企500强'].join('\n');
    const batch = await preview(file);
    expect((await rows(batch.id)).map(({ verdict, problems, duplicates }) => [verdict, problems.map(({ code }) => code), duplicates[0]?.differences.map(({ field, imported }) => [field, imported])])).toEqual([
      ['decision', ['differs-from-record'], [['rankings', ['民企500强 2024 #40', '民企500强 2025 #31']]]], ['ready', [], undefined], ['decision', ['rankings-unclear'], undefined],
    ]);
    const known = (await byName('榜单在册公司'))!;
    await client.patch(`/imports/${batch.id}/rows/2`, { decision: 'use', useId: known.id });
    await client.post(`/imports/${batch.id}/decisions`, { column: '榜单', code: 'rankings-unclear', choice: 'leave-empty' });
    expect((await apply(batch.id)).body).toMatchObject({ status: 'applied', counts: { applied: 3 } });
    expect(await rankings('榜单在册公司')).toEqual([{ list: 'private-500', year: 2024, position: 40 }, { list: 'private-500', year: 2025, position: 31 }]);
    expect(await rankings('榜单新来公司')).toEqual([{ list: 'fortune-500', year: 2025, position: 210 }, { list: 'listed', year: 2019, position: null }]);
    expect(await rankings('写不清的公司')).toEqual([]);
    const english = await client.get('/companies/export', { query: { filter: JSON.stringify({ q: '榜单' }) }, headers: { 'accept-language': 'en' } });
    const { body } = await client.upload<ImportRecord>('/imports', { name: 'companies.xlsx', content: english.raw }, { kind: 'companies' });
    expect((await client.post<ImportRecord>(`/imports/${body.id}/preview`)).body.counts).toMatchObject({ total: 2, unchanged: 2 });
    expect((await undo(batch.id)).body.status).toBe('undone');
    expect(await rankings('榜单在册公司')).toEqual([{ list: 'private-500', year: 2024, position: 40 }]);
  });

  it('tells its fields and refuses what is no kind, or not the caller’s', async () => {
    const { body: fields } = await client.get<ImportFieldRecord[]>('/imports/fields', { query: { kind: 'companies' } });
    expect(fields.find(({ code }) => code === 'name')).toMatchObject({ zh: '企业名称', required: true, type: 'text' });
    expect((await client.get('/imports/fields', { query: { kind: 'nonsense' } })).status).toBe(400);
    expect((await client.upload('/imports', { name: 'a.csv', content: csv('甲,,,,,') }, { kind: 'nonsense' })).status).toBe(400);
    const missing = await upload('信用代码,备注\n91350100M000100Y43,没有名称列\n');
    expect((await client.post<ErrorBody>(`/imports/${missing.body.id}/preview`)).body.error).toMatchObject({ code: 'name-not-mapped', params: { field: '企业名称' } });
  });
});
