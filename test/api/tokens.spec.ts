import type { ApiTokenRecord, SessionAnswer } from '../../shared/contracts/identity.js';
import { startApp, type TestApp } from '../support/app.js';
import { Client, type ErrorBody } from '../support/client.js';
import { NOW, userId } from '../support/fixtures.js';

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(async () => { await app?.close(); });
afterEach(() => app.setClock(NOW));

const bearer = (token: string) => new Client(app.app, { authorization: `Bearer ${token}` });
const inDays = (days: number) => new Date(Date.parse(NOW) + days * 86_400_000).toISOString();
async function create(username: string, body: object = { name: '统计平台' }): Promise<Required<ApiTokenRecord>> {
  const answer = await (await app.login(username)).post<Required<ApiTokenRecord>>('/api-tokens', body);
  expect(answer.status).toBe(201);
  return answer.body;
}

describe('an API token', () => {
  test('is shown once, stored hashed, and acts for its user without cookie or CSRF token', async () => {
    const { id, token } = await create('officer');
    expect(token).toMatch(/^luodi_[\w-]{43}$/);
    expect(JSON.stringify(await app.database.query('SELECT * FROM `api_token`'))).not.toContain(token);
    expect(JSON.stringify(await app.database.query('SELECT * FROM `audit_entry`'))).not.toContain(token);
    const client = bearer(token);
    expect(await client.get<SessionAnswer>('/session')).toMatchObject({ status: 200, body: { user: { username: 'officer' }, csrfToken: '' } });
    expect((await client.put('/session/locale', { locale: 'zh' })).status).toBe(200);
    expect((await client.get('/users')).status).toBe(403);
    expect((await (await app.login('officer')).get<ApiTokenRecord>(`/api-tokens/${id}`)).body).not.toHaveProperty('token');
  });

  test('is not replayed for an idempotency key: each request makes another one', async () => {
    const client = await app.login('officer');
    const options = { headers: { 'idempotency-key': 'same-key' } };
    const [first, second] = [await client.post<ApiTokenRecord>('/api-tokens', { name: 'a' }, options), await client.post<ApiTokenRecord>('/api-tokens', { name: 'a' }, options)];
    expect(first.body.token).not.toBe(second.body.token);
    expect(JSON.stringify(await app.database.query('SELECT * FROM `idempotency_key`'))).not.toContain(first.body.token);
  });

  test('lasts 90 days, or up to 366 as asked', async () => {
    expect((await create('officer')).expiresAt).toBe(inDays(90));
    const { token, expiresAt } = await create('officer', { name: 'a', expiresInDays: 366 });
    expect(expiresAt).toBe(inDays(366));
    expect((await bearer(token).get('/session')).status).toBe(200);
    app.setClock(inDays(366));
    expect(await bearer(token).get('/session')).toMatchObject({ status: 401, body: { error: { code: 'session-expired' } } });
    expect((await (await app.login('county-manager')).post<ErrorBody>('/api-tokens', { name: 'a', expiresInDays: 367 })).body.error.fields).toMatchObject([{ path: 'expiresInDays', code: 'too-large' }]);
  });

  test('is refused as soon as it is revoked, and stays revoked', async () => {
    const owner = await app.login('officer');
    const { id, token } = await create('officer');
    expect((await bearer(token).get('/session')).status).toBe(200);
    const { body } = await owner.put<ApiTokenRecord>(`/api-tokens/${id}`, { revoked: true });
    expect(body.revokedAt).not.toBeNull();
    expect((await bearer(token).get('/session')).status).toBe(401);
    expect((await owner.put<ApiTokenRecord>(`/api-tokens/${id}`, { revoked: false })).body.revokedAt).toBe(body.revokedAt);
    expect((await owner.put<ApiTokenRecord>(`/api-tokens/${id}`, { revoked: true })).body.revokedAt).toBe(body.revokedAt);
  });

  test('belongs to its user alone', async () => {
    const { id } = await create('officer-b');
    for (const username of ['officer', 'admin']) {
      const client = await app.login(username);
      expect((await client.get(`/api-tokens/${id}`)).status).toBe(404);
      expect((await client.put(`/api-tokens/${id}`, { revoked: true })).status).toBe(404);
      expect((await client.list<ApiTokenRecord>('/api-tokens')).rows.map((row) => row.id)).not.toContain(id);
    }
    expect((await (await app.login('officer-b')).list('/api-tokens')).total).toBe(1);
    expect((await (await app.login('viewer')).get('/api-tokens')).status).toBe(403);
  });

  test('ends with its user’s account', async () => {
    const { token } = await create('officer-township');
    const admin = await app.login('admin');
    expect((await bearer(token).get('/session')).status).toBe(200);
    expect((await admin.put(`/users/${userId('officer-township')}`, { version: 1, status: 'disabled' })).status).toBe(200);
    expect((await bearer(token).get('/session')).status).toBe(401);
  });
});
