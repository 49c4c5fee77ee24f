import fc from 'fast-check';
import { decide, occupancyOf, type CarrierFacts, type Movement, type Wish } from '../../../api/parks/domain/occupancy.js';

const factory: CarrierFacts = { kind: 'factory', areaCenti: 1_000_00, vacantSince: '2026-01-01' };
const land: CarrierFacts = { kind: 'land', areaCenti: 50_00, vacantSince: null };

/** Acts one after the other, as the service records them; refused ones leave no row. */
class Ledger {
  readonly rows: Movement[] = [];
  constructor(readonly carrier: CarrierFacts) {}

  now() { return occupancyOf(this.carrier, this.rows); }

  try(type: Wish['type'], projectId: number, areaCenti: number | null, occurredOn = '2026-03-01') {
    const decision = decide(this.carrier, this.rows, { type, projectId, areaCenti, occurredOn });
    if (!('refusals' in decision)) this.rows.push({ id: this.rows.length + 1, projectId, type, ...decision, occurredOn, correctsId: null, endsId: null });
    return decision;
  }

  void(id: number) {
    const row: Movement = { id: this.rows.length + 1, projectId: this.rows[id - 1]!.projectId, type: 'void', reservedCenti: 0, occupiedCenti: 0, occurredOn: '2026-03-01', correctsId: id, endsId: null };
    if (occupancyOf(this.carrier, [...this.rows, row]).breaches.length) return false;
    this.rows.push(row);
    return true;
  }
}

const codes = (decision: ReturnType<typeof decide>) => ('refusals' in decision ? decision.refusals.map((refusal) => refusal.code) : []);

describe('one carrier', () => {
  test('reserve, occupy out of the reservation, release: status and idleness follow', () => {
    const ledger = new Ledger(factory);
    expect(ledger.now()).toMatchObject({ status: 'idle', idleSince: '2026-01-01', freeCenti: 1_000_00 });
    ledger.try('reserve', 1, 400_00);
    expect(ledger.now()).toMatchObject({ status: 'available', reservedCenti: 400_00, idleSince: '2026-01-01' });
    ledger.try('occupy', 1, 600_00, '2026-03-05');
    expect(ledger.now()).toMatchObject({ status: 'available', reservedCenti: 0, occupiedCenti: 600_00, freeCenti: 400_00, idleSince: null });
    ledger.try('occupy', 2, null, '2026-03-06');
    expect(ledger.now()).toMatchObject({ status: 'occupied', freeCenti: 0 });
    ledger.try('release', 1, null, '2026-04-01');
    expect(ledger.now()).toMatchObject({ status: 'available', idleSince: null });
    ledger.try('release', 2, null, '2026-04-02');
    expect(ledger.now()).toMatchObject({ status: 'idle', idleSince: '2026-04-02', holdings: [] });
  });

  test('a carrier occupied twice is refused, with what is left', () => {
    const ledger = new Ledger(factory);
    ledger.try('occupy', 1, 900_00);
    expect(ledger.try('occupy', 2, 200_00)).toEqual({ refusals: [{ code: 'carrier-full', freeCenti: 100_00, wantedCenti: 200_00 }] });
    expect(codes(ledger.try('reserve', 2, 100_01))).toEqual(['carrier-full']);
  });

  test('another project’s reservation is not to be had; one’s own is taken first', () => {
    const ledger = new Ledger(factory);
    ledger.try('reserve', 1, 800_00);
    expect(codes(ledger.try('occupy', 2, 300_00))).toEqual(['carrier-full']);
    ledger.try('occupy', 1, null);
    expect(ledger.now().holdings).toEqual([{ projectId: 1, reservedCenti: 0, occupiedCenti: 800_00, since: '2026-03-01' }]);
  });

  test('land is taken whole', () => {
    const ledger = new Ledger(land);
    expect(ledger.now().status).toBe('available');
    expect(codes(ledger.try('occupy', 1, 20_00))).toEqual(['carrier-whole']);
    ledger.try('reserve', 1, null);
    expect(ledger.now().status).toBe('reserved');
    ledger.try('occupy', 1, null);
    expect(codes(ledger.try('release', 1, 10_00))).toEqual(['carrier-whole']);
    expect(ledger.now().status).toBe('occupied');
  });

  test('an act that comes to be known late must leave room for the later ones', () => {
    const ledger = new Ledger(factory);
    ledger.try('occupy', 1, 900_00, '2026-05-01');
    expect(ledger.try('occupy', 2, 200_00, '2026-04-30')).toEqual({ refusals: [{ code: 'carrier-full', freeCenti: 100_00, wantedCenti: 200_00 }] });
    expect(codes(ledger.try('release', 2, null, '2026-05-01'))).toEqual(['carrier-not-held']);
    expect(codes(ledger.try('release', 1, null, '2026-04-30'))).toEqual(['carrier-not-held']);
    expect(decide(factory, ledger.rows, { type: 'occupy', projectId: 2, areaCenti: null, occurredOn: '2026-04-01', until: '2026-05-01' })).toEqual({ reservedCenti: 0, occupiedCenti: 1_000_00 });
    ledger.try('occupy', 2, 100_00, '2026-02-01');
    expect(ledger.now()).toMatchObject({ status: 'occupied', holdings: [{ projectId: 2, since: '2026-02-01' }, { projectId: 1 }] });
  });

  test('one goes out and another comes in on the same day, in whatever order it is written down', () => {
    const ledger = new Ledger(factory);
    ledger.try('occupy', 1, null, '2026-03-01');
    ledger.try('release', 1, null, '2026-04-01');
    ledger.try('occupy', 2, null, '2026-04-01');
    expect(ledger.now()).toMatchObject({ status: 'occupied', breaches: [], idleSince: null, holdings: [{ projectId: 2 }] });
  });

  test('voiding restores what was; a release that others have built upon cannot be voided', () => {
    const ledger = new Ledger(factory);
    ledger.try('occupy', 1, 1_000_00);
    ledger.try('release', 1, null);
    ledger.try('occupy', 2, 500_00);
    expect(ledger.void(2)).toBe(false);
    expect(ledger.void(3)).toBe(true);
    expect(ledger.void(2)).toBe(true);
    expect(ledger.now().holdings).toEqual([{ projectId: 1, reservedCenti: 0, occupiedCenti: 1_000_00, since: '2026-03-01' }]);
  });
});

