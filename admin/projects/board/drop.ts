import type { ProjectDetail } from '../../../shared/contracts/projects';
import { STAGE_CODES, type Stage } from '../../../shared/vocabulary';

const order = (stage: Stage) => STAGE_CODES.indexOf(stage);

/** What dropping a card on a column comes to. Only `advance` and `fill-in` lead to the stage dialog; nothing is ever moved by the drop itself. */
export type DropOutcome =
  | { kind: 'same' }
  /** Somebody else moved it since the board was read. */
  | { kind: 'moved'; stage: Stage }
  | { kind: 'terminated' }
  /** Not on this project's path: a leased factory is never built. */
  | { kind: 'off-path' }
  /** Behind it already: only a correction of the ledger takes it back. */
  | { kind: 'reached'; occurredOn: string | null; precision: string | null }
  /** Left out on the way: its date can be filled in, the project stays where it is. */
  | { kind: 'fill-in' }
  | { kind: 'advance'; skipped: Stage[] };

/** Decides a drop by the project as it stands now, not as the card showed it (`seen`). */
export function dropOutcome(project: Pick<ProjectDetail, 'stage' | 'status' | 'path'>, seen: Stage, to: Stage): DropOutcome {
  if (project.stage !== seen) return { kind: 'moved', stage: project.stage };
  if (to === project.stage) return { kind: 'same' };
  if (project.status === 'terminated') return { kind: 'terminated' };
  const step = project.path.find((one) => one.stage === to);
  if (!step) return { kind: 'off-path' };
  if (step.reached) return { kind: 'reached', occurredOn: step.occurredOn, precision: step.precision };
  if (order(to) < order(project.stage)) return { kind: 'fill-in' };
  return { kind: 'advance', skipped: project.path.filter((one) => !one.reached && order(one.stage) > order(project.stage) && order(one.stage) < order(to)).map((one) => one.stage) };
}
