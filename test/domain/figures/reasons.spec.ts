import fc from 'fast-check';
import { reasonOf, type Since } from '../../../api/figures/domain/reasons.js';

const NOTHING: Since = { events: [], reviews: [], certifications: [], then: { parkId: 1, agreedInvestmentFen: 5 }, now: { parkId: 1, agreedInvestmentFen: 5 }, revisedAt: null };
const event = (id: number, more: Partial<Since['events'][number]> = {}) => ({ id, type: 'stage', correctsId: null, recordedAt: `2026-08-0${id}T00:00:00.000Z`, reason: null, ...more });
const why = (eventIds: number[], since: Partial<Since>) => reasonOf(eventIds, { ...NOTHING, ...since }).reason;

describe('why a line differs from what was published', () => {
  test('each reason', () => {
    expect(why([2], { events: [event(2)] })).toBe('new-event');
    expect(why([1], { events: [event(2, { type: 'void', correctsId: 1 })] })).toBe('correction');
    expect(why([1], { events: [event(3, { type: 'withdrawn' })] })).toBe('correction');
    expect(why([1], { reviews: [{ eventId: 1, reviewedAt: '2026-08-01T00:00:00.000Z', note: '材料不全' }] })).toBe('verification');
    expect(why([1], { now: { parkId: 2, agreedInvestmentFen: 5 } })).toBe('re-attribution');
    expect(why([1], { now: { parkId: 1, agreedInvestmentFen: 6 } })).toBe('revision');
    expect(why([1], { certifications: [{ recordedAt: '2026-08-01T00:00:00.000Z', reason: '符合' }] })).toBe('certification');
    expect(why([1], { events: [event(4)] })).toBe('new-event');
    expect(why([1], {})).toBe('other');
  });

  test('the most direct one wins, and tells its row, time and note', () => {
    const since: Since = { ...NOTHING, events: [event(2, { type: 'void', correctsId: 1, reason: '合同未签' })], reviews: [{ eventId: 1, reviewedAt: '2026-08-05T00:00:00.000Z', note: null }], now: { parkId: 2, agreedInvestmentFen: 9 } };
    expect(reasonOf([1], since)).toEqual({ reason: 'correction', eventId: 2, at: '2026-08-02T00:00:00.000Z', note: '合同未签' });
  });

  test('what happened to other rows is never named as this row’s correction or review', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.array(fc.record({ id: fc.integer({ min: 10, max: 20 }), corrects: fc.option(fc.integer({ min: 6, max: 9 })) })), (own, others) => {
      const events = others.map(({ id, corrects }) => event(1, { id, correctsId: corrects }));
      const { reason, eventId } = reasonOf([own], { ...NOTHING, events });
      expect(['new-event', 'correction', 'other']).toContain(reason);
      expect(eventId).not.toBe(own);
    }));
  });
});
