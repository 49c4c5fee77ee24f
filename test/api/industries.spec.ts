import type { IndustryRecord, IndustryTableResult, RegionRecord } from '../../shared/contracts/identity.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { HOME } from '../support/fixtures.js';

let app: TestApp;
let admin: Client;
let officer: Client;
beforeAll(async () => {
  app = await startApp();
  [admin, officer] = await Promise.all([app.login('admin'), app.login('officer')]);
});
afterAll(() => app.close());

const TABLE = 'code,name,level,parent\n361,汽车整车制造,中类,36\n3611,汽柴油车整车制造,小类,361\n367,汽车零部件及配件制造,中类,36\n3670,汽车零部件及配件制造,小类,367\n651,软件开发,中类,65\n';
const load = (client: Client, content: string) => client.upload<IndustryTableResult>('/industries/table', { name: 'gbt4754.csv', content });
const found = async (q: string) => (await officer.list<IndustryRecord>('/industries', { filter: { q } })).rows.map((row) => row.code);

it('loads groups and classes; the same table again changes nothing, another name renames', async () => {
  expect((await load(officer, TABLE)).status).toBe(403);
  const first = await load(admin, TABLE);
  expect([first.status, first.body]).toEqual([200, { added: 5, renamed: 0, total: 122 }]);
  expect((await load(admin, TABLE)).body).toEqual({ added: 0, renamed: 0, total: 122 });
  expect((await load(admin, 'code,name\n651,软件开发业\n')).body).toEqual({ added: 0, renamed: 1, total: 122 });
  expect((await officer.get<IndustryRecord>('/industries/3670')).body).toEqual({ id: '3670', code: '3670', name: '汽车零部件及配件制造', parentCode: '367', level: 'class', industrial: true });
});

it('a table with mistakes changes nothing and is told all of them', async () => {
  const { status, body } = await load(admin, 'code,name\n362,改装汽车制造\n99,没有\n36a,错\n');
  const { error } = body as unknown as ErrorBody;
  expect([status, error.code, error.fields.map((field) => field.code)]).toEqual([422, 'industry-table', ['industry-parent', 'industry-code']]);
  expect((await officer.get('/industries/362')).status).toBe(404);
  expect((await load(admin, 'a,b\n1,2\n')).status).toBe(422);
});

it('finds a class by name, code, code with its section, pinyin and initials', async () => {
  expect(await found('汽车零部件')).toEqual(['367', '3670']);
  expect(await found('3670')).toEqual(['3670']);
  expect(await found('C3670')).toEqual(['3670']);
  expect(await found('qiche')).toEqual(['36', '361', '3611', '367', '3670'].filter((code) => code !== '3611'));
  expect(await found('qclbj')).toEqual(['367', '3670']);
  expect((await officer.list<IndustryRecord>('/industries', { filter: { parentCode: '36' } })).rows.map((row) => row.code)).toEqual(['361', '367']);
});

it('a filter on a division or section includes what lies below it', async () => {
  const make = (name: string, industryCode: string) => officer.post<ProjectRecord>('/projects', { name, investors: ['甲'], industryCode });
  for (const [name, code] of [['线束项目', '3670'], ['整车项目', '36'], ['软件项目', '651']] as const) expect((await make(name, code)).status).toBe(201);
  const list = async (filter: Record<string, unknown>) => (await officer.list<ProjectRecord>('/projects', { filter })).rows.map((row) => row.name).sort();
  expect(await list({ industryCode: '36' })).toEqual(['整车项目', '线束项目'].sort());
  expect(await list({ industryCode: '367' })).toEqual(['线束项目']);
  expect(await list({ industryCode: ['C', '65'] })).toEqual(['整车项目', '线束项目', '软件项目'].sort());
  expect(await list({ industrial: true })).toEqual(['整车项目', '线束项目'].sort());
  expect(await list({ industrial: false })).toEqual(['软件项目']);
  expect((await officer.list('/projects', { filter: { industryCode: 'x' } })).status).toBe(400);
});

it('the pickers of the home city hold its counties and nothing else', async () => {
  const { rows } = await officer.list<RegionRecord>('/regions', { filter: { home: true, level: 'county' }, range: [0, 199] });
  expect(rows.map((row) => row.name)).toEqual(['翠屏区', '南溪区', '叙州区', '江安县', '长宁县', '高县', '珙县', '筠连县', '兴文县', '屏山县']);
  expect(rows.every((row) => row.parentCode === HOME)).toBe(true);
});
