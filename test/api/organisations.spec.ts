import type { IndustryRecord, OrganisationRecord, RegionRecord, UserRecord } from '../../shared/contracts/identity.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, HOME, ORGANISATION, USERS } from '../support/fixtures.js';

let app: TestApp;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  admin = await app.login('admin');
});
afterAll(async () => { await app?.close(); });

let made = 0;
async function create(parentId: number, values: object = {}): Promise<OrganisationRecord> {
  const answer = await admin.post<OrganisationRecord>('/organisations', { name: `机构${(made += 1)}`, kind: 'team', parentId, ...values });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}
const put = (organisation: { id: number; version: number }, values: object) => admin.put<OrganisationRecord>(`/organisations/${organisation.id}`, { version: organisation.version, ...values });
const read = async (id: number) => (await admin.get<OrganisationRecord>(`/organisations/${id}`)).body;

describe('the organisation tree', () => {
  test('is read by everybody, in tree order, with the names from the top', async () => {
    for (const { username } of USERS.filter((user) => ['officer', 'viewer', 'department'].includes(user.role))) expect((await (await app.login(username)).get('/organisations')).status).toBe(200);
    const { rows } = await admin.list<OrganisationRecord>('/organisations');
    expect(rows[0]).toMatchObject({ id: ORGANISATION.city, parentId: null, parentName: null, pathNames: ['市招商局'], depth: 0, regionName: '宜宾市' });
    expect(rows.find((row) => row.id === ORGANISATION.parkA)).toMatchObject({ parentName: '南溪区招商局', pathNames: ['市招商局', '南溪区招商局', '南溪经开区管委会'], depth: 2, regionCode: COUNTY_A, regionName: '南溪区' });
    for (const row of rows.slice(1)) expect(rows.findIndex((other) => other.id === row.parentId)).toBeLessThan(rows.indexOf(row));
  });

  test('filters by kind, parent, name and archive', async () => {
    expect((await admin.list('/organisations', { filter: { kind: 'county-bureau' } })).total).toBe(2);
    expect((await admin.list('/organisations', { filter: { parentId: ORGANISATION.countyA, archived: false } })).total).toBe(2);
    expect((await admin.list<OrganisationRecord>('/organisations', { filter: { q: '南溪 经开' } })).rows.map((row) => row.id)).toEqual([ORGANISATION.parkA]);
    expect((await admin.list('/organisations', { filter: { archived: 'yes' } })).status).toBe(400);
  });

  test('grows where the rules allow', async () => {
    expect(await create(ORGANISATION.countyB, { name: '招商一分队', regionCode: '511502' })).toMatchObject({ pathNames: ['市招商局', '翠屏区招商局', '招商一分队'], depth: 2, version: 1, archivedAt: null });
    const bad = (body: object) => admin.post<ErrorBody>('/organisations', { name: 'x', kind: 'team', ...body });
    expect(await bad({})).toMatchObject({ status: 422, body: { error: { code: 'parent-required', fields: [{ path: 'parentId' }] } } });
    expect(await bad({ kind: 'city-bureau' })).toMatchObject({ status: 422, body: { error: { code: 'single-city-bureau' } } });
    expect(await bad({ parentId: 9_999 })).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'parentId', code: 'unknown-reference' }] } } });
    expect(await bad({ parentId: 1, regionCode: '999999' })).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'regionCode', code: 'unknown-reference' }] } } });
    expect(await bad({ parentId: 1, kind: 'empire', name: '——' })).toMatchObject({ status: 400, body: { error: { fields: [{ path: 'name', code: 'bad-format' }, { path: 'kind', code: 'not-choice' }] } } });
    expect((await (await app.login('city-manager')).post('/organisations', { name: 'x', kind: 'team', parentId: 1 })).status).toBe(403);
  });

  test('no two of one name under one parent, however it is spelled', async () => {
    await create(ORGANISATION.countyA, { name: 'A区 招商队' });
    const answer = await admin.post('/organisations', { name: 'Ａ区招商队', kind: 'team', parentId: ORGANISATION.countyA });
    expect(answer).toMatchObject({ status: 409, body: { error: { code: 'duplicate', fields: [{ path: 'name' }] } } });
    expect((await admin.post('/organisations', { name: 'Ａ区招商队', kind: 'team', parentId: ORGANISATION.countyB })).status).toBe(201);
  });

  test('a repeated request with a key makes one organisation', async () => {
    const send = () => admin.post<OrganisationRecord>('/organisations', { name: '重复队', kind: 'team', parentId: ORGANISATION.city }, { headers: { 'idempotency-key': 'org-1' } });
    const [first, second] = [await send(), await send()];
    expect(first).toMatchObject({ status: 201, body: { pathNames: ['市招商局', '重复队'] } });
    expect(second.body).toEqual(first.body);
  });
});

