import fc from 'fast-check';
import { entryHash, IdSet, idsOf, rangesText, readRanges, sealHash, type EntryContent } from '../../../api/audit/domain/seal.js';

const ids = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 200 }).map((list) => list.sort((a, b) => a - b));
const ENTRY: EntryContent = { id: 1, at: '2026-03-31T00:00:00.000Z', userId: null, username: null, action: 'a:b', entity: 'a', entityId: null, details: null, requestId: 'r', ip: '' };
const SEAL = { id: 2, sealedAt: '2026-03-31T00:00:00.000Z', entries: '1-2', entryCount: 2, previousHash: '0'.repeat(64) };

test('ids survive as ranges', () => fc.assert(fc.property(ids, (list) => expect(idsOf(readRanges(rangesText(list), list.length)!)).toEqual(list))));

test.each(['', '1,', '2-1', '3,1', '1,1', '1-2,2', 'x', '0-1', '1 - 2', '1-99999999999'])('%p names no ids', (text) => expect(readRanges(text, 2)).toBeUndefined());
test('a text that names another number of ids than it says is none', () => expect(readRanges('1-999999999', 2)).toBeUndefined());

test('a set of ids holds what was added, in whatever order', () => fc.assert(fc.property(fc.array(ids, { maxLength: 20 }), (lists) => {
  const set = new IdSet();
  for (const list of lists) set.add(readRanges(rangesText(list), list.length)!);
  const all = new Set(lists.flat());
  expect(Array.from({ length: 502 }, (_, id) => id).filter((id) => set.has(id))).toEqual([...all].sort((a, b) => a - b));
})));

test('a hash depends on every field', () => {
  const changed: Partial<EntryContent>[] = [{ id: 2 }, { at: 'x' }, { userId: 1 }, { username: 'x' }, { action: 'x' }, { entity: 'x' }, { entityId: 'x' }, { details: '{}' }, { requestId: 'x' }, { ip: 'x' }];
  expect(new Set([ENTRY, ...changed.map((patch) => ({ ...ENTRY, ...patch }))].map(entryHash)).size).toBe(changed.length + 1);
  const seals = [{ id: 3 }, { sealedAt: 'x' }, { entries: '1,2' }, { entryCount: 3 }, { previousHash: 'x' }].map((patch) => sealHash({ ...SEAL, ...patch }, ['a', 'b']));
  expect(new Set([...seals, sealHash(SEAL, ['a', 'b']), sealHash(SEAL, ['b', 'a']), sealHash(SEAL, ['a']), sealHash(SEAL, ['ab'])]).size).toBe(seals.length + 4);
});
