import type { SessionAnswer } from '../../shared/contracts/identity.js';
import { startApp, signIn, type TestApp } from '../support/app.js';
import type { ErrorBody } from '../support/client.js';
import { NOW, PASSWORD, userId } from '../support/fixtures.js';

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(async () => { await app?.close(); });
afterEach(() => app.setClock(NOW));

const later = (minutes: number) => app.setClock(new Date(Date.parse(NOW) + minutes * 60_000).toISOString());
const codeOf = (answer: { body: unknown }) => (answer.body as ErrorBody).error.code;

describe('signing in', () => {
  test('answers the user, permissions with their reach, the CSRF token and the installation; sets a cookie scripts cannot read', async () => {
    const { status, body, headers } = await app.anonymous.post<SessionAnswer>('/session', { username: ' Officer ', password: PASSWORD });
    expect(status).toBe(201);
    expect(body.user).toMatchObject({ id: userId('officer'), username: 'officer', organisationName: '南溪经开区管委会', roles: ['officer'], locale: 'zh' });
    expect(body.permissions).toContainEqual({ code: 'project:create', scope: 'own' });
    expect(body.permissions.some(({ code }) => code === 'user:manage')).toBe(false);
    expect(body.installation).toEqual({ name: '宜宾市', homeRegion: '511500', demonstration: false, today: '2026-06-30', timeZone: 'Asia/Shanghai' });
    expect(String(headers['set-cookie'])).toMatch(/^luodi_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('the database holds neither the session id nor the password', async () => {
    const { headers } = await app.anonymous.post('/session', { username: 'viewer', password: PASSWORD });
    const id = /luodi_session=([\w-]+)/.exec(String(headers['set-cookie']))![1]!;
    const rows = await app.database.query('SELECT * FROM `session`');
    expect(JSON.stringify(rows)).not.toContain(id);
    const audit = await app.database.query('SELECT * FROM `audit_entry`');
    expect(JSON.stringify(audit)).not.toContain(PASSWORD);
    expect(JSON.stringify(audit)).not.toContain(id);
  });

  test('an unknown name, a wrong password and a name with a wild accent get the same answer, in the language asked for', async () => {
    const answers = await Promise.all([{ username: 'officer', password: 'wrong-password' }, { username: 'nobody', password: PASSWORD }, { username: 'öfficer', password: PASSWORD }].map((body) =>
      app.anonymous.post<ErrorBody>('/session', body, { headers: { 'accept-language': 'en' } })));
    for (const { status, body } of answers) {
      expect(status).toBe(401);
      expect(body).toEqual({ error: { code: 'wrong-credentials', message: 'Wrong username or password', fields: [], params: {} } });
    }
    // Only the right password has been told from a wrong one: start again.
    await app.anonymous.post('/session', { username: 'officer', password: PASSWORD });
  });

  test.each(['finance', 'no-such-user'])('ten failures lock %s for 15 minutes, whatever the password; nobody learns whether the user exists', async (username) => {
    for (let attempt = 1; attempt < 10; attempt += 1) expect((await app.anonymous.post('/session', { username, password: 'x' })).status).toBe(401);
    for (const password of ['x', PASSWORD]) {
      const { status, body } = await app.anonymous.post<ErrorBody>('/session', { username, password });
      expect(status).toBe(429);
      expect(body.error).toMatchObject({ code: 'account-locked', params: { minutes: 15 } });
      expect(body.error.message).toContain('15');
    }
    later(10);
    expect((await app.anonymous.post<ErrorBody>('/session', { username, password: PASSWORD })).body.error.params).toEqual({ minutes: 5 });
    later(15.1);
    expect((await app.anonymous.post('/session', { username, password: PASSWORD })).status).toBe(username === 'finance' ? 201 : 401);
  });

  test('guesses made at the same time are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => app.anonymous.post('/session', { username: 'department', password: 'x' })));
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(16);
  });

  test('missing fields are all named', async () => {
    const { status, body } = await app.anonymous.post<ErrorBody>('/session', {});
    expect(status).toBe(400);
    expect(body.error.fields.map(({ path, code }) => [path, code])).toEqual([['username', 'required'], ['password', 'required']]);
  });

  test('logins, failures and logouts are in the audit log', async () => {
    const client = await signIn(app, 'auditor', PASSWORD);
    await app.anonymous.post('/session', { username: 'auditor', password: 'x' });
    await client.delete('/session');
    const rows = await app.database.query('SELECT `action` FROM `audit_entry` WHERE `entityId` = ? ORDER BY `id`', [String(userId('auditor'))]);
    expect(rows.map((row) => row['action'])).toEqual(['session:opened', 'session:login-failed', 'session:closed']);
  });
});

describe('a session', () => {
  test('is not there without a cookie, and has ended with a wrong one', async () => {
    expect(await app.anonymous.get('/session')).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated', message: '请先登录' } } });
    const stale = { headers: { cookie: 'luodi_session=nonsense' } };
    expect(codeOf(await app.anonymous.get('/session', stale))).toBe('session-expired');
    expect(codeOf(await app.anonymous.get('/session', { headers: { authorization: 'Bearer nonsense' } }))).toBe('session-expired');
    expect(codeOf(await app.anonymous.get('/session', { headers: { authorization: 'Basic bm86cGU=' } }))).toBe('session-expired');
    expect((await app.anonymous.get('/health', stale)).status).toBe(200);
    expect((await app.anonymous.delete('/session', stale)).status).toBe(204);
  });

  test('ends when the user signs out, at once', async () => {
    const client = await signIn(app, 'viewer', PASSWORD);
    expect((await client.get('/session')).status).toBe(200);
    expect((await client.delete('/session')).status).toBe(204);
    expect(codeOf(await client.get('/session'))).toBe('session-expired');
  });

  test('ends after 12 idle hours, and after 7 days of use', async () => {
    const idle = await signIn(app, 'viewer', PASSWORD);
    later(12 * 60 + 1);
    expect((await idle.get('/session')).status).toBe(401);
    app.setClock(NOW);
    const used = await signIn(app, 'viewer', PASSWORD);
    for (let hour = 8; hour < 7 * 24; hour += 8) {
      later(hour * 60);
      expect((await used.get('/session')).status).toBe(200);
    }
    later(7 * 24 * 60);
    expect((await used.get('/session')).status).toBe(401);
  });

  test('remembers when it was last used, every few minutes', async () => {
    const client = await signIn(app, 'city-manager', PASSWORD);
    const seen = async () => (await app.database.queryOne<{ at: string }>('SELECT MAX(`lastSeenAt`) AS at FROM `session` WHERE `userId` = ?', [userId('city-manager')]))!.at;
    const first = await seen();
    later(2);
    await client.get('/session');
    expect(await seen()).toBe(first);
    later(6);
    await client.get('/session');
    // Written beside the request, which does not wait for it.
    for (let tries = 0; tries < 250 && (await seen()) === first; tries += 1) await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await seen()) > first).toBe(true);
  });
});

