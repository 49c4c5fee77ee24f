import { createApp, type RunningApp } from '../../api/bootstrap.js';
import { Clock } from '../../api/core/clock.js';
import { Outbox } from '../../api/core/events.js';
import { Client } from './client.js';
import { fixtureDatabase, projectDatabase, type DatabaseKind, type TestDatabase } from './databases.js';
import { NOW, PASSWORD } from './fixtures.js';

export interface TestApp extends RunningApp {
  kind: DatabaseKind;
  config: TestDatabase['config'];
  /** Nobody signed in. */
  anonymous: Client;
  /** A fixture user with a browser's session (kept for the next caller): cookie and CSRF token. */
  login(username: string, password?: string): Promise<Client>;
  /** A fixture user's program: a bearer token, made anew. */
  token(username: string): Promise<Client>;
  /** Waits for what follows a commit (the outbox). */
  settle(): Promise<void>;
  /** Moves the clock, which otherwise stands at `NOW`. */
  setClock(instant: string): void;
}

/** Opens a session and answers a client that uses it. */
export async function signIn(running: Pick<RunningApp, 'app'>, username: string, password: string): Promise<Client> {
  const { status, body, headers } = await new Client(running.app).post<{ csrfToken: string }>('/session', { username, password });
  if (status !== 201 && status !== 200) throw new Error(`signing in as ${username} answered ${status}: ${JSON.stringify(body)}`);
  const cookie = [headers['set-cookie']].flat().map((line) => String(line).split(';')[0]).join('; ');
  return new Client(running.app, { cookie, 'x-csrf-token': body.csrfToken });
}

/** The whole application on a fresh database with the fixtures; not listening. Close it after the tests. `server`: another MariaDB server. */
export async function startApp(options: { database?: DatabaseKind; server?: string } = {}): Promise<TestApp> {
  const kind = options.database ?? projectDatabase();
  const database = await fixtureDatabase(kind, options.server);
  const clock = new Clock(database.config.timeZone);
  clock.set(new Date(NOW));
  const running = await createApp(database.config, { clock });
  const sessions = new Map<string, Promise<Client>>();

  async function login(username: string, password = PASSWORD): Promise<Client> {
    const session = sessions.get(username) ?? signIn(running, username, password);
    sessions.set(username, session);
    return session;
  }

  return {
    ...running,
    kind,
    config: database.config,
    anonymous: new Client(running.app),
    login,
    async token(username) {
      const { status, body } = await (await login(username)).post<{ token: string }>('/api-tokens', { name: 'test', expiresOn: '2026-12-31' });
      if (status !== 201) throw new Error(`a token for ${username} answered ${status}: ${JSON.stringify(body)}`);
      return new Client(running.app, { authorization: `Bearer ${body.token}` });
    },
    settle: () => running.app.get(Outbox).deliver(),
    setClock: (instant) => clock.set(new Date(instant)),
    async close() {
      await running.close();
      await database.drop();
    },
  };
}
