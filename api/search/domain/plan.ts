import { nameKey } from '../../../shared/text.js';
import { codeGram, syllableGram, TEXT_GRAM, type EntryText } from './grams.js';
import { beginsSyllable, isSyllable, LONGEST_SYLLABLE } from './syllables.js';

/** Grams from `from` to `to`, both included. */
export interface GramRange { from: string; to: string }

/** A part that must occur: in a stored column, or in the reading with its syllables run together (`letters`). */
export interface Part { in: keyof EntryText | 'letters'; part: string }

/** One way to read what was typed: a record fits when all parts occur in it, and then it has a gram in each of the ranges. */
export interface Alternative { all: readonly Part[]; ranges: readonly GramRange[]; /** A gram in its range says it all: nothing is left to verify. */ exact?: boolean }

const HIGHEST = '\u{10FFFF}';
/** How many ranges of one alternative are compared to find its rarest. */
const MAX_RANGES = 6;
const SHORTEST_CODE = 3;

const exactly = (gram: string): GramRange => ({ from: gram, to: gram });
const beginning = (prefix: string): GramRange => ({ from: prefix, to: prefix + HIGHEST });

/**
 * The ways to read what was typed: as part of a name, as initials, as pinyin (its last syllable may be unfinished), as the beginning of
 * a code. A record is found when one of them fits. Nothing when no letter or digit was typed.
 */
export function readQuery(typed: string): Alternative[] {
  const key = nameKey(typed);
  if (!key) return [];
  const characters = Array.from(key);
  // Grams that begin with such characters come of names only, and hold as many of them.
  const exact = characters.length <= TEXT_GRAM && /^\p{Script=Han}+$/u.test(key);
  const alternatives: Alternative[] = [{ all: [{ in: 'text', part: key }], ranges: textRanges(characters), exact }];
  if (!/^[a-z0-9]+$/.test(key)) return alternatives;
  if (/[a-z]/.test(key)) alternatives.push({ all: [{ in: 'initials', part: key }], ranges: initialRanges(key) }, ...pinyin(key));
  if (key.length >= SHORTEST_CODE) alternatives.push({ all: [{ in: 'codes', part: ` ${key}` }], ranges: [beginning(codeGram(key))] });
  return alternatives;
}

function textRanges(characters: readonly string[]): GramRange[] {
  if (characters.length < 3) return [beginning(characters.join(''))];
  return spread(characters.slice(2).map((_, index) => exactly(characters.slice(index, index + 3).join(''))));
}

function initialRanges(key: string): GramRange[] {
  if (key.length === 1) return [beginning(key)];
  return spread(Array.from(key.slice(1), (_, index) => beginning(key.slice(index, index + 2))));
}

/** Readings as whole syllables: the first two decide where to look, the letters in a row say whether the rest fits. */
function pinyin(key: string): Alternative[] {
  const found: Alternative[] = [];
  if (key.length > 1 && beginsSyllable(key)) found.push({ all: [{ in: 'pinyin', part: ` ${key}` }], ranges: [beginning(key[0]!)] });
  for (const first of leading(key)) {
    const rest = key.slice(first.length);
    if (beginsSyllable(rest)) found.push({ all: [{ in: 'pinyin', part: ` ${first} ${rest}` }], ranges: [beginning(syllableGram(first, rest))] });
    for (const second of leading(rest)) {
      found.push({ all: [{ in: 'pinyin', part: ` ${first} ${second} ` }, { in: 'letters', part: key }], ranges: [exactly(syllableGram(first, second))] });
    }
  }
  return found;
}

/** The whole syllables that a text begins with, something being left after them. */
function leading(key: string): string[] {
  return Array.from({ length: Math.min(LONGEST_SYLLABLE, key.length - 1) }, (_, index) => key.slice(0, index + 1)).filter(isSyllable);
}

/** At most six of them, from the whole length. */
function spread(ranges: readonly GramRange[]): GramRange[] {
  if (ranges.length <= MAX_RANGES) return [...ranges];
  return Array.from({ length: MAX_RANGES }, (_, index) => ranges[Math.round((index * (ranges.length - 1)) / (MAX_RANGES - 1))]!);
}

/** Whether a record is found by what was typed: the rule that the database applies to its candidates. */
export function fits(entry: EntryText, alternatives: readonly Alternative[]): boolean {
  const column = (name: Part['in']) => (name === 'letters' ? entry.pinyin.replaceAll(' ', '') : entry[name]);
  return alternatives.some(({ all }) => all.every((part) => column(part.in).includes(part.part)));
}

/** Whether a gram lies in a range. */
export const inRange = (gram: string, { from, to }: GramRange): boolean => compare(gram, from) >= 0 && compare(gram, to) <= 0;

/** By code points, as both databases compare. */
function compare(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!;
    if (difference) return difference;
  }
  return left.length - right.length;
}
