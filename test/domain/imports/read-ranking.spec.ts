import fc from 'fast-check';
import { rankingText, readRanking, withRankings } from '../../../api/imports/domain/read-ranking.js';
import { RANKING_LISTS, type RankingList } from '../../../shared/vocabulary.js';

test.each([
  ['民企500强 2025 #12', 'private-500', 2025, 12], ['2025年中国民营企业500强第12位', 'private-500', 2025, 12], ['世界500强2024', 'fortune-500', 2024, null], ['Fortune Global 500 2024 #35', 'fortune-500', 2024, 35],
  ['中国企业500强（2023年，第301名）', 'china-500', 2023, 301], ['制造业500强 2022', 'manufacturing-500', 2022, null], ['国家级专精特新“小巨人” 2021', 'little-giant', 2021, null], ['专精特新2020', 'specialised', 2020, null],
  ['上市公司(2019)', 'listed', 2019, null], ['财富世界500强 ２０２４ 第８０位', 'fortune-500', 2024, 80],
])('%s', (text, list, year, position) => expect(readRanking(text)).toEqual({ list, year, position }));

test.each(['500强', '民企500强', '某某协会理事单位 2024', '民企500强 2025 2024', '民企500强 2025 #0', '民企500强 2025 #1 #2', '拟申报民企500强 2025', ''])('%s is not clear', (text) => expect(readRanking(text)).toBeNull());

const ranking = fc.record({ list: fc.constantFrom(...(Object.keys(RANKING_LISTS) as RankingList[])), year: fc.integer({ min: 1990, max: 2100 }), position: fc.option(fc.integer({ min: 1, max: 5_000 })) });

test('what is printed reads back, in either language', () => {
  fc.assert(fc.property(ranking, fc.constantFrom('zh' as const, 'en' as const), (one, locale) => expect(readRanking(rankingText(one, locale))).toEqual(one)));
});

test('a list of one year takes nothing off others, and taking in the same again changes nothing', () => {
  fc.assert(fc.property(fc.array(ranking, { maxLength: 6 }), fc.array(ranking, { maxLength: 6 }), (stored, more) => {
    const [before, added] = [stored.map((one) => rankingText(one)), more.map((one) => rankingText(one))];
    const after = withRankings(before, added);
    const places = (texts: readonly string[]) => new Set(texts.map((text) => { const { list, year } = readRanking(text)!; return `${list} ${year}`; }));
    expect([...places(before)].every((place) => places(after).has(place))).toBe(true);
    expect(withRankings(after, added)).toEqual(after);
  }));
});
