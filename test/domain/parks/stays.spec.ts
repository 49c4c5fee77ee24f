import fc from 'fast-check';
import { decide, type CarrierFacts, type Movement, type Wish } from '../../../api/parks/domain/occupancy.js';
import { staysOf } from '../../../api/parks/domain/stays.js';

const factory: CarrierFacts = { kind: 'factory', areaCenti: 1_000, vacantSince: '2025-01-01' };

function ledger(...wishes: [type: Wish['type'], projectId: number, areaCenti: number | null, occurredOn: string, endsId?: number][]): Movement[] {
  const rows: Movement[] = [];
  for (const [type, projectId, areaCenti, occurredOn, endsId = null] of wishes) {
    const decision = decide(factory, rows, { type, projectId, areaCenti, occurredOn });
    if ('refusals' in decision) throw new Error(decision.refusals[0]!.code);
    rows.push({ id: rows.length + 1, projectId, type, ...decision, occurredOn, correctsId: null, endsId });
  }
  return rows;
}
const brief = (rows: readonly Movement[], carrier = factory) => staysOf(carrier, rows).map(({ projectId, areaCenti, from, until, idleCenti, idleSince }) => [projectId, areaCenti, from, until, idleCenti, idleSince]);

test('an idle factory is put to use by whoever comes, until nothing idle is left of it', () => {
  expect(brief(ledger(['occupy', 1, 600, '2025-03-01'], ['occupy', 2, 400, '2025-04-01'], ['release', 2, null, '2025-05-01'], ['occupy', 3, 400, '2025-06-01']))).toEqual([
    [1, 600, '2025-03-01', null, 600, '2025-01-01'], [2, 400, '2025-04-01', '2025-05-01', 400, '2025-01-01'], [3, 400, '2025-06-01', null, 0, null],
  ]);
});

test('wholly vacant after a use, it is idle again; on the day itself it is not', () => {
  const rows = ledger(['occupy', 1, null, '2025-03-01'], ['release', 1, null, '2025-04-01'], ['occupy', 2, 500, '2025-04-01'], ['release', 2, null, '2025-05-01'], ['occupy', 3, 700, '2025-06-01']);
  expect(brief(rows, { ...factory, vacantSince: null })).toEqual([[1, 1_000, '2025-03-01', '2025-04-01', 0, null], [2, 500, '2025-04-01', '2025-05-01', 0, null], [3, 700, '2025-06-01', null, 700, '2025-05-01']]);
});

test('what is given back ends the stay that it names, else the earliest; parts of a stay are stays', () => {
  expect(brief(ledger(['occupy', 1, 100, '2025-03-01'], ['occupy', 1, 200, '2025-04-01'], ['release', 1, 200, '2025-05-01', 2])).map((stay) => stay.slice(1, 4))).toEqual([[100, '2025-03-01', null], [200, '2025-04-01', '2025-05-01']]);
  expect(brief(ledger(['occupy', 1, 100, '2025-03-01'], ['occupy', 1, 200, '2025-04-01'], ['release', 1, 150, '2025-05-01'])).map((stay) => stay.slice(1, 4))).toEqual([[100, '2025-03-01', '2025-05-01'], [50, '2025-04-01', '2025-05-01'], [150, '2025-04-01', null]]);
});

test('whatever order stays come to be known in, they are the same', () => {
  const stay = fc.record({ projectId: fc.integer({ min: 1, max: 3 }), areaCenti: fc.integer({ min: 1, max: 600 }), from: fc.integer({ min: 1, max: 20 }), length: fc.option(fc.integer({ min: 1, max: 8 })) });
  const day = (number: number) => `2025-03-${String(number).padStart(2, '0')}`;
  fc.assert(fc.property(fc.array(stay, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (wanted, picks) => {
    const put = (stays: typeof wanted) => {
      const rows: Movement[] = [];
      const fitting = stays.filter(({ projectId, areaCenti, from, length }) => {
        const until = length === null ? null : day(from + length);
        const decision = decide(factory, rows, { type: 'occupy', projectId, areaCenti, occurredOn: day(from), until });
        if ('refusals' in decision) return false;
        rows.push({ id: rows.length + 1, projectId, type: 'occupy', ...decision, occurredOn: day(from), correctsId: null, endsId: null });
        if (until) rows.push({ id: rows.length + 1, projectId, type: 'release', reservedCenti: 0, occupiedCenti: -areaCenti, occurredOn: until, correctsId: null, endsId: rows.length });
        return true;
      });
      return { rows, fitting };
    };
    const first = put(wanted);
    const shuffled = first.fitting.map((one) => ({ one, at: picks.next().value })).sort((a, b) => a.at - b.at).map(({ one }) => one);
    const again = put(shuffled);
    expect(again.fitting).toHaveLength(first.fitting.length);
    const shape = ({ rows }: { rows: readonly Movement[] }) => brief(rows).map((line) => line.slice(0, 4).join()).sort();
    expect(shape(again)).toEqual(shape(first));
  }), { numRuns: 200 });
});
