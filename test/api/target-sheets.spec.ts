import ExcelJS from 'exceljs';
import type { TargetItem, TargetRecord, TargetSheetPreview, TargetTable } from '../../shared/contracts/targets.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, COUNTY_B, ORGANISATION, PARK } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let county: Client;
let top: TargetRecord;
let shares: TargetRecord[];
beforeAll(async () => {
  app = await startApp();
  await loadWorld(app.database, makeWorld(60, 20260630));
  [city, county] = await Promise.all([app.login('city-manager'), app.login('county-manager')]);
  top = (await city.post<TargetRecord>('/targets', { year: 2026, metric: 'projects-reached', arguments: { milestone: 'started' }, scopeKey: 'city', value: 60, source: '市政府工作报告' })).body;
  shares = (await city.post<TargetRecord[]>(`/targets/${top.id}/allocation`, { items: [{ scopeKey: `county:${COUNTY_A}`, value: 40 }, { scopeKey: `county:${COUNTY_B}`, value: 20 }] })).body;
  await city.post('/targets', { year: 2026, metric: 'agreed-investment-reached', arguments: { milestone: 'signed', minimumFen: 10_000_000_000 }, label: '市定', scopeKey: 'city', value: 12_345_678_900, cooperatingOrganisationIds: [ORGANISATION.finance, ORGANISATION.statistics] });
  await city.post('/targets', { year: 2026, metric: 'fulfilment-rate', scopeKey: 'city', value: 0.875 });
  await city.post('/targets', { year: 2026, metric: 'funds-arrived', scopeKey: 'city', value: 90_000_000_000, pace: 'plan', monthlyPlan: PLAN, note: '首月看开门红\n年底补齐' });
  await city.post('/targets', { year: 2026, metric: 'official-amount', arguments: { series: 'tax-paid', coverage: 'to-date' }, scopeKey: `park:${PARK.a}`, value: 5_000_000_000, pace: 'calendar' });
});
afterAll(() => app.close());
/** Fen: not whole 万元 everywhere. */
const PLAN = [1_234_567_891, ...Array.from({ length: 10 }, (_, month) => (month + 2) * 7_000_000_000), 90_000_000_000];

const exported = async (locale = 'zh') => (await city.get('/targets/export', { query: { year: 2026 }, headers: { 'accept-language': locale } })).raw;
const read = async (content: string | Buffer, as = city, fields: Record<string, string> = {}) => {
  const { status, body } = await as.upload<TargetSheetPreview & ErrorBody>('/target-sheets', { name: typeof content === 'string' ? 'file.csv' : 'file.xlsx', content }, fields);
  return { status, ...body };
};
/** The exported workbook with cells changed: row and header → text. */
const edited = async (changes: (row: Record<string, string>) => Record<string, unknown>) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await exported()) as unknown as ArrayBuffer);
  const sheet = book.worksheets[0]!;
  const heads = (sheet.getRow(3).values as string[]).slice(1);
  for (let index = 4; index <= sheet.rowCount; index += 1) {
    const row = sheet.getRow(index);
    const values = Object.fromEntries(heads.map((head, at) => [head, String(row.getCell(at + 1).value ?? '').trim()]));
    for (const [head, value] of Object.entries(changes(values))) row.getCell(heads.indexOf(head) + 1).value = value as ExcelJS.CellValue;
  }
  return Buffer.from(await book.xlsx.writeBuffer());
};
const counts = ({ rows }: TargetSheetPreview) => rows.reduce<Record<string, number>>((all, { change }) => ({ ...all, [change]: (all[change] ?? 0) + 1 }), {});
const found = ({ rows }: TargetSheetPreview) => rows.flatMap(({ row, problems }) => problems.map(({ column, header, message }) => `${column}${row} ${header}: ${message}`));
const apply = (items: (TargetItem | null)[], as = city) => as.post<TargetRecord[] & ErrorBody>('/targets/batch', { items: items.filter(Boolean) });

