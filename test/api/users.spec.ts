import type { ColleagueRecord, RoleRecord, SessionAnswer, UserRecord } from '../../shared/contracts/identity.js';
import { ROLE_CODES } from '../../shared/permissions.js';
import { startApp, signIn, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, PASSWORD, USERS, userId } from '../support/fixtures.js';

let app: TestApp;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  admin = await app.login('admin');
});
afterAll(async () => { await app?.close(); });

let created = 0;
const newUser = (values: Partial<UserRecord & { password: string }> = {}) => ({ username: `user-${(created += 1)}`, displayName: '李四', organisationId: ORGANISATION.parkA, roles: ['officer'], password: PASSWORD, ...values });
async function create(values: Parameters<typeof newUser>[0] = {}): Promise<UserRecord> {
  const answer = await admin.post<UserRecord>('/users', newUser(values));
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}
const errorOf = (answer: { body: unknown }) => (answer.body as ErrorBody).error;

describe('the list of users', () => {
  test('holds those of the caller’s scope, and others are not found', async () => {
    expect((await admin.list('/users', { range: [0, 199] })).total).toBe(USERS.length);
    const county = await app.login('county-manager');
    const { rows, total } = await county.list<UserRecord>('/users', { range: [0, 199] });
    const below = [ORGANISATION.countyA, ORGANISATION.parkA, ORGANISATION.townshipA] as number[];
    expect(rows.map((row) => row.username).sort()).toEqual(USERS.filter((user) => below.includes(user.organisationId)).map((user) => user.username).sort());
    expect(total).toBe(rows.length);
    expect((await county.get(`/users/${userId('officer-b')}`)).status).toBe(404);
    expect((await county.get(`/users/${userId('officer')}`)).status).toBe(200);
    expect((await (await app.login('officer')).get('/users')).status).toBe(403);
  });

  test('filters, sorts, searches and refuses what it does not know', async () => {
    expect((await admin.list<UserRecord>('/users', { filter: { roles: 'county-manager' }, sort: ['username', 'DESC'] })).rows.map((row) => row.username)).toEqual(['county-manager-b', 'county-manager']);
    expect((await admin.list<UserRecord>('/users', { filter: { roles: ['admin', 'auditor'] } })).total).toBe(2);
    expect((await admin.list<UserRecord>('/users', { filter: { q: 'township' } })).rows).toMatchObject([{ username: 'officer-township', roles: ['officer'], organisationName: '罗龙街道' }]);
    expect((await admin.list('/users', { filter: { organisationId: ORGANISATION.city, status: 'active' } })).total).toBe(4);
    expect((await admin.list('/users', { filter: { q: '%' } })).total).toBe(0);
    for (const filter of [{ passwordHash: 'x' }, { roles: 'emperor' }, { roles: 'toString' }, { roles: null }]) expect((await admin.list('/users', { filter })).status).toBe(400);
    expect((await admin.list('/users', { sort: ['phone', 'ASC'] })).status).toBe(400);
  });

  test('shows colleagues by name to those who work on projects, within their scope', async () => {
    const names = async (username: string) => (await (await app.login(username)).list<ColleagueRecord>('/colleagues', { range: [0, 199] })).rows.map((row) => row.displayName).sort();
    expect(await names('officer')).toEqual(await names('park-manager'));
    expect(await names('officer')).toEqual(USERS.filter((user) => user.organisationId === ORGANISATION.parkA).map((user) => user.username).sort());
    expect(await names('county-manager')).toContain('officer-township');
    expect(await names('county-manager')).not.toContain('officer-b');
    const [one] = (await (await app.login('officer')).list<ColleagueRecord>('/colleagues', { filter: { id: [userId('park-manager')] } })).rows;
    expect(Object.keys(one!).sort()).toEqual(['displayName', 'id', 'organisationId', 'organisationName']);
    expect((await (await app.login('finance')).get('/colleagues')).status).toBe(403);
  });

  test('never shows a password hash', async () => {
    const { raw } = await admin.get('/users');
    expect(raw.toString()).not.toMatch(/argon2|password/i);
  });
});

