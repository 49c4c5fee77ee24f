import type { CarrierEventRecord, CarrierOffers, CarrierRecord, ParkRecord, ParkSummary, SettledCompany } from '../../shared/contracts/places.js';
import type { ProjectRecord } from '../../shared/contracts/projects.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PARK } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let parkA: Client;
let parkB: Client;
let officer: Client;
beforeAll(async () => {
  app = await startApp();
  [city, parkA, parkB, officer] = await Promise.all([app.login('city-manager'), app.login('park-manager'), app.login('park-manager-b'), app.login('officer')]);
});
afterAll(() => app.close());

let number = 0;
const factory = async (values: object = {}) => (await parkA.post<CarrierRecord>('/carriers', { parkId: PARK.a, kind: 'factory', code: `F-${(number += 1)}`, name: '标准厂房', area: 10_000, ...values })).body;
const project = async (client = parkA, values: object = {}) => (await client.post<ProjectRecord>('/projects', { name: `载体项目${(number += 1)}`, investors: ['某投资方'], parkId: PARK.a, ...values })).body;
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);
const day = (occurredOn: string, projectId: number, more: object = {}) => ({ projectId, occurredOn, ...more });

describe('carriers', () => {
  it('a factory is entered, answered whole, changed with its version, archived', async () => {
    const { status, body } = await parkA.post<CarrierRecord>('/carriers', { parkId: PARK.a, kind: 'factory', code: 'A-01', name: '一号厂房', area: 12_000.5, floor: '1-2层', clearHeightMetres: 7.9, loadKgPerSquareMetre: 1_500, priceFen: 1_200, vacantSince: '2025-11-01' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ parkName: '南溪经济开发区', area: 12_000.5, freeArea: 12_000.5, reservedArea: 0, status: 'idle', idleSince: '2025-11-01', clearHeightMetres: 7.9, priceFen: 1_200, holders: [], version: 1 });
    const { body: changed } = await parkA.put<CarrierRecord>(`/carriers/${body.id}`, { version: 1, priceFen: null, vacantSince: null });
    expect(changed).toMatchObject({ priceFen: null, status: 'available', idleSince: null, area: 12_000.5, version: 2 });
    expect((await parkA.put<ErrorBody>(`/carriers/${body.id}`, { version: 1, name: '旧' })).body.error).toMatchObject({ code: 'stale-version', params: { current: { version: 2 } } });
    expect((await parkA.put<CarrierRecord>(`/carriers/${body.id}`, { version: 2, archived: true })).body.archivedAt).not.toBeNull();
    const audited = await app.database.query<{ action: string }>("SELECT `action` FROM `audit_entry` WHERE `entity` = 'carrier' AND `entityId` = ? ORDER BY `id`", [String(body.id)]);
    expect(audited.map((row) => row.action)).toEqual(['carrier:created', 'carrier:updated', 'carrier:updated']);
  });

  it('one code a park; all mistakes together; only one’s own parks', async () => {
    await factory({ code: 'B-1' });
    expect(problems((await parkA.post('/carriers', { parkId: PARK.a, kind: 'land', code: 'b-1', name: '地', area: 5 })).body)).toEqual(['code duplicate']);
    expect(problems((await parkA.post('/carriers', { kind: 'tower', area: -1, name: '' })).body).sort()).toEqual(['area too-small', 'code required', 'kind not-choice', 'name required', 'parkId required']);
    expect(problems((await parkA.post('/carriers', { parkId: PARK.a, kind: 'land', code: 'Z', name: '零', area: 0, vacantSince: '2026-07-01' })).body)).toEqual(['area too-small', 'vacantSince future-date']);
    expect(problems((await parkB.post('/carriers', { parkId: PARK.a, kind: 'land', code: 'X', name: '地', area: 5 })).body)).toEqual(['parkId unknown-reference']);
    const carrier = await factory();
    expect((await parkB.put(`/carriers/${carrier.id}`, { version: 1, name: '改' })).status).toBe(404);
    expect((await parkB.get<CarrierRecord>(`/carriers/${carrier.id}`)).body.mayManage).toBe(false);
    expect((await parkA.get<CarrierRecord>(`/carriers/${carrier.id}`)).body.mayManage).toBe(true);
    expect((await officer.post('/carriers', { parkId: PARK.a, kind: 'land', code: 'Y', name: '地', area: 5 })).status).toBe(403);
  });
});

