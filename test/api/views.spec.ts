import type { ViewRecord } from '../../shared/contracts/views.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PARK } from '../support/fixtures.js';
import { createProject } from '../support/samples.js';

let app: TestApp;
let city: Client;
let county: Client;
let officer: Client;
let officerB: Client;
beforeAll(async () => {
  app = await startApp();
  [city, county, officer, officerB] = await Promise.all([app.login('city-manager'), app.login('county-manager'), app.login('officer'), app.login('officer-b')]);
});
afterAll(() => app.close());

const QUESTION = { kind: 'board', filter: { parkId: PARK.a, stage: ['lead', 'signed'] }, sort: ['agreedInvestmentFen', 'DESC'], columns: ['name', 'stage'] };
let serial = 0;
const save = async (client: Client, patch: Record<string, unknown> = {}) => {
  const { status, body } = await client.post<ViewRecord>('/views', { ...QUESTION, name: `视图${(serial += 1)}`, ...patch });
  expect(status).toBe(201);
  return body;
};
const seen = async (client: Client, filter: Record<string, unknown> = { archived: false }) => (await client.list<ViewRecord>('/views', { filter, range: [0, 199] })).rows.map(({ id }) => id);
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path}:${code}`);

describe('a saved view', () => {
  it('keeps the question whole and is its owner’s alone at first', async () => {
    const view = await save(officer, { name: '待签约' });
    expect(view).toMatchObject({ ...QUESTION, name: '待签约', resource: 'projects', sharing: 'private', organisationId: null, ownerName: 'officer', mine: true, isDefault: false, archivedAt: null, version: 1 });
    expect((await officer.get<ViewRecord>(`/views/${view.id}`)).body).toEqual(view);
    expect(await seen(officer)).toContain(view.id);
    for (const other of [city, county, officerB]) expect((await other.get(`/views/${view.id}`)).status).toBe(404);
    expect(await app.database.query("SELECT `action` FROM `audit_entry` WHERE `entity` = 'view' AND `entityId` = ?", [String(view.id)])).toEqual([{ action: 'view:created' }]);
  });

  it('is renamed, changed, archived and taken back; a stale version is refused', async () => {
    const view = await save(officer);
    const renamed = await officer.put<ViewRecord>(`/views/${view.id}`, { version: 1, name: '改过的名称', kind: 'timeline', columns: null });
    expect(renamed.body).toMatchObject({ name: '改过的名称', kind: 'timeline', columns: null, filter: QUESTION.filter, version: 2 });
    expect((await officer.put(`/views/${view.id}`, { version: 1, name: '晚了一步' })).status).toBe(409);
    expect((await officer.put<ViewRecord>(`/views/${view.id}`, { version: 2, archived: true })).body.archivedAt).not.toBeNull();
    expect(await seen(officer)).not.toContain(view.id);
    const successor = await save(officer, { name: '改过的名称' });
    expect((await officer.put(`/views/${view.id}`, { version: 3, archived: false })).status).toBe(409);
    expect((await officer.put(`/views/${successor.id}`, { version: 1, archived: true })).status).toBe(200);
    expect((await officer.put<ViewRecord>(`/views/${view.id}`, { version: 3, archived: false })).body.archivedAt).toBeNull();
  });

  it('has a name of its own among its owner’s', async () => {
    await save(officer, { name: '同名 视图' });
    const twin = await officer.post<ErrorBody>('/views', { ...QUESTION, name: '同名视图' });
    expect([twin.status, problems(twin.body)]).toEqual([409, ['name:duplicate']]);
    await save(officerB, { name: '同名视图' });
  });

  it('asks only what the list would answer', async () => {
    expect((await officer.post('/views', { ...QUESTION, name: '坏筛选', filter: { colour: 'red' } })).status).toBe(400);
    expect((await officer.post('/views', { ...QUESTION, name: '坏排序', sort: ['colour', 'ASC'] })).status).toBe(400);
    expect((await officer.post('/views', { ...QUESTION, name: '坏顺序', sort: ['name', 'UP'] })).status).toBe(400);
    expect((await officer.post('/views', { ...QUESTION, name: '太长', filter: { officerId: Array.from({ length: 900 }, (_, index) => 1_000_000_000 + index) } })).status).toBe(400);
    const wrong = await officer.post('/views', { name: '', kind: 'map', filter: 'x', sharing: 'world' });
    expect([wrong.status, problems(wrong.body).sort()]).toEqual([400, ['filter:not-object', 'kind:not-choice', 'name:required', 'sharing:not-choice']]);
  });
});

describe('sharing', () => {
  it('offers it to an organisation and all below it, to nobody beside or above', async () => {
    const view = await save(county, { sharing: 'organisation' });
    expect(view).toMatchObject({ sharing: 'organisation', organisationId: ORGANISATION.countyA, organisationName: '南溪区招商局' });
    expect(await seen(officer)).toContain(view.id);
    expect(await seen(await app.login('officer-township'))).toContain(view.id);
    expect(await seen(officerB)).not.toContain(view.id);
    expect(await seen(city)).not.toContain(view.id);
    const shared = (await officer.get<ViewRecord>(`/views/${view.id}`)).body;
    expect(shared).toMatchObject({ mine: false, ownerName: 'county-manager' });
    expect((await officer.put(`/views/${view.id}`, { version: 1, name: '不是我的' })).status).toBe(403);
    expect((await county.put(`/views/${view.id}`, { version: 1, sharing: 'private' })).status).toBe(200);
    expect(await seen(officer)).not.toContain(view.id);
  });

  it('reaches everyone only from those who see the whole city, and no organisation outside the scope', async () => {
    const everyones = await save(city, { sharing: 'everyone' });
    for (const client of [county, officer, officerB, await app.login('viewer')]) expect(await seen(client)).toContain(everyones.id);
    const wide = await officer.post('/views', { ...QUESTION, name: '太宽', sharing: 'everyone' });
    expect([wide.status, problems(wide.body)]).toEqual([422, ['sharing:sharing-beyond-scope']]);
    const foreign = await county.post('/views', { ...QUESTION, name: '别区', sharing: 'organisation', organisationId: ORGANISATION.countyB });
    expect([foreign.status, problems(foreign.body)]).toEqual([422, ['organisationId:sharing-beyond-scope']]);
    expect((await city.post('/views', { ...QUESTION, name: '没有的单位', sharing: 'organisation', organisationId: 9999 })).status).toBe(400);
    expect(await save(county, { sharing: 'organisation', organisationId: ORGANISATION.parkA })).toMatchObject({ organisationId: ORGANISATION.parkA });
    expect(await save(officer, { sharing: 'organisation' })).toMatchObject({ organisationId: ORGANISATION.parkA });
  });

  it('carries the question and no data: each reader’s own scope answers it', async () => {
    const [mine, theirs] = [await createProject(officer, { parkId: PARK.a }), await createProject(officerB, { parkId: PARK.b })];
    const view = await save(city, { sharing: 'everyone', kind: 'list', filter: { parkId: [PARK.a, PARK.b], id: [mine.id, theirs.id] } });
    const answers = async (client: Client) => {
      const { filter, sort } = (await client.get<ViewRecord>(`/views/${view.id}`)).body;
      return (await client.list<{ id: number }>('/projects', { filter, sort: sort! })).rows.map(({ id }) => id).sort((a, b) => a - b);
    };
    expect(await answers(city)).toEqual([mine.id, theirs.id]);
    expect(await answers(officer)).toEqual([mine.id]);
    expect(await answers(officerB)).toEqual([theirs.id]);
  });

  it('a filter that names a park outside the reader’s scope finds nothing, on the list and on the board', async () => {
    await createProject(officerB, { parkId: PARK.b });
    const view = await save(city, { sharing: 'everyone', filter: { parkId: PARK.b } });
    const { filter } = (await officer.get<ViewRecord>(`/views/${view.id}`)).body;
    expect(await officer.list('/projects', { filter })).toMatchObject({ status: 200, rows: [], total: 0 });
    const board = await officer.get<{ columns: { count: number }[] }>('/projects/board-summary', { query: { filter: JSON.stringify(filter) } });
    expect([board.status, board.body.columns.every(({ count }) => count === 0)]).toEqual([200, true]);
  });

  it('is for those who may read projects', async () => {
    expect((await (await app.login('finance')).get('/views')).status).toBe(403);
  });
});

describe('the default view', () => {
  it('is each reader’s own choice, of own and shared views', async () => {
    const view = await save(city, { sharing: 'everyone' });
    expect((await officer.put('/views/default', { viewId: view.id })).body).toEqual({ viewId: view.id });
    expect((await officer.get<ViewRecord>(`/views/${view.id}`)).body.isDefault).toBe(true);
    expect((await city.get<ViewRecord>(`/views/${view.id}`)).body.isDefault).toBe(false);
    const other = await save(officer);
    await officer.put('/views/default', { viewId: other.id });
    const defaults = (await officer.list<ViewRecord>('/views', { filter: { archived: false }, range: [0, 199] })).rows.filter(({ isDefault }) => isDefault);
    expect(defaults.map(({ id }) => id)).toEqual([other.id]);
    expect((await officer.put('/views/default', { viewId: null })).body).toEqual({ viewId: null });
    expect((await officer.get<ViewRecord>(`/views/${other.id}`)).body.isDefault).toBe(false);
  });

  it('cannot be one that is archived or not shared', async () => {
    const secret = await save(city);
    expect((await officer.put('/views/default', { viewId: secret.id })).status).toBe(404);
    const old = await save(officer);
    await officer.put(`/views/${old.id}`, { version: 1, archived: true });
    expect((await officer.put('/views/default', { viewId: old.id })).status).toBe(422);
  });
});