describe('moving', () => {
  test('takes everything below along, and the people’s scope with it', async () => {
    const top = await create(ORGANISATION.countyA);
    const middle = await create(top.id);
    const leaf = await create(middle.id);
    const { body: user } = await admin.post<UserRecord>('/users', { username: 'moved', displayName: 'm', organisationId: leaf.id, roles: ['officer'], password: 'correct-horse-battery' });
    const countyB = await app.login('county-manager-b');
    expect((await countyB.get(`/users/${user.id}`)).status).toBe(404);
    expect((await put(top, { parentId: ORGANISATION.countyB })).body).toMatchObject({ parentId: ORGANISATION.countyB, depth: 2, version: 2 });
    expect((await read(leaf.id)).pathNames).toEqual(['市招商局', '翠屏区招商局', top.name, middle.name, leaf.name]);
    expect((await countyB.get(`/users/${user.id}`)).status).toBe(200);
    expect((await (await app.login('county-manager')).get(`/users/${user.id}`)).status).toBe(404);
  });

  test('never makes a ring, also when two move at the same time', async () => {
    const [a, b] = [await create(ORGANISATION.city), await create(ORGANISATION.city)];
    const below = await create(a.id);
    for (const parentId of [a.id, below.id]) expect(await put(a, { parentId })).toMatchObject({ status: 422, body: { error: { code: 'parent-cycle' } } });
    const answers = await Promise.all([put(a, { parentId: b.id }), put(b, { parentId: a.id })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('stops at eight levels', async () => {
    let parent: OrganisationRecord = await create(ORGANISATION.city);
    for (let depth = 2; depth < 8; depth += 1) parent = await create(parent.id);
    expect(parent.depth).toBe(7);
    expect(await admin.post('/organisations', { name: '太深', kind: 'team', parentId: parent.id })).toMatchObject({ status: 422, body: { error: { code: 'organisation-too-deep', params: { limit: 8 } } } });
  });
});

describe('changing and archiving', () => {
  test('a stale version shows the record as it is', async () => {
    const organisation = await create(ORGANISATION.city);
    expect((await put(organisation, { name: '新名' })).body).toMatchObject({ name: '新名', version: 2, parentId: ORGANISATION.city });
    expect(await put(organisation, { name: '旧名' })).toMatchObject({ status: 409, body: { error: { code: 'stale-version', params: { current: { name: '新名', version: 2 } } } } });
    expect((await admin.put('/organisations/9999', { version: 1 })).status).toBe(404);
  });

  test('not while people or organisations are at work in it; nothing new goes under an archived one', async () => {
    expect(await put(await read(ORGANISATION.parkB), { archived: true })).toMatchObject({ status: 422, body: { error: { code: 'organisation-in-use' } } });
    const top = await create(ORGANISATION.city);
    const below = await create(top.id);
    expect((await put(top, { archived: true })).status).toBe(422);
    expect((await put(below, { archived: true })).body.archivedAt).not.toBeNull();
    expect((await put(top, { archived: true })).body.archivedAt).not.toBeNull();
    expect(await admin.post('/organisations', { name: 'x', kind: 'team', parentId: top.id })).toMatchObject({ status: 422, body: { error: { code: 'archived' } } });
    expect(await put(await read(below.id), { archived: false })).toMatchObject({ status: 422, body: { error: { code: 'archived' } } });
    expect(await admin.post('/users', { username: 'late', displayName: 'x', organisationId: top.id, roles: ['officer'], password: 'correct-horse-battery' })).toMatchObject({ status: 422, body: { error: { code: 'archived' } } });
    expect((await put(await read(top.id), { archived: false })).body.archivedAt).toBeNull();
    expect((await put(await read(below.id), { archived: false })).body.archivedAt).toBeNull();
  });
});

describe('regions and industries', () => {
  test('the home city’s counties', async () => {
    const officer = await app.login('officer');
    const { rows } = await officer.list<RegionRecord>('/regions', { filter: { home: true }, range: [0, 99] });
    expect(rows[0]).toEqual({ id: HOME, code: HOME, name: '宜宾市', fullName: '四川省宜宾市', parentCode: '510000', level: 'city' });
    expect(rows.slice(1).every((row) => row.parentCode === HOME)).toBe(true);
    expect((await officer.list<RegionRecord>('/regions', { filter: { home: true, level: 'county' }, range: [0, 99] })).total).toBe(rows.length - 1);
    expect((await officer.list<RegionRecord>('/regions', { filter: { home: false, level: 'province' } })).total).toBe(34);
  });

  test('search by name, by code and by parent', async () => {
    expect((await admin.list<RegionRecord>('/regions', { filter: { q: '宜宾市 南溪' } })).rows).toMatchObject([{ id: COUNTY_A, fullName: '四川省宜宾市南溪区' }]);
    expect((await admin.list<RegionRecord>('/regions', { filter: { q: '5119' }, range: [0, 0] })).rows[0]?.code).toBe('511900');
    expect((await admin.list<RegionRecord>('/regions', { filter: { id: [COUNTY_A, HOME] } })).total).toBe(2);
    expect((await admin.get<RegionRecord>('/regions/500119')).body).toMatchObject({ fullName: '重庆市南川区', parentCode: '500000' });
    expect((await admin.get('/regions/000000')).status).toBe(404);
    expect((await app.anonymous.get('/regions')).status).toBe(401);
  });

  test('industries say whether they are industrial', async () => {
    expect((await admin.list<IndustryRecord>('/industries', { filter: { parentCode: null }, range: [0, 99] })).total).toBe(20);
    expect((await admin.list<IndustryRecord>('/industries', { filter: { industrial: true, parentCode: 'C' }, range: [0, 99] })).total).toBe(31);
    expect((await admin.list<IndustryRecord>('/industries', { filter: { q: '汽车制造' } })).rows).toEqual([{ id: '36', code: '36', name: '汽车制造业', parentCode: 'C', level: 'division', industrial: true }]);
    expect((await admin.get<IndustryRecord>('/industries/J')).body).toMatchObject({ name: '金融业', industrial: false });
    expect((await admin.get('/industries/99')).status).toBe(404);
  });
});
