import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { COUNTY_A, COUNTY_B, ORGANISATION, PARK } from '../support/fixtures.js';
import type { ParkRecord } from '../../shared/contracts/places.js';

let app: TestApp;
let admin: Client;
let countyManager: Client;
beforeAll(async () => {
  app = await startApp();
  [admin, countyManager] = await Promise.all([app.login('admin'), app.login('county-manager')]);
});
afterAll(() => app.close());

const NEW_PARK = { name: '罗龙产业园', organisationId: ORGANISATION.parkA, regionCode: COUNTY_A };
const problems = (body: unknown) => (body as ErrorBody).error.fields.map(({ path, code }) => `${path} ${code}`);

describe('parks', () => {
  it('creates a park and answers it whole', async () => {
    const { status, body } = await admin.post<ParkRecord>('/parks', { ...NEW_PARK, name: '江南 产业园', totalLandMu: 5200.25, aliases: ['江南园'], infrastructure: 'seven-connections' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: '江南 产业园', shortName: null, aliases: ['江南园'], organisationName: '南溪经开区管委会', regionName: '南溪区', leadingIndustries: [], totalLandMu: 5200.25, remainingLandMu: null,
      infrastructure: 'seven-connections', projectCount: 0, archivedAt: null, version: 1,
    });
    expect((await admin.get<ParkRecord>(`/parks/${body.id}`)).body).toEqual(body);
    const audited = await app.database.query("SELECT `action` FROM `audit_entry` WHERE `entity` = 'park' AND `entityId` = ?", [String(body.id)]);
    expect(audited).toEqual([{ action: 'park:created' }]);
  });

  it('refuses a second park of the same name however it is written', async () => {
    const { status, body } = await admin.post('/parks', { ...NEW_PARK, name: '南溪经济开发区 ' });
    expect(status).toBe(409);
    expect(problems(body)).toEqual(['name duplicate']);
  });

  it('refuses a region outside the home city and an organisation that is not there', async () => {
    expect((await admin.post<ErrorBody>('/parks', { ...NEW_PARK, regionCode: '330106' })).body.error).toMatchObject({ code: 'region-outside-home' });
    expect((await admin.post('/parks', { ...NEW_PARK, regionCode: '511500' })).status).toBe(422);
    expect(problems((await admin.post('/parks', { ...NEW_PARK, organisationId: 9999 })).body)).toEqual(['organisationId unknown-reference']);
  });

  it('names every field that is wrong', async () => {
    const { status, body } = await admin.post('/parks', { name: '', regionCode: 'abc', totalLandMu: 1.234, infrastructure: 'moon' });
    expect(status).toBe(400);
    expect(problems(body).sort()).toEqual(['infrastructure not-choice', 'name required', 'organisationId required', 'regionCode bad-format', 'totalLandMu bad-format']);
  });

  it('updates in part, archives and restores, and keeps versions', async () => {
    const { body: park } = await admin.post<ParkRecord>('/parks', { ...NEW_PARK, remainingLandMu: 12.5 });
    const { body: archived } = await admin.put<ParkRecord>(`/parks/${park.id}`, { version: 1, archived: true, directions: ['新能源'] });
    expect(archived).toMatchObject({ version: 2, remainingLandMu: 12.5, directions: ['新能源'], name: park.name });
    expect(archived.archivedAt).not.toBeNull();
    const stale = await admin.put<ErrorBody>(`/parks/${park.id}`, { version: 1, name: '改名' });
    expect(stale.status).toBe(409);
    expect(stale.body.error).toMatchObject({ code: 'stale-version', params: { current: { version: 2 } } });
    expect((await admin.put<ParkRecord>(`/parks/${park.id}`, { version: 2, archived: false, remainingLandMu: null })).body).toMatchObject({ archivedAt: null, remainingLandMu: null, version: 3 });
    expect(problems((await admin.put(`/parks/${park.id}`, { version: 3, name: null })).body)).toEqual(['name required']);
    expect((await admin.put(`/parks/${park.id}`, { name: 'x' })).status).toBe(400);
  });

  it('everybody reads the list; a county manages its own', async () => {
    const officer = await app.login('officer-b');
    const { rows, total } = await officer.list<ParkRecord>('/parks', { filter: { archived: false, q: '高新技术' } });
    expect([rows.map((park) => park.id), total]).toEqual([[PARK.b], 1]);
    expect((await officer.post('/parks', NEW_PARK)).status).toBe(403);
    expect((await countyManager.put(`/parks/${PARK.b}`, { version: 1, shortName: '高新区' })).status).toBe(404);
    expect((await countyManager.put(`/parks/${PARK.a}`, { version: 1, shortName: '经开区' })).status).toBe(200);
    expect(problems((await countyManager.post('/parks', { name: '别区的园', organisationId: ORGANISATION.parkB, regionCode: COUNTY_B })).body)).toEqual(['organisationId unknown-reference']);
  });

  it('refuses filters and sorts it does not know', async () => {
    expect((await admin.list('/parks', { filter: { colour: 'red' } })).status).toBe(400);
    expect((await admin.list('/parks', { sort: ['colour', 'ASC'] })).status).toBe(400);
    expect((await admin.get('/parks/nonsense')).status).toBe(404);
  });
});
