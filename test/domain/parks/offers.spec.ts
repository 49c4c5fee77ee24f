import fc from 'fast-check';
import { offersFor, type OfferCandidate, type OfferNeed } from '../../../api/parks/domain/offers.js';
import { industryLineage } from '../../../api/identity/domain/industry-table.js';

const base: OfferCandidate = { id: 1, kind: 'factory', status: 'available', freeCenti: 5_000_00, areaCenti: 5_000_00, idleSince: null, leadingIndustryCodes: [], restrictedIndustryCodes: [], restrictions: [] };
const candidate = (id: number, values: Partial<OfferCandidate>): OfferCandidate => ({ ...base, id, ...values });
const need = (values: Partial<OfferNeed>): OfferNeed => ({ squareMetresCenti: null, muCenti: null, lineage: [], ...values });
const ids = (offers: ReturnType<typeof offersFor>) => offers.map((offer) => offer.id);

test('idle factories before other factories, idle land and new land (003 §三(八)); the longest idle first', () => {
  const all = [
    candidate(1, { kind: 'land', freeCenti: 60_00, areaCenti: 60_00 }), candidate(2, { kind: 'land', status: 'idle', idleSince: '2024-01-01', freeCenti: 60_00, areaCenti: 60_00 }),
    candidate(3, {}), candidate(4, { status: 'idle', idleSince: '2025-06-01' }), candidate(5, { status: 'idle', idleSince: '2023-06-01' }),
  ];
  const offers = offersFor(need({ muCenti: 50_00 }), all);
  expect(ids(offers)).toEqual([5, 4, 3, 2, 1]);
  expect(offers[0]!.reasons).toEqual([{ code: 'idle-factory', detail: '2023-06-01' }, { code: 'area-to-check', detail: null }]);
  expect(offers[4]!.reasons.map((reason) => reason.code)).toEqual(['new-land', 'area-enough']);
});

test('a need in square metres shows factories that are large enough, and no land', () => {
  const all = [candidate(1, { freeCenti: 2_999_99 }), candidate(2, { freeCenti: 3_000_00 }), candidate(3, { kind: 'land' })];
  expect(ids(offersFor(need({ squareMetresCenti: 3_000_00 }), all))).toEqual([2]);
});

test('a restriction that hits is shown and comes last, a leading industry comes first among equals', () => {
  const all = [candidate(1, { restrictedIndustryCodes: ['36'], status: 'idle', idleSince: '2020-01-01' }), candidate(2, {}), candidate(3, { leadingIndustryCodes: ['C'] })];
  const offers = offersFor(need({ squareMetresCenti: 100_00, lineage: industryLineage('3670', 'C') }), all);
  expect(ids(offers)).toEqual([3, 2, 1]);
  expect(offers[2]).toMatchObject({ restricted: true, reasons: [{ code: 'idle-factory' }, { code: 'area-enough' }, { code: 'restricted-industry', detail: '36' }] });
});

test('a parcel that somebody holds a part of is not offered', () => expect(offersFor(need({}), [candidate(1, { kind: 'land', freeCenti: 1, areaCenti: 2 })])).toEqual([]));

test('every order of the same carriers gives one list, without any that is too small', () => {
  const any = fc.record({
    kind: fc.constantFrom('factory' as const, 'land' as const), status: fc.constantFrom('idle' as const, 'available' as const), freeCenti: fc.integer({ min: 0, max: 9 }), idleSince: fc.constantFrom(null, '2024-01-01', '2025-01-01'),
    restrictedIndustryCodes: fc.constantFrom([], ['36'], ['C']), leadingIndustryCodes: fc.constantFrom([], ['367']),
  });
  fc.assert(fc.property(fc.array(any, { maxLength: 12 }), fc.option(fc.integer({ min: 1, max: 9 })), (values, squareMetresCenti) => {
    const all = values.map((value, index) => candidate(index + 1, { ...value, areaCenti: value.freeCenti }));
    const asked = need({ squareMetresCenti, lineage: industryLineage('3670', 'C') });
    const offers = offersFor(asked, all);
    expect(offersFor(asked, [...all].reverse())).toEqual(offers);
    expect(offers.every((offer) => all[offer.id - 1]!.freeCenti >= (squareMetresCenti ?? 1))).toBe(true);
    expect(offers.map((offer) => offer.restricted)).toEqual([...offers.map((offer) => offer.restricted)].sort());
  }));
});
