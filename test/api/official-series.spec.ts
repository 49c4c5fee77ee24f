import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { MetricAnswer, MetricDefinition } from '../../shared/contracts/metrics.js';
import type { OfficialSeriesRecord, OfficialValueRecord } from '../../shared/contracts/official-values.js';
import type { TargetTable } from '../../shared/contracts/targets.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let department: Client;
beforeAll(async () => {
  app = await startApp();
  [city, department] = await Promise.all([app.login('city-manager'), app.login('department')]);
});
afterAll(() => app.close());

const YI = 10_000_000_000;
const RETAIL = { code: 'retail-sales', name: '社会消费品零售总额', nameEn: 'Retail sales of consumer goods', unit: 'fen', nature: 'flow', publisher: '市统计局', source: '贸易统计报表制度', places: ['city', 'county'] };
const FIGURE = { series: 'retail-sales', scopeKey: 'city', period: '2025', value: 300 * YI, document: '2025年统计公报', publishedOn: '2026-03-20' };
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const all = async () => (await city.list<OfficialSeriesRecord>('/official-series', { range: [0, 199] })).rows;
const one = async (code: string) => (await all()).find((series) => series.code === code)!;
const put = (id: number, patch: Record<string, unknown>, as = city) => as.put<OfficialSeriesRecord & ErrorBody>(`/official-series/${id}`, patch);
const seriesOf = async (metric: string) => (await city.list<MetricDefinition>('/metrics', { range: [0, 199] })).rows.find(({ code }) => code === metric)!.arguments.find(({ name }) => name === 'series')!;

