import fc from 'fast-check';
import { foldLedger, FOREVER, NEVER_DAY, UNKNOWN_DAY, type MilestoneFact } from '../../../api/projects/domain/fold.js';
import { STAGE_CODES } from '../../../shared/vocabulary.js';
import { dayOf, LedgerBuilder } from './ledger-builder.js';

const fold = (ledger: LedgerBuilder) => foldLedger(ledger.events, ledger.reviews, dayOf);
const now = (facts: readonly MilestoneFact[]) => facts.filter((fact) => fact.knownTo === FOREVER);
const fact = (ledger: LedgerBuilder, milestone: string) => now(fold(ledger).milestones).find((row) => row.milestone === milestone);
const content = (facts: readonly MilestoneFact[]) => now(facts).map(({ knownFrom: _from, knownTo: _to, eventId: _id, ...rest }) => rest).sort((a, b) => (a.milestone < b.milestone ? -1 : 1));

describe('the fold of a project’s ledger', () => {
  it('stands where the ledger says, each stage left on the day of the next', () => {
    const ledger = new LedgerBuilder();
    ledger.stage('lead', '2024-01-02');
    ledger.stage('signed', '2024-03-15');
    ledger.stage('started', '2024-09-01');
    const projection = fold(ledger);
    expect(projection.stage).toBe('started');
    expect(fact(ledger, 'signed')).toMatchObject({ occurredFrom: '2024-03-15', occurredUntil: '2024-03-16', leftFrom: '2024-09-01', leftUntil: '2024-09-02', verification: 'pending' });
    expect(fact(ledger, 'started')).toMatchObject({ leftFrom: NEVER_DAY, leftUntil: NEVER_DAY });
  });

  it('keeps what was known before: a late event does not change the past', () => {
    const ledger = new LedgerBuilder();
    ledger.stage('signed', '2024-03-15', '2024-05-20');
    const [row] = fold(ledger).milestones.filter((candidate) => candidate.milestone === 'signed');
    expect(row).toMatchObject({ occurredFrom: '2024-03-15', knownTo: FOREVER });
    expect(row!.knownFrom.slice(0, 10)).toBe('2024-05-20');
  });

  it('corrects by a counter-entry, and a voided correction restores what it corrected', () => {
    const ledger = new LedgerBuilder();
    const signed = ledger.stage('signed', '2024-03-15');
    const correction = ledger.add({ type: 'stage', code: 'signed', occurredOn: '2024-04-01', correctsId: signed }, '2024-04-10');
    expect(fact(ledger, 'signed')).toMatchObject({ occurredFrom: '2024-04-01', eventId: correction });
    ledger.add({ type: 'void', correctsId: correction }, '2024-04-11');
    expect(fact(ledger, 'signed')).toMatchObject({ occurredFrom: '2024-03-15', eventId: signed });
  });

  it('steps back when the only event of a stage is voided', () => {
    const ledger = new LedgerBuilder();
    ledger.stage('lead', '2024-01-02');
    const signed = ledger.stage('signed', '2024-03-15');
    ledger.add({ type: 'void', correctsId: signed }, '2024-03-20');
    expect(fold(ledger).stage).toBe('lead');
    expect(fact(ledger, 'lead')).toMatchObject({ leftFrom: NEVER_DAY });
  });

  it('counts nothing a reviewer rejected, and counts it again once recorded anew', () => {
    const ledger = new LedgerBuilder();
    ledger.stage('lead', '2024-01-02');
    const started = ledger.stage('started', '2024-03-15');
    ledger.review(started, 'county', 'verified', '2024-03-16');
    expect(fact(ledger, 'started')?.verification).toBe('reviewed');
    ledger.review(started, 'city', 'rejected', '2024-03-18');
    expect(fold(ledger).stage).toBe('lead');
    const again = ledger.stage('started', '2024-03-20');
    ledger.review(again, 'city', 'verified', '2024-03-22');
    expect(fact(ledger, 'started')).toMatchObject({ occurredFrom: '2024-03-20', verification: 'verified', eventId: again });
  });

  it('knows nothing to have happened after the day it was recorded', () => {
    const ledger = new LedgerBuilder();
    ledger.add({ type: 'stage', code: 'signed', occurredOn: '2024-03-01', precision: 'month' }, '2024-03-12');
    expect(fact(ledger, 'signed')).toMatchObject({ occurredFrom: '2024-03-01', occurredUntil: '2024-03-13' });
  });

  it('infers the stages a baseline has passed, at unknown dates', () => {
    const ledger = new LedgerBuilder('2024-06-01');
    ledger.add({ type: 'baseline', code: 'producing', occurredOn: '2019-01-01', precision: 'year' }, '2024-06-01');
    for (const stage of ['signed', 'started', 'built']) expect(fact(ledger, stage)).toMatchObject({ occurredFrom: UNKNOWN_DAY, occurredUntil: '2020-01-01', inferred: true, precision: 'unknown' });
    expect(fact(ledger, 'lead')).toBeUndefined();
  });

  it('never infers "built" for a leased factory', () => {
    const ledger = new LedgerBuilder('2024-06-01', { landMode: 'leased-factory' });
    ledger.add({ type: 'baseline', code: 'producing' }, '2024-06-01');
    expect(fact(ledger, 'built')).toBeUndefined();
    expect(fact(ledger, 'started')).toBeDefined();
  });

  it('settles a company on the later of registration and land, as verified as the weaker of the two', () => {
    const ledger = new LedgerBuilder('2024-01-02', { parkId: 3, projectCompanyId: 9 });
    const registered = ledger.add({ type: 'milestone', code: 'registered', occurredOn: '2024-02-01' }, '2024-02-02');
    expect(fact(ledger, 'settled')).toBeUndefined();
    ledger.add({ type: 'milestone', code: 'land-secured', occurredOn: '2024-04-05' }, '2024-04-06');
    ledger.review(registered, 'city', 'verified', '2024-04-07');
    expect(fact(ledger, 'settled')).toMatchObject({ occurredFrom: '2024-04-05', verification: 'pending' });
  });

  it('a company that registered on an unknown day settled at some time since it had its land: the one interval that may cross years', () => {
    const ledger = new LedgerBuilder('2024-01-02', { parkId: 3, projectCompanyId: 9 });
    ledger.add({ type: 'milestone', code: 'land-secured', occurredOn: '2024-04-05' }, '2024-04-06');
    ledger.add({ type: 'milestone', code: 'registered', precision: 'unknown' }, '2026-02-01');
    expect(fact(ledger, 'settled')).toMatchObject({ occurredFrom: '2024-04-05', occurredUntil: '2026-02-02', precision: 'unknown' });
  });

  it('ends a project’s standing by termination, not by suspension', () => {
    const ledger = new LedgerBuilder();
    ledger.stage('signed', '2024-03-15');
    ledger.add({ type: 'status', code: 'suspended', occurredOn: '2024-06-01' }, '2024-06-01');
    expect(fold(ledger).status).toBe('suspended');
    expect(fact(ledger, 'signed')).toMatchObject({ leftFrom: NEVER_DAY });
    ledger.add({ type: 'status', code: 'terminated', occurredOn: '2024-08-01' }, '2024-08-01');
    expect(fact(ledger, 'signed')).toMatchObject({ leftFrom: '2024-08-01' });
  });

  it('withdraws everything with the project', () => {
    const ledger = new LedgerBuilder();
    ledger.stage('signed', '2024-03-15');
    ledger.add({ type: 'withdrawn' }, '2024-04-01');
    const projection = fold(ledger);
    expect(projection.withdrawn).toBe(true);
    expect(now(projection.milestones)).toEqual([]);
    expect(projection.milestones).toHaveLength(1);
  });

  it('refuses a ledger that does not begin with its creation', () => {
    expect(() => foldLedger([], [], dayOf)).toThrow('creation');
  });
});

