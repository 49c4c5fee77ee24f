import type { AssessmentAct, AssessmentStatus } from '../../../shared/vocabulary.js';

/** From where each act leads where (003 附件1 四). What is not written here is refused; nothing leaves `final`. */
export const STEPS: Readonly<Record<Exclude<AssessmentAct, 'create'>, { from: readonly AssessmentStatus[]; to: AssessmentStatus }>> = {
  check: { from: ['collecting'], to: 'checking' },
  compute: { from: ['checking', 'computed'], to: 'computed' },
  review: { from: ['computed'], to: 'reviewed' },
  hear: { from: ['reviewed'], to: 'objections' },
  approve: { from: ['objections'], to: 'approved' },
  publish: { from: ['approved'], to: 'noticed' },
  finalise: { from: ['noticed'], to: 'final' },
  return: { from: ['checking', 'computed', 'reviewed', 'objections'], to: 'collecting' },
};

export type StepAct = keyof typeof STEPS;

/** Values, units and checks may still change here. */
export const isOpen = (status: AssessmentStatus): boolean => status === 'collecting' || status === 'checking';

export const actsFrom = (status: AssessmentStatus): StepAct[] => (Object.keys(STEPS) as StepAct[]).filter((act) => STEPS[act].from.includes(status));