describe('the table of targets', () => {
  it('comes back as it went out, in either language', async () => {
    for (const locale of ['zh', 'en']) {
      const preview = await read(await exported(locale));
      expect([locale, found(preview), counts(preview), preview.sums]).toEqual([locale, [], { unchanged: 7 }, []]);
    }
  });

  it('shows what a changed cell changes, and the sum that no longer fits; then changes all at once', async () => {
    const file = await edited((row) => (row['范围'] === '南溪区' ? { 全年目标: 45, 出处: '区委会议' } : row['类别'] === '市定' ? { 全年目标: 2_000.5, 配合单位: '市财政局' } : {}));
    const preview = await read(file);
    expect(counts(preview)).toEqual({ unchanged: 5, changed: 2 });
    expect(preview.rows.filter(({ change }) => change === 'changed').map(({ scopeName, changes }) => [scopeName, changes])).toEqual([
      ['南溪区', [{ header: '全年目标', before: '40', after: '45' }, { header: '出处', before: '市政府工作报告', after: '区委会议' }]],
      ['宜宾市', [{ header: '全年目标', before: '12,345.6789', after: '2,000.5' }, { header: '配合单位', before: '市财政局、市统计局', after: '市财政局' }]],
    ]);
    expect(preview.sums).toMatchObject([{ scopeName: '宜宾市', value: 60, below: 65, because: '下级目标合计比本级多 5（层层加码的余量）' }]);
    const changed = preview.rows.flatMap(({ change, item }) => (change === 'changed' ? [item] : []));
    expect((await apply(changed)).body.map(({ value, version }) => [value, version])).toEqual([[45, 2], [2_000_500_000, 2]]);
    // The sheet is older than the change now, and so are its versions.
    const late = await read(file);
    expect(found(late)).toEqual(['AK5 版本: 该记录已被他人修改，请核对后再保存', 'AK7 版本: 该记录已被他人修改，请核对后再保存']);
    const stale = await apply(changed);
    expect([stale.status, stale.body.error.fields.map(({ path, code }) => `${path} ${code}`)]).toEqual([409, ['items.0.version stale-version', 'items.1.version stale-version']]);
  });

  it('takes new rows, by the words of the sheet; shares below a target follow it', async () => {
    const head = '指标,类别,范围,全年目标,单位,年份,上级编号,口径,责任单位,考核进度';
    const file = [head, '达到某阶段或节点的项目数,,南溪经济开发区,12,个,2026,' + `${shares[0]!.id},,,`, '达到某阶段或节点的项目协议投资额,省定,全市,5000,万元,,,达到的阶段或节点：签约；协议投资额不低于：10000万元,市招商局,时序进度', '履约率,区级,翠屏区,90,%,2026,,,,'].join('\n');
    const preview = await read(file, city, { year: '2026' });
    expect([found(preview), counts(preview)]).toEqual([[], { new: 3 }]);
    expect(preview.sums).toMatchObject([{ scopeName: '南溪区', value: 45, below: 12 }]);
    const { status, body } = await apply(preview.rows.map(({ item }) => item));
    expect([status, body.map(({ scopeKey, value, parentId, label, arguments: args }) => [scopeKey, value, parentId, label, args['milestone'] ?? null])]).toEqual([200, [
      [`park:${PARK.a}`, 12, shares[0]!.id, '', 'started'], ['city', 5_000_000_000, null, '省定', 'signed'], [`county:${COUNTY_B}`, 0.9, null, '区级', null],
    ]]);
    const again = await read(file, city, { year: '2026' });
    expect([counts(again), new Set(again.rows.flatMap(({ problems }) => problems.map(({ message }) => message)))]).toEqual([{ refused: 3 }, new Set(['已存在相同的记录'])]);
  });

  it('takes monthly plans, the pace and notes, and names every wrong month', async () => {
    const change = async (cells: Record<string, unknown>, of = '到位资金') => read(await edited((row) => (row['指标'] === of && row['类别'] === '' ? cells : {})));
    const months = (from: number, to: number, value: (month: number) => unknown) => Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [`${from + index}月底计划`, value(from + index)]));
    const preview = await change({ '3月底计划': 25_000, 备注: '按季调度', ...months(4, 11, () => 80_000) });
    expect([found(preview), preview.rows.flatMap(({ changes }) => changes).slice(0, 2)]).toEqual([[], [{ header: '备注', before: '首月看开门红\n年底补齐', after: '按季调度' }, { header: '3月底计划', before: '21,000', after: '25,000' }]]);
    const wrong = await change({ '2月底计划': null, '3月底计划': '不知', '5月底计划': 1 });
    expect(found(wrong)).toEqual(['W10 2月底计划: 必填', 'X10 3月底计划: 不是数值']);
    expect(found(await change({ '5月底计划': 1, '12月底计划': 99_999 }))).toEqual(['Z10 5月底计划: 分月计划是累计数，不能少于上一月', 'AG10 12月底计划: 12 月的累计数应等于全年目标']);
    // Another pace drops the plan; a plan with another pace is a contradiction.
    const level = await change({ 考核进度: '全年应达' });
    expect(level.rows.find(({ change: kind }) => kind === 'changed')!.changes.slice(0, 2)).toEqual([{ header: '考核进度', before: '分月计划', after: '全年应达' }, { header: '1月底计划', before: '1,234.567891', after: null }]);
    expect(found(await change({ 考核进度: '时序进度', '1月底计划': 5 }))).toEqual([expect.stringMatching(/^U10 考核进度: 填了分月计划的/) as string]);
    const planned = await change({ 考核进度: '分月计划', ...months(1, 12, (month) => month * 7.29) }, '履约率');
    expect(found(planned)).toEqual([expect.stringMatching(/12月底计划: 12 月的累计数应等于全年目标$/) as string]);
    const right = await change({ 考核进度: '分月计划', ...months(1, 11, (month) => `${month * 7}%`), '12月底计划': 87.5 }, '履约率');
    const { status, body } = await apply(right.rows.flatMap(({ change: kind, item }) => (kind === 'changed' ? [item] : [])));
    expect([status, body.map(({ pace, monthlyPlan }) => [pace, monthlyPlan])]).toEqual([200, [['plan', [0.07, 0.14, 0.21, 0.28, 0.35, 0.42, 0.49, 0.56, 0.63, 0.7, 0.77, 0.875]]]]);
    for (const locale of ['zh', 'en']) expect(counts(await read(await exported(locale)))).toEqual({ unchanged: 10 });
    const fresh = await read(['指标,范围,全年目标,年份,备注,' + Array.from({ length: 12 }, (_, month) => `${month + 1}月底计划`).join(','), `到位资金,南溪区,1200,2026,新增,${Array.from({ length: 12 }, (_, month) => (month + 1) * 100).join(',')}`].join('\n'));
    expect((await apply(fresh.rows.map(({ item }) => item))).body).toMatchObject([{ pace: 'plan', note: '新增', value: 1_200_000_000, monthlyPlan: Array.from({ length: 12 }, (_, month) => (month + 1) * 100_000_000) }]);
  });

  it('leaves alone what the sheet has no column for', async () => {
    const { id, version, source, cooperatingOrganisationNames } = (await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows.find(({ label }) => label === '市定')!;
    const preview = await read(`编号,范围,全年目标,版本\n${id},,2100,${version}\n`);
    expect(preview.rows.map(({ change, changes }) => [change, changes.map(({ header }) => header)])).toEqual([['changed', ['全年目标']]]);
    expect((await apply(preview.rows.map(({ item }) => item))).body).toMatchObject([{ value: 2_100_000_000, source, cooperatingOrganisationNames }]);
  });

  it('refuses with the reason by row and column, and applies nothing then', async () => {
    const preview = await read(await edited((row) => (row['范围'] === '翠屏区' && row['指标'] === '达到某阶段或节点的项目数' ? { 全年目标: '很多', 责任单位: '没有的单位', 单位: '万元' } : row['年份'] === '2026' && row['范围'] === '南溪经济开发区' && row['单位'] === '万元' ? { 范围: '翠屏高新技术产业园区' } : row['范围'] === '南溪区' && row['指标'] !== '到位资金' ? { 口径: '达到的阶段或节点：做梦' } : {})));
    expect(found(preview).map((text) => text.replace(/^[A-Z]+\d+ /, ''))).toEqual([
      '口径: 认不出“达到的阶段或节点：做梦”', '责任单位: 所选记录不存在或不在您的数据范围内', '全年目标: 不是数值', '单位: 单位应为“个”', expect.stringContaining('范围: 编号') as string,
    ]);
    expect(preview.rows.filter(({ change }) => change === 'refused').every(({ item }) => item === null)).toBe(true);
    const outside = await read(['指标,范围,全年目标,年份,上级编号', `达到某阶段或节点的项目数,翠屏高新技术产业园区,5,2026,${shares[0]!.id}`, '没有的指标,全市,5,2026,', '到位资金,月球,5,2026,', ',,,,'].join('\n'));
    expect(found(outside).map((text) => text.replace(/^[A-Z]+/, ''))).toEqual(['2 范围: “翠屏高新技术产业园区”不在上级目标的范围内', '3 指标: 没有这个指标', '4 范围: 范围不正确']);
    const mixed = await apply([{ year: 2026, metric: 'completed-investment', scopeKey: 'city', value: 1 }, { year: 2026, metric: 'completed-investment', scopeKey: 'moon', value: 1 }]);
    expect([mixed.status, mixed.body.error.fields.map(({ path, code }) => `${path} ${code}`)]).toEqual([400, ['items.1.scopeKey bad-scope', 'items.1.responsibleOrganisationId required']]);
    expect((await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows.filter(({ metric }) => metric === 'completed-investment')).toEqual([]);
  });

  it('is for those who set targets, and for a table of targets', async () => {
    expect((await read(await exported(), county)).status).toBe(403);
    expect((await apply([], county)).status).toBe(403);
    expect((await read('姓名,电话\n甲,1')).status).toBe(422);
  });
});
