import type { ProjectDetail } from '../../shared/contracts/projects';
import { STAGE_CODES, type Stage } from '../../shared/vocabulary';
import { dropOutcome } from '../../admin/projects/board/drop';
import { frameOf, milestonesOf, placeOf } from '../../admin/projects/timeline/milestones';

type Standing = Pick<ProjectDetail, 'stage' | 'status' | 'path'>;
const standing = (stage: Stage, reached: Stage[], patch: Partial<Standing> = {}, path: readonly Stage[] = STAGE_CODES): Standing => ({
  stage, status: 'active', ...patch,
  path: path.map((one) => ({ stage: one, reached: reached.includes(one), current: one === stage, occurredOn: reached.includes(one) ? '2026-03-01' : null, precision: 'day', inferred: false, verification: null, eventId: null, plannedOn: null, bypassed: false })),
});

describe('dropping a card', () => {
  const signed = standing('signed', ['lead', 'negotiating', 'signed']);

  test('on the next stage leads to the stage dialog', () => expect(dropOutcome(signed, 'signed', 'started')).toEqual({ kind: 'advance', skipped: [] }));
  test('further on names what is skipped', () => expect(dropOutcome(signed, 'signed', 'producing')).toEqual({ kind: 'advance', skipped: ['started', 'built'] }));
  test('on its own column does nothing', () => expect(dropOutcome(signed, 'signed', 'signed')).toEqual({ kind: 'same' }));
  test('backwards is no move: the ledger is corrected instead', () => expect(dropOutcome(signed, 'signed', 'lead')).toEqual({ kind: 'reached', occurredOn: '2026-03-01', precision: 'day' }));
  test('on a stage left out on the way fills in its date', () => expect(dropOutcome(standing('started', ['lead', 'started']), 'started', 'signed')).toEqual({ kind: 'fill-in' }));
  test('after somebody else moved it says where it stands now', () => expect(dropOutcome(signed, 'negotiating', 'signed')).toEqual({ kind: 'moved', stage: 'signed' }));
  test('of a terminated project is refused', () => expect(dropOutcome({ ...signed, status: 'terminated' }, 'signed', 'started')).toEqual({ kind: 'terminated' }));
  test('on a stage that is not on its path is refused', () => {
    expect(dropOutcome(standing('started', ['lead', 'started'], {}, ['lead', 'negotiating', 'signed', 'started', 'producing']), 'started', 'built')).toEqual({ kind: 'off-path' });
  });
});

describe('the timeline', () => {
  const project = {
    stage: 'started' as const, status: 'active' as const, landMode: 'new-land' as const, signedOn: '2025-01-10', signedOnPrecision: 'day' as const, startedOn: '2025-08-01', startedOnPrecision: 'month' as const,
    builtOn: null, builtOnPrecision: null, producedOn: null, producedOnPrecision: null, plannedStartOn: '2025-06-30', plannedBuiltOn: '2026-05-31', plannedProducingOn: '2026-12-31',
  };
  const late = (patch: object = {}, today = '2026-06-30') => Object.fromEntries(milestonesOf({ ...project, ...patch }, today).map((line) => [line.stage, line.late && `${line.late.kind} ${line.late.days}`]));

  test('says in days what came late and what is overdue', () => expect(late()).toEqual({ signed: null, started: 'late 32', built: 'overdue 30', producing: null }));
  test('a date as coarse as its plan’s month is not called late', () => expect(late({ startedOn: '2025-06-01' })['started']).toBeNull());
  test('what a later stage has overtaken, or a terminated project, is not overdue', () => {
    expect(late({ stage: 'producing', producedOn: '2026-06-01' })['built']).toBeNull();
    expect(late({ status: 'terminated' })['built']).toBeNull();
  });
  test('a leased factory is never built', () => expect(Object.keys(late({ landMode: 'leased-factory' }))).toEqual(['signed', 'started', 'producing']));

  test('its frame holds every date and today in whole quarters or years', () => {
    const lines = milestonesOf(project, '2026-06-30');
    const quarters = frameOf(lines, '2026-06-30', 'quarter');
    expect([quarters.from, quarters.until, quarters.ticks[0]?.label, quarters.ticks[1]?.label, quarters.ticks.length]).toEqual(['2025-01-01', '2027-01-01', '2025 Q1', 'Q2', 8]);
    expect(frameOf(lines, '2026-06-30', 'year').ticks.map(({ label }) => label)).toEqual(['2025', '2026']);
    expect([placeOf('2025-01-01', quarters), placeOf('1990-01-01', quarters), placeOf('2027-01-01', quarters), placeOf('2099-01-01', quarters)]).toEqual([0, 0, 1, 1]);
  });
  test('a date far away does not stretch it without end', () => {
    expect(frameOf(milestonesOf({ ...project, signedOn: '1978-01-01' }, '2026-06-30'), '2026-06-30', 'year').ticks.length).toBeLessThan(10);
    expect(frameOf([], '2026-06-30', 'quarter').ticks).toHaveLength(1);
  });
});
