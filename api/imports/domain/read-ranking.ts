import { RANKING_LISTS, type RankingList } from '../../../shared/vocabulary.js';

export interface ReadRanking { list: RankingList; year: number; position: number | null }

/** What ledgers call a list besides its name here. */
const OTHER_WORDS: Record<RankingList, readonly string[]> = {
  'fortune-500': ['财富世界500强', 'fortune 500', '全球500强'], 'china-500': ['中国企业500强', '财富中国500强'], 'private-500': ['中国民营企业500强', '民营企业500强', '民营500强'],
  'manufacturing-500': ['制造业500强', '中国制造业企业500强', '制造业企业500强'], listed: ['上市企业', '上市'], 'little-giant': ['国家级专精特新小巨人', '专精特新小巨人', '小巨人'], specialised: ['专精特新企业', '专精特新中小企业'],
  champion: ['单项冠军', '制造业单项冠军企业'], 'high-tech': ['高新技术', '国家高新技术企业'], 'state-owned': ['央企', '国企', '中央企业', '国有企业'],
};
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[“”"'‘’\s]+/g, ' ').trim();
/** Longer names first: 中国民营企业500强 before 民营企业500强. */
const WORDS = (Object.keys(RANKING_LISTS) as RankingList[])
  .flatMap((list) => [list, RANKING_LISTS[list].zh, RANKING_LISTS[list].en, ...OTHER_WORDS[list]].map((word) => ({ list, word: plain(word).replaceAll(' ', '') })))
  .sort((one, other) => other.word.length - one.word.length);
const [FIRST_YEAR, LAST_YEAR, LAST_POSITION] = [1990, 2100, 100_000];

/** A place on a list with its year, such as `民企500强 2025 #12`, `2025年中国民营企业500强第12位` or `上市公司(2019)`; null where it is not clear. */
export function readRanking(text: string): ReadRanking | null {
  const whole = plain(text).replaceAll(' ', '');
  const named = WORDS.find(({ word }) => whole.includes(word));
  if (!named) return null;
  // The name may hold digits of its own; what else stands there is cut off from it.
  const rest = plain(text).replace(new RegExp([...named.word].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(' ?')), ' | ');
  if (/[^\d\s|#()第年度名位榜单排·:,-]/.test(rest)) return null;
  // A place that says so is none of the years, whatever its size.
  const places = [...rest.matchAll(/[#第] ?(\d+)/g)].map(([, digits]) => Number(digits));
  const numbers = rest.replace(/[#第] ?\d+/g, ' ').match(/\d+/g) ?? [];
  const years = numbers.filter((digits) => digits.length === 4 && Number(digits) >= FIRST_YEAR && Number(digits) <= LAST_YEAR);
  const others = [...places, ...numbers.filter((digits) => !years.includes(digits)).map(Number)];
  const [position = null] = others;
  if (years.length !== 1 || others.length > 1 || (position !== null && (position < 1 || position > LAST_POSITION))) return null;
  return { list: named.list, year: Number(years[0]), position };
}

/** A ranking as workbooks print it, in the language of the one who reads them. */
export const rankingText = ({ list, year, position }: ReadRanking, locale: 'zh' | 'en' = 'zh'): string => `${RANKING_LISTS[list][locale]} ${year}${position ? ` #${position}` : ''}`;

/** Places on lists with others taken in: of one list and year the later one stands. */
export function withRankings(stored: readonly string[], more: readonly string[]): string[] {
  const places = new Map<string, string>();
  for (const text of [...stored, ...more]) {
    const ranking = readRanking(text);
    if (ranking) places.set(`${ranking.list} ${ranking.year}`, rankingText(ranking));
  }
  return [...places.values()];
}
