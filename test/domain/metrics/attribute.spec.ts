import fc from 'fast-check';
import { movedShares, withinWhole, type Contribution, type PlacedTally } from '../../../api/metrics/domain/attribute.js';

const place = fc.record({ parkId: fc.option(fc.integer({ min: 1, max: 4 })), regionCode: fc.option(fc.constantFrom('511502', '511503')) });
const share = fc.record({ parts: fc.integer({ min: 0, max: 100 }), of: fc.constantFrom(100, 7, 3) }).map(({ parts, of }) => ({ parts: Math.min(parts, of), of }));
const rows = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 6 }), fc.integer({ min: -1_000, max: 100_000_000_000_000 })).map(([where, projectId, value]): PlacedTally => ({ ...where, projectId, value, count: 1, lineCount: 1, undetermined: 0 })), { maxLength: 12 });
const contributions = fc.array(fc.tuple(place, fc.integer({ min: 1, max: 6 }), share, share).map(([where, projectId, amounts, headcount]): Contribution => ({ ...where, projectId, amounts, headcount })), { maxLength: 6 });

const sum = (tallies: readonly PlacedTally[], which: 'value' | 'count' | 'lineCount') => tallies.reduce((total, row) => total + row[which], 0);

test('whatever moves, all places together stay what they were: amounts to the fen, lines where the project lies', () => {
  fc.assert(fc.property(rows, contributions, (before, given) => {
    const moved = movedShares(before, given, 'fen');
    expect(sum(moved, 'value')).toBe(0);
    expect(sum(moved, 'lineCount')).toBe(0);
    expect(Math.abs(sum(moved, 'count'))).toBeLessThan(1e-6);
    expect(moved.every((row) => Number.isSafeInteger(row.value))).toBe(true);
    expect(Math.abs(sum(movedShares(before, given, 'count'), 'value'))).toBeLessThan(1e-3 * Math.max(1, Math.abs(sum(before, 'value')) / 1e9));
  }));
});

test('three parts of ten go to the park that brought it, the rest stays', () => {
  const row: PlacedTally = { projectId: 5, parkId: 1, regionCode: '511503', value: 1_001, count: 1, lineCount: 1, undetermined: 0 };
  const given: Contribution = { projectId: 5, parkId: 2, regionCode: '511502', amounts: { parts: 3, of: 10 }, headcount: { parts: 1, of: 1 } };
  expect(movedShares([row], [given], 'fen').map(({ parkId, value, count }) => [parkId, value, count])).toEqual([[1, -300, -1], [2, 300, 1]]);
  expect(movedShares([row], [{ ...given, projectId: 6 }], 'fen')).toEqual([]);
});

test('no more can be given away than there is', () => {
  const half: Contribution = { projectId: 5, parkId: 2, regionCode: null, amounts: { parts: 1, of: 2 }, headcount: { parts: 2, of: 3 } };
  expect(withinWhole([half, half], 'amounts')).toBe(true);
  expect(withinWhole([half, half], 'headcount')).toBe(false);
});
