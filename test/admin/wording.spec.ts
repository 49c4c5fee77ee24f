import { en } from '../../admin/providers/i18n/en';
import { zh } from '../../admin/providers/i18n/zh';

function leaves(messages: object, path = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]) => (typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : leaves(value as object, `${path}${key}.`)));
}
const placeholders = (text: string) => [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map((match) => match[1]))].sort();

describe('wording', () => {
  const chinese = new Map(leaves(zh));
  const english = new Map(leaves(en));

  test('both languages have the same messages', () => expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort()));

  test('a message names the same parameters in both', () => {
    const own = [...chinese].filter(([key]) => !key.startsWith('ra.'));
    for (const [key, text] of own) expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  test('no message is its own key', () => {
    for (const messages of [chinese, english]) for (const [key, text] of messages) expect([key, text === key || /^[a-z]+(\.[a-zA-Z]+)+$/.test(text)]).toEqual([key, false]);
  });

  test('nothing is left in the other language', () => {
    for (const [key, text] of english) expect([key, /[\u4e00-\u9fff]|[　，。：；（）、！？《》「」〔〕]/.test(text)]).toEqual([key, false]);
    for (const [key, text] of english) expect([key, text.trim() === '' && !key.startsWith('ra.boolean')]).toEqual([key, false]);
    for (const [key, text] of chinese) expect([key, text.trim() === '' && !key.startsWith('ra.boolean')]).toEqual([key, false]);
  });
});
