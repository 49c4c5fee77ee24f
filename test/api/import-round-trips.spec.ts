import ExcelJS from 'exceljs';
import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import type { ImportKindCode } from '../../shared/vocabulary.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client } from '../support/client.js';
import { COUNTY_A, PARK } from '../support/fixtures.js';

/** How a list of each kind goes out, what comes in first, and three cells that somebody changes: the header, the text that a row has there, the new text, the value that differs. */
interface Trip { path: string; head: string; lines: string[]; changes: [header: string, was: string | number, becomes: string | number, field: string][] }

/** A list that was exported says nothing new when it comes back; cells that were changed in it are exactly what it asks about. */
describe('round trips of exports', () => {
  let app: TestApp;
  let admin: Client;
  let code: string;
  beforeAll(async () => {
    app = await startApp();
    admin = await app.login('admin');
    const project = (await admin.post<ProjectRecord>('/projects', { name: '往返储能项目', investors: ['往返甲公司'], parkId: PARK.a, regionCode: COUNTY_A, industryCode: 'C', origin: 'out-of-province', agreedInvestmentFen: 100_000_000_00 })).body;
    await admin.post(`/projects/${project.id}/stage-events`, { to: 'negotiating', occurredOn: '2026-01-02' });
    await admin.post(`/projects/${project.id}/stage-events`, { to: 'signed', occurredOn: '2026-01-05', bypassGate: true, reason: '补录' });
    code = project.code;
    await admin.post('/companies', { name: '往返联系公司' });
    await admin.post('/carriers', { parkId: PARK.a, kind: 'factory', code: 'RT-0', name: '往返厂房', area: 100_000 });
  });
  afterAll(() => app?.close());

  const trips: Record<ImportKindCode, () => Trip> = {
    projects: () => ({
      path: '/projects/export', head: '项目名称,投资方,落地园区,责任单位,总投资(万元),签约时间,项目进度,项目公司,招商方式,备注',
      lines: ['往返一,往返一公司,南溪经济开发区,市招商局,1000,2026-01-03,签约,往返一项目公司,委托招商,甲', '往返二,往返二公司,南溪经济开发区,市招商局,2000,2026-01-03,签约,,委托招商,乙', '往返三,往返三公司,南溪经济开发区,市招商局,3000,2026-01-03,签约,,委托招商,丙', '往返四,往返四公司,南溪经济开发区,市招商局,4000,2026-01-03,签约,往返四项目公司,产业链招商,丁'],
      changes: [['总投资(万元)', 1000, 1001, 'agreedInvestmentFen'], ['备注', '乙', '乙乙', 'remarks'], ['招商方式', '产业链招商', '以商招商', 'attractionMode'], ['项目公司', '往返一项目公司', '往返新项目公司', 'projectCompany']],
    }),
    companies: () => ({
      path: '/companies/export', head: '企业名称,所在地,别名,备注', lines: ['往返子公司,四川省宜宾市翠屏区,往子,一', '往返丑公司,四川省宜宾市翠屏区,往丑,二', '往返寅公司,四川省宜宾市翠屏区,往寅,三'],
      changes: [['备注', '一', '壹', 'remarks'], ['别名', '往丑', '往丑丑', 'aliases'], ['备注', '三', '叁', 'remarks']],
    }),
    contacts: () => ({
      path: '/contacts/export', head: '姓名,企业名称,职务,电话', lines: ['往返赵,往返联系公司,经理,13800000001', '往返钱,往返联系公司,经理,13800000002', '往返孙,往返联系公司,总监,13800000003'],
      changes: [['电话', '13800000001', '13900000001', 'phone'], ['电话', '13800000002', '13900000002', 'phone'], ['职务', '总监', '总经理', 'title']],
    }),
    parks: () => ({
      path: '/parks/export', head: '园区名称,简称,管理单位,所在县区,规划面积（亩）,招商方向', lines: ['往返东园,往东,市招商局,四川省宜宾市南溪区,1100,一', '往返西园,往西,市招商局,四川省宜宾市南溪区,1200,二', '往返南园,往南,市招商局,四川省宜宾市南溪区,1300,三'],
      changes: [['简称', '往东', '往东东', 'shortName'], ['规划面积（亩）', 1200, 1250, 'totalLandMu'], ['招商方向', '三', '叁', 'directions']],
    }),
    carriers: () => ({
      path: '/carriers/export', head: '编号,名称,园区,类型,面积,楼层', lines: ['RT-1,往返一号,南溪经济开发区,标准厂房,1111,一层', 'RT-2,往返二号,南溪经济开发区,标准厂房,1112,二层', 'RT-3,往返三号,南溪经济开发区,标准厂房,1113,三层'],
      changes: [['面积', 1111, 2111, 'area'], ['名称', '往返二号', '往返贰号', 'name'], ['楼层', '三层', '四层', 'floor']],
    }),
    occupancies: () => ({
      path: '/carriers/stays/export', head: '项目编号,园区,载体编号,占用面积,起始日,截止日', lines: [`${code},南溪经济开发区,RT-0,101,2026-02-01,2026-03-01`, `${code},南溪经济开发区,RT-0,102,2026-02-02,2026-03-02`, `${code},南溪经济开发区,RT-0,103,2026-02-03,2026-03-03`],
      changes: [['占用面积', 101, 111, 'area'], ['占用面积', 102, 112, 'area'], ['截止日', '2026-03-03', '2026-03-13', 'until']],
    }),
    funds: () => ({
      path: '/money-entries/export', head: '项目编号,类别,日期,金额(万元),资金来源地', lines: [`${code},到位资金,2026-02-01,101,省外`, `${code},到位资金,2026-02-02,102,市内`, `${code},完成投资,2026-02-03,103,`],
      changes: [['金额(万元)', 101, 111, 'amountFen'], ['资金来源地', '市内', '市外省内', 'origin'], ['金额(万元)', 103, 113, 'amountFen']],
    }),
    activities: () => ({
      path: '/activities/export', head: '日期,类型,主题,对象企业,地点,结果', lines: ['2026-05-01,外出拜访,往返一访,往返联系公司,甲地,一', '2026-05-02,外出拜访,往返二访,往返联系公司,乙地,二', '2026-05-03,外出拜访,往返三访,往返联系公司,丙地,三'],
      changes: [['地点', '甲地', '甲乙地', 'place'], ['结果', '二', '贰', 'result'], ['结果', '三', '叁', 'result']],
    }),
    'official-values': () => ({
      path: '/official-values/export', head: '统计指标,地区,期间,金额（万元）,来源,公布日期', lines: ['进出口总额,四川省宜宾市,2023年,1101,月报甲,2024-01-20', '进出口总额,四川省宜宾市,2024年,1102,月报乙,2025-01-20', '进出口总额,四川省宜宾市,2025年,1103,月报丙,2026-01-20'],
      changes: [['金额（万元）', 1101, 1201, 'amountFen'], ['来源', '月报乙', '年鉴乙', 'document'], ['金额（万元）', 1103, 1203, 'amountFen']],
    }),
    users: () => ({
      path: '/users/export', head: '姓名,用户名,单位,角色,电话', lines: ['往返李,round-1,市招商局,招商专员,0831-1', '往返周,round-2,市招商局,招商专员,0831-2', '往返吴,round-3,市招商局,招商专员,0831-3'],
      changes: [['姓名', '往返李', '往返里', 'displayName'], ['电话', '0831-2', '0831-22', 'phone'], ['电话', '0831-3', '0831-33', 'phone']],
    }),
  };

  async function previewed(kind: ImportKindCode, name: string, content: Buffer | string): Promise<ImportRecord> {
    const { body } = await admin.upload<ImportRecord>('/imports', { name, content }, { kind });
    return (await admin.post<ImportRecord>(`/imports/${body.id}/preview`)).body;
  }
  const rowsOf = async ({ id }: ImportRecord) => (await admin.list<ImportRowRecord>(`/imports/${id}/rows`, { range: [0, 199] })).rows;

  it.each(Object.keys(trips) as ImportKindCode[])('%s', async (kind) => {
    const { path, head, lines, changes } = trips[kind]();
    const first = await previewed(kind, 'file.csv', [head, ...lines].join('\n'));
    expect((await rowsOf(first)).filter(({ verdict }) => verdict !== 'ready').map(({ problems }) => problems)).toEqual([]);
    expect((await admin.post<ImportRecord>(`/imports/${first.id}/apply`)).body.status).toBe('applied');

    const raw = Buffer.from((await admin.get(path)).raw);
    const same = await previewed(kind, 'export.xlsx', raw);
    expect((await rowsOf(same)).flatMap(({ verdict, problems, duplicates }) => (verdict === 'unchanged' ? [] : [{ problems, duplicates }]))).toEqual([]);
    expect(same.counts.unchanged).toBeGreaterThanOrEqual(lines.length);

    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as unknown as ArrayBuffer);
    const sheet = book.worksheets[0]!;
    const heads = (sheet.getRow(1).values as unknown[]).map(String);
    const textOf = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
    for (const [header, was, becomes] of changes) {
      const column = heads.indexOf(header);
      expect([header, column]).toEqual([header, expect.any(Number)]);
      const rows = Array.from({ length: sheet.rowCount - 1 }, (_, index) => sheet.getCell(index + 2, column)).filter((cell) => textOf(cell.value) === was);
      expect([header, was, rows.length]).toEqual([header, was, 1]);
      rows[0]!.value = becomes;
    }
    const changed = await previewed(kind, 'changed.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
    const asked = (await rowsOf(changed)).filter(({ verdict }) => verdict !== 'unchanged');
    expect(asked.flatMap(({ problems }) => problems.filter(({ severity }) => severity !== 'warning').map((problem) => problem.code)).every((one) => one === 'differs-from-record')).toBe(true);
    expect(asked.flatMap(({ duplicates }) => duplicates[0]!.differences.map(({ field }) => field)).sort()).toEqual(changes.map(([, , , field]) => field).sort());

    await admin.post(`/imports/${changed.id}/decisions`, { column: '', code: 'differs-from-record', choice: 'use' });
    expect((await admin.post<ImportRecord>(`/imports/${changed.id}/apply`)).body).toMatchObject({ status: 'applied', counts: { applied: asked.length } });
    expect((await previewed(kind, 'changed.xlsx', Buffer.from(await book.xlsx.writeBuffer()))).counts).toMatchObject({ unchanged: same.counts.total });
    // A list that shows its history, corrections and all, comes back unchanged too.
    expect((await previewed(kind, 'again.xlsx', Buffer.from((await admin.get(path)).raw))).counts).toMatchObject({ ready: 0, decision: 0, error: 0 });
  });

  it('adds nothing to a project but what its row changes', async () => {
    const [project] = (await admin.list<ProjectRecord>('/projects', { filter: { q: '往返一' } })).rows.filter(({ name }) => name === '往返一');
    expect(project).toMatchObject({ agreedInvestmentFen: 1001_0000_00, projectCompanyName: '往返新项目公司', extra: {} });
  });
});
