import fc from 'fast-check';
import { changedAgain, likelySurvivor, mergeCompanies, MERGE_FIELDS, suggestedChoices, withoutMerge, type Choices, type Mergeable } from '../../../api/companies/domain/merge.js';
import { maskedContact } from '../../../api/companies/domain/mask-contact.js';
import { nameKey } from '../../../shared/text.js';
import { DISPOSALS, RANKING_LISTS, type Disposal, type RankingList } from '../../../shared/vocabulary.js';

const company = (id: number, more: Partial<Mergeable> = {}): Mergeable => {
  const name = more.name ?? `第${id}公司`;
  return { id, name, nameKey: nameKey(name), creditCode: null, aliases: [], regionCode: null, industryCode: null, groupId: null, anchor: false, stoppedOn: null, disposal: null, disposalPlan: null, remarks: null, rankings: [], ...more };
};

test('the survivor keeps what it says, takes what it does not, and answers to every name', () => {
  const survivor = company(1, { name: '晨光电子有限公司', aliases: ['晨光'], regionCode: '330000', rankings: [{ list: 'listed', year: 2024, position: null }] });
  const merged = company(2, { name: '晨光电子（宜宾）有限公司', aliases: ['晨 光', '宜宾晨光'], regionCode: '511500', creditCode: 'X', rankings: [{ list: 'listed', year: 2024, position: 7 }, { list: 'china-500', year: 2025, position: 3 }] });
  expect(suggestedChoices(survivor, merged)).toMatchObject({ name: 'survivor', creditCode: 'merged', regionCode: 'survivor' });
  const after = mergeCompanies(survivor, merged, {});
  expect(after.survivor).toMatchObject({ name: '晨光电子有限公司', creditCode: 'X', regionCode: '330000', aliases: ['晨光', '晨光电子（宜宾）有限公司', '宜宾晨光'], rankings: [{ list: 'china-500', year: 2025, position: 3 }, { list: 'listed', year: 2024, position: 7 }] });
  expect(after.merged.name).toBe('晨光电子（宜宾）有限公司');
});

test('the one with a credit code is kept, else with more projects, else the older', () => {
  const standing = (creditCode: string | null, projectCount: number, createdAt = '2024-01-01T00:00:00.000Z') => ({ creditCode, projectCount, createdAt });
  const kept = (one: ReturnType<typeof standing>, other: ReturnType<typeof standing>) => [likelySurvivor(one, other) === one, likelySurvivor(other, one) === one];
  expect(kept(standing('X', 0), standing(null, 9))).toEqual([true, true]);
  expect(kept(standing('X', 1), standing('Y', 2))).toEqual([false, false]);
  expect(kept(standing(null, 2), standing(null, 2, '2025-01-01T00:00:00.000Z'))).toEqual([true, true]);
});

test('names may change places; neither stays the head of the other', () => {
  const after = mergeCompanies(company(1, { groupId: 2 }), company(2), { name: 'merged' });
  expect([after.survivor.name, after.merged.name, after.survivor.aliases, after.survivor.groupId]).toEqual(['第2公司', '第1公司', ['第1公司'], null]);
});

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const rankings = fc.uniqueArray(fc.record({ list: fc.constantFrom(...(Object.keys(RANKING_LISTS) as RankingList[])), year: fc.integer({ min: 2020, max: 2023 }), position: optional(fc.integer({ min: 1, max: 500 })) }), { maxLength: 4, selector: ({ list, year }) => `${list} ${year}` });
const anyCompany = (id: number) => fc.record({
  name: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }).map((text) => `${text}公司${id}`), creditCode: optional(fc.constantFrom('A', 'B')), aliases: fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '甲 ', '丁'), { maxLength: 3 }),
  regionCode: optional(fc.constantFrom('110000', '330000')), industryCode: optional(fc.constantFrom('C', 'D')), groupId: optional(fc.constantFrom(1, 2, 9)), anchor: fc.boolean(), stoppedOn: optional(fc.constant('2025-01-01')),
  disposal: optional(fc.constantFrom(...(Object.keys(DISPOSALS) as Disposal[]))), disposalPlan: optional(fc.constant('出租')), remarks: optional(fc.constantFrom('x', 'y')), rankings,
}).map((values) => company(id, values));
const choices = fc.dictionary(fc.constantFrom(...MERGE_FIELDS), fc.constantFrom('survivor' as const, 'merged' as const)) as fc.Arbitrary<Choices>;

test('a merge that is taken back restores the company, and loses no name', () => {
  fc.assert(fc.property(anyCompany(1), anyCompany(2), choices, (survivor, merged, chosen) => {
    const after = mergeCompanies(survivor, merged, chosen);
    const before = { survivor, merged, after: after.survivor };
    expect(changedAgain(before, after.survivor)).toEqual([]);
    expect(withoutMerge(before, after.survivor)).toEqual(survivor);
    const keys = new Set([after.survivor.name, ...after.survivor.aliases].map(nameKey));
    for (const name of [survivor.name, merged.name, ...survivor.aliases, ...merged.aliases]) expect(keys.has(nameKey(name))).toBe(true);
    expect(new Set([after.survivor.nameKey, after.merged.nameKey])).toEqual(new Set([survivor.nameKey, merged.nameKey]));
  }));
});

test('what was changed since stands in the way only where the merge had changed it', () => {
  const survivor = company(1);
  const merged = company(2, { creditCode: 'B' });
  const { survivor: after } = mergeCompanies(survivor, merged, {});
  const before = { survivor, merged, after };
  expect(changedAgain(before, { ...after, creditCode: 'C', remarks: 'later' })).toEqual(['creditCode']);
  expect(withoutMerge(before, { ...after, remarks: 'later' })).toEqual({ ...survivor, remarks: 'later' });
});

test('a masked contact tells nobody who it is', () => {
  expect(maskedContact({ name: '王示范', title: '总监', phone: '139-0000-1234', wechat: 'w', email: 'a@b.c', notes: '手机常关' })).toEqual({ name: '王**', title: '总监', phone: '139****34', wechat: null, email: null, notes: null });
  expect(maskedContact({ name: null, title: null, phone: '1234567', wechat: null, email: null, notes: null })).toMatchObject({ name: null, phone: '****' });
});
