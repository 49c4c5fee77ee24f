import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { CarrierEventRecord, CarrierRecord } from '../../shared/contracts/places.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK } from '../support/fixtures.js';

const HEAD = '园区,载体编号,载体名称,项目编号,项目名称,占用面积,起始日,截止日,说明';

describe('import of who occupies which carrier', () => {
  let app: TestApp;
  let park: Client;
  let one: ProjectRecord;
  let two: ProjectRecord;
  let factory: CarrierRecord;
  let land: CarrierRecord;
  beforeAll(async () => {
    app = await startApp();
    park = await app.login('park-manager');
    const project = async (name: string) => (await park.post<ProjectRecord>('/projects', { name, parkId: PARK.a })).body;
    [one, two] = [await project('年产一万吨负极材料项目'), await project('智能终端整机项目')];
    const carrier = async (values: object) => (await park.post<CarrierRecord>('/carriers', { parkId: PARK.a, ...values })).body;
    factory = await carrier({ kind: 'factory', code: 'F-01', name: '1号标准厂房', area: 10_000, vacantSince: '2024-01-01' });
    land = await carrier({ kind: 'land', code: 'D-01', name: '一号地块', area: 80 });
  });
  afterAll(() => app.close());

  const upload = (content: string | Buffer, as = park) => as.upload<ImportRecord & ErrorBody>('/imports', { name: typeof content === 'string' ? 'file.csv' : 'file.xlsx', content }, { kind: 'occupancies' });
  const preview = async (content: string | Buffer, as = park) => (await as.post<ImportRecord>(`/imports/${(await upload(content, as)).body.id}/preview`)).body;
  const file = (...lines: string[]) => [HEAD, ...lines].join('\n');
  const rows = async (id: number, as = park) => (await as.list<ImportRowRecord>(`/imports/${id}/rows`, { range: [0, 199] })).rows;
  const problems = async (id: number, as = park) => (await rows(id, as)).map((row) => row.problems.map(({ code, field }) => `${field}:${code}`));
  const act = async (id: number, verb: 'apply' | 'undo') => (await park.post<ImportRecord & ErrorBody>(`/imports/${id}/${verb}`)).body;
  const carrier = async ({ id }: CarrierRecord) => (await park.get<CarrierRecord>(`/carriers/${id}`)).body;
  const acts = async ({ id }: CarrierRecord) => (await park.list<CarrierEventRecord>(`/carriers/${id}/events`)).rows.filter(({ correctedById, type }) => correctedById === null && type !== 'void').map(({ type, occupiedArea, occurredOn }) => [type, occupiedArea, occurredOn]);

  it('takes stays in in whatever order, knows them again, and takes them back', async () => {
    const text = file(
      `南溪经济开发区,F-01,,${one.code},,6000,2025-06-01,,`, `南溪经济开发区,F-01,,${two.code},,8000,2024-03-01,2025-05-31,租期届满`, `,,1号标准厂房,,${two.name},4000,2025-08-01,,`, `南溪经济开发区,D-01,,${one.code},,,2025-09-01,,`,
    );
    const batch = await preview(text);
    expect([batch.fileProblems, batch.counts, await problems(batch.id)]).toMatchObject([[], { ready: 4 }, [[], [], [], []]]);
    expect((await act(batch.id, 'apply')).counts).toMatchObject({ applied: 4 });
    expect(await carrier(factory)).toMatchObject({ status: 'occupied', occupiedArea: 10_000, holders: [{ projectId: one.id, occupiedArea: 6_000, since: '2025-06-01' }, { projectId: two.id, occupiedArea: 4_000, since: '2025-08-01' }] });
    expect(await carrier(land)).toMatchObject({ status: 'occupied', occupiedArea: 80 });
    expect(await acts(factory)).toEqual([['occupy', 4_000, '2025-08-01'], ['occupy', 6_000, '2025-06-01'], ['release', -8_000, '2025-05-31'], ['occupy', 8_000, '2024-03-01']]);
    expect((await preview(text)).counts).toMatchObject({ unchanged: 4 });
    for (const locale of ['zh', 'en']) {
      const { raw, status } = await park.get('/carriers/stays/export', { query: { filter: JSON.stringify({ parkId: PARK.a }) }, headers: { 'accept-language': locale } });
      expect(status).toBe(200);
      const back = await preview(raw);
      expect([back.fileProblems, back.counts]).toMatchObject([[], { total: 4, unchanged: 4 }]);
    }
    expect((await act(batch.id, 'undo')).status).toBe('undone');
    expect(await carrier(factory)).toMatchObject({ status: 'idle', idleSince: '2024-01-01', occupiedArea: 0, holders: [] });
    expect((await park.list<CarrierEventRecord>(`/carriers/${factory.id}/events`)).rows[0]).toMatchObject({ type: 'void', reason: '撤销导入' });
    expect((await preview(text)).counts).toMatchObject({ ready: 4 });
  });

  it('names everything wrong, and refuses a carrier occupied twice or over its area, also by rows of one file', async () => {
    const wrong = await preview(file(
      `南溪经济开发区,F-99,,${one.code},,1,2025-01-01,,`, '没有的园区,F-01,,LD9999999,,0,2025-01-01,,', '南溪经济开发区,F-01,,,,1,2025-02-01,2025-01-01,', `南溪经济开发区,F-01,,${one.code},,1,2030-01-01,,`, `南溪经济开发区,,,${one.code},,1,,,`,
    ));
    expect(await problems(wrong.id)).toEqual([
      ['carrierId:reference-unknown'], ['projectId:reference-unknown', 'parkName:reference-unknown', 'area:too-small'], ['projectId:value-missing', 'until:ends-before-start'], ['from:date-future'], ['from:value-missing', 'carrierId:value-missing'],
    ]);
    const over = await preview(file(
      `南溪经济开发区,F-01,,${one.code},,7000,2025-03-01,,`, `南溪经济开发区,F-01,,${two.code},,3001,2025-01-01,,`, `南溪经济开发区,F-01,,${two.code},,10000,2025-01-01,2025-03-01,`, `南溪经济开发区,D-01,,${two.code},,40,2025-01-01,,`, `南溪经济开发区,F-01,,${two.code},,10001,2025-01-01,,`,
    ));
    expect(await problems(over.id)).toEqual([[], ['area:carrier-full'], [], ['area:carrier-whole'], ['area:carrier-full']]);
    expect((await rows(over.id))[1]!.problems[0]!.message).toContain('3000');
    const mended = await park.patch<ImportRowRecord>(`/imports/${over.id}/rows/3`, { values: { area: 3_000, from: '2025-03-01' } });
    expect(mended.body).toMatchObject({ verdict: 'ready', problems: [] });
    const stranger = await app.login('park-manager-b');
    expect(await problems((await preview(file(`南溪经济开发区,F-01,,${one.code},,1,2025-01-01,,`), stranger)).id, stranger)).toEqual([['projectId:reference-unknown', 'carrierId:reference-unknown']]);
    expect((await upload(file(), await app.login('officer'))).status).toBe(403);
  });

  it('asks which project or carrier is meant where several are called so, one answer for all that say the same', async () => {
    const twin = (await park.post<ProjectRecord>('/projects', { name: two.name, parkId: PARK.a, investors: ['另一投资方'] })).body;
    await park.post('/carriers', { parkId: PARK.a, kind: 'factory', code: 'F-02', name: '1号标准厂房', area: 500 });
    const batch = await preview(file(`南溪经济开发区,,1号标准厂房,${one.code},,500,2025-02-01,,`, `,F-02,,,${two.name},100,2024-02-01,2025-01-01,`));
    expect([await problems(batch.id), batch.counts]).toMatchObject([[['carrierName:reference-ambiguous'], ['projectName:reference-ambiguous']], { decision: 2 }]);
    expect((await rows(batch.id)).flatMap((row) => row.problems.flatMap(({ choices }) => choices))).toEqual(['set-aside', 'set-aside']);
    expect((await act(batch.id, 'apply')).error.code).toBe('open-decisions');
    expect((await park.post<{ rows: number }>(`/imports/${batch.id}/decisions`, { column: '项目名称', code: 'reference-ambiguous', choice: 'set', raw: two.name, values: { projectId: twin.id } })).body.rows).toBe(1);
    expect((await park.patch<ImportRowRecord>(`/imports/${batch.id}/rows/2`, { values: { carrierId: factory.id } })).body).toMatchObject({ verdict: 'ready', problems: [] });
    await act(batch.id, 'apply');
    expect((await carrier(factory)).holders).toMatchObject([{ projectId: one.id, occupiedArea: 500 }]);
    expect((await act(batch.id, 'undo')).status).toBe('undone');
  });

  it('a stay that differs is a decision; taking it over and back leaves the ledger’s acts', async () => {
    const first = await preview(file(`南溪经济开发区,F-01,,${one.code},,2000,2025-04-01,,`));
    await act(first.id, 'apply');
    const take = async (line: string) => {
      const batch = await preview(file(line));
      expect((await rows(batch.id))[0]).toMatchObject({ verdict: 'decision', problems: [{ code: 'differs-from-record', choices: ['use', 'create', 'set-aside'] }] });
      expect((await park.patch(`/imports/${batch.id}/rows/2`, { decision: 'use' })).status).toBe(200);
      expect(await act(batch.id, 'apply')).toMatchObject({ status: 'applied' });
      return batch.id;
    };
    const ended = await take(`南溪经济开发区,F-01,,${one.code},,,2025-04-01,2025-12-01,搬离`);
    expect(await acts(factory)).toEqual([['release', -2_000, '2025-12-01'], ['occupy', 2_000, '2025-04-01']]);
    expect((await act(first.id, 'undo')).error.code).toBe('changed-since');
    expect((await act(ended, 'undo')).status).toBe('undone');
    expect(await acts(factory)).toEqual([['occupy', 2_000, '2025-04-01']]);
    const larger = await take(`南溪经济开发区,F-01,,${one.code},,2500,2025-04-01,,`);
    expect((await carrier(factory)).occupiedArea).toBe(2_500);
    expect((await act(larger, 'undo')).status).toBe('undone');
    expect((await carrier(factory)).occupiedArea).toBe(2_000);
    await park.post(`/carriers/${factory.id}/releases`, { projectId: one.id, area: 500, occurredOn: '2026-01-05', reason: '退租一部分' });
    const { raw } = await park.get('/carriers/stays/export', { query: { filter: JSON.stringify({ parkId: PARK.a }) } });
    expect((await preview(raw)).counts).toMatchObject({ total: 2, unchanged: 2 });
  });

  it('a project that ended may have had its stay, but begins none', async () => {
    const ended = (await park.post<ProjectRecord>('/projects', { name: '已终止项目', parkId: PARK.a })).body;
    await park.post(`/projects/${ended.id}/status`, { status: 'terminated', occurredOn: '2026-01-01', reason: '放弃' });
    const batch = await preview(file(`南溪经济开发区,F-02,,${ended.code},,100,2025-01-01,2025-12-01,`, `南溪经济开发区,F-02,,${ended.code},,100,2026-01-01,,`));
    expect(await problems(batch.id)).toEqual([[], ['projectId:carrier-project-ended']]);
  });
});
