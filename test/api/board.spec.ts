import type { AssignmentAnswer, AssignmentPreview, BoardSummary, LedgerEventRecord, ProjectRecord } from '../../shared/contracts/projects.js';
import { ProjectionRebuild } from '../../api/projects/projection-rebuild.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, COUNTY_B, ORGANISATION, PARK, TODAY, USERS } from '../support/fixtures.js';
import { advance, createProject } from '../support/samples.js';

const userId = (username: string) => USERS.findIndex((user) => user.username === username) + 1;

let app: TestApp;
let officer: Client;
let officerB: Client;
let city: Client;
beforeAll(async () => {
  app = await startApp();
  [officer, officerB, city] = await Promise.all([app.login('officer'), app.login('officer-b'), app.login('city-manager')]);
});
afterAll(() => app.close());

const one = async (id: number, client = city) => (await client.get<ProjectRecord>(`/projects/${id}`)).body;
const fieldsOf = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path}:${code}`);

describe('the board’s figures', () => {
  const summary = async (client: Client, filter: Record<string, unknown> = {}) => {
    const { status, body } = await client.get<BoardSummary>('/projects/board-summary', { query: { filter: JSON.stringify(filter) } });
    expect(status).toBe(200);
    return body;
  };
  const shape = (board: BoardSummary) => Object.fromEntries(board.columns.filter(({ count }) => count > 0).map(({ stage, count, agreedInvestmentFen }) => [stage, [count, agreedInvestmentFen]]));
  const statuses = (board: BoardSummary) => Object.fromEntries(board.statuses.map(({ status, count }) => [status, count]));

  beforeAll(async () => {
    const mine = [];
    for (const [name, agreedInvestmentFen] of [['看板甲', 100_00], ['看板乙', 200_00], ['看板丙', null]] as const) mine.push(await createProject(officer, { name, agreedInvestmentFen, parkId: PARK.a }));
    await createProject(officerB, { name: '看板外区', agreedInvestmentFen: 50_00, parkId: PARK.b });
    await advance(officer, mine[0]!.id, 'negotiating', TODAY);
    await officer.post(`/projects/${mine[1]!.id}/status`, { status: 'suspended', occurredOn: TODAY, reason: '企业资金紧张' });
  });

  it('count and sum each stage of what the caller sees, an unknown amount as nothing', async () => {
    const board = await summary(officer, { q: '看板' });
    expect(board.columns.map(({ stage }) => stage)).toEqual(['lead', 'negotiating', 'signed', 'started', 'built', 'producing']);
    expect(shape(board)).toEqual({ lead: [2, 200_00], negotiating: [1, 100_00] });
    expect(shape(await summary(city, { q: '看板' }))).toEqual({ lead: [3, 250_00], negotiating: [1, 100_00] });
    expect(shape(await summary(officerB, { q: '看板' }))).toEqual({ lead: [1, 50_00] });
  });

  it('follow the list’s filters; the chips count every status whichever is asked for', async () => {
    const board = await summary(officer, { q: '看板', status: ['active'] });
    expect(shape(board)).toEqual({ lead: [1, 0], negotiating: [1, 100_00] });
    expect(statuses(board)).toEqual({ active: 2, suspended: 1, terminated: 0 });
    expect(shape(await summary(officer, { q: '看板', status: 'suspended', stage: ['lead'] }))).toEqual({ lead: [1, 200_00] });
    expect(shape(await summary(officer, { q: '看板', parkId: PARK.b }))).toEqual({});
  });

  it('say the same as the list', async () => {
    for (const filter of [{}, { outsidePark: false }, { agreedInvestmentFen: { gte: 100_00 } }, { regionCode: COUNTY_A }]) {
      const { total } = await city.list('/projects', { filter });
      expect((await summary(city, filter)).columns.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    }
  });

  it('stand also where a sum is larger than exact whole numbers go', async () => {
    const set = (fen: string) => app.database.write(() => app.database.execute(`UPDATE \`project\` SET \`agreedInvestmentFen\` = ${fen} WHERE \`name\` IN ('看板乙', '看板外区')`), { unaudited: true });
    await set('9007199254740991');
    expect(shape(await summary(city, { q: '看板' }))['lead']).toEqual([3, 18_014_398_509_481_982]);
    await set("CASE WHEN `name` = '看板乙' THEN 20000 ELSE 5000 END");
  });

  it('refuse a filter that the list refuses', async () => {
    const bad = await city.get<ErrorBody>('/projects/board-summary', { query: { filter: '{"colour":"red"}' } });
    expect([bad.status, bad.body.error.code]).toEqual([400, 'unknown-filter']);
    expect((await city.get('/projects/board-summary', { query: { filter: '{"status":{"gte":3}}' } })).status).toBe(400);
    expect((await city.get('/projects/board-summary', { query: { filter: '{"status":' } })).status).toBe(400);
  });
});

