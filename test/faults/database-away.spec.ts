import { startApp, type TestApp } from '../support/app.js';
import type { Answer, Client, ErrorBody } from '../support/client.js';
import { findMariaDb, startMariaDb, type MariaDbServer } from '../support/mariadb-server.mjs';

(findMariaDb() ? describe : describe.skip)('when the MariaDB server is away', () => {
  let server: MariaDbServer;
  let app: TestApp;
  let admin: Client;

  beforeAll(async () => {
    server = await startMariaDb();
    app = await startApp({ database: 'mariadb', server: server.url });
    admin = await app.login('admin');
  });
  afterAll(async () => {
    await app?.close();
    await server?.remove();
  });

  function expectUnavailable({ status, body, headers }: Answer<ErrorBody>): void {
    expect({ status, code: body.error.code }).toEqual({ status: 503, code: 'database-unavailable' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  }

  test('requests answer 503 with Retry-After, the process stays alive, and everything recovers by itself', async () => {
    expect((await admin.get('/organisations')).status).toBe(200);
    await server.stop('SIGKILL');

    expect((await app.anonymous.get('/health')).status).toBe(200);
    const ready = await app.anonymous.get('/ready');
    expect(ready.status).toBe(503);
    expect(ready.headers['retry-after']).toBeDefined();
    expectUnavailable(await admin.get<ErrorBody>('/audit-entries'));
    expectUnavailable(await admin.post<ErrorBody>('/organisations', { name: '某乡', kind: 'township', parentId: 2 }));
    expectUnavailable(await app.anonymous.post<ErrorBody>('/session', { username: 'admin', password: 'whatever-it-is' }));

    await server.start();
    expect((await app.anonymous.get('/ready')).status).toBe(200);
    expect((await admin.get('/audit-entries')).status).toBe(200);
    expect((await admin.post('/organisations', { name: '某乡', kind: 'township', parentId: 2 })).status).toBe(201);
  });
});
