import ExcelJS from 'exceljs';
import type { AssessmentCell, AssessmentEntry, AssessmentRunDetail, AssessmentSheetPreview, EnteredCell } from '../../shared/contracts/assessment.js';
import { startApp, type TestApp } from '../support/app.js';
import { createRun } from '../support/assessment.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK } from '../support/fixtures.js';
import { PDF, uploadEvidence } from '../support/samples.js';

let app: TestApp;
let city: Client;
let department: Client;
let run: AssessmentRunDetail;

beforeAll(async () => {
  app = await startApp();
  [city, department] = await Promise.all([app.login('city-manager'), app.login('department')]);
  run = await createRun(city);
  run = (await city.put<AssessmentRunDetail>(`/assessment-runs/${run.id}/units`, { version: run.version, units: [{ name: '暂缓园区', included: false, reason: '建设期，暂不考核' }] })).body;
});
afterAll(() => app.close());

const unitOf = (parkId: number) => run.unitList.find((unit) => unit.parkId === parkId)!;
const at = (path: string) => `/assessment-runs/${run.id}${path}`;
const grid = async (client = department) => (await client.get<AssessmentCell[]>(at('/values'))).body;
const enter = (client: Client, values: object[]) => client.put<EnteredCell[]>(at('/values'), { values });
const upload = (content: Buffer | string, name = '填报.xlsx', client = department) => client.upload<AssessmentSheetPreview & ErrorBody>(at('/sheet'), { name, content });

/** The sheet as the run gives it out, for somebody to fill in. */
async function sheet(client = department, query: Record<string, string> = {}): Promise<{ book: ExcelJS.Workbook; rows: ExcelJS.Worksheet; column: (header: string) => number; row: (name: string) => number }> {
  const answer = await client.get(at('/sheet'), { query });
  expect(answer.status).toBe(200);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(answer.raw as unknown as ArrayBuffer);
  const rows = book.worksheets[0]!;
  const find = (cells: ExcelJS.CellValue[], text: string) => cells.findIndex((value) => typeof value === 'string' && value.startsWith(text));
  return { book, rows, column: (header) => find(rows.getRow(3).values as ExcelJS.CellValue[], header), row: (name) => find(rows.getColumn(1).values as ExcelJS.CellValue[], name) };
}
const bytes = async (book: ExcelJS.Workbook) => Buffer.from(await book.xlsx.writeBuffer());

describe('the sheet of a department', () => {
  const [a, b] = [() => unitOf(PARK.a), () => unitOf(PARK.b)];

  it('holds its own indicators and the units assessed, with what is entered, and comes back unchanged', async () => {
    await enter(department, [
      { unitId: a().id, indicator: 'tax-growth', raw: '0.5%', version: 0 }, { unitId: b().id, indicator: 'tax-growth', raw: '-12.34', version: 0 }, { unitId: a().id, indicator: 'tax', raw: '1,234.567891', version: 0 },
    ]);
    const { book, rows, column, row } = await sheet();
    expect((rows.getRow(3).values as string[]).slice(1)).toHaveLength(10);
    expect(column('园区规划体系')).toBe(-1);
    expect(row('暂缓园区')).toBe(-1);
    expect(rows.getCell(row(a().name), column('上缴税金增速')).value).toBe(0.005);
    const again = await upload(await bytes(book));
    expect([again.status, again.body]).toEqual([200, { filename: '填报.xlsx', changes: [], unchanged: 3, problems: [] }]);
    expect((await app.login('viewer').then((viewer) => viewer.get(at('/sheet')))).status).toBe(403);
  });

  it('shows how every cell was read, and applies all of it or nothing', async () => {
    const { book, rows, column, row } = await sheet();
    const growth = column('工业总产值增速');
    // Cells of one style share it.
    const put = (cell: ExcelJS.Cell, value: number, numFmt: string) => { cell.value = value; cell.style = { ...cell.style, numFmt }; };
    put(rows.getCell(row(a().name), growth), 0.85, '0%');
    put(rows.getCell(row(b().name), growth), 0.85, 'General');
    put(rows.getCell(row(a().name), column('就业人员增速')), 85, 'General');
    rows.getCell(row(b().name), column('就业人员增速')).value = '85%';
    rows.getCell(row(a().name), column('新增工业总产值')).value = { formula: 'SUM(1,2)', result: 3 };
    const { body, status } = await upload(await bytes(book));
    expect([status, body.problems]).toEqual([200, []]);
    expect(body.changes.map(({ unitName, indicator, raw, readAs }) => [unitName, indicator, raw, readAs])).toEqual([
      [a().name, 'new-output', '3', '3'], [a().name, 'output-growth', '85%', '85%'], [a().name, 'jobs-growth', '85', '85%'], [b().name, 'output-growth', '0.85', '85%'], [b().name, 'jobs-growth', '85%', '85%'],
    ]);
    expect((await grid()).find((cell) => cell.unitId === a().id && cell.indicator === 'new-output')!.value).toBeNull();
    const values = body.changes.map(({ unitId, indicator, input, raw, version }) => ({ unitId, indicator, input, raw, version }));
    expect((await enter(department, values)).status).toBe(200);
    // Somebody else's change in the meantime is not overwritten.
    expect((await enter(department, values)).status).toBe(409);
    expect((await upload(await bytes((await sheet()).book))).body).toMatchObject({ changes: [], unchanged: 8, problems: [] });
  });

  it('names everything wrong at once, by row and column', async () => {
    const lines = ['参评单位,上缴税金总额（亿元）,上缴税金增速,园区规划体系,园长满意度', `${a().name},约12,85%,2,`, `${b().name},3%,0.5,,5`, '外地园区,1,1,,', '暂缓园区,1,,,', '合计,,,,', `${a().name},7,,,`];
    const { status, body } = await upload(lines.join('\n'), '填报.csv');
    expect(status).toBe(200);
    expect(body.problems.map(({ row, column, code, text }) => [row, column, code, text])).toEqual([
      [1, 'E', 'assessment-unknown-column', '园长满意度'], [2, 'B', 'assessment-not-number', '约12'], [2, 'D', 'assessment-other-department', '2'], [3, 'B', 'assessment-not-percent', '3%'],
      [4, 'A', 'assessment-outside', '外地园区'], [5, 'A', 'assessment-outside', '暂缓园区'], [7, 'B', 'duplicate', '7'],
    ]);
    expect(body.problems.find(({ row, column }) => row === 2 && column === 'D')!.message).toContain('市工信局');
    expect(body.changes.map(({ unitName, raw, readAs }) => [unitName, raw, readAs])).toEqual([[a().name, '85%', '85%'], [b().name, '0.5', '50%']]);
    expect((await upload('随便,什么\n甲,1', '填报.csv')).status).toBe(422);
    expect((await upload(PDF, '填报.xlsx')).status).toBe(415);
  });

  it('gives one department’s part to who organises the assessment', async () => {
    const { rows } = await sheet(city, { department: '市科技局' });
    expect((rows.getRow(3).values as string[]).slice(1)).toEqual(['参评单位', '园区内新增高新技术企业数（户）', '园区内新增省级以上研发机构数（户）']);
  });
});

