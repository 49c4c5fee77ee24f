import { Database } from '../../api/core/database/database.js';
import { Ids } from '../../api/core/database/ids.js';
import { entities } from '../../api/entities.js';
import { availableDatabases, emptyDatabase, migrateDatabase, type TestDatabase } from '../support/databases.js';

const UNITS = 200;
const tick = () => new Promise((resolve) => setImmediate(resolve));

describe.each(availableDatabases)('parallel transactions on %s', (kind) => {
  let files: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    files = await emptyDatabase(kind);
    await migrateDatabase(files.config);
    database = await Database.open(files.config, entities);
  });
  afterAll(async () => {
    await database.close();
    await files.drop();
  });

  const insert = (name: string, owner: string) => database.execute('INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES (?, ?, ?)', [name, owner, 'x']);
  const namesOf = async (owner: string) => (await database.query<{ name: string }>('SELECT `name` FROM `job_lease` WHERE `owner` LIKE ? ORDER BY `name`', [`${owner}%`])).map((row) => row.name);

  test('those that commit are whole, those that fail leave nothing, and nobody sees one half done', async () => {
    let writing = true;
    const halfDone: unknown[] = [];
    const reader = (async () => {
      while (writing) {
        halfDone.push(...(await database.query("SELECT `owner` FROM `job_lease` WHERE `owner` LIKE 'pair-%' GROUP BY `owner` HAVING COUNT(*) <> 2")));
        await tick();
      }
    })();
    const outcomes = await Promise.allSettled(Array.from({ length: UNITS }, (_, unit) => database.write(async () => {
      await insert(`pair-${unit}-1`, `pair-${unit}`);
      await tick();
      if (unit % 3 === 0) throw new Error('a rule refuses');
      await insert(`pair-${unit}-2`, `pair-${unit}`);
      await tick();
      if (unit % 3 === 1) await insert(`pair-${unit}-2`, 'the same key again');
    })));
    writing = false;
    await reader;
    expect(halfDone).toEqual([]);
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: UNITS }, (_, unit) => (unit % 3 === 2 ? 'fulfilled' : 'rejected')));
    expect(await namesOf('pair-')).toEqual(Array.from({ length: UNITS }, (_, unit) => unit).filter((unit) => unit % 3 === 2).flatMap((unit) => [`pair-${unit}-1`, `pair-${unit}-2`]).sort());
  });

  describe('statements whose answer nobody waits for', () => {
    const put = (name: string, owner = 'put') => database.put('INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES (?, ?, ?)', [name, owner, 'x']);

    test('are seen by the next one of their unit of work, in their order, texts with marks of their own included', async () => {
      const seen = await database.write(async () => {
        await put('put-1');
        await put("put-2'; DELETE FROM `job_lease`; -- ?");
        await database.put('UPDATE `job_lease` SET `expiresAt` = ? WHERE `name` = ?', ['y', 'put-1']);
        return [await namesOf('put'), (await database.queryOne('SELECT `expiresAt` FROM `job_lease` WHERE `name` = ?', ['put-1']))?.['expiresAt']];
      });
      expect(seen).toEqual([['put-1', "put-2'; DELETE FROM `job_lease`; -- ?"], 'y']);
      expect(await namesOf('put')).toHaveLength(2);
      await database.write(() => database.execute("DELETE FROM `job_lease` WHERE `owner` = 'put'"));
    });

    test('are there after the commit, also where they were all there was, and many more than go in one packet', async () => {
      await database.write(async () => { for (let index = 0; index < 3_000; index += 1) await put(`put-${index}-${'长'.repeat(40)}`); });
      expect(await namesOf('put')).toHaveLength(3_000);
      await database.write(() => database.execute("DELETE FROM `job_lease` WHERE `owner` = 'put'"));
    });

    test.each([['the next one', () => namesOf('put')], ['the commit', async () => []]])('one that is refused fails its unit of work with %s, and nothing of it stays', async (_name, then) => {
      await expect(database.write(async () => {
        await put('twice');
        await put('twice');
        await put('after');
        return then();
      })).rejects.toThrow(/UNIQUE constraint failed|Duplicate entry/);
      expect(await namesOf('put')).toEqual([]);
      await expect(database.write(() => put('next').then(() => namesOf('put')))).resolves.toEqual(['next']);
      await database.write(() => database.execute("DELETE FROM `job_lease` WHERE `owner` = 'put'"));
    });
  });

  test('numbers come as numbers, in and outside a unit of work, and one that would lose digits is refused', async () => {
    const sql = 'SELECT 9007199254740991 AS `most`, SUM(`each`.`n`) AS `sum`, COUNT(*) AS `count`, 1.5 AS `rate`, NULL AS `none` FROM (SELECT 2 AS `n` UNION ALL SELECT 3 AS `n`) `each`';
    const wanted = { most: Number.MAX_SAFE_INTEGER, sum: 5, count: 2, rate: 1.5, none: null };
    expect(await database.queryOne(sql)).toEqual(wanted);
    expect(await database.write(() => database.queryOne(sql))).toEqual(wanted);
    await expect(database.query('SELECT 9007199254740993 AS `more`')).rejects.toThrow(/too large/);
    await expect(database.write(() => database.query('SELECT 9007199254740993 AS `more`'))).rejects.toThrow(/too large/);
  });

  test('a unit of work inside another one lives and dies with it', async () => {
    const nested = (fail: boolean) => database.write(async () => {
      await insert(`outer-${fail}`, 'nest');
      await database.write(() => insert(`inner-${fail}`, 'nest'));
      if (fail) throw new Error('the outer one fails');
    });
    await expect(nested(true)).rejects.toThrow('the outer one fails');
    expect(await namesOf('nest')).toEqual([]);
    await nested(false);
    expect(await namesOf('nest')).toEqual(['inner-false', 'outer-false']);
  });

  test('what follows a commit runs after it, and never after a failure', async () => {
    const seen: number[] = [];
    const count = () => namesOf('after').then((names) => void seen.push(names.length));
    await database.write(async () => {
      await insert('after-1', 'after');
      database.afterCommit(() => void count());
    });
    await database.write(async () => {
      database.afterCommit(() => void count());
      throw new Error('no');
    }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(seen).toEqual([1]);
  });

  test('two that lock the same rows in opposite order both succeed', async () => {
    await database.write(async () => {
      await insert('lock-a', '0');
      await insert('lock-b', '0');
    });
    const raise = (name: string) => database.execute('UPDATE `job_lease` SET `expiresAt` = ? WHERE `name` = ?', [`${Math.random()}`, name]);
    const both = (first: string, second: string) => database.write(async () => {
      await raise(first);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await raise(second);
    });
    await expect(Promise.all(Array.from({ length: 6 }, (_, turn) => (turn % 2 ? both('lock-a', 'lock-b') : both('lock-b', 'lock-a'))))).resolves.toHaveLength(6);
  });

  test('those that wait for their turn are answered only when what they wrote is there for everybody', async () => {
    const seen = await Promise.all(Array.from({ length: UNITS }, (_, unit) => database.write(() => insert(`seen-${unit}`, 'seen')).then(() => database.query('SELECT 1 AS one FROM `job_lease` WHERE `name` = ?', [`seen-${unit}`]))));
    expect(seen.every((rows) => rows.length === 1)).toBe(true);
  });

  test('one that wants to be alone is answered beside short ones, and fails by itself', async () => {
    const order: string[] = [];
    const unit = (name: string, options = {}) => database.write(async () => {
      await insert(name, 'alone');
      if (name.startsWith('long')) await new Promise((resolve) => setTimeout(resolve, 100));
      if (name === 'long-2') throw new Error('a rule refuses');
    }, options).then(() => void order.push(name));
    await Promise.allSettled([unit('short-1'), unit('short-2'), unit('long-1', { alone: true }), unit('long-2', { alone: true }), unit('short-3')]);
    expect(await namesOf('alone')).toEqual(['long-1', 'short-1', 'short-2', 'short-3']);
    if (kind === 'sqlite') expect(order.indexOf('long-1')).toBeGreaterThan(order.indexOf('short-2'));
  });

  test('ids taken beside failing transactions are never given twice', async () => {
    const ids = [new Ids(database), new Ids(database)] as const;
    const kept: number[] = [];
    await Promise.allSettled(Array.from({ length: UNITS }, (_, unit) => database.write(async () => {
      const taken = await ids[unit % 2]!.take('project', 1 + (unit % 70));
      await tick();
      if (unit % 4 === 0) throw new Error('a rule refuses');
      return taken;
    }).then((taken) => kept.push(...taken))));
    expect(kept.length).toBeGreaterThan(UNITS);
    expect(new Set(kept).size).toBe(kept.length);
  });
});

