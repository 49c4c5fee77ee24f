import ExcelJS from 'exceljs';
import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { ActivityRecord } from '../../shared/contracts/activities.js';
import type { UserRecord } from '../../shared/contracts/identity.js';
import type { MoneyEntry } from '../../shared/contracts/money.js';
import type { CarrierRecord, ParkRecord } from '../../shared/contracts/places.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { IMPORT_KIND_CODES, type ImportKindCode } from '../../shared/vocabulary.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PARK } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

describe('imports of parks, carriers, funds, activities and users', () => {
  let app: TestApp;
  let admin: Client;
  beforeAll(async () => {
    app = await startApp();
    admin = await app.login('admin');
  });
  afterAll(() => app.close());

  const upload = (kind: ImportKindCode, content: string | Buffer, as = admin) => as.upload<ImportRecord & ErrorBody>('/imports', { name: typeof content === 'string' ? 'file.csv' : 'file.xlsx', content }, { kind });
  const preview = async (kind: ImportKindCode, content: string | Buffer, as = admin) => (await as.post<ImportRecord>(`/imports/${(await upload(kind, content, as)).body.id}/preview`)).body;
  const rows = async (id: number, as = admin) => (await as.list<ImportRowRecord>(`/imports/${id}/rows`, { range: [0, 199] })).rows;
  const problems = async (id: number, as = admin) => (await rows(id, as)).map((row) => row.problems.map(({ code, field }) => `${field}:${code}`));
  const apply = async (id: number, as = admin) => (await as.post<ImportRecord & ErrorBody>(`/imports/${id}/apply`)).body;
  const undo = async (id: number, as = admin) => (await as.post<ImportRecord & ErrorBody>(`/imports/${id}/undo`)).body;
  const lines = (...texts: string[]) => texts.join('\n');
  /** The list as exported, read in again. */
  const roundTrip = async (kind: ImportKindCode, path: string, filter: Record<string, unknown> = {}, locale = 'zh') => {
    const { raw, status } = await admin.get(path, { query: { filter: JSON.stringify(filter) }, headers: { 'accept-language': locale } });
    expect(status).toBe(200);
    const batch = await preview(kind, raw);
    expect({ problems: batch.fileProblems, counts: batch.counts }).toMatchObject({ problems: [], counts: { unchanged: batch.counts.total } });
    return batch.counts.total;
  };

  it('gives an empty workbook of each kind, whose headers are all understood', async () => {
    for (const kind of IMPORT_KIND_CODES) for (const locale of ['zh', 'en']) {
      const { raw, status } = await admin.get('/imports/template', { query: { kind }, headers: { 'accept-language': locale } });
      expect([kind, status]).toEqual([kind, 200]);
      expect((await upload(kind, raw)).body.error.code).toBe('file-no-rows');
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(raw as unknown as ArrayBuffer);
      const headers = (book.worksheets[0]!.getRow(1).values as string[]).slice(1);
      const { body } = await upload(kind, `${headers.join(',')}\n${headers.map(() => '甲').join(',')}`);
      expect([kind, locale, body.columns.filter(({ key }) => !body.mapping[key]).map(({ header }) => header)]).toEqual([kind, locale, []]);
    }
  });

  it('takes parks in, asks where one differs, and takes them back', async () => {
    const head = '园区名称,简称,管理单位,所在县区,级别,主导产业,规划面积（亩）,限制产业代码';
    const file = lines(head, '江南产业园,江南园,市招商局,四川省宜宾市南溪区,省级,智能终端、新材料,5200.5,', '江北产业园,,市招商局,四川省宜宾市翠屏区,,,,');
    const batch = await preview('parks', file);
    expect(batch.counts).toMatchObject({ total: 2, ready: 2 });
    expect((await apply(batch.id)).status).toBe('applied');
    const found = (await admin.list<ParkRecord>('/parks', { filter: { q: '江南产业园' } })).rows[0]!;
    expect(found).toMatchObject({ shortName: '江南园', organisationId: ORGANISATION.city, regionCode: '511503', leadingIndustries: ['智能终端', '新材料'], totalLandMu: 5200.5 });
    expect((await preview('parks', file)).counts).toMatchObject({ unchanged: 2 });
    expect(await roundTrip('parks', '/parks/export')).toBe(4);
    expect(await roundTrip('parks', '/parks/export', { q: '江南' }, 'en')).toBe(1);

    const changed = await preview('parks', lines(head, '江南产业园,,市招商局,四川省宜宾市南溪区,,,6000,'));
    const [row] = await rows(changed.id);
    expect(row!.duplicates[0]!.differences).toEqual([{ field: 'totalLandMu', current: 5200.5, imported: 6000 }]);
    await admin.patch(`/imports/${changed.id}/rows/2`, { decision: 'use' });
    await apply(changed.id);
    expect((await admin.get<ParkRecord>(`/parks/${found.id}`)).body.totalLandMu).toBe(6000);
    expect((await undo(changed.id)).status).toBe('undone');
    expect((await admin.get<ParkRecord>(`/parks/${found.id}`)).body.totalLandMu).toBe(5200.5);

    const wrong = await preview('parks', lines(head, '外地园,,市招商局,四川省成都市金牛区,,,,', '错园,,没有的单位,四川省宜宾市南溪区,特级,,,Z99'));
    expect(await problems(wrong.id)).toEqual([['regionCode:region-outside-home'], ['organisationId:reference-unknown', 'level:choice-unknown', 'restrictedIndustryCodes:unknown-reference', 'organisationId:value-missing'].filter((text) => !text.endsWith('value-missing'))]);

    const other = await app.login('county-manager-b');
    const foreign = await preview('parks', lines(head, '江南产业园,,市招商局,四川省宜宾市南溪区,,,1,'), other);
    expect((await problems(foreign.id, other))[0]).toContain('null:duplicate-elsewhere');
    expect((await undo(batch.id)).error.code).toBe('changed-since');
    const third = await preview('parks', lines(head, '江中产业园,,市招商局,四川省宜宾市南溪区,,,,'));
    await apply(third.id);
    expect((await undo(third.id)).status).toBe('undone');
    expect((await preview('parks', lines(head, '江中产业园,,市招商局,四川省宜宾市南溪区,,,,'))).counts).toMatchObject({ ready: 1 });
  });

  it('takes carriers in by park and code', async () => {
    const head = '园区,类型,编号,名称,面积,层高（米）,价格（元）,空置起始日,备注';
    const file = lines(head, '南溪经济开发区,标准厂房,A-01,1号厂房,12000,7.9,12,2026-01-01,=甲', '南溪经济开发区,地块,D-01,一号地,80.5,,150000元,,');
    const batch = await preview('carriers', file);
    expect([batch.counts, await problems(batch.id)]).toMatchObject([{ ready: 2 }, [[], []]]);
    await apply(batch.id);
    const found = (await admin.list<CarrierRecord>('/carriers', { filter: { parkId: PARK.a } })).rows.find(({ code }) => code === 'A-01')!;
    expect(found).toMatchObject({ kind: 'factory', area: 12_000, clearHeightMetres: 7.9, priceFen: 1_200, vacantSince: '2026-01-01', status: 'idle', remarks: '=甲' });
    expect(await roundTrip('carriers', '/carriers/export', { parkId: PARK.a })).toBe(2);
    expect(await roundTrip('carriers', '/carriers/export', { parkId: PARK.a }, 'en')).toBe(2);
    const odd = await preview('carriers', lines(head, '南溪经济开发区,地块,A-01,1号厂房,12000,,,,', '没有的园区,标准厂房,X,甲,0,,,,'));
    expect(await problems(odd.id)).toEqual([['kind:carrier-kind-fixed', 'null:differs-from-record'], ['parkId:reference-unknown', 'area:too-small']]);
    const other = await app.login('park-manager-b');
    expect(await problems((await preview('carriers', lines(head, '南溪经济开发区,标准厂房,A-02,2号厂房,1,,,,'), other)).id, other)).toEqual([['parkId:unknown-reference']]);
    expect((await undo(batch.id)).status).toBe('undone');
    expect((await preview('carriers', file)).counts).toMatchObject({ ready: 2 });
  });

  it('takes money in as events of the ledger, corrects by counter-entries, and voids what it takes back', async () => {
    const project = await createProject(admin, { name: '年产五万吨电解液项目', parkId: PARK.a });
    const twin = (await admin.post<ProjectRecord>('/projects', { name: '未签约项目', parkId: PARK.a })).body;
    await advance(admin, project.id, 'negotiating', '2026-01-05');
    await advance(admin, project.id, 'signed', '2026-02-01', 'agreement');
    const head = '项目编号,项目名称,落地园区,类别,日期,金额(万元),资金来源地,说明';
    const file = lines(head, `${project.code},,,到位资金,2026-03-05,1200,,首笔`, ',年产五万吨电解液项目,南溪经济开发区,完成投资,2026-04,0.5亿元,,', ',年产五万吨电解液项目,,到位资金,2026-03-05,300,省外,');
    const batch = await preview('funds', file);
    expect([batch.counts, await problems(batch.id)]).toMatchObject([{ ready: 3 }, [[], [], []]]);
    expect(await apply(batch.id)).toMatchObject({ status: 'applied', counts: { applied: 3 } });
    const after = () => admin.get<ProjectRecord>(`/projects/${project.id}`).then(({ body }) => [body.fundsArrivedFen, body.completedInvestmentFen]);
    expect(await after()).toEqual([15_000_000_00, 50_000_000_00]);
    expect((await preview('funds', file)).counts).toMatchObject({ unchanged: 3 });
    expect(await roundTrip('funds', '/money-entries/export')).toBe(3);
    expect(await roundTrip('funds', '/money-entries/export', {}, 'en')).toBe(3);

    const changed = await preview('funds', lines(head, `${project.code},,,到位资金,2026-03-05,1500,,`));
    expect((await rows(changed.id))[0]!.problems.map(({ code, choices }) => [code, choices])).toEqual([['differs-from-record', ['use', 'create', 'set-aside']]]);
    const chosen = (await rows(changed.id))[0]!.duplicates.find(({ differences }) => differences.some(({ current }) => current === 12_000_000_00))!;
    await admin.patch(`/imports/${changed.id}/rows/2`, { decision: 'use', useId: chosen.recordId });
    expect((await apply(changed.id)).status).toBe('applied');
    expect((await after())[0]).toBe(18_000_000_00);
    expect((await undo(changed.id)).status).toBe('undone');
    expect((await after())[0]).toBe(15_000_000_00);

    const wrong = await preview('funds', lines(head, `${project.code},,,到位资金,2025-03-05,1,,`, `${twin.code},,,到位资金,2026-03-05,1,,`, 'LD9999999,,,到位资金,2026-03-05,1,,', ',没有的项目,,还款,2027-01-01,,,', `${project.code},另一个名字,,完成投资,2026-05-05,1,,`));
    expect(await problems(wrong.id)).toEqual([
      ['occurredOn:money-before-signing'], ['occurredOn:money-before-signing', 'origin:value-missing'], ['projectId:reference-unknown'],
      ['series:choice-unknown', 'occurredOn:date-future', 'amountFen:value-missing', 'projectName:reference-unknown'], ['projectName:project-name-differs'],
    ]);
    expect((await undo(batch.id)).error.code).toBe('changed-since');
    const alone = await preview('funds', lines(head, `${project.code},,,到位资金,2026-06-05,7,,`));
    await apply(alone.id);
    expect((await undo(alone.id)).status).toBe('undone');
    expect((await after())[0]).toBe(15_000_000_00);
    expect((await admin.list<MoneyEntry>('/money-entries', { filter: { projectId: project.id } })).total).toBe(3);
  });

  it('takes activities in, with their projects and people', async () => {
    const { body: project } = await admin.post<ProjectRecord>('/projects', { name: '储能、电池项目', parkId: PARK.a });
    const people = (await admin.list<UserRecord>('/users', { filter: { q: 'officer' } })).rows;
    const name = people.find(({ username }) => username === 'officer')!.displayName;
    const head = '日期,时间,类型,对象企业,对方人员,主题,地点,相关项目,我方人员,内容,结果';
    const file = lines(head, `2026-05-06,09:30,外出拜访,青山储能有限公司,王总,考察基地,深圳,储能、电池项目（${project.code}）,${name},谈了用地,来访`, '2026-07-20,,会谈,青山储能有限公司,,下一轮洽谈,,,,,');
    const batch = await preview('activities', file);
    expect([await problems(batch.id), batch.counts]).toMatchObject([[[], []], { ready: 2 }]);
    await apply(batch.id);
    const found = (await admin.list<ActivityRecord>('/activities', { filter: { projectId: project.id } })).rows[0]!;
    expect(found).toMatchObject({ occurredOn: '2026-05-06', startsAt: '09:30', kind: 'visit-out', companyName: '青山储能有限公司', people: '王总', place: '深圳', participants: [{ name }], result: '来访' });
    expect((await preview('activities', file)).counts).toMatchObject({ unchanged: 2 });
    expect(await roundTrip('activities', '/activities/export')).toBe(2);
    expect(await roundTrip('activities', '/activities/export', {}, 'en')).toBe(2);
    const changed = await preview('activities', lines(head, '2026-05-06,,外出拜访,青山储能有限公司,,考察基地,,,,,已签框架'));
    expect((await rows(changed.id))[0]!.duplicates[0]!.differences).toEqual([{ field: 'result', current: '来访', imported: '已签框架' }]);
    await admin.patch(`/imports/${changed.id}/rows/2`, { decision: 'use' });
    await apply(changed.id);
    expect((await admin.get<ActivityRecord>(`/activities/${found.id}`)).body).toMatchObject({ result: '已签框架', projects: [{ id: project.id }] });
    await undo(changed.id);
    const wrong = await preview('activities', lines(head, '2026-05-06,9点,外出拜访,,,,,没有的项目,没有的人,,', ',,喝茶,甲,,,,,,,'));
    expect(await problems(wrong.id)).toEqual([['startsAt:time-format', 'projects:projects-unclear', 'participants:people-unclear'], ['occurredOn:value-missing', 'kind:choice-unknown']]);
    const alone = await preview('activities', lines(head, '2026-06-01,,电话,乙公司,,询问,,,,,'));
    await apply(alone.id);
    expect((await undo(alone.id)).status).toBe('undone');
    expect((await admin.list('/activities', { filter: { q: '乙公司' } })).total).toBe(0);
  });

  it('takes users in without passwords, and lets nobody in until one is set', async () => {
    const head = '用户名,姓名,单位,角色,电话,邮箱';
    const file = lines(head, 'zhangsan,张三,市招商局,"领导、督查；招商专员",13800000000,', 'lisi,李四,南溪区招商局,招商专员,,lisi@example.com');
    const batch = await preview('users', file);
    expect([await problems(batch.id), batch.counts]).toMatchObject([[[], []], { ready: 2 }]);
    await apply(batch.id);
    const user = (await admin.list<UserRecord>('/users', { filter: { q: 'zhangsan' } })).rows[0]!;
    expect(user).toMatchObject({ displayName: '张三', roles: ['officer', 'viewer'], phone: '13800000000', status: 'active' });
    expect(await roundTrip('users', '/users/export')).toBeGreaterThan(10);
    expect(await roundTrip('users', '/users/export', { q: 'zhangsan' }, 'en')).toBe(1);
    const wrong = await preview('users', lines(head, '-x,甲,市招商局,厨师,,', 'wang5,王五,没有的单位,招商专员,电话,不是邮箱'));
    expect(await problems(wrong.id)).toEqual([['roles:choice-unknown', 'username:bad-format'], ['organisationId:reference-unknown', 'phone:bad-format', 'email:bad-format']]);
    expect((await (await app.login('city-manager')).get('/imports/fields', { query: { kind: 'users' } })).status).toBe(403);
    expect((await undo(batch.id)).status).toBe('undone');
    expect((await admin.get<UserRecord>(`/users/${user.id}`)).body.status).toBe('disabled');
    expect((await preview('users', file)).counts).toMatchObject({ ready: 2 });
  });

  it('exports events and the audit log, and writes down that it did', async () => {
    for (const path of ['/promotion-events/export', '/audit-entries/export', '/next-steps/export', '/ledger-events/export']) expect((await admin.get(path)).status).toBe(200);
    expect((await admin.get('/audit-entries/export', { query: { filter: '{"nonsense":1}' } })).status).toBe(400);
    expect((await (await app.login('officer')).get('/audit-entries/export')).status).toBe(403);
    const { rows: entries } = await admin.list<{ action: string }>('/audit-entries', { filter: { entity: 'audit-entry' } });
    expect(entries.map(({ action }) => action)).toEqual(['audit-entry:export']);
  });
});