describe('the catalogue of official series', () => {
  it('begins with what is common, and a series that the city defines can be used at once', async () => {
    expect((await all()).map(({ code, unit, nature, valueCount }) => [code, unit, nature, valueCount]).filter(([code]) => ['tax-paid', 'employees', 'tax-growth'].includes(String(code)))).toEqual([['tax-paid', 'fen', 'flow', 0], ['employees', 'count', 'stock', 0], ['tax-growth', 'rate', 'flow', 0]]);
    expect((await city.post('/official-values', FIGURE)).status).toBe(400);
    const made = await city.post<OfficialSeriesRecord>('/official-series', RETAIL);
    expect([made.status, made.body]).toMatchObject([201, { ...RETAIL, version: 1, archivedAt: null, valueCount: 0 }]);
    const { status, body } = await department.post<OfficialValueRecord>('/official-values', FIGURE);
    expect([status, body.seriesName, body.unit]).toEqual([201, '社会消费品零售总额', 'fen']);
    expect((await city.get<MetricAnswer>('/metrics/official-amount', { query: { year: 2025, args: '{"series":"retail-sales"}' } })).body.value).toBe(300 * YI);
    expect(await seriesOf('official-amount')).toMatchObject({ choices: expect.arrayContaining(['retail-sales', 'tax-paid']) as string[], words: { 'retail-sales': { zh: RETAIL.name, en: RETAIL.nameEn } } });
    expect((await city.post('/targets', { year: 2026, metric: 'official-amount', arguments: { series: 'retail-sales', coverage: 'to-date' }, scopeKey: 'city', value: 330 * YI })).status).toBe(201);
    expect((await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows).toMatchObject([{ arguments: { series: 'retail-sales' }, value: 330 * YI }]);
  });

  it('a table of figures names a series by its name in either language; the export comes back', async () => {
    const file = `统计指标,地区,期间,金额（万元）,来源,公布日期\n社会消费品零售总额,南溪区,2025年,880000,统计公报,2026-03-20\nRetail sales of consumer goods,南溪区,2024年,800000,统计公报,2025-03-20\n黄金产量,南溪区,2024年,1,统计公报,2025-03-20\n`;
    const preview = async (content: string | Buffer) => {
      const { body } = await department.upload<ImportRecord>('/imports', { name: typeof content === 'string' ? 'values.csv' : 'values.xlsx', content }, { kind: 'official-values' });
      await department.post(`/imports/${body.id}/preview`);
      return (await department.list<ImportRowRecord>(`/imports/${body.id}/rows`, { sort: ['rowNumber', 'ASC'] })).rows;
    };
    expect((await preview(file)).map(({ problems: found }) => found.map(({ field, code }) => `${field} ${code}`))).toEqual([[], [], ['series choice-unknown']]);
    for (const locale of ['zh', 'en']) expect((await preview((await city.get('/official-values/export', { query: { filter: '{"series":"retail-sales"}' }, headers: { 'accept-language': locale } })).raw)).map(({ problems: found }) => found)).toEqual([[]]);
  });

  it('is published for the places that it says, and keeps unit, kind and places while figures stand', async () => {
    const { id, version } = await one('retail-sales');
    expect(problems((await city.post('/official-values', { ...FIGURE, scopeKey: 'park:1', period: '2024' })).body)).toEqual(['scopeKey series-place']);
    expect((await city.post('/official-values', { ...FIGURE, scopeKey: `county:${COUNTY_A}`, period: '2023', publishedOn: '2024-03-01' })).status).toBe(201);
    const refused = await put(id, { version, unit: 'count', nature: 'stock', places: ['city'], archived: true });
    expect([refused.status, problems(refused.body), refused.body.error.fields.map(({ message }) => message.includes('2 条'))]).toEqual([422, ['unit series-has-figures', 'nature series-has-figures', 'places series-has-figures', 'archived series-in-use'], [true, true, true, true]]);
    const renamed = await put(id, { version, name: '社会消费品零售总额（新口径）', places: ['city', 'county', 'park'], publisher: null });
    expect([renamed.status, renamed.body]).toMatchObject([200, { name: '社会消费品零售总额（新口径）', nameEn: RETAIL.nameEn, publisher: null, version: 2, valueCount: 2 }]);
    expect((await seriesOf('official-amount')).words!['retail-sales']!.zh).toBe('社会消费品零售总额（新口径）');
    const stale = await put(id, { version, name: '别名' });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'stale-version']);
  });

  it('is archived once no figure stands; what was asked of it stays readable', async () => {
    for (const { id } of (await city.list<OfficialValueRecord>('/official-values', { filter: { series: 'retail-sales', current: true } })).rows) expect((await city.post(`/official-values/${id}/corrections`, { value: null, reason: '停止公布' })).status).toBe(201);
    const { id, version, valueCount } = await one('retail-sales');
    expect(valueCount).toBe(0);
    expect((await put(id, { version, archived: true })).body.archivedAt).not.toBeNull();
    expect(problems((await city.post('/official-values', FIGURE)).body)).toEqual(['series series-archived']);
    expect((await seriesOf('official-amount')).words!['retail-sales']!.zh).toMatch(/（已停用）$/);
    expect((await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows).toMatchObject([{ arguments: { series: 'retail-sales' }, actual: null }]);
    // History names a unit and a kind: they stay even then.
    expect(problems((await put(id, { version: version + 1, unit: 'rate' })).body)).toEqual(['unit series-has-figures']);
    expect((await put(id, { version: version + 1, archived: false })).body).toMatchObject({ archivedAt: null });
    expect((await city.post('/official-values', FIGURE)).status).toBe(201);
  });

  it('names everything that is wrong, and takes no name twice', async () => {
    expect(problems((await city.post('/official-series', { code: 'Retail Sales', unit: 'tons', nature: 'flow', places: [] })).body).sort()).toEqual(['code bad-format', 'name required', 'nameEn required', 'places too-few-items', 'unit not-choice']);
    expect(problems((await city.post('/official-series', { ...RETAIL, name: '上缴 税金', nameEn: 'employees' })).body)).toEqual(['code duplicate', 'name duplicate', 'nameEn duplicate']);
    const { id, version } = await one('trade');
    expect(problems((await put(id, { version, name: '营业收入' })).body)).toEqual(['name duplicate']);
    expect((await put(9_999, { version: 1 })).status).toBe(404);
  });

  it('is the city’s to keep, and every change is on record', async () => {
    const { id, version } = await one('trade');
    expect([(await put(id, { version, name: '外贸' }, department)).status, (await department.post('/official-series', RETAIL)).status, (await department.list('/official-series')).status]).toEqual([403, 403, 200]);
    const audit = await (await app.login('auditor')).list<{ action: string; details: Record<string, unknown> }>('/audit-entries', { filter: { entity: 'official-series' }, sort: ['id', 'ASC'] });
    expect(audit.rows.map(({ action }) => action)).toEqual(['official-series:created', 'official-series:updated', 'official-series:updated', 'official-series:updated']);
    expect(audit.rows[1]!.details).toMatchObject({ code: 'retail-sales', before: { name: RETAIL.name }, after: { name: '社会消费品零售总额（新口径）', publisher: null } });
  });
});
