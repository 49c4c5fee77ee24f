import type { Milestone, ProjectStatus, Stage } from '../../../shared/vocabulary.js';

/** What a word in a ledger's progress column stands for. */
export interface StageMeaning {
  /** Null where the word gives only a status. */
  stage: Stage | null;
  milestones?: readonly Milestone[];
  status?: Exclude<ProjectStatus, 'active'>;
}

/** A line of the table that a policy pack states (`imports.stage-words`). */
export interface StageWords extends StageMeaning {
  words: readonly string[];
}
