import fc from 'fast-check';
import { foldDecisions, problemsOfDecision, type Decision } from '../../../api/certifications/domain/decisions.js';
import { CERTIFICATION_KINDS, CERTIFICATION_VERDICTS, type CertificationKind, type CertificationVerdict } from '../../../shared/vocabulary.js';

const FOREVER = '9999-12-31T23:59:59.999Z';
const decisions = fc.array(fc.record({
  projectId: fc.integer({ min: 1, max: 3 }), year: fc.integer({ min: 2025, max: 2026 }), kind: fc.constantFrom(...(Object.keys(CERTIFICATION_KINDS) as CertificationKind[])),
  verdict: fc.constantFrom(...(Object.keys(CERTIFICATION_VERDICTS) as CertificationVerdict[])), gap: fc.integer({ min: 0, max: 1 }),
}), { maxLength: 25 }).map((all) => {
  let day = 0;
  return all.map(({ gap, ...decision }, index): Decision => ({ ...decision, origin: null, id: index + 1, recordedAt: `2026-01-${String((day += gap) + 1).padStart(2, '0')}T00:00:00.000Z` }));
});

test('at every instant the last decision recorded by then rules, and only it', () => {
  fc.assert(fc.property(decisions, (all) => {
    const facts = foldDecisions(all);
    for (const instant of [...all.map((decision) => decision.recordedAt), '2026-12-31T00:00:00.000Z']) {
      const ruling = new Map(all.filter((decision) => decision.recordedAt <= instant).map((decision) => [`${decision.projectId} ${decision.year} ${decision.kind}`, decision.id]));
      const known = facts.filter((fact) => fact.knownFrom <= instant && fact.knownTo > instant);
      expect(new Map(known.map((fact) => [`${fact.projectId} ${fact.year} ${fact.kind}`, fact.certificationId]))).toEqual(ruling);
      expect(known).toHaveLength(ruling.size);
    }
  }));
});

test('decisions in another order of arrival fold to the same facts', () => {
  fc.assert(fc.property(decisions, (all) => expect(foldDecisions([...all].reverse())).toEqual(foldDecisions(all))));
});

test('a withdrawal closes what was certified, and what was known before stays known', () => {
  const one = (id: number, verdict: CertificationVerdict, recordedAt: string): Decision => ({ id, projectId: 1, year: 2026, kind: 'leader-company', verdict, origin: null, recordedAt });
  expect(foldDecisions([one(1, 'certified', '2026-03-01T00:00:00.000Z'), one(2, 'withdrawn', '2026-05-01T00:00:00.000Z')]).map(({ verdict, knownFrom, knownTo }) => [verdict, knownFrom.slice(0, 10), knownTo === FOREVER ? null : knownTo.slice(0, 10)]))
    .toEqual([['certified', '2026-03-01', '2026-05-01'], ['withdrawn', '2026-05-01', null]]);
});

describe('a decision', () => {
  const wanted = { kind: 'attraction-project', verdict: 'certified', origin: null } as const;
  const codes = (decision: Parameters<typeof problemsOfDecision>[0], current: Parameters<typeof problemsOfDecision>[1], recordedById: number | null = 7) => problemsOfDecision(decision, current, { recordedById }, 9, 'items.0').map(({ code }) => code);

  test('is not taken by who entered the project', () => expect(codes(wanted, null, 9)).toEqual(['own-project']));
  test('names the origin it certifies', () => expect(codes({ ...wanted, kind: 'capital-origin' }, null)).toEqual(['origin-required']));
  test('withdraws only what is certified', () => {
    expect(codes({ ...wanted, verdict: 'withdrawn' }, null)).toEqual(['nothing-to-withdraw']);
    expect(codes({ ...wanted, verdict: 'withdrawn' }, { verdict: 'certified', origin: null })).toEqual([]);
  });
  test('is not taken twice', () => expect(codes(wanted, { verdict: 'certified', origin: null })).toEqual(['already-decided']));
  test('knows its project', () => expect(problemsOfDecision(wanted, null, undefined, 9, 'items.0')).toEqual([{ path: 'items.0', code: 'unknown-reference' }]));
});
