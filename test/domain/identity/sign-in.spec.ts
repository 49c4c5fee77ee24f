import { FailureCounter } from '../../../api/identity/failure-counter.js';
import { FreshCache } from '../../../api/identity/fresh-cache.js';
import { acceptedLocale } from '../../../api/identity/domain/locale.js';
import { isWeakPassword } from '../../../api/identity/domain/password.js';
import { hashPassword, verifyPassword } from '../../../api/identity/passwords.js';

describe('passwords', () => {
  test('ten characters, and not the username in any spelling', () => {
    expect(isWeakPassword('short-one', 'x')).toBe(true);
    expect(isWeakPassword('招商引资工作人员密码', 'x')).toBe(false);
    expect(isWeakPassword('zhang-san-1980', 'ZhangSan1980')).toBe(true);
    expect(isWeakPassword('ｚｈａｎｇｓａｎ１９８０', 'zhangsan1980')).toBe(true);
    expect(isWeakPassword('correct-horse', 'zhangsan')).toBe(false);
  });

  test('argon2id, and typing in full width makes no difference', async () => {
    const stored = await hashPassword('correct-horse-1');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verifyPassword(stored, 'ｃｏｒｒｅｃｔ-horse-1')).toBe(true);
    expect(await verifyPassword(stored, 'correct-horse-2')).toBe(false);
    expect(await verifyPassword(undefined, 'correct-horse-1')).toBe(false);
  });
});

describe('the language of a request', () => {
  test.each([
    [undefined, undefined], ['', undefined], ['fr-FR, de;q=0.9', undefined], ['en', 'en'], ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'], ['en-GB;q=0.5, zh;q=0.7', 'zh'], ['fr, en;q=0.1', 'en'], ['zh;q=0, en', 'en'], ['*', undefined],
  ])('%s → %s', (header, locale) => expect(acceptedLocale(header)).toBe(locale));
});

describe('failures', () => {
  test('the tenth blocks for the window, and the counting begins anew after it', () => {
    const counter = new FailureCounter(10, 1_000);
    for (let time = 0; time < 9; time += 1) counter.fail('a', time);
    expect(counter.blockedFor('a', 9)).toBe(0);
    counter.fail('a', 9);
    expect(counter.blockedFor('a', 10)).toBe(999);
    expect(counter.blockedFor('b', 10)).toBe(0);
    expect(counter.blockedFor('a', 1_009)).toBe(0);
    counter.fail('a', 1_100);
    expect(counter.blockedFor('a', 1_101)).toBe(0);
  });
});

describe('the cache of credentials', () => {
  test('keeps a value for its time, never a missing one, and no more than its limit', async () => {
    const cache = new FreshCache<{ n: number }>(10_000, 2);
    let loads = 0;
    const load = async () => ({ n: (loads += 1) });
    expect(await cache.get('a', load)).toEqual({ n: 1 });
    expect(await cache.get('a', load)).toEqual({ n: 1 });
    expect(await cache.get('missing', async () => undefined)).toBeUndefined();
    expect(await cache.get('missing', load)).toEqual({ n: 2 });
    await cache.get('c', load);
    expect(await cache.get('a', load)).toEqual({ n: 4 });
  });

  test('what is forgotten while it is read is read again', async () => {
    const cache = new FreshCache<{ n: number }>(10_000, 10);
    let stored = 1;
    const value = await cache.get('a', async () => {
      const n = stored;
      if (n === 1) {
        stored = 2;
        cache.forget(() => true);
      }
      return { n };
    });
    expect(value).toEqual({ n: 2 });
  });
});
