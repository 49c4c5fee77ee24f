import { builtWithin, reusedWithin } from '../../../api/parks/domain/factory-area.js';
import type { Stay } from '../../../api/parks/domain/stays.js';

const stay = (values: Partial<Stay>): Stay => ({ eventId: 1, releaseId: null, projectId: 7, areaCenti: 500, from: '2025-06-01', until: null, idleCenti: 300, idleSince: '2025-01-31', ...values });
const areas = (stays: Stay[], idleMonths = 0) => reusedWithin(9, stays, '2025-01-01', '2026-01-01', idleMonths).map(({ areaCenti }) => areaCenti);

test('a factory is new in the year of its completion', () => {
  const factory = (id: number, completedOn: string | null) => ({ id, areaCenti: id * 100, completedOn });
  expect(builtWithin([factory(1, '2024-12-31'), factory(2, '2025-01-01'), factory(3, '2025-12-31'), factory(4, '2026-01-01'), factory(5, null)], '2025-01-01', '2026-01-01').map(({ carrierId, areaCenti, on }) => [carrierId, areaCenti, on])).toEqual([[2, 200, '2025-01-01'], [3, 300, '2025-12-31']]);
});

test('idle area counts where it was put to use in the year and is in use at its end', () => {
  expect(areas([stay({}), stay({ from: '2024-12-31' }), stay({ from: '2026-01-01' }), stay({ until: '2025-12-31' }), stay({ until: '2026-01-01', idleCenti: 200 }), stay({ idleCenti: 0, idleSince: null })])).toEqual([300, 200]);
});

test('it must have stood idle as long as the pack says', () => {
  expect([areas([stay({})], 4), areas([stay({})], 5), areas([stay({ from: '2025-03-01' })], 1)]).toEqual([[300], [], [300]]);
});
