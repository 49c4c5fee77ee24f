import fc from 'fast-check';
import { change, type StepCommand, type StepState } from '../../../api/activities/domain/next-step.js';
import { NEXT_STEP_STATUSES, type NextStepStatus } from '../../../shared/vocabulary.js';

const OPEN: StepState = { status: 'open', dueOn: '2026-07-01', ownerId: 1 };
const reasons = fc.constantFrom('', ' ', '对方出差');
const commands: fc.Arbitrary<StepCommand> = fc.oneof(
  fc.record({ change: fc.constant('moved' as const), dueOn: fc.constantFrom('2026-07-08', '2026-06-01'), reason: reasons }),
  fc.record({ change: fc.constant('reassigned' as const), ownerId: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ change: fc.constantFrom('done' as const, 'reopened' as const) }),
  fc.record({ change: fc.constant('cancelled' as const), reason: reasons }),
);
const states = fc.record({ status: fc.constantFrom(...(Object.keys(NEXT_STEP_STATUSES) as NextStepStatus[])), dueOn: fc.constantFrom(null, '2026-07-01'), ownerId: fc.integer({ min: 1, max: 5 }) });

test.each<[StepCommand, Partial<StepState>]>([
  [{ change: 'moved', dueOn: '2026-07-08', reason: '对方出差' }, { dueOn: '2026-07-08' }],
  [{ change: 'reassigned', ownerId: 7 }, { ownerId: 7 }],
  [{ change: 'done' }, { status: 'done' }],
  [{ change: 'cancelled', reason: '项目终止' }, { status: 'cancelled' }],
])('an open step: %j', (command, changed) => expect(change(OPEN, command)).toEqual({ state: { ...OPEN, ...changed } }));

test('what is closed can only be opened again, and what is open cannot', () => {
  expect(change({ ...OPEN, status: 'done' }, { change: 'done' })).toEqual({ refused: { path: 'change', code: 'step-closed' } });
  expect(change(OPEN, { change: 'reopened' })).toEqual({ refused: { path: 'change', code: 'step-open' } });
  expect(change({ ...OPEN, status: 'cancelled' }, { change: 'reopened' })).toEqual({ state: OPEN });
});

test('whatever is asked, a change touches only what it is about, and nothing is moved or cancelled without a reason', () => {
  fc.assert(fc.property(states, commands, (state, command) => {
    const outcome = change(state, command);
    if ('refused' in outcome) return;
    const { state: next } = outcome;
    expect(next.dueOn === state.dueOn || command.change === 'moved').toBe(true);
    expect(next.ownerId === state.ownerId || command.change === 'reassigned').toBe(true);
    if (command.change === 'moved' || command.change === 'cancelled') expect(command.reason.trim()).not.toBe('');
    expect(state.status === 'open' ? command.change !== 'reopened' : command.change === 'reopened').toBe(true);
  }));
});
