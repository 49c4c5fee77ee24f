import fc from 'fast-check';
import { FOREVER, foldLedger, movedByPhases, type Projection } from '../../../api/projects/domain/fold.js';
import type { Phase } from '../../../shared/contracts/projects.js';
import { attributes, dayOf, LedgerBuilder } from './ledger-builder.js';

const fold = (ledger: LedgerBuilder) => foldLedger(ledger.events, ledger.reviews, dayOf);
const standing = ({ amounts }: Projection, series: string) => amounts.filter((fact) => fact.series === series && fact.knownTo === FOREVER);
const asOf = ({ amounts }: Projection, series: string, instant: string) => amounts.filter((fact) => fact.series === series && fact.knownFrom <= instant && fact.knownTo > instant).map((fact) => fact.amountFen);
const phase = (number: number): Phase => ({ number, name: `${number}期`, agreedInvestmentFen: null, plannedStartOn: null, plannedBuiltOn: null, plannedProducingOn: null });

describe('corrections of money', () => {
  test('a receipt stands once, as last corrected; a void takes the last correction back, and a void of the void restores it', () => {
    const corrections = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 6 });
    fc.assert(fc.property(corrections, fc.integer({ min: 0, max: 4 }), (amounts, voids) => {
      const ledger = new LedgerBuilder();
      let tip = ledger.add({ type: 'funds-arrived', amountFen: 5000, occurredOn: '2024-03-01' }, '2024-03-02');
      amounts.forEach((amountFen, index) => { tip = ledger.add({ type: 'funds-arrived', amountFen, occurredOn: '2024-03-01', correctsId: tip }, `2024-04-${String(index + 10)}`); });
      for (let count = 0; count < voids; count += 1) tip = ledger.add({ type: 'void', correctsId: tip }, `2024-05-${String(count + 10)}`);
      const expected = voids % 2 === 0 ? [5000, ...amounts].slice(-1) : [5000, ...amounts].slice(0, -1).slice(-1);
      const projection = fold(ledger);
      expect(standing(projection, 'funds-arrived').map((fact) => fact.amountFen)).toEqual(expected);
      expect(asOf(projection, 'funds-arrived', '2024-03-20T00:00:00.000Z')).toEqual([5000]);
    }));
  });
});

describe('a yearly plan', () => {
  test('stands as last entered, for its whole year, and what was planned before stays answerable', () => {
    const ledger = new LedgerBuilder('2024-01-02', { plannedThisYearFen: 500 });
    ledger.add({ type: 'year-plan', code: '2025', amountFen: 900 }, '2024-12-20');
    ledger.add({ type: 'year-plan', code: '2024', amountFen: 700 }, '2024-06-01');
    const projection = fold(ledger);
    expect(standing(projection, 'year-plan').map(({ amountFen, occurredFrom, occurredUntil }) => [amountFen, occurredFrom, occurredUntil])).toEqual([[700, '2024-01-01', '2025-01-01'], [900, '2025-01-01', '2026-01-01']]);
    expect(asOf(projection, 'year-plan', '2024-03-01T00:00:00.000Z')).toEqual([500]);
  });

  test('"planned this year" speaks of the year in which it was written', () => {
    const ledger = new LedgerBuilder('2024-01-02', { plannedThisYearFen: 500 });
    ledger.add({ type: 'revised', payload: { plannedThisYearFen: 800 } }, '2025-01-10');
    expect(standing(fold(ledger), 'year-plan').map(({ amountFen, occurredFrom }) => [amountFen, occurredFrom])).toEqual([[500, '2024-01-01'], [800, '2025-01-01']]);
    ledger.add({ type: 'revised', payload: { plannedThisYearFen: null } }, '2025-02-10');
    expect(standing(fold(ledger), 'year-plan')).toHaveLength(1);
  });
});

describe('phases', () => {
  const built = () => {
    const ledger = new LedgerBuilder('2024-01-02', { phases: [phase(1), phase(2)] });
    ledger.stage('signed', '2024-02-01');
    ledger.add({ type: 'stage', code: 'started', occurredOn: '2024-06-01', phase: 2 }, '2024-06-02');
    ledger.add({ type: 'stage', code: 'started', occurredOn: '2024-04-01', phase: 1 }, '2024-07-01');
    return ledger;
  };

  test('the first to reach a stage moves the project, by date and not by when it was recorded', () => {
    const projection = fold(built());
    expect(projection.stage).toBe('started');
    const facts = projection.milestones.filter((fact) => fact.milestone === 'started');
    expect(facts.map((fact) => [fact.occurredFrom, fact.knownTo === FOREVER])).toEqual([['2024-06-01', false], ['2024-04-01', true]]);
    expect(projection.phases.map((fact) => [fact.phase, fact.stage])).toEqual([[2, 'started'], [1, 'started']]);
  });

  test('where every phase must, the last one does', () => {
    const { events } = built();
    const when = (event: { occurredOn: string | null }) => ({ from: event.occurredOn ?? '0001-01-01', until: '2025-01-01' });
    expect(movedByPhases(events, attributes({ phases: [phase(1), phase(2)] }), when, 'every').map((event) => event.occurredOn)).toEqual(['2024-06-01']);
    expect(movedByPhases(events, attributes({ phases: [phase(1), phase(2), phase(3)] }), when, 'every')).toEqual([]);
  });

  test('a rejected row of a phase moves nothing', () => {
    const ledger = built();
    for (const event of ledger.events.filter((one) => one.phase !== null)) ledger.review(event.id, 'county', 'rejected', '2024-08-01');
    const projection = fold(ledger);
    expect([projection.stage, projection.phases]).toEqual(['signed', []]);
  });
});