test('whatever is tried in whatever order, never more is held than there is, and never less than nothing', () => {
  const act = fc.record({ type: fc.constantFrom('reserve' as const, 'occupy' as const, 'release' as const, 'void' as const), project: fc.integer({ min: 1, max: 4 }), area: fc.option(fc.integer({ min: -5, max: 120 })), day: fc.integer({ min: 1, max: 28 }) });
  const carrier = fc.record({ kind: fc.constantFrom('factory' as const, 'land' as const), areaCenti: fc.integer({ min: 1, max: 100 }), vacantSince: fc.constantFrom(null, '2026-01-01') });
  fc.assert(fc.property(carrier, fc.array(act, { maxLength: 40 }), (facts, acts) => {
    const ledger = new Ledger(facts);
    for (const { type, project, area, day } of acts) {
      if (type === 'void') { if (ledger.rows[project - 1]?.type !== 'void' && ledger.rows[project - 1] && !ledger.rows.some((row) => row.correctsId === project)) ledger.void(project); }
      else ledger.try(type, project, area, `2026-03-${String(day).padStart(2, '0')}`);
      const now = ledger.now();
      expect(now.breaches).toEqual([]);
      expect(now.reservedCenti + now.occupiedCenti + now.freeCenti).toBe(facts.areaCenti);
      expect(now.freeCenti).toBeGreaterThanOrEqual(0);
      expect(now.holdings.reduce((sum, holding) => sum + holding.occupiedCenti, 0)).toBe(now.occupiedCenti);
      expect(now.holdings.reduce((sum, holding) => sum + holding.reservedCenti, 0)).toBe(now.reservedCenti);
      expect(now.holdings.every((holding) => holding.reservedCenti >= 0 && holding.occupiedCenti >= 0)).toBe(true);
      expect(now.status === 'idle').toBe(now.holdings.length === 0 && now.idleSince !== null);
    }
  }), { numRuns: 400 });
});
