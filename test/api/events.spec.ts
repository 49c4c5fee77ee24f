import { Database } from '../../api/core/database/database.js';
import { Outbox, Topic, TransactionEvents } from '../../api/core/events.js';
import { JobsService } from '../../api/jobs/jobs.service.js';
import { startApp, type TestApp } from '../support/app.js';

const GREETED = new Topic<{ name: string }>('test-greeted');

describe('events', () => {
  let app: TestApp;
  let database: Database;
  let outbox: Outbox;
  const heard: string[] = [];
  let failing = false;

  beforeAll(async () => {
    app = await startApp();
    database = app.database;
    outbox = app.app.get(Outbox);
    outbox.on(GREETED, async ({ name }) => {
      if (failing) throw new Error('not now');
      heard.push(name);
    });
  });
  afterAll(() => app.close());
  beforeEach(() => {
    heard.length = 0;
    failing = false;
  });

  const waiting = async () => Number((await database.queryOne<{ count: number }>('SELECT COUNT(*) AS `count` FROM `outbox`'))!.count);

  it('after commit are delivered once the transaction is there, and not before', async () => {
    await database.write(async () => {
      await outbox.publish(GREETED, { name: '甲' });
      expect(heard).toEqual([]);
    });
    await app.settle();
    expect(heard).toEqual(['甲']);
    expect(await waiting()).toBe(0);
  });

  it('after commit never happened when the transaction did not', async () => {
    await expect(database.write(async () => {
      await outbox.publish(GREETED, { name: '乙' });
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    await app.settle();
    expect([heard, await waiting()]).toEqual([[], 0]);
  });

  it('after commit wait for another try when a handler fails, and any process may make it', async () => {
    failing = true;
    await database.write(() => outbox.publish(GREETED, { name: '丙' }));
    await app.settle();
    expect([heard, await waiting()]).toEqual([[], 1]);
    failing = false;
    await database.write(() => database.execute('UPDATE `outbox` SET `availableAt` = ?', ['2020-01-01T00:00:00.000Z']));
    expect(await app.app.get(JobsService).runNow('deliver-outbox')).toBe(true);
    expect([heard, await waiting()]).toEqual([['丙'], 0]);
  });

  it('inside the transaction run with it and fail with it', async () => {
    const events = app.app.get(TransactionEvents);
    const merged = new Topic<number>('test-merged');
    events.on(merged, async (id) => {
      await database.execute('INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES (?, ?, ?)', [`merged-${id}`, 'test', '2030-01-01T00:00:00.000Z']);
      if (id === 2) throw new Error('refused');
    });
    await database.write(() => events.emit(merged, 1));
    await expect(database.write(() => events.emit(merged, 2))).rejects.toThrow('refused');
    const rows = await database.query<{ name: string }>("SELECT `name` FROM `job_lease` WHERE `name` LIKE 'merged-%'");
    expect(rows.map(({ name }) => name)).toEqual(['merged-1']);
  });
});