describe('bulk assignment', () => {
  const preview = (client: Client, body: object) => client.post<AssignmentPreview>('/projects/bulk-assignments/preview', body);
  const apply = (client: Client, body: object, key?: string) => client.post<AssignmentAnswer>('/projects/bulk-assignments', body, key ? { headers: { 'idempotency-key': key } } : {});
  const items = (...projects: ProjectRecord[]) => projects.map(({ id, version }) => ({ id, version }));

  it('shows each project before and after, and changes nothing yet', async () => {
    const [a, b] = [await createProject(officer), await createProject(officer, { parkId: PARK.a, team: '新材料专班' })];
    const { status, body } = await preview(officer, { items: items(a, b), changes: { parkId: PARK.a, team: '新材料专班' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ change: 1, unchanged: 1, refused: 0 });
    expect(body.rows[0]).toEqual({
      id: a.id, code: a.code, name: a.name, version: a.version, verdict: 'change', reasons: [],
      changes: [{ field: 'parkId', before: null, after: '南溪经济开发区' }, { field: 'team', before: null, after: '新材料专班' }, { field: 'regionCode', before: null, after: expect.stringContaining('南溪区') }],
    });
    expect(await one(a.id)).toMatchObject({ parkId: null, version: a.version });
  });

  it('assigns through the ledger, audited, and leaves what already stands alone', async () => {
    const [a, b] = [await createProject(officer), await createProject(officer, { parkId: PARK.a })];
    const { status, body } = await apply(officer, { items: items(a, b), changes: { parkId: PARK.a }, reason: '统一划转' });
    expect([status, body]).toEqual([201, { assigned: 1, unchanged: 1 }]);
    expect(await one(a.id)).toMatchObject({ parkId: PARK.a, regionCode: COUNTY_A, version: a.version + 1 });
    expect(await one(b.id)).toMatchObject({ version: b.version });
    const { body: ledger } = await officer.get<LedgerEventRecord[]>(`/projects/${a.id}/ledger`);
    expect(ledger[0]).toMatchObject({ type: 'revised', changes: { parkId: PARK.a, regionCode: COUNTY_A }, reason: '统一划转' });
    expect(await app.database.query("SELECT COUNT(*) AS count FROM `audit_entry` WHERE `action` = 'project:assign' AND `entityId` IN (?, ?)", [String(a.id), String(b.id)])).toEqual([{ count: 1 }]);
    expect(await app.app.get(ProjectionRebuild).run()).toMatchObject({ changedProjects: 0, changedRows: 0 });
  });

  it('takes all that a filter finds, within the caller’s scope', async () => {
    const mine = [await createProject(officer, { team: '划转前' }), await createProject(officer, { team: '划转前' })];
    await createProject(officerB, { team: '划转前' });
    const { body } = await preview(officer, { filter: { q: mine[0]!.name }, changes: { leaderInCharge: '周市长' } });
    expect(body.rows.map(({ id }) => id)).toEqual([mine[0]!.id]);
    expect((await preview(officer, { filter: { colour: 'red' }, changes: { team: '甲' } })).status).toBe(400);
    expect((await preview(officer, { filter: { parkId: PARK.b }, changes: { team: '甲' } })).body).toEqual({ change: 0, unchanged: 0, refused: 0, rows: [] });
  });

  it('says of each why not, and applies nothing at all when one is refused', async () => {
    const [good, ended, stale, elsewhere] = [await createProject(officer), await createProject(officer), await createProject(officer), await createProject(officerB)];
    await officer.post(`/projects/${ended.id}/status`, { status: 'terminated', occurredOn: TODAY, reason: '企业撤回投资' });
    await officer.put(`/projects/${stale.id}`, { version: stale.version, remarks: '有人改过' });
    const changes = { team: '甲' };
    const chosen = [...items(good), { id: ended.id }, ...items(stale), ...items(elsewhere)];
    const { body } = await preview(officer, { items: chosen, changes });
    expect(body.rows.map(({ verdict, reasons }) => [verdict, ...reasons.map(({ code }) => code)])).toEqual([['change'], ['refused', 'project-terminated'], ['refused', 'stale-version'], ['refused', 'unknown-reference']]);
    expect(body.rows[3]).toMatchObject({ code: null, name: null, version: null, changes: [] });
    const endedNow = await one(ended.id);
    const withEnded = await apply(officer, { items: [...items(good), ...items(endedNow), ...items(elsewhere)], changes });
    expect([withEnded.status, fieldsOf(withEnded.body)]).toEqual([422, ['items.1:project-terminated', 'items.2:unknown-reference']]);
    const withStale = await apply(officer, { items: items(good, stale), changes });
    expect([withStale.status, fieldsOf(withStale.body)]).toEqual([409, ['items.1:stale-version']]);
    expect(await one(good.id)).toMatchObject({ team: null, version: good.version });
  });

  it('is done once however often it is sent', async () => {
    const project = await createProject(officer);
    const body = { items: items(project), changes: { officerId: userId('park-manager') } };
    const answers = await Promise.all([apply(officer, body, 'assign-once'), apply(officer, body, 'assign-once')]);
    expect(answers.map(({ status, body: answer }) => [status, answer])).toEqual([[201, { assigned: 1, unchanged: 0 }], [201, { assigned: 1, unchanged: 0 }]]);
    expect(await one(project.id)).toMatchObject({ officerName: 'park-manager', version: project.version + 1 });
    expect((await apply(officer, body)).status).toBe(409);
  });

  it('of two at once only one wins', async () => {
    const projects = [await createProject(officer), await createProject(officer)];
    const answers = await Promise.all(['甲', '乙', '丙'].map((team) => apply(officer, { items: items(...projects), changes: { team } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('names only what is the caller’s to name, and asks for something to do', async () => {
    const project = await createProject(officer);
    const wrong = await preview(officer, { items: items(project), changes: { parkId: 999, officerId: 999, organisationId: ORGANISATION.parkB } });
    expect([wrong.status, fieldsOf(wrong.body).sort()]).toEqual([400, ['officerId:unknown-reference', 'organisationId:unknown-reference', 'parkId:unknown-reference']]);
    expect((await preview(officer, { items: items(project), changes: {} })).status).toBe(400);
    expect((await preview(officer, { changes: { team: '甲' } })).status).toBe(400);
    expect(fieldsOf((await preview(officer, { items: items(project), changes: { organisationId: null } })).body)).toEqual(['organisationId:required']);
    expect((await apply(officer, { items: [...items(project), ...items(project)], changes: { team: '甲' } })).status).toBe(400);
  });

  it('stops at 1,000 projects', async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => ({ id: 100_000 + index, version: 1 }));
    const { status, body } = await preview(city, { items: many, changes: { team: '甲' } });
    expect([status, (body as unknown as ErrorBody).error]).toEqual([422, expect.objectContaining({ code: 'too-many-projects', params: { limit: 1_000 } })]);
    expect((await apply(city, { items: many, changes: { team: '甲' } })).status).toBe(422);
  });

  it('hands a project to another unit only from above both', async () => {
    const project = await createProject(officer, { parkId: PARK.a });
    expect((await apply(await app.login('park-manager'), { items: items(project), changes: { organisationId: ORGANISATION.countyB } })).status).toBe(400);
    expect((await apply(city, { items: items(project), changes: { organisationId: ORGANISATION.parkB, parkId: PARK.b } })).status).toBe(201);
    expect(await one(project.id)).toMatchObject({ organisationId: ORGANISATION.parkB, parkId: PARK.b, regionCode: COUNTY_B });
    expect((await officer.get(`/projects/${project.id}`)).status).toBe(404);
  });
});
