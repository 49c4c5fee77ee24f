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
