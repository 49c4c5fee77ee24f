import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { writeWorkbook, type Workbook } from '../../api/core/xlsx.js';
import type { CountFeed, MetricAnswer, MetricLine, MonthlyReport } from '../../shared/contracts/metrics.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, ORGANISATION, PARK } from '../support/fixtures.js';

let app: TestApp;
let admin: Client;
let county: Client;
beforeAll(async () => {
  app = await startApp();
  await loadWorld(app.database, makeWorld(400, 42));
  [admin, county] = await Promise.all([app.login('admin'), app.login('county-manager')]);
});
afterAll(() => app.close());

async function sheetOf(raw: Buffer): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(raw as unknown as ArrayBuffer);
  return workbook.worksheets[0]!;
}
const audited = async (id: string) => (await app.database.query("SELECT `id` FROM `audit_entry` WHERE `action` = 'report:exported' AND `entityId` = ?", [id])).length;

describe('the count feed', () => {
  it.each([
    [{ year: 2025 }], [{ year: 2026, quarter: 2 }], [{ year: 2026, month: 5, verifiedOnly: 'true' }], [{ year: 2025, asOf: '2026-03-31', minimumFen: 0, amount: 'arrived' }],
  ])('%j: each cell is what its metric answers, and the places make up the city', async (query: Record<string, string | number>) => {
    const { status, body: feed } = await admin.get<CountFeed>('/count-feed', { query });
    expect(status).toBe(200);
    expect(feed.rows.at(-1)!.key).toBe('city');
    for (const column of feed.columns) {
      const when: Record<string, string | number> = column.nature === 'stock' ? { on: feed.on } : { from: feed.period.from, to: feed.period.to };
      const ask = async (within: string) => (await admin.get<MetricAnswer>(`/metrics/${column.metric}`, { query: { args: JSON.stringify(column.args), ...when, within, ...('asOf' in query ? { asOf: query['asOf']! } : {}) } })).body;
      for (const row of feed.rows.filter((candidate, index) => candidate.kind !== 'county-outside-parks' || index % 3 === 0)) {
        const { value, undetermined } = await ask(row.key);
        expect([column.key, row.key, row.cells[column.key]]).toEqual([column.key, row.key, { value, undetermined }]);
      }
      const places = feed.rows.filter((row) => row.kind !== 'city');
      const city = feed.rows.at(-1)!.cells[column.key]!;
      expect(places.reduce((sum, row) => sum + row.cells[column.key]!.value, 0)).toBe(city.value);
      expect(places.reduce((sum, row) => sum + row.cells[column.key]!.undetermined, 0)).toBe(city.undetermined);
    }
    expect(feed.rows.at(-1)!.cells['signed-reached']!.value).toBeGreaterThan(0);
  });

  it('opens a cell to lines that sum to it', async () => {
    const { body: feed } = await admin.get<CountFeed>('/count-feed', { query: { year: 2025 } });
    const column = feed.columns.find(({ key }) => key === 'funds-arrived-foreign')!;
    const row = feed.rows.find((candidate) => candidate.cells[column.key]!.value !== 0)!;
    const { body: lines } = await admin.get<MetricLine[]>(`/metrics/${column.metric}/lines`, { query: { args: JSON.stringify(column.args), from: feed.period.from, to: feed.period.to, within: row.key, range: '[0,199]' } });
    expect(lines.reduce((sum, line) => sum + line.contribution, 0)).toBe(row.cells[column.key]!.value);
  });

  it('is narrowed to a county, or to an organisation asked for, and says so', async () => {
    const own = (await county.get<CountFeed>('/count-feed', { query: { year: 2025 } })).body;
    const asked = (await admin.get<CountFeed>('/count-feed', { query: { year: 2025, organisation: ORGANISATION.countyA } })).body;
    expect(own).toEqual(asked);
    expect(own.scope).toMatchObject({ kind: 'organisation', name: '南溪区招商局' });
    expect((await county.get('/count-feed', { query: { year: 2025, park: PARK.b } })).status).toBe(404);
  });

  it('refuses what it does not understand, all at once', async () => {
    const { status, body } = await admin.get<ErrorBody>('/count-feed', { query: { verifiedOnly: 'maybe', minimumFen: 'x', amount: 'y', colour: 'red' } });
    expect(status).toBe(400);
    expect(body.error.fields.map(({ path }) => path).sort()).toEqual(['amount', 'colour', 'minimumFen', 'verifiedOnly', 'year']);
  });

  it('exports the same numbers', async () => {
    const before = await audited('count-feed');
    const { body: feed } = await admin.get<CountFeed>('/count-feed', { query: { year: 2025 } });
    const { status, raw, headers } = await admin.get('/count-feed/export', { query: { year: 2025 } });
    expect([status, headers['content-type']]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
    expect(headers['content-disposition']).toContain(encodeURIComponent('招商引资计数表 2025年.xlsx'));
    const sheet = await sheetOf(raw);
    expect(sheet.getCell('A1').value).toBe('招商引资计数表');
    feed.rows.forEach((row, index) => {
      const cells = sheet.getRow(6 + index);
      expect(cells.getCell(2).value).toBe(row.name);
      feed.columns.forEach((column, position) => {
        const { value, undetermined } = row.cells[column.key]!;
        expect(cells.getCell(3 + position * 2).value).toBe(column.unit === 'fen' ? value / 1_000_000 : value);
        expect(cells.getCell(4 + position * 2).value).toBe(undetermined);
      });
    });
    expect(await audited('count-feed')).toBe(before + 1);
    expect((await (await app.login('finance')).get('/count-feed/export', { query: { year: 2025 } })).status).toBe(403);
  });
});

describe('the monthly table', () => {
  const query = { year: 2026, month: 3 };

  it('each cell is what its metric answers', async () => {
    const { status, body: report } = await admin.get<MonthlyReport>('/reports/monthly', { query });
    expect(status).toBe(200);
    expect(report).toMatchObject({ title: '宜宾市2026年3月招商引资月报表', demonstration: false, on: '2026-03-31', rankedBy: 'signed-investment-year-to-date' });
    expect(report.periods).toMatchObject({ month: { from: '2026-03-01', to: '2026-03-31' }, 'year-to-date': { from: '2026-01-01', to: '2026-03-31' }, 'last-year': { from: '2025-01-01', to: '2025-03-31' } });
    const rows = report.rows.filter((row) => ['city', 'elsewhere', 'park:1', `county:${COUNTY_A}`, `outside:${COUNTY_A}`].includes(row.key));
    expect(rows).toHaveLength(5);
    for (const column of report.columns.filter(({ opens }) => opens)) {
      const span = column.span === 'on' ? undefined : report.periods[column.span];
      const when: Record<string, string> = { ...(span ? { from: span.from, to: span.to } : {}), ...(column.span === 'on' || column.metric === 'cohort-rate' ? { on: report.on } : {}) };
      for (const row of rows) {
        const { body } = await admin.get<MetricAnswer>(`/metrics/${column.metric}`, { query: { args: JSON.stringify(column.args), ...when, within: row.key } });
        expect([row.key, column.key, row.cells[column.key]]).toEqual([row.key, column.key, body.value]);
        if (column.metric !== 'cohort-rate') expect(row.undetermined[column.key] ?? 0).toBe(body.undetermined);
      }
    }
  });

  it('counties with elsewhere make up the city, and are ranked', async () => {
    const { body: report } = await admin.get<MonthlyReport>('/reports/monthly', { query });
    const parts = report.rows.filter((row) => row.kind === 'county' || row.kind === 'elsewhere');
    const city = report.rows.at(-1)!;
    for (const column of report.columns.filter(({ unit }) => unit !== 'rate')) expect(parts.reduce((sum, row) => sum + row.cells[column.key]!, 0)).toBe(city.cells[column.key]);
    const counties = report.rows.filter((row) => row.kind === 'county');
    expect(counties).toHaveLength(10);
    for (const row of counties) expect(row.rank).toBe(1 + counties.filter((other) => other.cells[report.rankedBy]! > row.cells[report.rankedBy]!).length);
    expect(report.rows.filter((row) => row.kind !== 'county').every((row) => row.rank === null)).toBe(true);
  });

  it('compares a month that is not over with the same days of the year before', async () => {
    const { body } = await admin.get<MonthlyReport>('/reports/monthly', { query: { year: 2026, month: 6, asOf: '2026-06-20' } });
    expect([body.on, body.periods['last-year'].to]).toEqual(['2026-06-20', '2025-06-20']);
  });

  it('needs a month that has begun', async () => {
    const code = async (asked: Record<string, number | string>) => {
      const { status, body } = await admin.get<ErrorBody>('/reports/monthly', { query: asked });
      return [status, body.error.code];
    };
    expect(await code({ year: 2026 })).toEqual([400, 'period-required']);
    expect(await code({ year: 2026, month: 7 })).toEqual([400, 'bad-period']);
    expect(await code({ from: '2026-01-01', to: '2026-02-01' })).toEqual([400, 'period-required']);
  });

  it('exports the same numbers on A4 landscape', async () => {
    const before = await audited('monthly');
    const { body: report } = await admin.get<MonthlyReport>('/reports/monthly', { query });
    const { status, raw } = await admin.get('/reports/monthly/export', { query });
    expect(status).toBe(200);
    const sheet = await sheetOf(raw);
    expect(sheet.getCell('A1').value).toBe(report.title);
    expect(sheet.getCell('A2').value).toContain('金额单位：万元');
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape' });
    expect(sheet.getCell('A3').isMerged).toBe(true);
    report.rows.forEach((row, index) => {
      const cells = sheet.getRow(6 + index);
      expect(String(cells.getCell(1).value).trim()).toBe(row.name);
      report.columns.forEach((column, position) => {
        const value = row.cells[column.key] ?? null;
        const shown = cells.getCell(2 + position).value ?? null;
        if (value === null) expect(shown).toBeNull();
        else expect(shown as number).toBeCloseTo(column.unit === 'fen' ? value / 1_000_000 : value, 9);
      });
      expect(cells.getCell(2 + report.columns.length).value ?? null).toBe(row.rank);
    });
    expect(await audited('monthly')).toBe(before + 1);
  });

  it('says in the sheet that the city is a demonstration', async () => {
    const other = await startApp();
    try {
      await other.database.write(() => other.database.execute('UPDATE `installation` SET `demonstration` = 1'), { unaudited: true });
      const client = await other.login('admin');
      const sheet = await sheetOf((await client.get('/reports/monthly/export', { query })).raw);
      expect(sheet.getCell('A2').value).toContain('演示数据');
    } finally {
      await other.close();
    }
  });
});

describe('the workbook writer', () => {
  const workbook: Workbook = { filename: 'x.xlsx', sheet: '项目/台账', columns: [{ width: 20 }, { format: 'wan' }, { format: 'day' }, { format: 'rate' }], headRows: 1 };
  const read = async (output: PassThrough) => {
    const chunks: Buffer[] = [];
    for await (const chunk of output) chunks.push(chunk as Buffer);
    return sheetOf(Buffer.concat(chunks));
  };

  it('writes text as text, fen as 万元, days as dates, and neutralises what looks like a formula', async () => {
    const output = new PassThrough();
    const [sheet] = await Promise.all([read(output), writeWorkbook(output, workbook, async (rows) => {
      await rows.row(['名称', '金额', '日期', '比率'], 'head');
      for (const text of ['=1+1', '+86', '-x', '@a', '\t=1', '普通']) await rows.row([text, 123_000_000, '2026-03-05', 0.25]);
      await rows.row([null, undefined, '近日', null]);
    })]);
    expect(sheet.name).toBe('项目 台账');
    expect(sheet.getColumn(1).values.slice(2, 8)).toEqual(["'=1+1", "'+86", "'-x", "'@a", "'\t=1", '普通']);
    expect([sheet.getCell('B2').value, sheet.getCell('C2').value, sheet.getCell('D2').value]).toEqual([123, new Date('2026-03-05T00:00:00Z'), 0.25]);
    expect([sheet.getCell('A8').value, sheet.getCell('B8').value, sheet.getCell('C8').value]).toEqual([null, null, '近日']);
  });

  it('waits for a slow reader and stops when the reader leaves', async () => {
    const output = new PassThrough();
    let written = 0;
    const endless = writeWorkbook(output, workbook, async (rows) => {
      while (written < 3_000_000) {
        await rows.row([`项目${written}${Math.random()}`, written, '2026-03-05', Math.random()]);
        written += 1;
      }
    });
    let before = -1;
    while (written !== before) {
      before = written;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(written).toBeLessThan(1_000_000);
    output.destroy();
    await expect(endless).rejects.toThrow('reader');
  });
});
