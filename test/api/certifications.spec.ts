import ExcelJS from 'exceljs';
import type { CertificationCandidate, CertificationPreview, CertificationRecord } from '../../shared/contracts/certifications.js';
import { CertificationsService } from '../../api/certifications/certifications.service.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

describe('certification', () => {
  let app: TestApp;
  let officer: Client;
  let city: Client;
  let ours: number;
  let other: number;
  let own: number;

  beforeAll(async () => {
    app = await startApp();
    [officer, city] = await Promise.all([app.login('officer'), app.login('city-manager')]);
    const signed = async (client: Client, on: string) => {
      const { id } = await createProject(client, { parkId: PARK.a });
      await advance(client, id, 'negotiating', '2025-01-05');
      await advance(client, id, 'signed', on, 'agreement');
      return id;
    };
    [ours, other] = [await signed(officer, '2026-02-10'), await signed(officer, '2026-03-10')];
    await signed(officer, '2025-12-31');
    own = await signed(city, '2026-04-10');
  });
  afterAll(() => app.close());

  const filter = { year: 2026, kind: 'attraction-project' };
  const fieldsOf = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`);
  const decision = { year: 2026, kind: 'attraction-project', verdict: 'certified', reason: '符合认定条件', decisionNumber: '区合字〔2026〕12号', decidedOn: '2026-06-20' };
  const decide = (items: { projectId: number; origin?: string; seenId?: number | null }[], patch: Record<string, unknown> = {}, client = city) => client.post<CertificationPreview>('/certifications', { ...decision, ...patch, items });
  const candidates = async (client = city, more: Record<string, unknown> = {}) => (await client.list<CertificationCandidate>('/certification-candidates', { filter: { ...filter, ...more } })).rows;

  it('lists who reached the stage in the year, within the scope, and asks for year and kind', async () => {
    expect((await candidates()).map(({ projectId, verdict, ownRecord }) => [projectId, verdict, ownRecord])).toEqual([[ours, null, false], [other, null, false], [own, null, true]]);
    expect(await candidates(await app.login('county-manager-b'))).toEqual([]);
    expect((await city.list('/certification-candidates', { filter: { year: 2026 } })).status).toBe(400);
  });

  it('shows first what a decision would change, and takes all or none', async () => {
    const items = [{ projectId: ours }, { projectId: own }, { projectId: 999_999 }];
    expect((await city.post<CertificationPreview>('/certifications/preview', { year: 2026, kind: 'attraction-project', verdict: 'certified', items })).body).toMatchObject({ decided: 1, refused: 2, rows: [{ before: null, after: 'certified', problem: null }, { problem: '项目录入人不能认定自己录入的项目' }, {}] });
    const { status, body } = await decide(items, { decidedOn: '2026-07-01' });
    expect([status, fieldsOf(body)]).toEqual([422, ['items.1:own-project', 'items.2:unknown-reference', 'decidedOn:future-date']]);
    expect((await candidates(city, { decided: true }))).toEqual([]);
    expect((await decide([{ projectId: ours }], {}, await app.login('county-manager'))).status).toBe(403);
    expect((await decide([{ projectId: own }], {}, await app.login('admin'))).status).toBe(201);
  });

  it('rules by the latest decision, keeps the earlier ones, and answers for any past instant', async () => {
    expect((await decide([{ projectId: ours, seenId: null }, { projectId: other }])).body.decided).toBe(2);
    const [{ certificationId }] = (await candidates(city, { projectId: ours })) as [CertificationCandidate];
    expect(fieldsOf((await decide([{ projectId: ours }])).body)).toEqual(['items.0:already-decided']);
    expect((await decide([{ projectId: ours, seenId: null }], { verdict: 'refused' })).status).toBe(409);
    expect((await decide([{ projectId: ours, seenId: certificationId }], { verdict: 'withdrawn', reason: '资金未到位' })).status).toBe(201);
    expect((await candidates(city, { verdict: 'certified' })).map(({ projectId }) => projectId)).toEqual([other, own]);
    const { rows } = await officer.list<CertificationRecord>('/certifications', { filter: { projectId: ours } });
    expect(rows.map(({ verdict, current, decisionNumber }) => [verdict, current, decisionNumber])).toEqual([['withdrawn', true, '区合字〔2026〕12号'], ['certified', false, '区合字〔2026〕12号']]);
    const facts = await app.database.query<{ verdict: string; knownFrom: string; knownTo: string }>('SELECT `verdict`, `knownFrom`, `knownTo` FROM `certification_fact` WHERE `projectId` = ? ORDER BY `knownFrom`', [ours]);
    expect(facts.map(({ verdict }) => verdict)).toEqual(['certified', 'withdrawn']);
    expect(facts[0]!.knownTo).toBe(facts[1]!.knownFrom);
    expect((await (await app.login('officer-b')).list('/certifications', { filter: { projectId: ours } })).total).toBe(0);
  });

  it('certifies an origin of its own finding', async () => {
    expect(fieldsOf((await decide([{ projectId: ours }], { kind: 'capital-origin' })).body)).toEqual(['items.0:origin-required']);
    expect((await decide([{ projectId: ours, origin: 'foreign' }], { kind: 'capital-origin' })).status).toBe(201);
    expect((await candidates(city, { kind: 'capital-origin', projectId: ours }))[0]).toMatchObject({ projectOrigin: 'out-of-province', origin: 'foreign', verdict: 'certified' });
  });

  it('cannot be changed in the table, folds to what is stored, and goes out as a workbook', async () => {
    await expect(app.database.write(() => app.database.execute("UPDATE `certification` SET `verdict` = 'refused'"), { unaudited: true })).rejects.toThrow(/append-only/);
    expect(await app.app.get(CertificationsService).rebuild()).toMatchObject({ changedRows: 0 });
    const { raw } = await city.get('/certification-candidates/export', { query: { filter: JSON.stringify(filter) } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as never);
    const sheet = book.worksheets[0]!;
    expect(sheet.actualRowCount).toBe(4);
    // The decision that rules, with its number, day and reason.
    const code = (await candidates(city, { projectId: other }))[0]!.projectCode;
    expect(sheet.getRows(2, 3)!.map((each) => each.values as unknown[]).find((values) => values.includes(code))!.slice(-3)).toEqual(['区合字〔2026〕12号', '2026-06-20', '符合认定条件']);
  });
});
