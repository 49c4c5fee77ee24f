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

  /** Previews, applies and takes back a file; answers the statements of each step. */
  async function run(kind: ImportKindCode, head: string, lines: readonly string[]): Promise<{ preview: number; apply: number; undo: number }> {
    const { body } = await admin.upload<ImportRecord>('/imports', { name: 'file.csv', content: [head, ...lines].join('\n') }, { kind });
    let batch = body;
    const preview = await counted(async () => { batch = (await admin.post<ImportRecord>(`/imports/${body.id}/preview`)).body; });
    expect(batch.counts).toMatchObject({ total: lines.length, ready: lines.length });
    const apply = await counted(async () => { batch = (await admin.post<ImportRecord>(`/imports/${body.id}/apply`)).body; });
    expect(batch).toMatchObject({ status: 'applied', counts: { applied: lines.length } });
    const undo = await counted(async () => { batch = (await admin.post<ImportRecord>(`/imports/${body.id}/undo`)).body; });
    expect(batch.status).toBe('undone');
    return { preview, apply, undo };
  }

  const rows: Record<Exclude<ImportKindCode, 'projects'>, [head: string, line: (index: number) => string]> = {
    companies: ['企业名称,所在地,备注', (index) => `批量企业${index}号有限公司,四川省宜宾市,第${index}家`],
    contacts: ['姓名,企业名称,电话', (index) => `联系人${index},联系人所在公司,1380000${String(index).padStart(4, '0')}`],
    parks: ['园区名称,管理单位,所在县区,主导产业代码', (index) => `批量园区${index},市招商局,四川省宜宾市南溪区,C`],
    carriers: ['编号,名称,园区,类型,面积', (index) => `B-${index},${index}号厂房,南溪经济开发区,标准厂房,${1_000 + index}`],
    occupancies: ['项目编号,园区,载体编号,占用面积,起始日,截止日', (index) => `${codes[0]},南溪经济开发区,Z-01,${100 + index},2026-0${1 + (index % 5)}-${String(6 + (index % 20)).padStart(2, '0')},${index % 2 ? '' : '2026-06-01'}`],
    funds: ['项目编号,类别,日期,金额,资金来源地', (index) => `${codes[0]},到位资金,2026-0${1 + (index % 5)}-${String(6 + (index % 20)).padStart(2, '0')},${index + 1}万元,省外`],
    activities: ['日期,类型,主题,对象企业,相关项目', (index) => `2026-05-${String(1 + (index % 28)).padStart(2, '0')},外出拜访,第${index}次拜访,联系人所在公司,${codes[0]}`],
    'official-values': ['统计指标,地区,期间,金额,来源,公布日期', (index) => `进出口总额,四川省宜宾市,${2_000 + Math.floor(index / 12)}年${1 + (index % 12)}月,${index + 1}万元,海关月报,2026-01-20`],
    users: ['姓名,用户名,单位,角色,状态', (index) => `用户${index},batch-user-${index},市招商局,招商专员,${index % 2 ? '已停用' : '正常'}`],
  };

  it.each(Object.keys(rows) as (keyof typeof rows)[])('%s', async (kind) => {
    const [head, line] = rows[kind];
    const few = await run(kind, head, Array.from({ length: FEW }, (_, index) => line(index)));
    const many = await run(kind, head, Array.from({ length: MANY }, (_, index) => line(FEW + index)));
    const more = { preview: many.preview - few.preview, apply: many.apply - few.apply, undo: many.undo - few.undo };
    if (process.env['LUODI_SHOW_STATEMENTS']) process.stdout.write(`${kind}: ${JSON.stringify({ few, many })}\n`);
    expect(more.preview + more.apply + more.undo).toBeLessThan(MOST_FOR_A_HUNDRED_MORE);
  });
});