(availableDatabases.includes('mariadb') ? describe : describe.skip)('a transaction on MariaDB that is over', () => {
  test('takes no statement of work that went on beside the part that failed', async () => {
    const files = await emptyDatabase('mariadb');
    await migrateDatabase(files.config);
    const database = await Database.open(files.config, entities);
    try {
      let straggler: Promise<unknown> = Promise.resolve();
      await expect(database.write(async () => {
        await database.put("INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES ('late', 'late', 'x')");
        straggler = new Promise((resolve) => setTimeout(resolve, 200)).then(() => database.query('SELECT 1 AS one'));
        straggler.catch(() => undefined);
        throw new Error('a rule refuses');
      })).rejects.toThrow('a rule refuses');
      await expect(straggler).rejects.toThrow('after the end of its transaction');
      expect(await database.query("SELECT `name` FROM `job_lease` WHERE `owner` = 'late'")).toEqual([]);
    } finally {
      await database.close();
      await files.drop();
    }
  });
});

describe('a shared commit of the embedded database', () => {
  let files: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    files = await emptyDatabase('sqlite');
    await migrateDatabase(files.config);
    database = await Database.open(files.config, entities);
  });
  afterAll(async () => {
    await database.close();
    await files.drop();
  });

  const insert = (name: string) => database.execute("INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES (?, 'shared', 'x')", [name]);

  test('that fails fails for all of its units, whose after-effects are taken back, and the next one begins anew', async () => {
    const followed: string[] = [];
    const unit = (name: string) => database.write(async () => {
      const { transaction } = database;
      transaction!.afterCommit.push(() => followed.push(`${name} committed`));
      transaction!.afterRollback.push(() => followed.push(`${name} rolled back`));
      await insert(name);
      // A reference that is looked at only on commit, which then fails.
      if (name === 'c') {
        await database.execute('PRAGMA defer_foreign_keys = ON');
        await database.execute("INSERT INTO `project_event_review` (`id`, `eventId`, `level`, `verdict`, `reviewedById`, `reviewedAt`) VALUES (1, 4711, 'county', 'verified', 4711, 'x')");
      }
    });
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(unit));
    // `a` finds nobody waiting before it and everybody after it: all three share.
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(followed.sort()).toEqual(['a rolled back', 'b rolled back', 'c rolled back']);
    await unit('d');
    expect((await database.query<{ name: string }>("SELECT `name` FROM `job_lease` WHERE `owner` = 'shared'")).map(({ name }) => name)).toEqual(['d']);
  });
});
