import type { FigureComparison, PublishedFigureRecord } from '../../shared/contracts/figures.js';
import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import type { MetricAnswer, MetricBreakdown, MetricDefinition, MetricLine } from '../../shared/contracts/metrics.js';
import type { OfficialValueRecord } from '../../shared/contracts/official-values.js';
import type { TargetDetail, TargetRecord, TargetTable } from '../../shared/contracts/targets.js';
import { monthPeriod, quarterPeriod, yearPeriod, yearToDate } from '../../shared/period.js';
import { officialPeriodCode } from '../../shared/official-period.js';
import { CityFigures } from '../../api/metrics/city-figures.js';
import { officialAnswer } from '../../api/metrics/domain/official.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, COUNTY_B, HOME, PARK } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let department: Client;
let county: Client;
let park: Client;
beforeAll(async () => {
  app = await startApp();
  [city, department, county, park] = await Promise.all([app.login('city-manager'), app.login('department'), app.login('county-manager'), app.login('park-manager')]);
});
afterAll(() => app.close());

const YI = 10_000_000_000;
const FIGURE = { series: 'fixed-asset-investment', scopeKey: 'city', period: '2025', value: 820 * YI, document: '2025年统计公报', documentNumber: '宜统字〔2026〕3号', publishedOn: '2026-03-20' };
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const record = async (values: Record<string, unknown>, as = department) => {
  const { status, body } = await as.post<OfficialValueRecord>('/official-values', { ...FIGURE, ...values });
  expect([status, body]).toEqual([201, body]);
  return body;
};
const ask = async (query: Record<string, unknown>, as = city, args: Record<string, unknown> = { series: 'fixed-asset-investment' }, metric = 'official-amount') =>
  (await as.get<MetricAnswer>(`/metrics/${metric}`, { query: { ...query, args: JSON.stringify(args) } })).body;

describe('official figures', () => {
  it('are recorded once for a series, place and period; a correction is a further row', async () => {
    const first = await record({});
    expect(first).toMatchObject({ firstId: first.id, revision: 1, unit: 'fen', scopeName: '宜宾市', regionCode: HOME, periodName: '2025年', value: 820 * YI, current: true, reason: null, recordedByName: 'department' });
    const twice = await city.post('/official-values', { ...FIGURE, value: 1, period: '2025年1-12月' });
    expect([twice.status, problems(twice.body)]).toEqual([409, ['period duplicate']]);
    const corrected = await city.post<OfficialValueRecord>(`/official-values/${first.id}/corrections`, { value: 815 * YI, document: '2025年统计年鉴', reason: '年报核实' });
    expect([corrected.status, corrected.body]).toMatchObject([201, { firstId: first.id, revision: 2, value: 815 * YI, document: '2025年统计年鉴', documentNumber: FIGURE.documentNumber, reason: '年报核实', current: true }]);
    expect((await city.post<ErrorBody>(`/official-values/${first.id}/corrections`, { value: 1, reason: '再改' })).body.error).toMatchObject({ code: 'already-corrected', params: { current: corrected.body.id } });
    expect((await city.post(`/official-values/${corrected.body.id}/corrections`, { value: 815 * YI, reason: '再改' })).status).toBe(422);
    const history = await city.list<OfficialValueRecord>('/official-values', { filter: { firstId: first.id }, sort: ['id', 'ASC'] });
    expect(history.rows.map(({ value, current }) => [value, current])).toEqual([[820 * YI, false], [815 * YI, true]]);
    const audit = await (await app.login('auditor')).list<{ action: string; details: Record<string, unknown> }>('/audit-entries', { filter: { entity: 'official-value' } });
    expect(audit.rows.map(({ action }) => action).sort()).toEqual(['official-value:corrected', 'official-value:recorded']);
    // The database itself lets nothing be rewritten.
    await expect(app.database.write(() => app.database.execute('UPDATE `official_value` SET `scaled` = 1 WHERE `id` = ?', [first.id]), { unaudited: true })).rejects.toThrow(/append-only/);
  });

  it('name everything that is wrong at once', async () => {
    const wrong = await city.post('/official-values', { ...FIGURE, scopeKey: 'county:610902', period: '2026', value: 1.5, publishedOn: '2026-07-01' });
    expect([wrong.status, problems(wrong.body)]).toEqual([400, ['scopeKey bad-scope', 'period official-period-open', 'publishedOn future-date', 'value not-integer']]);
    expect(problems((await city.post('/official-values', { series: 'gold', scopeKey: 'city' })).body).sort()).toEqual(['document required', 'period required', 'publishedOn required', 'value required']);
    expect(problems((await city.post('/official-values', { ...FIGURE, series: 'gold', period: '2026年某月' })).body)).toEqual(['series not-choice', 'period bad-official-period']);
  });

  it('are written by the city bureau and departments, and read within a scope', async () => {
    await record({ scopeKey: `county:${COUNTY_A}`, value: 300 * YI });
    await record({ scopeKey: `county:${COUNTY_B}`, value: 200 * YI });
    const own = await record({ scopeKey: `park:${PARK.a}`, value: 120 * YI }, city);
    expect((await county.post('/official-values', { ...FIGURE, scopeKey: `county:${COUNTY_A}`, period: '2024' })).status).toBe(403);
    const places = async (client: Client) => (await client.list<OfficialValueRecord>('/official-values', { filter: { current: true, year: 2025 } })).rows.map(({ scopeKey }) => scopeKey).sort();
    expect([await places(city), await places(county), await places(park)]).toEqual([['city', `county:${COUNTY_B}`, `county:${COUNTY_A}`, `park:${PARK.a}`].sort(), [`county:${COUNTY_A}`, `park:${PARK.a}`], [`park:${PARK.a}`]]);
    expect([(await park.get(`/official-values/${own.id}`)).status, (await park.get(`/official-values/${own.id - 1}`)).status]).toEqual([200, 404]);
  });
});

