import { nameKey } from '../../../shared/text.js';

/** What one record can be found by, as it is stored; the grams follow from it. */
export interface EntryText {
  /** The normalised names: `宜宾锂电项目|宜锂`. */
  text: string;
  /** Their readings, a syllable a character: ` yi bin li dian xiang mu | yi li `. */
  pinyin: string;
  /** `ybldxm|yl`. */
  initials: string;
  /** Codes, each after a space: ` ld0000123 `. */
  codes: string;
}

/** The reading of each character of a text, in order; a character without one stands for itself. */
export type Reading = (text: string) => readonly string[];

/** Characters of names that are indexed for one record; the stored columns hold no more. */
const MAX_TEXT = 800;
const MAX_CODES = 200;
/** Characters of a name from one position on. */
export const TEXT_GRAM = 3;
/** A code is found by its beginning, up to here. */
export const CODE_GRAM = 19;
/** Stands for a character that cannot be typed on a Latin keyboard. */
const UNTYPED = '·';

/** What a record with these names and codes can be found by. */
export function entryOf(names: readonly string[], codes: readonly string[], reading: Reading): EntryText {
  const keys = [...new Set(names.map(nameKey).filter(Boolean))];
  const kept: string[] = [];
  let left = MAX_TEXT;
  for (const key of keys) {
    if (left <= 0) break;
    const part = Array.from(key).slice(0, left).join('');
    kept.push(part);
    left -= Array.from(part).length + 1;
  }
  // A name in Latin letters only is found by its letters; it has no reading besides.
  const read = kept.filter((key) => /[^\p{ASCII}]/u.test(key)).map((key) => reading(key).map((syllable) => (/^[a-z0-9]+$/.test(syllable) ? syllable : UNTYPED)));
  const known = [...new Set(codes.map(nameKey).filter(Boolean))];
  return {
    text: kept.join('|'),
    pinyin: read.map((syllables) => ` ${syllables.join(' ')} `).join('|'),
    initials: read.map((syllables) => syllables.map((syllable) => syllable[0]).join('')).join('|'),
    codes: known.length ? ` ${known.join(' ')} `.slice(0, MAX_CODES) : '',
  };
}

/**
 * The grams of an entry: of each name the next three characters from every position; of its reading, from every syllable, both
 * initials and then both remainders of it and its neighbour (`宜宾` → `ybi,in`), so that initials and pinyin are prefixes of one gram;
 * of each code its beginning. A query's beginning is therefore a range of grams, also when it is a single character.
 */
export function gramsOf(entry: EntryText): Set<string> {
  const grams = new Set<string>();
  for (const key of entry.text.split('|')) {
    const characters = Array.from(key);
    characters.forEach((_, index) => grams.add(characters.slice(index, index + TEXT_GRAM).join('')));
  }
  for (const reading of entry.pinyin.split('|')) {
    const syllables = reading.split(' ').filter(Boolean);
    syllables.forEach((syllable, index) => { if (syllable !== UNTYPED) grams.add(syllableGram(syllable, syllables[index + 1])); });
  }
  for (const code of entry.codes.split(' ').filter(Boolean)) grams.add(codeGram(code));
  return grams;
}

/** The gram of a syllable and the one after it; the last one of a name has none. */
export const syllableGram = (first: string, second?: string): string => `${first[0]}${second ? second[0] : ' '}${first.slice(1)},${second ? second.slice(1) : ''}`;
export const codeGram = (code: string): string => `#${code.slice(0, CODE_GRAM)}`;
