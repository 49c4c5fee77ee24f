import type { ErrorCode } from '../../../shared/errors.js';
import type { NextStepChangeKind, NextStepStatus } from '../../../shared/vocabulary.js';

export interface StepState { status: NextStepStatus; dueOn: string | null; ownerId: number }
export type StepCommand =
  | { change: 'moved'; dueOn: string; reason: string }
  | { change: 'reassigned'; ownerId: number; reason?: string | null }
  | { change: 'done' | 'reopened'; reason?: string | null }
  | { change: 'cancelled'; reason: string };

export type StepOutcome = { state: StepState } | { refused: { path: string; code: ErrorCode } };

/** From which status each change is possible, and to which it leads. */
const RULES: Record<Exclude<NextStepChangeKind, 'created'>, { from: readonly NextStepStatus[]; to: NextStepStatus; reason: boolean }> = {
  moved: { from: ['open'], to: 'open', reason: true },
  reassigned: { from: ['open'], to: 'open', reason: false },
  done: { from: ['open'], to: 'done', reason: false },
  cancelled: { from: ['open'], to: 'cancelled', reason: true },
  reopened: { from: ['done', 'cancelled'], to: 'open', reason: false },
};

/** What a next step becomes: moved and cancelled only with a reason, closed ones only reopened. */
export function change(state: StepState, command: StepCommand): StepOutcome {
  const rule = RULES[command.change];
  if (!rule.from.includes(state.status)) return { refused: { path: 'change', code: state.status === 'open' ? 'step-open' : 'step-closed' } };
  if (rule.reason && !command.reason?.trim()) return { refused: { path: 'reason', code: 'reason-required' } };
  return {
    state: {
      status: rule.to,
      dueOn: command.change === 'moved' ? command.dueOn : state.dueOn,
      ownerId: command.change === 'reassigned' ? command.ownerId : state.ownerId,
    },
  };
}