describe('evidence of what is reported', () => {
  it('opens for its own department and for who sees the unit, and for nobody else', async () => {
    const a = unitOf(PARK.a);
    const [own, other, loose] = [await uploadEvidence(city, 'approval'), await uploadEvidence(city, 'permit'), await uploadEvidence(city, 'photo')];
    const cell = (await grid()).find(({ unitId, indicator }) => unitId === a.id && indicator === 'tax-growth')!;
    expect((await enter(city, [{ unitId: a.id, indicator: 'tax-growth', raw: '0.5%', version: cell.version, evidenceIds: [own] }, { unitId: a.id, indicator: 'planning', raw: '2', version: 0, evidenceIds: [other] }])).status).toBe(200);
    const check = await uploadEvidence(city, 'other');
    await city.post(at('/checks'), { unitIds: [a.id], kind: 'documents', happenedOn: '2026-06-20', people: '甲', notes: '齐全', evidenceIds: [check] });
    const status = async (client: Client, id: number, content = false) => (await client.get(`/evidence/${id}${content ? '/content' : ''}`)).status;
    const of = async (username: string) => { const client = await app.login(username); return Promise.all([own, other, check, loose].map((id) => status(client, id))); };
    expect(await status(department, own, true)).toBe(200);
    expect(Object.fromEntries(await Promise.all(['department', 'park-manager', 'park-manager-b', 'county-manager', 'finance', 'auditor', 'viewer', 'city-manager', 'admin'].map(async (username) => [username, await of(username)])))).toEqual({
      department: [200, 404, 404, 404], 'park-manager': [200, 200, 200, 404], 'park-manager-b': [404, 404, 404, 404], 'county-manager': [200, 200, 200, 404], finance: [403, 403, 403, 403],
      auditor: [200, 200, 200, 200], viewer: [200, 200, 200, 200], 'city-manager': [200, 200, 200, 200], admin: [200, 200, 200, 200],
    });
    expect((await department.get('/evidence')).status).toBe(403);
    expect((await department.get<AssessmentEntry[]>(at(`/values/${a.id}/tax-growth`))).body.map(({ raw, evidence }) => [raw, evidence.map(({ id }) => id)])).toEqual([['0.5%', [own]], ['0.5%', []]]);
    expect((await app.login('park-manager-b').then((client) => client.get(at(`/values/${a.id}/tax-growth`)))).status).toBe(404);
    expect((await enter(department, [{ unitId: a.id, indicator: 'tax', raw: '7', version: 1, evidenceIds: [loose] }])).status).toBe(400);
  });
});
