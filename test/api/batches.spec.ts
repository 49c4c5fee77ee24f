import ExcelJS from 'exceljs';
import type { BatchEntry, BatchPlan, BatchPreview, BatchProposal, CarryOver } from '../../shared/contracts/batches.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK, userId } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

describe('rolling batches', () => {
  let app: TestApp;
  let officer: Client;
  let county: Client;
  let manager: Client;
  let stranger: Client;
  const ids: Record<string, number> = {};

  beforeAll(async () => {
    app = await startApp();
    [officer, county, manager, stranger] = await Promise.all([app.login('officer'), app.login('county-manager'), app.login('park-manager'), app.login('county-manager-b')]);
    const make = async (name: string, stages: [string, string, string?][], patch: Record<string, unknown> = {}) => {
      const { id } = await createProject(officer, { parkId: PARK.a, agreedInvestmentFen: 1000, ...patch });
      for (const [to, day, kind] of stages) await advance(officer, id, to, day, kind);
      ids[name] = id;
    };
    await make('negotiating', [['negotiating', '2026-01-05']], { plannedStartOn: '2026-11-01' });
    await make('signed', [['negotiating', '2025-01-05'], ['signed', '2026-02-10', 'agreement']], { plannedStartOn: '2026-09-01' });
    await make('building', [['negotiating', '2024-01-05'], ['signed', '2024-02-10', 'agreement'], ['started', '2025-03-10', 'permit']], { plannedProducingOn: '2026-12-01' });
  });
  afterAll(() => app.close());

  const plan = async (year: number, client = county, query = {}) => (await client.get<BatchPlan>(`/batch-plans/${year}`, { query })).body;
  const outcomes = (found: BatchPlan) => Object.fromEntries(found.columns.flatMap((column) => column.entries.map((entry) => [`${column.batch} ${entry.projectId}`, entry.outcome])));
  const fieldsOf = (body: unknown) => (body as ErrorBody).error.fields.map((field) => `${field.path}:${field.code}`);

  it('proposes a plan from planned dates and stages, and changes nothing', async () => {
    const { body } = await county.get<BatchProposal[]>('/batch-plans/2026/proposal');
    expect(body.map(({ batch, projectId, because, dueOn }) => [batch, projectId, because, dueOn])).toEqual([
      ['sign', ids['negotiating'], 'to-start', null], ['build', ids['signed'], 'planned-start', '2026-09-01'], ['build', ids['building'], 'under-construction', null], ['produce', ids['building'], 'planned-production', '2026-12-01'],
    ]);
    expect((await plan(2026)).columns.every((column) => column.planned.count === 0)).toBe(true);
    expect((await officer.get('/batch-plans/2026/proposal')).status).toBe(403);
  });

  it('is filled in bulk with a preview; what is planned already stays, terminated and foreign projects are refused together', async () => {
    const items = [{ batch: 'sign', projectId: ids['negotiating'] }, { batch: 'sign', projectId: ids['signed'] }, { batch: 'build', projectId: ids['building'], dueOn: '2026-06-30' }, { batch: 'produce', projectId: ids['building'], ownerId: userId('park-manager') }];
    expect((await county.post<BatchPreview>('/batch-entries/preview', { year: 2026, items })).body).toMatchObject({ added: 4, rows: items.map(({ projectId }) => ({ projectId, verdict: 'new' })) });
    expect((await county.post('/batch-entries', { year: 2026, items: items.slice(0, 2) })).status).toBe(201);
    expect((await county.post<BatchPreview>('/batch-entries', { year: 2026, items })).body.rows.map(({ verdict }) => verdict)).toEqual(['already', 'already', 'new', 'new']);
    const found = await plan(2026);
    expect(outcomes(found)).toEqual({ [`sign ${ids['negotiating']}`]: 'due', [`sign ${ids['signed']}`]: 'in-time', [`build ${ids['building']}`]: 'in-time', [`produce ${ids['building']}`]: 'due' });
    expect(found.columns[0]).toMatchObject({ batch: 'sign', planned: { count: 2, agreedFen: 2000 }, reached: { count: 1, agreedFen: 1000 }, outcomes: { due: 1, 'in-time': 1 } });
    expect(found.columns[2]!.entries[0]).toMatchObject({ ownerName: 'park-manager', dueOn: null, reachedOn: null });
    expect(fieldsOf((await stranger.post('/batch-entries', { year: 2026, items: [items[0]] })).body)).toEqual(['items.0.projectId:unknown-reference']);
    expect((await plan(2026, stranger)).columns.every((column) => column.entries.length === 0)).toBe(true);
    expect((await officer.post('/batch-entries', { year: 2026, items })).status).toBe(403);
  });

  it('changes owner and day by version, and lets a project go with a reason, its planning still known', async () => {
    const before = new Date(app.clock.instant()).toISOString().slice(0, 10);
    const [entry] = (await manager.list<BatchEntry>('/batch-entries', { filter: { year: 2026, batch: 'produce' } })).rows;
    expect((await manager.put<BatchEntry>(`/batch-entries/${entry!.id}`, { dueOn: '2026-06-29', version: entry!.version })).body).toMatchObject({ dueOn: '2026-06-29', outcome: 'overdue', version: 2 });
    expect((await manager.put(`/batch-entries/${entry!.id}`, { note: '迟到', version: 1 })).status).toBe(409);
    expect((await stranger.put(`/batch-entries/${entry!.id}`, { note: 'x', version: 2 })).status).toBe(404);
    expect((await stranger.post(`/batch-entries/${entry!.id}/removal`, { reason: 'x', version: 2 })).status).toBe(404);
    expect((await manager.post(`/batch-entries/${entry!.id}/removal`, { reason: '转入明年', version: 2 })).status).toBe(204);
    expect((await manager.list('/batch-entries', { filter: { year: 2026, batch: 'produce' } })).total).toBe(0);
    expect((await manager.post(`/batch-entries/${entry!.id}/removal`, { reason: '再来', version: 3 })).status).toBe(404);
    expect((await county.get(`/batch-plans/2026`, { query: { asOf: 'x' } })).status).toBe(400);
    expect((await plan(2026, county, { asOf: before })).columns[2]!.entries).toHaveLength(0);
    expect((await plan(2026, county, { asOf: '2026-01-01' })).columns[0]!.entries).toHaveLength(0);
  });

  it('carries what is open over into the next year, once, with the reason and where it came from', async () => {
    const preview = (await county.post<CarryOver>('/batch-plans/2026/carry-over/preview', {})).body;
    expect([preview.toYear, preview.carried.map(({ projectId }) => projectId), preview.already, preview.reached]).toEqual([2027, [ids['negotiating']], 0, 2]);
    expect((await county.post('/batch-plans/2026/carry-over', {})).status).toBe(400);
    expect((await county.post<CarryOver>('/batch-plans/2026/carry-over', { reason: '尚在谈判' })).body.carried).toHaveLength(1);
    expect((await county.post<CarryOver>('/batch-plans/2026/carry-over', { reason: '尚在谈判' })).body).toMatchObject({ carried: [], already: 1 });
    expect((await plan(2027)).columns[0]!.entries).toMatchObject([{ projectId: ids['negotiating'], carriedFromYear: 2026, carriedReason: '尚在谈判', outcome: 'due' }]);
    expect((await plan(2026)).columns[0]!.entries).toHaveLength(2);
    expect((await county.post('/batch-plans/2026/carry-over', { reason: 'x', ids: [999_999] })).status).toBe(404);
  });

  it('goes out as a workbook', async () => {
    const { raw, status } = await county.get('/batch-plans/2026/export');
    expect(status).toBe(200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(raw as never);
    expect(book.worksheets[0]!.actualRowCount).toBe(4);
  });
});
