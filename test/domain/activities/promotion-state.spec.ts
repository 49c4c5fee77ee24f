import { outOfProvince, promotionState } from '../../../api/activities/domain/promotion-state.js';

test.each([
  ['2026-06-29', null, 1, 'held'], ['2026-06-29', null, 0, 'unproven'], ['2026-06-30', null, 1, 'planned'], ['2026-07-01', null, 0, 'planned'], ['2026-06-29', '改期', 1, 'cancelled'],
] as const)('an event that ends on %s (called off: %s) with %i files is %s', (endsOn, cancelledReason, files, state) => {
  expect(promotionState({ endsOn, cancelledReason }, files, '2026-06-30')).toBe(state);
});

test('in or out of the province is told by the first two digits', () => {
  expect([outOfProvince('310000', '511500'), outOfProvince('510100', '511500'), outOfProvince(null, '511500'), outOfProvince('310000', null)]).toEqual([true, false, null, null]);
});
