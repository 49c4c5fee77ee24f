import { jest } from '@jest/globals';
import type { ImportRecord } from '../../shared/contracts/imports.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import type { ImportKindCode } from '../../shared/vocabulary.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { COUNTY_A, PARK } from '../support/fixtures.js';

const FEW = 20;
const MANY = 120;
/** What reading, writing and noting a hundred rows more may cost in statements, all told: they go in batches. */
const MOST_FOR_A_HUNDRED_MORE = 90;
/** The same of projects, each of which is kept in a dozen tables. */
const MOST_FOR_A_HUNDRED_PROJECTS = 180;

/** A file of many rows asks the database little more than one of few: nothing is looked up or written row by row. */
describe('statements of an import', () => {
  let app: TestApp;
  let admin: Client;
  let codes: string[];
  beforeAll(async () => {
    app = await startApp();
    admin = await app.login('admin');
    const project = (await admin.post<ProjectRecord>('/projects', { name: '储能电池项目', investors: ['甲公司'], parkId: PARK.a, regionCode: COUNTY_A, industryCode: 'C', origin: 'out-of-province', agreedInvestmentFen: 100_000_000_00, contentAndScale: '年产 2GWh' })).body;
    await admin.post(`/projects/${project.id}/stage-events`, { to: 'negotiating', occurredOn: '2026-01-02' });
    await admin.post(`/projects/${project.id}/stage-events`, { to: 'signed', occurredOn: '2026-01-05', bypassGate: true, reason: '补录' });
    codes = [project.code];
    await admin.post('/companies', { name: '联系人所在公司' });
    await admin.post('/carriers', { parkId: PARK.a, kind: 'factory', code: 'Z-01', name: '大厂房', area: 1_000_000 });
  });
  afterAll(() => app?.close());

  const counted = async (work: () => Promise<unknown>): Promise<number> => {
    const spies = [jest.spyOn(app.database, 'query'), jest.spyOn(app.database, 'execute'), jest.spyOn(app.database, 'put')];
    try {
      await work();
      return spies.reduce((count, spy) => count + spy.mock.calls.length, 0);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };

  interface Cost { preview: number; decide: number; apply: number; undo: number }

  async function previewed(kind: ImportKindCode, head: string, lines: readonly string[]): Promise<ImportRecord> {
    const { body } = await admin.upload<ImportRecord>('/imports', { name: 'file.csv', content: [head, ...lines].join('\n') }, { kind });
    return (await admin.post<ImportRecord>(`/imports/${body.id}/preview`)).body;
  }

  /** Previews, applies and takes back a file, of new rows or of rows that change the records on file; answers the statements of each step. */
  async function run(kind: ImportKindCode, head: string, lines: readonly string[], rows: 'new' | 'changed'): Promise<Cost> {
    let batch = {} as ImportRecord;
    const preview = await counted(async () => { batch = await previewed(kind, head, lines); });
    expect(batch.counts).toMatchObject({ total: lines.length, [rows === 'new' ? 'ready' : 'decision']: lines.length });
    const decide = rows === 'new' ? 0 : await counted(() => admin.post(`/imports/${batch.id}/decisions`, { column: '', code: 'differs-from-record', choice: 'use' }));
    const apply = await counted(async () => { batch = (await admin.post<ImportRecord>(`/imports/${batch.id}/apply`)).body; });
    expect(batch).toMatchObject({ status: 'applied', counts: { applied: lines.length } });
    const undo = await counted(async () => { batch = (await admin.post<ImportRecord>(`/imports/${batch.id}/undo`)).body; });
    expect(batch.status).toBe('undone');
    return { preview, decide, apply, undo };
  }

  /** A day of its own for each row. */
  const dayOf = (index: number): string => new Date(Date.UTC(2026, 0, 6 + index)).toISOString().slice(0, 10);

  /** Of each kind the headers, a row that makes a record, and what another file says of the same record. */
  const files: Record<ImportKindCode, [head: string, line: (index: number, changed?: boolean) => string]> = {
    projects: ['项目名称,投资方,落地园区,协议投资额,项目进度,到位资金,备注', (index, changed) => `批量项目${index},批量投资方${index}有限公司,南溪经济开发区,${100 + index}万元,${changed && index % 2 ? '开工' : '签约'},${changed ? '' : '10万元'},${changed ? `第${index}项有变` : ''}`],
    companies: ['企业名称,所在地,榜单与称号,备注', (index, changed) => `批量企业${index}号有限公司,四川省宜宾市,${changed && index % 3 === 0 ? '民企500强 2025 #12' : ''},${changed ? '改为' : ''}第${index}家`],
    contacts: ['姓名,企业名称,电话', (index, changed) => `联系人${index},联系人所在公司,13${changed ? 9 : 8}0000${String(index).padStart(4, '0')}`],
    parks: ['园区名称,管理单位,所在县区,主导产业代码', (index, changed) => `批量园区${index},市招商局,四川省宜宾市南溪区,${changed ? 'D' : 'C'}`],
    carriers: ['编号,名称,园区,类型,面积', (index, changed) => `B-${index},${index}号厂房,南溪经济开发区,标准厂房,${(changed ? 2_000 : 1_000) + index}`],
    occupancies: ['项目编号,园区,载体编号,占用面积,起始日,截止日', (index, changed) => `${codes[0]},南溪经济开发区,Z-01,${(changed && index % 3 === 0 ? 900 : 100) + index},${dayOf(index)},${index % 2 && !(changed && index % 3) ? '' : changed ? '2026-06-02' : '2026-06-01'}`],
    funds: ['项目编号,类别,日期,金额,资金来源地', (index, changed) => `${codes[0]},到位资金,${dayOf(index)},${(changed ? 200 : 1) + index}万元,省外`],
    activities: ['日期,类型,主题,对象企业,相关项目,我方人员,结果', (index, changed) => `2026-05-${String(1 + (index % 28)).padStart(2, '0')},外出拜访,第${index}次拜访,联系人所在公司,${codes[0]},,${changed ? '有意向' : ''}`],
    'official-values': ['统计指标,地区,期间,金额,来源,公布日期', (index, changed) => `进出口总额,四川省宜宾市,${2_000 + Math.floor(index / 12)}年${1 + (index % 12)}月,${(changed ? 500 : 1) + index}万元,海关月报,2026-01-20`],
    users: ['姓名,用户名,单位,角色,状态', (index, changed) => `${changed ? '新' : ''}用户${index},batch-user-${index},市招商局,招商专员${changed && index % 3 === 0 ? '、审计' : ''},${index % 2 ? '已停用' : '正常'}`],
  };
  const linesOf = ([, line]: (typeof files)['projects'], first: number, count: number, changed: boolean) => Array.from({ length: count }, (_, index) => line(first + index, changed));

  function expectBatches(kind: ImportKindCode, few: Cost, many: Cost): void {
    if (process.env['LUODI_SHOW_STATEMENTS']) process.stdout.write(`${kind}: ${JSON.stringify({ few, many })}\n`);
    expect(many.preview - few.preview + many.decide - few.decide + many.apply - few.apply + many.undo - few.undo).toBeLessThan(kind === 'projects' ? MOST_FOR_A_HUNDRED_PROJECTS : MOST_FOR_A_HUNDRED_MORE);
  }

  it.each(Object.keys(files) as ImportKindCode[])('new rows of %s', async (kind) => {
    const few = await run(kind, files[kind][0], linesOf(files[kind], 0, FEW, false), 'new');
    const many = await run(kind, files[kind][0], linesOf(files[kind], FEW, MANY, false), 'new');
    expectBatches(kind, few, many);
  });

  it.each(Object.keys(files) as ImportKindCode[])('changed rows of %s', async (kind) => {
    const { id } = await previewed(kind, files[kind][0], linesOf(files[kind], 0, FEW + MANY, false));
    expect((await admin.post(`/imports/${id}/apply`)).body).toMatchObject({ status: 'applied', counts: { applied: FEW + MANY } });
    const few = await run(kind, files[kind][0], linesOf(files[kind], 0, FEW, true), 'changed');
    const many = await run(kind, files[kind][0], linesOf(files[kind], FEW, MANY, true), 'changed');
    expectBatches(kind, few, many);
    // What was taken back is as it was: the first file says nothing new.
    expect((await previewed(kind, files[kind][0], linesOf(files[kind], 0, FEW + MANY, false))).counts).toMatchObject({ unchanged: FEW + MANY });
  });
});
