import ExcelJS from 'exceljs';
import type { ApiTokenRecord } from '../../shared/contracts/identity.js';
import type { PolicyPackRecord, PolicyPackDetail } from '../../shared/contracts/policy.js';
import { allRows, type ListSpec } from '../../api/core/http/list.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';

/** The small lists of administration as files: what the list shows, in the reader's language, recorded in the audit. */
describe('exports of administration', () => {
  let app: TestApp;
  let admin: Client;
  let officer: Client;
  beforeAll(async () => {
    app = await startApp();
    [admin, officer] = [await app.login('admin'), await app.login('officer')];
  });
  afterAll(() => app?.close());

  async function sheet(client: Client, path: string, query: Record<string, string> = {}, locale = 'zh'): Promise<string[][]> {
    const { status, raw } = await client.get(path, { query, headers: { 'accept-language': locale } });
    expect(status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as unknown as ArrayBuffer);
    const rows: string[][] = [];
    book.worksheets[0]!.eachRow((row) => rows.push(Array.from((row.values as unknown[]).slice(1), (value) => (value === null || value === undefined ? '' : String(value)))));
    return rows;
  }
  const exported = async (entity: string) => app.database.query('SELECT `id` FROM `audit_entry` WHERE `action` = ?', [`${entity}:export`]);

  test('organisations in tree order, with what they hang below', async () => {
    const [head, first, ...others] = await sheet(officer, '/organisations/export');
    expect(head).toEqual(['单位', '隶属', '类别', '行政区划代码', '行政区划', '停用日期']);
    expect(first![1]).toBe('');
    expect(others.every((row) => row[1] !== '')).toBe(true);
    expect((await sheet(officer, '/organisations/export', { columns: 'name', filter: JSON.stringify({ kind: 'city-bureau' }) }, 'en'))).toEqual([['Organisation'], [first![0]]]);
    expect(await exported('organisation')).toHaveLength(2);
  });

  test('industries, the whole table or what is below one', async () => {
    const all = await sheet(officer, '/industries/export', {}, 'en');
    expect(all[0]).toEqual(['Code', 'Name', 'Level', 'Parent', 'Industrial']);
    const below = await sheet(officer, '/industries/export', { filter: JSON.stringify({ parentCode: 'C' }) });
    expect(below.slice(1).every((row) => row[3] === 'C' && row[4] === '是')).toBe(true);
    expect(all.length).toBeGreaterThan(below.length);
  });

  test('one’s own API tokens, never the token itself', async () => {
    const made = (await admin.post<ApiTokenRecord>('/api-tokens', { name: '报表程序' })).body;
    const rows = await sheet(admin, '/api-tokens/export');
    expect(rows.filter(([name]) => name === '报表程序')).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(made.token!);
    expect((await sheet(officer, '/api-tokens/export')).some(([name]) => name === '报表程序')).toBe(false);
    expect((await (await app.login('viewer')).get('/api-tokens/export')).status).toBe(403);
  });

  test('policy packs as a list, and each as the YAML it was published from', async () => {
    const packs = (await admin.list<PolicyPackRecord>('/policy-packs')).rows;
    const rows = await sheet(officer, '/policy-packs/export', { sort: '["code","ASC"]' });
    expect(rows.slice(1).map(([code]) => code)).toEqual(packs.map(({ code }) => code));
    const base = packs.find(({ code }) => code === 'base')!;
    const { status, raw, headers } = await officer.get(`/policy-packs/${base.id}/yaml`);
    expect(status).toBe(200);
    expect(String(headers['content-disposition'])).toContain('base@1.yaml');
    expect(raw.toString('utf8')).toBe((await admin.get<PolicyPackDetail>(`/policy-packs/${base.id}`)).body.yaml);
    expect((await officer.get('/policy-packs/999999/yaml')).status).toBe(404);
    expect(await exported('policy-pack')).toHaveLength(2);
  });

  test('a filter that is none is an answer, not a broken file', async () => {
    for (const path of ['/organisations/export', '/industries/export', '/policy-packs/export']) expect((await officer.get(path, { query: { filter: '{"colour":"red"}' } })).status).toBe(400);
    expect((await officer.get('/organisations/export', { query: { columns: 'colour' } })).status).toBe(400);
  });

  test('a list too long to be given whole is refused, not cut short', async () => {
    const pairs: ListSpec = { name: 'pairs', select: 'a.`code`, b.`code` AS other', from: '`region` a JOIN `region` b', fields: { code: { sql: 'a.`code`', type: 'text' } }, defaultSort: ['code', 'ASC'], tieBreak: 'b.`code`' };
    const few = (count: number) => [{ sql: 'b.`code` IN (SELECT x.`code` FROM (SELECT `code` FROM `region` ORDER BY `code` LIMIT ?) x)', params: [count] }];
    const regions = (await app.database.query('SELECT `code` FROM `region`')).length;
    expect(regions).toBeGreaterThan(2_500);
    const most = Math.floor(50_000 / regions);
    expect(await allRows(app.database, pairs, {}, few(most))).toHaveLength(regions * most);
    await expect(allRows(app.database, pairs, {}, few(most + 1))).rejects.toMatchObject({ status: 422, code: 'too-many-to-export' });
  });
});