describe('unsafe methods under a cookie', () => {
  test('need the CSRF token, reading does not', async () => {
    const { headers } = await app.anonymous.post('/session', { username: 'officer', password: PASSWORD });
    const cookie = String(headers['set-cookie']).split(';')[0]!;
    const send = (token?: string) => app.anonymous.put('/session/locale', { locale: 'zh' }, { headers: { cookie, ...(token === undefined ? {} : { 'x-csrf-token': token }) } });
    const { body } = await app.anonymous.get<SessionAnswer>('/session', { headers: { cookie } });
    for (const token of [undefined, '', 'wrong', `${body.csrfToken}x`]) expect(await send(token)).toMatchObject({ status: 403, body: { error: { code: 'csrf-token', fields: [] } } });
    expect((await send(body.csrfToken)).status).toBe(200);
    // Signing in again over an old cookie is possible; a foreign page cannot do it, for it cannot send JSON.
    expect((await app.anonymous.post('/session', { username: 'officer', password: PASSWORD }, { headers: { cookie } })).status).toBe(201);
  });
});

describe('the request’s context', () => {
  test('reaches handlers after a JSON body and after a multipart body', async () => {
    const client = await app.login('officer');
    expect(await client.put('/session/locale', { locale: 'zh' })).toMatchObject({ status: 200, body: { user: { username: 'officer' } } });
    const big = Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.alloc(3_000_000, 1)]);
    expect(await client.upload('/evidence', { name: 'a.pdf', content: big }, { kind: 'agreement' })).toMatchObject({ status: 201, body: { uploadedByName: 'officer' } });
  });

  test('many users at once stay apart', async () => {
    const names = ['officer', 'officer-b', 'viewer', 'county-manager'];
    const clients = await Promise.all(names.map((name) => app.login(name)));
    await Promise.all(Array.from({ length: 60 }, async (_, index) => {
      const { body } = await clients[index % 4]!.put<SessionAnswer>('/session/locale', { locale: 'zh' });
      expect(body.user.username).toBe(names[index % 4]);
    }));
  });

  test('gives refusals before any handler the standard shape and the caller’s language', async () => {
    const english = { 'accept-language': 'en' };
    const client = await app.login('officer');
    const malformed = await client.request('PUT', '/session/locale', Buffer.from('{bad'), { headers: { ...english, 'content-type': 'application/json' } });
    expect(malformed).toMatchObject({ status: 400, body: { error: { code: 'malformed-request', message: 'The request is malformed' } } });
    expect(await client.request('PUT', '/session/locale', Buffer.from('x'), { headers: { ...english, 'content-type': 'text/csv' } })).toMatchObject({ status: 415, body: { error: { code: 'unsupported-media-type' } } });
    expect(await client.get('/nowhere', { headers: english })).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
    expect((await client.get('/nowhere')).headers['x-request-id']).toBeDefined();
  });
});