describe('their metrics', () => {
  it('are in the catalogue as imported', async () => {
    const { rows } = await city.list<MetricDefinition>('/metrics', { range: [0, 99] });
    expect(rows.filter(({ imported }) => imported).map(({ code }) => code)).toEqual(['official-amount', 'official-number', 'official-rate']);
  });

  it('answer for a place what was published for it, and nothing where nothing was', async () => {
    expect(await ask({ year: 2025 })).toMatchObject({ value: 815 * YI, unit: 'fen', lineCount: 1, scope: { kind: 'city' } });
    expect(await ask({ year: 2025, within: `county:${COUNTY_A}` })).toMatchObject({ value: 300 * YI, scope: { name: '南溪区' } });
    expect(await ask({ year: 2025, within: `park:${PARK.a}` })).toMatchObject({ value: 120 * YI });
    expect(await ask({ year: 2025, park: PARK.b })).toMatchObject({ value: null, lineCount: 0 });
    expect(await ask({ year: 2024 })).toMatchObject({ value: null, lineCount: 0 });
    expect(await ask({ year: 2025, within: `outside:${COUNTY_A}` })).toMatchObject({ value: null });
    expect(await ask({ year: 2025 }, county)).toMatchObject({ value: 300 * YI });
    expect(await ask({ year: 2025 }, park)).toMatchObject({ value: 120 * YI });
    expect(await ask({ year: 2025, within: `county:${COUNTY_B}` }, county)).toMatchObject({ value: null });
  });

  it('open to the figure with its source', async () => {
    const { body: rows } = await city.get<MetricLine[]>('/metrics/official-amount/lines', { query: { year: 2025, args: '{"series":"fixed-asset-investment"}' } });
    expect(rows).toMatchObject([{ contribution: 815 * YI, name: '2025年统计年鉴', code: '宜统字〔2026〕3号', because: '2025年固定资产投资，2026-03-20 公布；更正：年报核实', regionName: '宜宾市', projectId: null }]);
  });

  it('are told apart by place, without adding up: what is missing is missing', async () => {
    const table = async (by: string, as = city, query: Record<string, unknown> = { year: 2025 }) => (await as.get<MetricBreakdown>('/metrics/official-amount/breakdown', { query: { ...query, by, args: '{"series":"fixed-asset-investment"}' } })).body;
    const counties = await table('county');
    expect(counties.total).toBe(815 * YI);
    expect(Object.fromEntries(counties.rows.map(({ key, value }) => [key, value]))).toMatchObject({ [`county:${COUNTY_A}`]: 300 * YI, [`county:${COUNTY_B}`]: 200 * YI });
    expect(counties.rows.length).toBeGreaterThan(2);
    expect(new Set(counties.rows.filter(({ value }) => value === null).map(({ lineCount }) => lineCount))).toEqual(new Set([0]));
    expect(new Map((await table('park')).rows.map(({ key, value }) => [key, value]))).toEqual(new Map([[`park:${PARK.a}`, 120 * YI], [`park:${PARK.b}`, null]]));
    expect((await table('park', county)).rows.map(({ key }) => key)).toEqual([`park:${PARK.a}`]);
    expect((await table('county', county)).rows.map(({ key }) => key)).toEqual([`county:${COUNTY_A}`]);
  });

  it('know the past: before a correction the figure is what it was then', async () => {
    const series = { series: 'output-value' };
    const at = (sql: string, ...params: unknown[]) => app.database.write(() => app.database.execute(sql, params), { unaudited: true });
    const row = (id: number, firstId: number, revision: number, scaled: number | null, knownFrom: string) =>
      at("INSERT INTO `official_value` (`id`, `firstId`, `revision`, `series`, `scopeKey`, `regionCode`, `parkId`, `periodFrom`, `periodUntil`, `scaled`, `document`, `publishedOn`, `knownFrom`, `recordedById`) VALUES (?, ?, ?, 'output-value', 'city', ?, NULL, '2025-01-01', '2026-01-01', ?, '公报', '2026-01-20', ?, 1)", id, firstId, revision, HOME, scaled, knownFrom);
    await row(9_001, 9_001, 1, 500, '2026-02-01T00:00:00.000Z');
    await row(9_002, 9_001, 2, 480, '2026-03-01T00:00:00.000Z');
    await row(9_003, 9_001, 3, null, '2026-04-01T00:00:00.000Z');
    const values = await Promise.all(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'].map(async (asOf) => (await ask({ year: 2025, asOf }, city, series)).value));
    expect([...values, (await ask({ year: 2025 }, city, series)).value]).toEqual([null, 500, 480, null, null]);
  });

  it('agree with the rule stated once more, for any figures and questions', async () => {
    const periods = [yearPeriod(2024), yearToDate(2024, 9), quarterPeriod(2024, 1), quarterPeriod(2024, 3), monthPeriod(2024, 2), yearToDate(2023, 10), quarterPeriod(2023, 4), yearToDate(2024, 6)];
    const figures = await Promise.all(periods.slice(0, 6).map(async (period, index) => {
      const { value } = await record({ series: 'tax-paid', period: officialPeriodCode(period), value: 1_000 + index, publishedOn: '2025-03-01' });
      return { occurredFrom: period.from, occurredUntil: period.until, value: value! };
    }));
    for (const [index, period] of periods.slice(0, 6).entries()) await record({ series: 'employees', period: officialPeriodCode(period), value: 1_000 + index, publishedOn: '2025-03-01' });
    for (const coverage of ['whole', 'to-date'] as const) for (const period of [...periods, { from: '2024-01-01', until: '2024-11-16' }, monthPeriod(2024, 9), monthPeriod(2023, 12)]) {
      const to = new Date(Date.parse(`${period.until}T00:00:00Z`) - 1).toISOString().slice(0, 10);
      for (const [series, metric, nature] of [['tax-paid', 'official-amount', 'flow'], ['employees', 'official-number', 'stock']] as const) {
        const { value } = await ask({ from: period.from, to }, city, { series, coverage }, metric);
        expect([series, coverage, period, value]).toEqual([series, coverage, period, officialAnswer(figures, period, coverage, nature)?.value ?? null]);
      }
    }
    const ends = (await city.get<MetricBreakdown>('/metrics/official-number/breakdown', { query: { year: 2024, by: 'quarter', args: '{"series":"employees"}' } })).body;
    expect([ends.total, ends.rows.map(({ value }) => value)]).toEqual([1_000, [1_002, null, 1_003, 1_000]]);
    const months = (await city.get<MetricBreakdown>('/metrics/official-amount/breakdown', { query: { year: 2024, by: 'quarter', args: '{"series":"tax-paid"}' } })).body;
    expect([months.total, months.rows.map(({ value }) => value)]).toEqual([1_000, [1_002, null, 1_003, null]]);
  });

  it('carry numbers and rates in their own units', async () => {
    await record({ series: 'companies-above-scale', value: 412 });
    await record({ series: 'tax-growth', value: -0.0425 });
    expect(await ask({ year: 2025 }, city, { series: 'companies-above-scale' }, 'official-number')).toMatchObject({ value: 412, unit: 'count' });
    const rate = await ask({ year: 2025 }, city, { series: 'tax-growth' }, 'official-rate');
    expect([rate.unit, rate.value! + 0.0425 < 1e-12, rate.numerator]).toEqual(['rate', true, undefined]);
    expect((await city.get('/metrics/official-amount', { query: { year: 2025, args: '{"series":"tax-growth"}' } })).status).toBe(400);
  });
});

describe('what stands on them', () => {
  it('a target’s progress is the latest cumulative figure; counties and parks have their own', async () => {
    for (const [period, value, scopeKey] of [['2026Q1', 210, 'city'], ['2026-01~05', 380, 'city'], ['2025-01~05', 330, 'city'], ['2026-01~05', 90, `county:${COUNTY_A}`]] as const) await record({ period, value: value * YI, scopeKey, publishedOn: '2026-06-18' });
    const { body: target } = await city.post<TargetRecord>('/targets', { year: 2026, metric: 'official-amount', arguments: { series: 'fixed-asset-investment', coverage: 'to-date' }, scopeKey: 'city', value: 900 * YI });
    await city.post(`/targets/${target.id}/allocation`, { items: [{ scopeKey: `county:${COUNTY_A}`, value: 300 * YI }, { scopeKey: `county:${COUNTY_B}`, value: 600 * YI }] });
    const { rows } = (await city.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body;
    expect(rows.map(({ scopeName, actual, light, lastYear }) => [scopeName, actual, light, lastYear.sameDay, lastYear.whole])).toEqual([['宜宾市', 380 * YI, 'green', 330 * YI, 815 * YI], ['南溪区', 90 * YI, 'red', null, 300 * YI], ['翠屏区', null, 'none', null, 200 * YI]]);
    expect(rows[0]!.because).toBe('公布数截至 2026-05-31：完成 42.22%，时序进度 41.37%，超前 0.85 个百分点');
    const { months } = (await city.get<TargetDetail>(`/targets/${target.id}/progress`)).body;
    expect(months.slice(0, 7).map(({ actual }) => actual && actual / YI)).toEqual([null, null, 210, 210, 380, 380, null]);
    const lines = await city.list<MetricLine>(`/targets/${target.id}/lines`, {});
    expect(lines.rows.map(({ because }) => because)).toEqual(['2026年1—5月固定资产投资，2026-06-18 公布']);
    expect((await city.get<{ method: string }>(`/targets/${target.id}/forecast`)).body.method).toContain('官方统计数');
    // The county sees its own target, and the figure behind it by name.
    const own = (await county.get<TargetTable>('/targets/progress', { query: { year: 2026 } })).body.rows;
    expect(own.map(({ actual }) => actual)).toEqual([90 * YI]);
    expect((await county.list<MetricLine>(`/targets/${own[0]!.id}/lines`, {})).rows.map(({ name }) => name)).toEqual(['2025年统计公报']);
  });

  it('an assessment takes a park’s own figure, and has none where none was published', async () => {
    const figures = app.app.get(CityFigures);
    const question = { year: '2025', args: '{"series":"fixed-asset-investment"}' };
    const table = await figures.table('official-amount', question, false);
    expect([`park:${PARK.a}`, `park:${PARK.b}`, 'city', `county:${COUNTY_B}`].map((key) => table.of(key).value)).toEqual([120 * YI, null, 815 * YI, 200 * YI]);
  });

  it('published, a figure and its correction since compare with the reason; one that is missing cannot be published', async () => {
    for (const [metric, args, value, next] of [['official-amount', { series: 'revenue' }, 70 * YI, 72 * YI], ['official-rate', { series: 'value-added-growth' }, 0.081, 0.079]] as const) {
      const standing = await record({ series: args.series, value });
      const { body: figure } = await city.post<PublishedFigureRecord>('/figures', { metric, question: { year: 2025, args }, title: args.series });
      expect([figure.value, figure.lineCount]).toEqual([value, 1]);
      expect((await city.get<FigureComparison>(`/figures/${figure.id}/comparison`)).body).toMatchObject({ same: 1, lines: [] });
      app.setClock(new Date(Date.parse(figure.publishedAt) + 60_000).toISOString());
      await city.post(`/official-values/${standing.id}/corrections`, { value: next, reason: '年报核实' });
      expect((await city.get<FigureComparison>(`/figures/${figure.id}/comparison`)).body).toMatchObject({ changed: 1, lines: [{ then: value, now: next, reason: 'correction', note: '年报核实', name: '2025年统计公报' }] });
    }
    const missing = await city.post<ErrorBody>('/figures', { metric: 'official-amount', question: { year: 2019, args: { series: 'revenue' } }, title: '缺' });
    expect([missing.status, missing.body.error.code]).toEqual([422, 'figure-missing']);
  });
});

describe('their import', () => {
  const HEAD = '统计指标,地区,园区,期间,金额(亿元),数值,来源,文号,公布日期';
  const preview = async (content: string | Buffer) => (await department.post<ImportRecord>(`/imports/${(await department.upload<ImportRecord>('/imports', { name: typeof content === 'string' ? 'file.csv' : 'file.xlsx', content }, { kind: 'official-values' })).body.id}/preview`)).body;
  const rows = async (id: number) => (await department.list<ImportRowRecord>(`/imports/${id}/rows`, { range: [0, 199] })).rows;
  const found = async (id: number) => (await rows(id)).map((row) => row.problems.map(({ code, field }) => `${field}:${code}`));

  it('takes a table in, corrects by a further row, takes it back, and reads its own export', async () => {
    const batch = await preview([HEAD, '进出口总额,宜宾市,,2025年,36.5,,海关月报,,2026-01-20', '进出口总额,四川省宜宾市南溪区,,2025年1-9月,12,,海关月报,,2025-10-20', '上缴税金增速,,南溪经济开发区,2025年三季度,,8.5%,税务通报,宜税〔2025〕9号,2025-10-15'].join('\n'));
    expect([await found(batch.id), batch.counts]).toMatchObject([[[], [], []], { ready: 3 }]);
    expect((await department.post<ImportRecord>(`/imports/${batch.id}/apply`)).body.status).toBe('applied');
    expect((await city.list<OfficialValueRecord>('/official-values', { filter: { series: ['trade', 'tax-growth'], periodFrom: { gte: '2025-01-01' } }, sort: ['id', 'ASC'] })).rows.slice(-3).map(({ scopeKey, period, value }) => [scopeKey, period, value])).toEqual([['city', '2025', 36.5 * YI], [`county:${COUNTY_A}`, '2025-01~09', 12 * YI], [`park:${PARK.a}`, '2025Q3', 0.085]]);
    for (const locale of ['zh', 'en']) {
      const { raw } = await city.get('/official-values/export', { query: { filter: '{"current":true,"series":["trade","tax-growth","companies-above-scale"]}' }, headers: { 'accept-language': locale } });
      const again = await preview(raw);
      expect([locale, again.fileProblems, again.counts]).toMatchObject([locale, [], { unchanged: again.counts.total }]);
    }
    const changed = await preview([`${HEAD},更正原因`, '进出口总额,宜宾市,,2025年,37,,海关年报,,2026-02-20,年报核实'].join('\n'));
    const [row] = await rows(changed.id);
    expect(row!.duplicates[0]!.differences.map(({ field }) => field)).toEqual(['amountFen', 'document', 'publishedOn', 'reason']);
    await department.patch(`/imports/${changed.id}/rows/2`, { decision: 'use' });
    expect((await department.post<ImportRecord>(`/imports/${changed.id}/apply`)).body.status).toBe('applied');
    const trade = async () => (await ask({ year: 2025 }, city, { series: 'trade' })).value;
    expect(await trade()).toBe(37 * YI);
    expect((await department.post<ErrorBody>(`/imports/${batch.id}/undo`)).body.error.code).toBe('changed-since');
    expect((await department.post<ImportRecord>(`/imports/${changed.id}/undo`)).body.status).toBe('undone');
    expect(await trade()).toBe(36.5 * YI);
  });

  it('names what a row lacks or cannot say, and withdraws what it takes back', async () => {
    const odd = await preview([HEAD, '进出口总额,,,2024年,1,,甲,,2026-01-20', '上缴税金增速,宜宾市,,2024年,5,,甲,,2026-01-20', '黄金产量,宜宾市,,去年,5,,,,2026-01-20', '进出口总额,宜宾市,,2026年,5,,甲,,2026-01-20'].join('\n'));
    expect(await found(odd.id)).toEqual([['regionCode:value-missing'], ['number:value-missing'], ['series:choice-unknown', 'document:value-missing'], ['period:official-period-open']]);
    const batch = await preview([HEAD, '进出口总额,宜宾市,,2023年,30,,海关,,2024-01-20'].join('\n'));
    await department.post(`/imports/${batch.id}/apply`);
    expect((await ask({ year: 2023 }, city, { series: 'trade' })).value).toBe(30 * YI);
    expect((await department.post<ImportRecord>(`/imports/${batch.id}/undo`)).body.status).toBe('undone');
    expect((await ask({ year: 2023 }, city, { series: 'trade' })).value).toBeNull();
    // The chain goes on: what was withdrawn can be recorded again.
    expect(await record({ series: 'trade', period: '2023', value: 31 * YI })).toMatchObject({ revision: 3 });
  });
});