describe('adding a user', () => {
  test('who can sign in then, with the roles given', async () => {
    const user = await create({ username: 'Zhang.San', displayName: '张三', roles: ['officer', 'viewer'], phone: '0831-8220000', email: 'z@example.cn', locale: 'en' });
    expect(user).toMatchObject({ username: 'Zhang.San', organisationName: '南溪经开区管委会', roles: ['officer', 'viewer'], phone: '0831-8220000', status: 'active', version: 1, lastLoginAt: null });
    const { body } = await (await signIn(app, 'zhang.san', PASSWORD)).get<SessionAnswer>('/session');
    expect(body.user).toMatchObject({ roles: ['officer', 'viewer'], locale: 'en' });
    expect(body.permissions).toContainEqual({ code: 'project:read', scope: 'city' });
    expect(body.permissions).toContainEqual({ code: 'project:create', scope: 'own' });
  });

  test('whose name differs from every other', async () => {
    await create({ username: 'lisi' });
    for (const username of ['lisi', 'LiSi', 'li-si', 'ｌｉｓｉ']) {
      const answer = await admin.post('/users', newUser({ username }));
      expect(answer).toMatchObject({ status: 409, body: { error: { code: 'duplicate', fields: [{ path: 'username' }] } } });
    }
  });

  test('not twice, when the request is repeated', async () => {
    const values = newUser();
    const answers = await Promise.all([1, 2, 3].map(() => admin.post('/users', values, { headers: { 'idempotency-key': 'k' } })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  test('every wrong field is named', async () => {
    const { status, body } = await admin.post<ErrorBody>('/users', { username: 'a b', organisationId: 'x', roles: [], email: 'nobody' });
    expect(status).toBe(400);
    expect(body.error.fields.map(({ path }) => path).sort()).toEqual(['displayName', 'email', 'organisationId', 'password', 'roles', 'username']);
    for (const role of ['emperor', 'toString']) expect(errorOf(await admin.post('/users', newUser({ roles: [role as never] }))).fields).toMatchObject([{ path: 'roles', code: 'not-choice' }]);
    expect(errorOf(await admin.post('/users', newUser({ organisationId: 9_999 }))).fields).toMatchObject([{ path: 'organisationId', code: 'unknown-reference' }]);
    const all = await admin.post<ErrorBody>('/users', { username: 'a b', displayName: '', password: '123', roles: ['zzz'], organisationId: 9_999 });
    expect(all.status).toBe(400);
    expect(all.body.error.fields.map(({ path, code }) => `${path}:${code}`).sort()).toEqual(['displayName:required', 'organisationId:unknown-reference', 'password:weak-password', 'roles:not-choice', 'username:bad-format']);
    const taken = await admin.post<ErrorBody>('/users', newUser({ username: 'OFFICER', password: 'short', email: 'nobody' }));
    expect([taken.status, taken.body.error.fields.map(({ path, code }) => `${path}:${code}`).sort()]).toEqual([400, ['email:bad-format', 'password:weak-password', 'username:duplicate']]);
    for (const body of [[], 'x', null]) expect((await admin.post('/users', body)).status).toBe(400);
    expect(await admin.post('/users', newUser({ password: 'short' }))).toMatchObject({ status: 422, body: { error: { code: 'weak-password' } } });
  });

  test('is for administrators', async () => {
    for (const { username } of USERS.filter((user) => user.role !== 'admin')) expect((await (await app.login(username)).post('/users', newUser())).status).toBe(403);
  });
});

describe('changing a user', () => {
  test('only the fields sent change; a stale version shows the record as it is', async () => {
    const user = await create({ phone: '123' });
    const { body } = await admin.put<UserRecord>(`/users/${user.id}`, { version: 1, displayName: '王五' });
    expect(body).toMatchObject({ displayName: '王五', phone: '123', roles: ['officer'], version: 2 });
    const stale = await admin.put(`/users/${user.id}`, { version: 1, displayName: '赵六' });
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'stale-version', params: { current: { displayName: '王五', version: 2 } } } } });
    expect((await admin.put(`/users/${user.id}`, { displayName: '赵六' })).status).toBe(400);
    expect((await admin.put<UserRecord>(`/users/${user.id}`, { version: 2, phone: null })).body.phone).toBeNull();
    expect((await admin.put('/users/99999', { version: 1 })).status).toBe(404);
    expect((await admin.get('/users/1e3')).status).toBe(404);
  });

  test('disabling ends every session at once and refuses new ones; enabling lets them in again', async () => {
    const user = await create();
    const client = await signIn(app, user.username, PASSWORD);
    expect((await client.get('/session')).status).toBe(200);
    expect((await admin.put<UserRecord>(`/users/${user.id}`, { version: 1, status: 'disabled' })).body.status).toBe('disabled');
    expect((await client.get('/session')).status).toBe(401);
    expect(await app.anonymous.post('/session', { username: user.username, password: PASSWORD })).toMatchObject({ status: 403, body: { error: { code: 'account-disabled' } } });
    expect(errorOf(await app.anonymous.post('/session', { username: user.username, password: 'wrong' })).code).toBe('wrong-credentials');
    await admin.put(`/users/${user.id}`, { version: 2, status: 'active' });
    expect((await client.get('/session')).status).toBe(401);
    expect((await app.anonymous.post('/session', { username: user.username, password: PASSWORD })).status).toBe(201);
  });

  test('a new password ends the sessions and lifts a lock', async () => {
    const user = await create();
    const client = await signIn(app, user.username, PASSWORD);
    for (let attempt = 0; attempt < 10; attempt += 1) await app.anonymous.post('/session', { username: user.username, password: 'x' });
    expect((await admin.get<UserRecord>(`/users/${user.id}`)).body.lockedUntil).not.toBeNull();
    expect((await admin.put<UserRecord>(`/users/${user.id}`, { version: 1, password: 'another-password' })).body.lockedUntil).toBeNull();
    expect((await client.get('/session')).status).toBe(401);
    expect((await app.anonymous.post('/session', { username: user.username, password: 'another-password' })).status).toBe(201);
  });

  test('roles and organisation are felt at the next request', async () => {
    const user = await create();
    const client = await signIn(app, user.username, PASSWORD);
    expect((await client.get('/users')).status).toBe(403);
    await admin.put(`/users/${user.id}`, { version: 1, roles: ['county-manager'], organisationId: ORGANISATION.countyB });
    expect((await client.list<UserRecord>('/users', { range: [0, 199] })).rows.map((row) => row.organisationId)).toContain(ORGANISATION.parkB);
    expect((await client.list('/users', { filter: { organisationId: ORGANISATION.parkA } })).total).toBe(0);
  });

  test('nobody disables themselves or stops being administrator', async () => {
    const own = (await admin.get<UserRecord>(`/users/${userId('admin')}`)).body;
    expect(await admin.put(`/users/${own.id}`, { version: own.version, status: 'disabled' })).toMatchObject({ status: 422, body: { error: { code: 'own-account' } } });
    expect(await admin.put(`/users/${own.id}`, { version: own.version, roles: ['viewer'] })).toMatchObject({ status: 422, body: { error: { code: 'own-account' } } });
    expect((await admin.put(`/users/${own.id}`, { version: own.version, displayName: 'admin', roles: ['viewer', 'admin'] })).status).toBe(200);
    expect((await admin.get('/session')).status).toBe(200);
  });

  test('leaves an audit entry that names what changed, without personal data', async () => {
    const user = await create({ phone: '13900001111' });
    await admin.put(`/users/${user.id}`, { version: 1, email: 'secret@example.cn', password: 'yet-another-one', roles: ['viewer'] });
    const rows = await app.database.query<{ action: string; details: string }>("SELECT `action`, `details` FROM `audit_entry` WHERE `entity` = 'user' AND `entityId` = ? ORDER BY `id`", [String(user.id)]);
    expect(rows.map((row) => [row.action, JSON.parse(row.details) as unknown])).toEqual([
      ['user:created', { organisationId: ORGANISATION.parkA, roles: ['officer'] }],
      ['user:updated', { changed: ['email'], roles: ['viewer'], passwordReset: true }],
    ]);
  });
});

describe('roles', () => {
  test('are listed with their permissions and how many hold them', async () => {
    const { rows, total } = await admin.list<RoleRecord>('/roles');
    expect(total).toBe(ROLE_CODES.length);
    expect(rows.find((row) => row.id === 'auditor')).toMatchObject({ name: '审计', nameEn: 'Auditor', scope: 'city', userCount: 1 });
    expect((await admin.list<RoleRecord>('/roles', { filter: { id: ['admin', 'officer'] } })).rows.map((row) => row.id)).toEqual(['admin', 'officer']);
    expect((await admin.list('/roles', { filter: { name: 'x' } })).status).toBe(400);
    expect((await admin.get<RoleRecord>('/roles/admin')).body.permissions).toContain('user:manage');
    expect((await admin.get('/roles/toString')).status).toBe(404);
  });
});