describe('one’s own account', () => {
  test('the language chosen is kept, and a header still goes first', async () => {
    const client = await app.login('park-manager-b');
    expect((await client.put<SessionAnswer>('/session/locale', { locale: 'en' })).body.user.locale).toBe('en');
    expect(((await client.get<ErrorBody>('/parks/999')).body).error.message).toMatch(/^No such record/);
    expect(((await client.get<ErrorBody>('/parks/999', { headers: { 'accept-language': 'zh-CN' } })).body).error.message).toMatch(/^未找到/);
    expect((await client.put('/session/locale', { locale: 'fr' })).status).toBe(400);
  });

  test('a new password needs the old one and some length, and ends the other sessions but not this one', async () => {
    const here = await signIn(app, 'park-manager', PASSWORD);
    const elsewhere = await signIn(app, 'park-manager', PASSWORD);
    const change = (currentPassword: string, newPassword: string) => here.put<ErrorBody>('/session/password', { currentPassword, newPassword });
    expect(await change('wrong', 'a-new-password')).toMatchObject({ status: 422, body: { error: { code: 'wrong-credentials', fields: [{ path: 'currentPassword' }] } } });
    expect(await change(PASSWORD, 'short')).toMatchObject({ status: 422, body: { error: { code: 'weak-password', fields: [{ path: 'newPassword' }] } } });
    expect(await change(PASSWORD, 'park-manager')).toMatchObject({ status: 422, body: { error: { code: 'weak-password' } } });
    expect((await change(PASSWORD, 'a-new-password ')).status).toBe(200);
    expect((await here.get('/session')).status).toBe(200);
    expect((await elsewhere.get('/session')).status).toBe(401);
    expect((await app.anonymous.post('/session', { username: 'park-manager', password: PASSWORD })).status).toBe(401);
    expect((await app.anonymous.post('/session', { username: 'park-manager', password: 'a-new-password ' })).status).toBe(201);
  });
});
