import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { ImportProblemGroup, ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { LedgerEventRecord, ProjectRecord } from '../../shared/contracts/projects.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';

const LEDGER = readFileSync(new URL('../fixtures/imports/ledger_real.csv', import.meta.url));

describe('imports', () => {
  let app: TestApp;
  let client: Client;
  beforeAll(async () => {
    app = await startApp();
    client = await app.login('city-manager');
  });
  afterAll(() => app.close());

  const upload = async (content: Buffer | string, name = '台账.csv') => client.upload<ImportRecord & ErrorBody>('/imports', { name, content }, { kind: 'projects' });
  const preview = async (content: Buffer | string) => {
    const { body } = await upload(content);
    return (await client.post<ImportRecord>(`/imports/${body.id}/preview`)).body;
  };
  const rows = async (id: number, filter: Record<string, unknown> = {}) => (await client.list<ImportRowRecord>(`/imports/${id}/rows`, { filter, range: [0, 199] })).rows;
  const decide = (id: number, column: string, code: string, choice: string) => client.post<{ rows: number }>(`/imports/${id}/decisions`, { column, code, choice });
  const csv = (...lines: string[]) => ['项目名称,投资单位,所在地,总投资,签约时间,项目进度,备注', ...lines].join('\n');

  it('takes the real ledger from upload to projects, back again, and once more', async () => {
    const { status, body: uploaded } = await upload(LEDGER);
    expect(status).toBe(201);
    expect(uploaded).toMatchObject({ status: 'uploaded', filename: '台账.csv', counts: { total: 171 } });
    const batch = (await client.post<ImportRecord>(`/imports/${uploaded.id}/preview`)).body;
    expect(batch).toMatchObject({ status: 'previewed', counts: { total: 171, error: 0, unchanged: 0 } });
    expect(batch.counts.ready + batch.counts.decision).toBe(171);

    const blocked = await client.post<ErrorBody>(`/imports/${batch.id}/apply`);
    expect([blocked.status, blocked.body.error.code]).toEqual([422, 'open-decisions']);
    expect((await client.list('/projects', { filter: { importBatchId: batch.id } })).total).toBe(0);

    const groups = (await client.get<ImportProblemGroup[]>(`/imports/${batch.id}/problems`)).body;
    for (const group of groups.filter(({ open }) => open > 0)) await decide(batch.id, group.column, group.code, group.choices.includes('leave-empty') ? 'leave-empty' : 'create');
    const applied = (await client.post<ImportRecord>(`/imports/${batch.id}/apply`)).body;
    expect(applied).toMatchObject({ status: 'applied', counts: { applied: 171 } });

    const [jingui] = (await client.list<ProjectRecord>('/projects', { filter: { q: '年产20万吨高纯晶硅' } })).rows;
    expect(jingui).toMatchObject({ agreedInvestmentFen: 250_0000_0000_00, stage: 'signed', signedOn: null, source: 'import', importBatchId: batch.id });
    const ledger = (await client.list<LedgerEventRecord>(`/projects/${jingui!.id}/ledger`)).rows;
    expect(ledger.map(({ type, code, occurredOnPrecision, verification }) => [type, code, occurredOnPrecision, verification])).toEqual([['baseline', 'signed', 'unknown', 'pending'], ['created', null, 'unknown', null]]);
    expect(jingui!.extra['建设工期/节点']).toContain('分两期');

    const again = await preview(LEDGER);
    expect(again.counts).toMatchObject({ total: 171, unchanged: 171, ready: 0, decision: 0 });
    expect((await client.post<ErrorBody>(`/imports/${again.id}/apply`)).body.error.code).toBe('nothing-to-apply');

    const undone = (await client.post<ImportRecord>(`/imports/${batch.id}/undo`)).body;
    expect(undone.status).toBe('undone');
    expect((await client.list('/projects', { filter: { importBatchId: batch.id } })).total).toBe(0);
    expect((await preview(LEDGER)).counts.unchanged).toBe(0);
  });

  it('fixes cells in place, takes suggestions, sets rows aside and gives them back with the reason', async () => {
    const batch = await preview(csv('甲项目,甲公司,四川省宜宾市南溪区,3个项目合计21亿元,2024年3月,签约,', '乙项目,乙公司,四川省宜宾市南溪区,5亿元,近日,签约,备注乙', '丙项目,丙公司,四川省宜宾市南溪区,-5亿元,2024-05-01,签约,'));
    expect((await rows(batch.id)).map(({ verdict }) => verdict)).toEqual(['decision', 'decision', 'error']);
    const [first] = await rows(batch.id);
    expect(first).toMatchObject({ rowNumber: 2, values: { name: '甲项目', agreedInvestmentFen: null, signedOn: '2024-03-01', signedOnPrecision: 'month' }, raw: { 总投资: '3个项目合计21亿元' } });
    const fixed = await client.patch<ImportRowRecord>(`/imports/${batch.id}/rows/2`, { values: { agreedInvestmentFen: 7_0000_0000_00 } });
    expect(fixed.body).toMatchObject({ verdict: 'ready', values: { agreedInvestmentFen: 7_0000_0000_00 } });
    expect((await client.patch<ImportRowRecord>(`/imports/${batch.id}/rows/3`, { decision: 'set-aside' })).body.decision).toBe('set-aside');
    const { raw } = await client.get(`/imports/${batch.id}/failed-rows`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as unknown as ArrayBuffer);
    const lines = (book.worksheets[0]!.getSheetValues() as unknown[][]).filter(Boolean);
    expect(lines.map((line) => line[1])).toEqual(['项目名称', '乙项目', '丙项目']);
    expect(lines[1]!.at(-1)).toBe('选择不导入');
    expect(String(lines[2]!.at(-1))).toContain('负数');
    expect((await client.post<ImportRecord>(`/imports/${batch.id}/apply`)).body).toMatchObject({ status: 'applied', counts: { applied: 1, setAside: 1, error: 1 } });
  });

  it('decides many at once without touching what is decided, by year, by the same text', async () => {
    const batch = await preview(csv('子项目,子公司,四川省宜宾市南溪区,1亿元,4月28日,签约,', '丑项目,丑公司,四川省宜宾市南溪区,1亿元,5月6日,签约,', '寅项目,寅公司,四川省宜宾市南溪区,5个项目合计9亿元,2024-01-05,签约,', '卯项目,卯公司,四川省宜宾市南溪区 罗龙园,1亿元,2024-01-05,签约,'));
    const [shared] = (await rows(batch.id, { problemCode: 'amount-shared' }));
    expect(shared!.problems.find(({ code }) => code === 'amount-shared')).toMatchObject({ choices: ['leave-empty', 'set-aside'] });
    await client.patch(`/imports/${batch.id}/rows/2`, { values: { signedOn: '2023-04-28' } });
    const byYear = (body: object) => client.post<{ rows: number }>(`/imports/${batch.id}/decisions`, { column: '签约时间', code: 'date-without-year', choice: 'use-year', ...body });
    expect((await byYear({})).status).toBe(400);
    expect((await byYear({ year: 2022 })).body).toEqual({ rows: 1 });
    expect((await rows(batch.id)).map(({ values }) => values['signedOn'])).toEqual(['2023-04-28', '2022-05-06', '2024-01-05', '2024-01-05']);
    const set = await client.post<{ rows: number }>(`/imports/${batch.id}/decisions`, { column: '所在地', code: 'park-unknown', choice: 'set', raw: '四川省宜宾市南溪区 罗龙园', values: { parkId: 1 } });
    expect(set.body).toEqual({ rows: 1 });
    expect((await rows(batch.id))[3]!.values).toMatchObject({ parkId: 1 });
    const parks = (await client.get<ImportProblemGroup[]>(`/imports/${batch.id}/problems`)).body;
    expect(parks.filter(({ code }) => code === 'park-unknown')).toEqual([]);
    await decide(batch.id, '总投资', 'amount-shared', 'leave-empty');
    expect((await decide(batch.id, '总投资', 'amount-shared', 'set-aside')).body).toEqual({ rows: 0 });
    expect((await client.post<{ rows: number }>(`/imports/${batch.id}/decisions`, { column: '总投资', code: 'amount-shared', choice: 'set-aside', again: true })).body).toEqual({ rows: 1 });
  });

  it('takes one park for every row that names it, and one rate for every amount of a currency', async () => {
    const batch = await preview(csv('辰项目,辰公司,四川省宜宾市南溪区 罗龙园,3000万美元,2024-01-05,签约,', '巳项目,巳公司,四川省宜宾市南溪区 罗龙园,1000万美元,2024-01-06,签约,', '午项目,午公司,四川省宜宾市南溪区 大观园,5000万日元,2024-01-07,签约,', '未项目,未公司,福建省厦门市,1亿元,2024-01-08,签约,'));
    const groups = (await client.get<ImportProblemGroup[]>(`/imports/${batch.id}/problems`)).body;
    const group = (code: string) => groups.find((one) => one.code === code)!;
    expect(group('park-unknown').texts).toEqual([{ text: '罗龙园', rows: 2 }, { text: '大观园', rows: 1 }]);
    expect(group('park-unknown').message).not.toContain('大观园');
    expect(group('amount-foreign')).toMatchObject({ column: '总投资', texts: [{ text: 'USD', rows: 2 }, { text: 'JPY', rows: 1 }] });
    expect(group('region-outside-home')).toMatchObject({ column: '所在地', examples: ['福建省厦门市'] });
    const many = (body: object) => client.post<{ rows: number }>(`/imports/${batch.id}/decisions`, body);
    expect((await many({ column: '所在地', code: 'park-unknown', choice: 'set', raw: '罗龙园', values: { parkId: 1 } })).body).toEqual({ rows: 2 });
    const rate = { column: '总投资', code: 'amount-foreign', choice: 'use-rate' };
    expect((await many({ ...rate, raw: 'USD', rate: '7.1205' })).body).toEqual({ rows: 2 });
    expect((await many({ ...rate, raw: 'JPY', rate: '0.0478' })).body).toEqual({ rows: 1 });
    for (const wrong of [{}, { rate: '0' }, { rate: 'seven' }]) expect((await many({ ...rate, ...wrong })).status).toBe(400);
    expect((await rows(batch.id)).map(({ values }) => [values['parkId'], values['agreedInvestmentFen'], values['foreignAmountMinor']])).toEqual([[1, 213_615_000_00, 3_000_000_000], [1, 71_205_000_00, 1_000_000_000], [null, 2_390_000_00, 50_000_000], [null, 1_0000_0000_00, null]]);
    expect((await client.get<ImportProblemGroup[]>(`/imports/${batch.id}/problems`)).body.map(({ code }) => code).sort()).toEqual(['park-unknown', 'region-outside-home', 'region-partial']);
  });

  it('points out rows of one file that bear one name, and asks where they are likely to be one project', async () => {
    const batch = await preview(csv(
      '光伏项目,光甲公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,', '光伏项目,光甲公司、光乙公司,四川省宜宾市翠屏区,3亿元,2024-06-01,签约,', '光伏项目,光丙公司,四川省宜宾市翠屏区,5亿元,2024-07-01,签约,',
      '光伏项目,光甲公司,四川省宜宾市南溪区,2亿元,2024-05-01,签约,', '光伏项目,光丁公司,四川省宜宾市南溪区,2亿元,2024-05-01,签约,', '光伏项目,光甲公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,', '储能项目,光甲公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,'));
    const said = async (id = batch.id) => (await rows(id)).map(({ verdict, problems }) => [verdict, ...problems.filter(({ column }) => column === '').map(({ code, severity, params }) => `${code} ${severity} ${String(params?.['row'])}`)]);
    expect(await said()).toEqual([
      ['ready'], ['decision', 'same-name-in-file decision 2'], ['ready', 'same-name-in-file warning 2'],
      ['decision', 'same-name-in-file decision 2'], ['decision', 'same-name-in-file decision 2'], ['decision', 'duplicate-in-file decision 2'], ['ready'],
    ]);
    expect((await rows(batch.id))[1]!.problems.find(({ code }) => code === 'same-name-in-file')).toMatchObject({ message: '与本文件第 2 行名称相同，请核对是否同一项目', choices: ['create', 'set-aside'] });
    expect((await client.post<ErrorBody>(`/imports/${batch.id}/apply`)).body.error.code).toBe('open-decisions');
    await client.patch(`/imports/${batch.id}/rows/3`, { decision: 'set-aside' });
    expect((await decide(batch.id, '', 'same-name-in-file', 'create')).body).toEqual({ rows: 2 });
    await client.patch(`/imports/${batch.id}/rows/7`, { decision: 'set-aside' });
    expect((await client.post<ImportRecord>(`/imports/${batch.id}/apply`)).body).toMatchObject({ status: 'applied', counts: { applied: 5, setAside: 2 }, appliedByName: 'city-manager', undoneByName: null });
    // What is on record is asked about no more; a further row of the name is.
    const again = await preview(csv('光伏项目,光甲公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,', '光伏项目,光丙公司,四川省宜宾市翠屏区,5亿元,2024-07-01,签约,', '光伏项目,光戊公司,四川省宜宾市翠屏区,5亿元,2024-07-01,签约,'));
    expect((await said(again.id)).map(([verdict]) => verdict)).toEqual(['unchanged', 'unchanged', 'ready']);
    expect((await client.post<ImportRecord>(`/imports/${batch.id}/undo`)).body).toMatchObject({ status: 'undone', undoneByName: 'city-manager' });
  });

  it('asks before it changes a record, and undoes what it changed', async () => {
    const first = await preview(csv('丁项目,丁公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,'));
    await client.post(`/imports/${first.id}/apply`);
    const [project] = (await client.list<ProjectRecord>('/projects', { filter: { q: '丁项目' } })).rows;
    const second = await preview(csv('丁项目,丁公司,四川省宜宾市翠屏区,3亿元,2024-05-01,开工,'));
    const [row] = await rows(second.id);
    expect(row).toMatchObject({ verdict: 'decision', duplicates: [{ recordId: project!.id, because: 'identity' }] });
    expect(row!.duplicates[0]!.differences.map(({ field }) => field)).toEqual(['agreedInvestmentFen', 'stage']);
    await client.patch(`/imports/${second.id}/rows/2`, { decision: 'use' });
    await client.post(`/imports/${second.id}/apply`);
    expect((await client.get<ProjectRecord>(`/projects/${project!.id}`)).body).toMatchObject({ agreedInvestmentFen: 3_0000_0000_00, stage: 'started', signedOn: '2024-05-01' });
    expect((await client.post<ImportRecord>(`/imports/${second.id}/undo`)).body.status).toBe('undone');
    expect((await client.get<ProjectRecord>(`/projects/${project!.id}`)).body).toMatchObject({ agreedInvestmentFen: 2_0000_0000_00, stage: 'signed' });
  });

  it('does not undo over somebody’s work', async () => {
    const batch = await preview(csv('戊项目,戊公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,'));
    await client.post(`/imports/${batch.id}/apply`);
    const [project] = (await client.list<ProjectRecord>('/projects', { filter: { q: '戊项目' } })).rows;
    await client.put(`/projects/${project!.id}`, { version: project!.version, jobs: 20 });
    const { status, body } = await client.post<ErrorBody>(`/imports/${batch.id}/undo`);
    expect([status, body.error.code, body.error.fields[0]!.path]).toEqual([422, 'changed-since', project!.code]);
  });

  it('lets the mapping be changed and reads again', async () => {
    const { body } = await upload('项目,谁来投,多少钱(万元)\n己项目,己公司,8000\n');
    const column = (header: string) => body.columns.find((candidate) => candidate.header === header)!.key;
    const mapping = { [column('项目')]: 'name', [column('谁来投')]: 'investors', [column('多少钱(万元)')]: 'agreedInvestment' };
    expect((await client.put(`/imports/${body.id}/mapping`, { mapping: { [column('项目')]: 'nonsense' } })).status).toBe(400);
    expect((await client.put(`/imports/${body.id}/mapping`, { mapping })).status).toBe(200);
    await client.post(`/imports/${body.id}/preview`);
    expect((await rows(body.id))[0]!.values).toMatchObject({ name: '己项目', investors: ['己公司'], agreedInvestmentFen: 8000_0000_00 });
  });

  it('refuses what is no ledger, each with one clear answer', async () => {
    const answers = await Promise.all([upload(Buffer.from('%PDF-1.7 …'), '台账.pdf'), upload(Buffer.alloc(0)), upload(Buffer.from('PK\u0003\u0004damaged'), '台账.xlsx'), upload('MZ This program cannot be run in DOS mode', '台账.xlsx'), upload(csv()), upload('会议纪要\n今天没有表格\n', '台账.xlsx')]);
    expect((await upload(csv('子项目,子公司,,1亿元,,,'), '台账.xlsx')).status).toBe(201);
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([[415, 'file-type'], [400, 'file-empty'], [422, 'file-corrupt'], [415, 'file-type'], [422, 'file-no-rows'], [415, 'file-content']]);
  });

  it('says at once that a file is too long or too large, and takes no row of it', async () => {
    const long = await upload(csv(...Array.from({ length: 100_001 }, (_, index) => `项目${index},,,,,,`)));
    expect([long.status, long.body.error.code, long.body.error.params['limit']]).toEqual([422, 'too-many-rows', 100_000]);
    expect((await upload(Buffer.alloc(51 * 1024 * 1024, 'a'))).status).toBe(413);
  }, 120_000);

  it('shows another unit’s project only as existing', async () => {
    const mine = await app.login('county-manager-b');
    const { body } = await mine.upload<ImportRecord>('/imports', { name: 'a.csv', content: csv('庚项目,庚公司,四川省宜宾市翠屏区,2亿元,2024-05-01,签约,') }, { kind: 'projects' });
    await mine.post(`/imports/${body.id}/preview`);
    await mine.post(`/imports/${body.id}/apply`);
    const other = await app.login('county-manager');
    const { body: second } = await other.upload<ImportRecord>('/imports', { name: 'a.csv', content: csv('庚项目,庚公司,四川省宜宾市翠屏区,5亿元,2024-05-01,签约,') }, { kind: 'projects' });
    expect((await client.get(`/imports/${body.id}`)).status).toBe(200);
    expect((await other.get(`/imports/${body.id}`)).status).toBe(404);
    await other.post(`/imports/${second.id}/preview`);
    const [row] = (await other.list<ImportRowRecord>(`/imports/${second.id}/rows`)).rows;
    expect(row).toMatchObject({ verdict: 'decision', duplicates: [{ recordId: 0, differences: [] }], problems: [expect.objectContaining({ code: 'duplicate-elsewhere' })] });
  });

  it('reads an export of projects as it went out, in both languages', async () => {
    const first = await preview(csv('往返甲项目,往返甲公司,四川省宜宾市南溪区,3000万美元,2024年3月,签约,', '往返乙项目,往返乙公司,四川省宜宾市南溪区,12.5亿元,2023-04-05,终止,', '往返丙项目,往返丙公司,四川省宜宾市南溪区,5000万元,2022年,在建,备注丙'));
    for (const group of (await client.get<ImportProblemGroup[]>(`/imports/${first.id}/problems`)).body.filter(({ open }) => open > 0)) await decide(first.id, group.column, group.code, group.choices.includes('use-suggestion') ? 'use-suggestion' : 'leave-empty');
    const applied = (await client.post<ImportRecord>(`/imports/${first.id}/apply`)).body;
    expect(applied).toMatchObject({ status: 'applied', counts: { applied: 3 } });
    for (const locale of ['zh', 'en']) {
      const { raw } = await client.get('/projects/export', { query: { filter: JSON.stringify({ importBatchId: first.id }) }, headers: { 'accept-language': locale } });
      const { body } = await upload(raw, `${locale}.xlsx`);
      const again = (await client.post<ImportRecord>(`/imports/${body.id}/preview`)).body;
      expect((await rows(again.id)).flatMap(({ problems, duplicates, verdict }) => (verdict === 'unchanged' ? [] : [{ problems, duplicates }]))).toEqual([]);
      expect((await rows(again.id)).map(({ values }) => [values['stage'], values['status'], values['foreignAmountMinor']])).toContainEqual(['signed', 'terminated', null]);
    }
  });

  it('leaves projections that a rebuild does not change', async () => {
    expect(await app.app.get(ProjectionRebuild).run()).toMatchObject({ changedProjects: 0, changedRows: 0 });
  });
});
