import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays } from '../../shared/day.js';
import { asWritten, composePack, type OriginPack } from '../../api/policy/domain/compose.js';
import { diffAgainstOrigins } from '../../api/policy/domain/diff.js';
import { readPack } from '../../api/policy/domain/read-pack.js';
import { resolve, resolveThrough, type Adopted } from '../../api/policy/domain/resolve.js';
import { fenOfText } from '../../shared/policy.js';
import { PRODUCT_NAMES } from './names.js';

const PACKS: OriginPack[] = readdirSync('api/policy/packs').filter((file) => file.endsWith('.yaml')).map((file) => ({ version: 1, content: readPack(readFileSync(`api/policy/packs/${file}`, 'utf8'), PRODUCT_NAMES).content! }));
const ALL = PACKS.flatMap((from) => from.content.items.map((item) => ({ from, item })));
const find = (pack: string, version: number) => PACKS.find((each) => each.content.pack === pack && each.version === version)?.content;
const pack = (code: string) => PACKS.find((each) => each.content.pack === code)!;

const head = { pack: 'city', title: '本市', titleEn: 'The city', checkedOn: '2026-06-30', decision: { title: '本市决定', number: '某招商发〔2026〕1号', issuedOn: '2026-01-01' } };
const compose = (picked: typeof ALL, covers?: { from: string; until: string }) => composePack({ ...head, picked, covers: covers ?? null });
/** Of each key, one. */
const distinct = (picked: typeof ALL) => [...new Map(picked.map((each) => [each.item.key, each])).values()];
const someItems = fc.subarray(ALL, { minLength: 1, maxLength: 25 }).map(distinct);

test('whatever is picked can be read again, and the difference to the origins is nothing', () => {
  fc.assert(fc.property(someItems, (picked) => {
    const { content, findings } = readPack(compose(picked), PRODUCT_NAMES);
    expect(findings).toEqual([]);
    const changes = diffAgainstOrigins(content!, find).filter(({ change }) => change !== 'left-out');
    expect(changes.map(({ key, change, fields }) => ({ key, change, fields }))).toEqual(picked.map(({ item }) => ({ key: item.key, change: 'same', fields: [] })));
  }), { numRuns: 40 });
});

test('with periods of its own only the periods differ, and the pack covers every day of them', () => {
  fc.assert(fc.property(someItems, fc.integer({ min: 2024, max: 2030 }), fc.integer({ min: 0, max: 3 }), (picked, year, more) => {
    const covers = { from: `${year}-01-01`, until: `${year + more}-12-31` };
    const { content, findings } = readPack(compose(picked, covers), PRODUCT_NAMES);
    expect(findings).toEqual([]);
    for (const { change, fields } of diffAgainstOrigins(content!, find)) if (change === 'changed') expect(fields.every((field) => field === 'from' || field === 'until')).toBe(true);
    const adopted: Adopted[] = [{ adoptionId: 1, from: '1978-01-01', pack: 'city', version: 1, content: content! }];
    for (const { key } of content!.items) {
      expect(resolve(adopted, key, covers.from)).toHaveProperty('found');
      expect(resolve(adopted, key, covers.until)).toHaveProperty('found');
      expect(resolve(adopted, key, addDays(covers.from, -1))).toHaveProperty('missing.code', 'policy-item-ended');
      expect(resolve(adopted, key, addDays(covers.until, 1))).toMatchObject({ missing: { code: 'policy-item-ended', params: { pack: 'city', until: covers.until } } });
    }
  }), { numRuns: 40 });
});

test('the same choice gives the same text', () => {
  fc.assert(fc.property(someItems, (picked) => expect(compose(picked)).toBe(compose(picked))), { numRuns: 20 });
});

test('an amount written in words is the same amount', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 100_000_000_000_000 }), (fen) => expect(fenOfText(String(asWritten(fen, 'minimumFen')))).toBe(fen)));
});

test('a changed value, an own item and what was left out are told apart', () => {
  const picked = pack('001').content.items.filter(({ key }) => key.startsWith('tiers.')).map((item) => ({ from: pack('001'), item }));
  const { content } = readPack(compose(picked, { from: '2026-01-01', until: '2026-12-31' }).replace('minimum: 5\n', 'minimum: 8\n'), PRODUCT_NAMES);
  const own = { ...content!.items[0]!, key: 'tiers.own' };
  delete own.origin;
  const changes = diffAgainstOrigins({ ...content!, items: [...content!.items, own] }, find);
  expect(changes.find(({ key }) => key === 'tiers.investment')).toMatchObject({ change: 'changed', fields: ['value', 'from', 'until'], originPack: '001@1' });
  expect(changes.find(({ key }) => key === 'tiers.own')!.change).toBe('own');
  expect(changes.filter(({ change }) => change === 'left-out')).toHaveLength(pack('001').content.items.length - picked.length);
});

describe('what is in force', () => {
  const item = pack('base').content.items.find(({ key }) => key === 'leads.cold-after')!;
  const adopt = (adoptionId: number, from: string, value: number, period = { from: '2020-01-01', until: '2030-12-31' }): Adopted => ({ adoptionId, from, pack: `p${adoptionId}`, version: 1, content: { ...pack('base').content, items: [{ ...item, ...period, value }] } });

  test('is the last adoption to take effect; of one day the one recorded last', () => {
    const adoptions = [adopt(1, '2020-01-01', 30), adopt(2, '2026-01-01', 20), adopt(3, '2026-01-01', 10), adopt(4, '2023-01-01', 25)];
    const on = (day: string) => { const answer = resolve(adoptions, item.key, day); return 'found' in answer ? answer.found.value : answer.missing.code; };
    expect(['2019-12-31', '2022-12-31', '2023-01-01', '2025-12-31', '2026-01-01', '2031-01-01'].map(on)).toEqual(['policy-none-adopted', 30, 25, 25, 10, 'policy-item-ended']);
  });

  test('holds through a period, or the day it changes is named', () => {
    const adoptions = [adopt(1, '2020-01-01', 30), adopt(2, '2026-07-01', 20), adopt(3, '2027-01-01', 20)];
    expect(resolveThrough(adoptions, item.key, '2026-01-01', '2026-06-30')).toHaveProperty('found.value', 30);
    expect(resolveThrough(adoptions, item.key, '2026-01-01', '2026-12-31')).toMatchObject({ missing: { code: 'policy-item-changes', params: { day: '2026-07-01' } } });
    expect(resolveThrough(adoptions, item.key, '2026-07-01', '2028-12-31')).toHaveProperty('found.value', 20);
    expect(resolveThrough(adoptions, item.key, '2029-01-01', '2031-12-31')).toMatchObject({ missing: { code: 'policy-item-ended', params: { until: '2030-12-31' } } });
  });
});