describe('the list of carriers', () => {
  it('begins with one’s own parks, each part in the order in which carriers are offered', async () => {
    const entered = [
      await parkA.post<CarrierRecord>('/carriers', { parkId: PARK.a, kind: 'land', code: 'L-1', name: '次序', area: 10 }),
      await parkB.post<CarrierRecord>('/carriers', { parkId: PARK.b, kind: 'factory', code: 'L-2', name: '次序', area: 10, vacantSince: '2025-01-01' }),
      await parkA.post<CarrierRecord>('/carriers', { parkId: PARK.a, kind: 'factory', code: 'L-3', name: '次序', area: 10, vacantSince: '2025-01-01' }),
      await parkB.post<CarrierRecord>('/carriers', { parkId: PARK.b, kind: 'land', code: 'L-4', name: '次序', area: 10 }),
    ];
    expect(entered.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const codes = async (client: Client) => (await client.list<CarrierRecord>('/carriers', { filter: { name: '次序' }, sort: ['offer', 'ASC'] })).rows.map(({ code }) => code);
    expect(await Promise.all([parkA, parkB, officer, city].map(codes))).toEqual([['L-3', 'L-1', 'L-2', 'L-4'], ['L-2', 'L-4', 'L-3', 'L-1'], ['L-3', 'L-1', 'L-2', 'L-4'], ['L-2', 'L-3', 'L-1', 'L-4']]);
  });
});

describe('who holds a carrier', () => {
  it('reserve, occupy, release; the second occupier is told what is left', async () => {
    const [carrier, one, two] = [await factory(), await project(), await project()];
    expect((await parkA.post<CarrierRecord>(`/carriers/${carrier.id}/reservations`, day('2026-05-01', one.id, { area: 6_000 }))).body).toMatchObject({ status: 'available', reservedArea: 6_000, freeArea: 4_000 });
    const { status, body: occupied } = await parkA.post<CarrierRecord>(`/carriers/${carrier.id}/occupations`, day('2026-05-20', one.id));
    expect([status, occupied.occupiedArea, occupied.reservedArea]).toEqual([201, 6_000, 0]);
    expect(occupied.holders).toEqual([{ projectId: one.id, projectName: one.name, projectCode: one.code, stage: 'lead', reservedArea: 0, occupiedArea: 6_000, since: '2026-05-01', stillHolding: null }]);
    const twice = await parkA.post<ErrorBody>(`/carriers/${carrier.id}/occupations`, day('2026-05-21', two.id, { area: 5_000 }));
    expect([twice.status, twice.body.error.code, problems(twice.body)]).toEqual([422, 'carrier-full', ['area carrier-full']]);
    expect(twice.body.error.message).toContain('4000');
    expect(problems((await parkA.post(`/carriers/${carrier.id}/releases`, day('2026-06-01', one.id))).body)).toEqual(['reason reason-required']);
    expect((await parkA.post<CarrierRecord>(`/carriers/${carrier.id}/releases`, day('2026-06-01', one.id, { reason: '项目终止' }))).body).toMatchObject({ status: 'idle', idleSince: '2026-06-01', holders: [], version: 4 });
    const { rows } = await parkA.list<CarrierEventRecord>(`/carriers/${carrier.id}/events`);
    expect(rows.map(({ type, reservedArea, occupiedArea }) => [type, reservedArea, occupiedArea])).toEqual([['release', 0, -6_000], ['occupy', -6_000, 6_000], ['reserve', 6_000, 0]]);
  });

  it('two occupiers at the same moment: one gets it', async () => {
    const carrier = await factory({ area: 100 });
    const projects = [await project(), await project(), await project()];
    const answers = await Promise.all(projects.map(({ id }) => parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-05-01', id, { area: 60 }))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 422, 422]);
    const { body } = await parkA.get<CarrierRecord>(`/carriers/${carrier.id}`);
    expect([body.occupiedArea, body.holders.length]).toEqual([60, 1]);
    expect(await app.database.query('SELECT COUNT(*) AS `count` FROM `carrier_event` WHERE `carrierId` = ?', [carrier.id])).toEqual([{ count: 1 }]);
  });

  it('the same request again, also at the same moment, is one act', async () => {
    const [carrier, one] = [await factory({ area: 100 }), await project()];
    const send = () => parkA.post<CarrierRecord>(`/carriers/${carrier.id}/occupations`, day('2026-05-01', one.id, { area: 40 }), { headers: { 'idempotency-key': 'occupy-once' } });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status, body }) => [status, body.occupiedArea])).toEqual([[201, 40], [201, 40]]);
    expect((await send()).body).toEqual(answers[0]!.body);
  });

  it('dates: not in the future, not before the latest act; a voided act is as if it had not been', async () => {
    const [carrier, one] = [await factory(), await project()];
    expect(problems((await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-07-01', one.id))).body)).toEqual(['occurredOn future-date']);
    await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-06-10', one.id, { area: 10 }));
    expect(problems((await parkA.post(`/carriers/${carrier.id}/releases`, day('2026-06-09', one.id, { area: 11, reason: '错' }))).body)).toEqual(['area carrier-not-held']);
    const [event] = (await parkA.list<CarrierEventRecord>(`/carriers/${carrier.id}/events`)).rows;
    expect((await parkB.post(`/carrier-events/${event!.id}/correction`, { reason: '别园' })).status).toBe(404);
    expect((await parkA.post<CarrierRecord>(`/carrier-events/${event!.id}/correction`, { reason: '登记错了厂房' })).body).toMatchObject({ occupiedArea: 0, holders: [] });
    expect((await parkA.post<ErrorBody>(`/carrier-events/${event!.id}/correction`, { reason: '再次' })).body.error.code).toBe('already-corrected');
    expect((await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-06-01', one.id))).status).toBe(201);
    await expect(app.database.write(() => app.database.execute('UPDATE `carrier_event` SET `reason` = NULL'), { unaudited: true })).rejects.toThrow('append-only');
  });

  it('area and archive respect what is held; an ended project takes nothing and is flagged while it holds', async () => {
    const [carrier, one] = [await factory(), await project()];
    await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-05-01', one.id, { area: 4_000 }));
    expect(problems((await parkA.put(`/carriers/${carrier.id}`, { version: 2, area: 3_999 })).body)).toEqual(['area carrier-area-below-held']);
    expect((await parkA.put<ErrorBody>(`/carriers/${carrier.id}`, { version: 2, archived: true })).body.error.code).toBe('carrier-in-use');
    await parkA.post(`/projects/${one.id}/status`, { status: 'terminated', occurredOn: '2026-06-01', reason: '企业放弃投资' });
    const { rows } = await city.list<CarrierRecord>('/carriers', { filter: { stillHeld: true, parkId: PARK.a } });
    expect(rows.find((row) => row.id === carrier.id)?.holders[0]?.stillHolding).toBe('terminated');
    expect(problems((await parkA.post(`/carriers/${carrier.id}/reservations`, day('2026-06-02', one.id, { area: 1 }))).body)).toEqual(['projectId carrier-project-ended']);
    expect((await parkA.post(`/carriers/${carrier.id}/releases`, day('2026-06-02', one.id, { reason: '项目终止收回' }))).status).toBe(201);
  });

  it('a project outside the reader’s scope is not named, nor found by', async () => {
    const [carrier, one] = [await factory(), await project(parkA, { name: '不该外传的项目' })];
    await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-05-01', one.id, { area: 500, reason: '不该外传的说明' }));
    const { body } = await parkB.get<CarrierRecord>(`/carriers/${carrier.id}`);
    expect(body.holders).toEqual([{ projectId: null, projectName: null, projectCode: null, stage: null, reservedArea: 0, occupiedArea: 500, since: '2026-05-01', stillHolding: null }]);
    expect(JSON.stringify((await parkB.list(`/carriers/${carrier.id}/events`)).rows)).not.toContain('不该外传');
    expect((await parkB.list('/carriers', { filter: { projectId: one.id } })).total).toBe(0);
    expect((await parkA.list<CarrierRecord>('/carriers', { filter: { projectId: one.id } })).rows.map((row) => row.id)).toEqual([carrier.id]);
    const stranger = await project(parkB, { parkId: PARK.b });
    expect(problems((await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-05-02', stranger.id, { area: 1 }))).body)).toEqual(['projectId unknown-reference']);
  });

  it('a county lets another park’s carriers to a project: it is flagged as landed elsewhere', async () => {
    const [carrier, one] = [await factory(), await project(parkA, { parkId: null, regionCode: '511503' })];
    await parkA.post(`/carriers/${carrier.id}/occupations`, day('2026-05-01', one.id, { area: 500 }));
    expect((await parkA.get<CarrierRecord>(`/carriers/${carrier.id}`)).body.holders[0]?.stillHolding).toBe('moved');
  });
});

describe('what is offered for a need', () => {
  it('idle factories before other factories and before land, with the reasons; restrictions shown', async () => {
    const { body: park } = await city.post<ParkRecord>('/parks', { name: '供给园区', organisationId: ORGANISATION.parkA, regionCode: '511503', leadingIndustryCodes: ['36'], restrictedIndustryCodes: ['26'], restrictedIndustries: ['电镀（集中区外）'] });
    const add = async (values: object) => (await city.post<CarrierRecord>('/carriers', { parkId: park.id, name: '载体', ...values })).body.id;
    const land = await add({ kind: 'land', code: 'L1', area: 80 });
    const ready = await add({ kind: 'factory', code: 'F1', area: 5_000 });
    const idle = await add({ kind: 'factory', code: 'F2', area: 4_000, vacantSince: '2025-01-01' });
    await add({ kind: 'factory', code: 'F3', area: 2_000 });
    const ask = async (query: Record<string, string | number>) => (await officer.get<CarrierOffers>('/carriers/offers', { query: { parkId: park.id, ...query } })).body;
    const offers = await ask({ squareMetres: 3_000, industryCode: '36' });
    expect(offers).toMatchObject({ source: '003 §三(八)', considered: 4, need: { squareMetres: 3_000, mu: null, industryCode: '36' } });
    expect(offers.offers.map(({ carrier, reasons }) => [carrier.id, reasons.map((reason) => reason.code)])).toEqual([
      [idle, ['idle-factory', 'area-enough', 'leading-industry', 'restrictions-to-check']], [ready, ['vacant-factory', 'area-enough', 'leading-industry', 'restrictions-to-check']],
    ]);
    expect((await ask({ mu: 50, industryCode: '26' })).offers.map(({ carrier, restricted }) => [carrier.id, restricted])).toEqual([[idle, true], [await idOf('F3', park.id), true], [ready, true], [land, true]]);
    expect((await officer.get('/carriers/offers', { query: { squareMetres: 'viel' } })).status).toBe(400);
    expect(problems((await officer.get('/carriers/offers', { query: { industryCode: 'ZZ' } })).body)).toEqual(['industryCode unknown-reference']);
    const { rows } = await officer.list<CarrierRecord>('/carriers', { filter: { parkId: park.id } });
    expect(rows.map((row) => row.code)).toEqual(['F2', 'F1', 'F3', 'L1']);
  });

  const idOf = async (code: string, parkId: number) => (await city.list<CarrierRecord>('/carriers', { filter: { code, parkId } })).rows[0]!.id;

  it('exports what the list shows', async () => {
    const { status, headers, raw } = await officer.get('/carriers/export', { query: { filter: JSON.stringify({ kind: 'factory' }) } });
    expect([status, String(headers['content-type']).includes('spreadsheet'), raw.subarray(0, 2).toString()]).toEqual([200, true, 'PK']);
    expect((await officer.get('/carriers/export', { query: { filter: '{"colour":1}' } })).status).toBe(400);
  });
});

describe('a park', () => {
  it('keeps what counts depend on as it was known', async () => {
    const { body: park } = await city.post<ParkRecord>('/parks', { name: '修订园区', organisationId: ORGANISATION.parkA, regionCode: '511503', level: 'provincial', leadingIndustryCodes: ['36'], leadingIndustries: ['汽车', '电子', '新材料'] });
    expect(park).toMatchObject({ level: 'provincial', leadingIndustryCodes: ['36'], restrictedIndustryCodes: [], leadingIndustriesWarning: true });
    await city.put(`/parks/${park.id}`, { version: 1, shortName: '修订园' });
    await city.put(`/parks/${park.id}`, { version: 2, leadingIndustryCodes: ['36', '38'] });
    const revisions = await app.database.query<{ knownFrom: string; knownTo: string; leadingIndustryCodes: string }>('SELECT `knownFrom`, `knownTo`, `leadingIndustryCodes` FROM `park_revision` WHERE `parkId` = ? ORDER BY `knownFrom`', [park.id]);
    expect(revisions.map((row) => row.leadingIndustryCodes)).toEqual(['["36"]', '["36","38"]']);
    expect(revisions[0]!.knownTo).toBe(revisions[1]!.knownFrom);
    expect(revisions[1]!.knownTo).toBe('9999-12-31T23:59:59.999Z');
    expect(problems((await city.put(`/parks/${park.id}`, { version: 3, leadingIndustryCodes: ['ZZ'], organisationId: 9999 })).body)).toEqual(['organisationId unknown-reference', 'leadingIndustryCodes unknown-reference']);
    expect((await city.put<ErrorBody>(`/parks/${park.id}`, { version: 3, restrictedIndustryCodes: ['38'] })).body.error.code).toBe('restricted-is-leading');
  });

  it('sums its pipeline and carriers, and lists who settled', async () => {
    const { body: park } = await city.post<ParkRecord>('/parks', { name: '汇总园区', organisationId: ORGANISATION.parkA, regionCode: '511503' });
    const carrier = (await city.post<CarrierRecord>('/carriers', { parkId: park.id, kind: 'factory', code: '1', name: '厂房', area: 1_000, vacantSince: '2026-01-01' })).body;
    await city.post('/carriers', { parkId: park.id, kind: 'land', code: '2', name: '地块', area: 66.5 });
    const one = await project(parkA, { parkId: park.id, agreedInvestmentFen: 500 });
    await project(parkA, { parkId: park.id, agreedInvestmentFen: 300 });
    await city.post(`/carriers/${carrier.id}/occupations`, day('2026-05-01', one.id, { area: 250 }));
    const { body } = await officer.get<ParkSummary>(`/parks/${park.id}/summary`);
    expect(body.pipeline[0]).toEqual({ stage: 'lead', count: 2, agreedInvestmentFen: 800, suspended: 0 });
    expect(body).toMatchObject({ seesProjects: true, mayManageCarriers: false });
    expect((await parkA.get<ParkSummary>(`/parks/${park.id}/summary`)).body).toMatchObject({ seesProjects: true, mayManageCarriers: true });
    expect((await parkB.get<ParkSummary>(`/parks/${park.id}/summary`)).body).toMatchObject({ seesProjects: false, mayManageCarriers: false });
    expect(body.carriers).toEqual({
      factory: { count: 1, area: 1_000, reservedArea: 0, occupiedArea: 250, freeArea: 750, idleCount: 0, idleArea: 0 }, land: { count: 1, area: 66.5, reservedArea: 0, occupiedArea: 0, freeArea: 66.5, idleCount: 0, idleArea: 0 },
    });
    expect((await (await app.login('finance')).get<ParkSummary>(`/parks/${park.id}/summary`)).body.pipeline.every((stage) => stage.count === 0)).toBe(true);
    expect((await officer.list<SettledCompany>(`/parks/${park.id}/companies`)).total).toBe(0);
    expect((await officer.get('/parks/999999/summary')).status).toBe(404);
  });
});
