import { Database } from '../../api/core/database/database.js';
import { currentContext, runInContext } from '../../api/core/request-context.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let database: Database;
beforeAll(async () => {
  app = await startApp();
  database = app.database;
});
afterAll(async () => { await app?.close(); });

const busyFor = (milliseconds: number) => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};
const put = (id: string) => database.execute("INSERT INTO `outbox` (`id`, `topic`, `payload`, `createdAt`, `availableAt`, `attempts`) VALUES (?, 'nobody', '{}', '9999', '9999', 0)", [id]);
const count = async () => Number((await database.queryOne<{ count: number }>("SELECT COUNT(*) AS `count` FROM `outbox` WHERE `topic` = 'nobody'"))!.count);

describe('a long unit of work', () => {
  test('gives others their turn, who neither see it nor get into it', async () => {
    const order: string[] = [];
    const seen: number[] = [];
    const long = runInContext({ requestId: 'long', ip: '', locale: 'zh' }, () => database.write(async () => {
      const { transaction } = database;
      for (let row = 0; row < 30; row += 1) {
        await put(`long ${row}`);
        busyFor(10);
        expect(currentContext()?.requestId).toBe('long');
        expect(database.transaction).toBe(transaction);
        expect(await count()).toBe(row + 1);
      }
      order.push('long');
    }, { unaudited: true }));
    const short = runInContext({ requestId: 'short', ip: '', locale: 'zh' }, async () => {
      for (let look = 0; look < 5; look += 1) {
        seen.push(await count());
        await new Promise((resolve) => setImmediate(resolve));
      }
      order.push('read');
      await database.write(async () => {
        expect(currentContext()?.requestId).toBe('short');
        await put('short');
        throw new Error('given up');
      }, { unaudited: true }).catch(() => order.push('written'));
    });
    await Promise.all([long, short]);
    expect([seen, order[0], order.includes('written')]).toEqual([[0, 0, 0, 0, 0], 'read', true]);
    // The second writer gave up its own row and nobody else's.
    expect(await count()).toBe(30);
  });
});

describe('every answer', () => {
  test('tells browsers what not to do with it, and callers how much they may still ask', async () => {
    for (const path of ['/health', '/session', '/projects/1', '/nothing-here']) {
      const { headers } = await app.anonymous.get(path);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'referrer-policy': 'no-referrer' });
      expect(String(headers['content-security-policy'])).toContain("frame-ancestors 'none'");
    }
    const first = await app.anonymous.get('/session');
    const second = await app.anonymous.get('/session');
    expect(Number(first.headers['x-ratelimit-remaining']) - Number(second.headers['x-ratelimit-remaining'])).toBe(1);
    expect((await app.anonymous.get('/health')).headers['x-ratelimit-limit']).toBeUndefined();
  });
});
