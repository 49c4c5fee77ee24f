import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { entryOf, gramsOf, type EntryText } from '../../../api/search/domain/grams.js';
import { fits, inRange, readQuery } from '../../../api/search/domain/plan.js';
import { beginsSyllable, isSyllable } from '../../../api/search/domain/syllables.js';
import { nameKey } from '../../../shared/text.js';

const reading = (text: string) => pinyin(text, { toneType: 'none', type: 'array', v: true });
const entry = (...names: string[]) => entryOf(names, [], reading);

/** Found as the database finds: by the condition; and whoever a reading fits must have a gram in each of its ranges, whichever is looked up. */
function found(record: EntryText, typed: string): boolean {
  const grams = [...gramsOf(record)];
  const fitting = readQuery(typed).filter((alternative) => fits(record, [alternative]));
  const missed = fitting.flatMap(({ ranges }) => ranges).filter((range) => !grams.some((gram) => inRange(gram, range)));
  if (missed.length) throw new Error(`${typed}: fits, and has no gram in ${JSON.stringify(missed)}`);
  // What is said to be exact is found by its gram alone.
  for (const alternative of readQuery(typed).filter(({ exact }) => exact)) {
    if (grams.some((gram) => inRange(gram, alternative.ranges[0]!)) !== fits(record, [alternative])) throw new Error(`${typed}: its gram alone does not tell`);
  }
  return fitting.length > 0;
}

/** Names as they occur: Chinese, with digits and Latin letters between, and characters beyond the basic plane. */
const character = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'宜宾锂电池年产万吨重庆长江绿色女装饭馆西安方案曾令荣项目建设有限公司四川安康一期') },
  { weight: 3, arbitrary: fc.constantFrom(...'0123456789ABCxyz') },
  { weight: 1, arbitrary: fc.constantFrom('𠮷', '（', '·', ' ', '㎡', 'é') },
);
const name = fc.array(character, { minLength: 1, maxLength: 24 }).map((characters) => characters.join('')).filter((text) => nameKey(text) !== '');
const slice = (length: number) => fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => { const start = a % length; return [start, start + 1 + (b % (length - start))] as const; });

describe('what a record is found by', () => {
  test('宜宾 by its characters, its pinyin and its initials', () => {
    const record = entry('宜宾锂电池基地（一期）', 'YB Battery');
    for (const typed of ['宜宾', '宜', '锂电', '基地一期', 'yibin', 'YiBin', 'yib', 'yi', 'y', 'yb', 'ybl', 'yibinli', 'yibinlidianchi', 'lidian', 'dianc', 'ldc', 'battery', 'yb batt', '（一期']) expect([typed, found(record, typed)]).toEqual([typed, true]);
    for (const typed of ['宾宜', '宜宾市', 'binyi', 'yibinn', 'ibin', 'ianchi', 'by', 'ybd', '%', '！']) expect([typed, found(record, typed)]).toEqual([typed, false]);
  });

  test('words that read in their own way', () => {
    expect(found(entry('重庆长安'), 'chongqing')).toBe(true);
    expect(found(entry('西安方案'), 'xian')).toBe(true);
    expect(found(entry('西安方案'), 'xianfang')).toBe(true);
    expect(found(entry('绿色'), 'lvse')).toBe(true);
  });

  test('a code by its beginning, and by nothing else of it', () => {
    const record = entryOf(['项目'], ['LD0000123', '91511500MA62A1B2C3'], reading);
    for (const typed of ['LD0000123', 'ld0000', '91511500ma62a1b2c3', '9151']) expect([typed, found(record, typed)]).toEqual([typed, true]);
    for (const typed of ['0123', 'ld', '1511']) expect([typed, found(record, typed)]).toEqual([typed, false]);
  });

  test('every part of the name, and never a candidate missed', () => {
    fc.assert(fc.property(name.chain((text) => { const key = Array.from(nameKey(text)); return fc.tuple(fc.constant(text), slice(key.length).map(([from, to]) => key.slice(from, to).join(''))); }), ([text, part]) => found(entry(text), part)), { numRuns: 2_000 });
  });

  test('the pinyin from any character on, also unfinished, and the initials', () => {
    const chinese = fc.array(fc.constantFrom(...'宜宾锂电池年产万吨重庆长江绿色女装饭馆西安方案曾令荣项目建设有限公司四川安康一期20'), { minLength: 1, maxLength: 16 }).map((characters) => characters.join('')).filter((text) => /\D/.test(text));
    fc.assert(fc.property(chinese, fc.nat(), fc.nat(), (text, a, b) => {
      const syllables = reading(text);
      const start = a % syllables.length;
      const letters = syllables.slice(start).join('');
      const typed = letters.slice(0, 1 + (b % letters.length));
      const initials = syllables.slice(start, start + 1 + (b % (syllables.length - start))).map((syllable) => syllable[0]).join('');
      // Digits alone are read as part of the name, which they are.
      return found(entry(text), typed) && found(entry(text), initials);
    }), { numRuns: 2_000 });
  });

  test('what does not occur is not found', () => {
    fc.assert(fc.property(name, name, (text, other) => {
      const key = nameKey(other);
      const isText = nameKey(text).includes(key);
      return found(entry(text), other) === isText || /^[a-z0-9]+$/.test(key);
    }), { numRuns: 1_000 });
  });

  test('grams fit their column and follow from what is stored', () => {
    fc.assert(fc.property(fc.array(name, { maxLength: 80 }), fc.array(fc.stringMatching(/^[A-Z0-9]{3,30}$/), { maxLength: 3 }), (names, codes) => {
      const record = entryOf(names, codes, reading);
      const length = (text: string) => Array.from(text).length;
      return length(record.text) <= 800 && length(record.pinyin) <= 6_000 && length(record.initials) <= 800 && length(record.codes) <= 200 && [...gramsOf(record)].every((gram) => length(gram) <= 20 && gram !== '');
    }));
  });

  test('a query reads in few ways however long it is', () => {
    for (const typed of ['xianxianxianxianxian', 'a'.repeat(100), '项目'.repeat(50)]) {
      const alternatives = readQuery(typed);
      expect(alternatives.length).toBeLessThan(25);
      expect(alternatives.every(({ ranges }) => ranges.length <= 6)).toBe(true);
    }
  });
});

test('every reading in the dictionary is a syllable that can be typed', () => {
  const unknown = new Set<string>();
  for (let code = 0x4e00; code <= 0x9fff; code += 1) {
    for (const syllable of pinyin(String.fromCodePoint(code), { toneType: 'none', type: 'array', multiple: true, v: true })) if (/^[a-z]+$/.test(syllable) && !(isSyllable(syllable) && beginsSyllable(syllable))) unknown.add(syllable);
  }
  expect([...unknown]).toEqual([]);
});