describe('properties', () => {
  const steps = fc.array(fc.record({ stage: fc.constantFrom(...STAGE_CODES), day: fc.integer({ min: 1, max: 28 }), month: fc.integer({ min: 1, max: 12 }), lag: fc.integer({ min: 0, max: 40 }) }), { maxLength: 8 });
  const build = (list: { stage: string; day: number; month: number; lag: number }[]) => {
    const ledger = new LedgerBuilder('2023-12-01');
    const dated = list.map(({ stage, day, month, lag }) => {
      const on = `2024-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return { stage, on, recorded: new Date(Date.parse(on) + lag * 86_400_000).toISOString().slice(0, 10) };
    }).sort((a, b) => (a.recorded < b.recorded ? -1 : 1));
    for (const { stage, on, recorded } of dated) ledger.stage(stage, on, recorded);
    return ledger;
  };

  it('a correction and its undoing restore the state', () => {
    fc.assert(fc.property(steps, fc.nat(), (list, pick) => {
      const ledger = build(list);
      if (!list.length) return;
      const before = content(fold(ledger).milestones);
      const target = ledger.events.filter((event) => event.type === 'stage')[pick % list.length]!;
      const correction = ledger.add({ type: 'stage', code: target.code, occurredOn: '2024-01-01', correctsId: target.id }, '2025-06-01');
      ledger.add({ type: 'void', correctsId: correction }, '2025-06-02');
      expect(content(fold(ledger).milestones)).toEqual(before);
    }));
  });

  it('what is known of a milestone at any instant is one row at most, without gaps in its own history', () => {
    fc.assert(fc.property(steps, (list) => {
      const rows = fold(build(list)).milestones;
      for (const milestone of STAGE_CODES) {
        const own = rows.filter((row) => row.milestone === milestone).sort((a, b) => (a.knownFrom < b.knownFrom ? -1 : 1));
        own.forEach((row, index) => {
          expect(row.knownFrom < row.knownTo).toBe(true);
          if (index) expect(own[index - 1]!.knownTo <= row.knownFrom).toBe(true);
        });
      }
    }));
  });

  it('a project stands at exactly one stage on the day after everything', () => {
    fc.assert(fc.property(steps, (list) => {
      const standing = now(fold(build(list)).milestones).filter((row) => row.leftFrom === NEVER_DAY && (STAGE_CODES as readonly string[]).includes(row.milestone));
      expect(standing.length).toBe(list.length ? 1 : 0);
    }));
  });

  it('replaying any prefix of the ledger gives what was known then', () => {
    fc.assert(fc.property(steps, fc.nat({ max: 8 }), (list, cut) => {
      const ledger = build(list);
      const prefix = ledger.events.slice(0, cut + 1);
      const instant = prefix.at(-1)!.recordedAt;
      const then = fold(ledger).milestones.filter((row) => row.knownFrom <= instant && row.knownTo > instant);
      const replayed = now(foldLedger(prefix, [], dayOf).milestones);
      const plain = (rows: readonly MilestoneFact[]) => rows.map(({ knownTo: _to, ...rest }) => rest).sort((a, b) => (a.milestone < b.milestone ? -1 : 1));
      expect(plain(then)).toEqual(plain(replayed));
    }));
  });
});
