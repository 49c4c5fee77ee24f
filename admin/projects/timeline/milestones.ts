import type { ProjectRecord } from '../../../shared/contracts/projects';
import { addMonths, daysBetween } from '../../../shared/day';
import { STAGE_CODES, type DatePrecision, type Stage } from '../../../shared/vocabulary';
import type { Scale } from '../../views/question';

export type Planned = 'started' | 'built' | 'producing';
export interface MilestoneLine {
  stage: 'signed' | Planned;
  planned: string | null;
  reached: string | null;
  precision: DatePrecision | null;
  /** Reached after the plan, or not reached although the plan is past; null where there is nothing to say. */
  late: { kind: 'late' | 'overdue'; days: number } | null;
}

type Dated = Pick<ProjectRecord, 'stage' | 'status' | 'landMode' | 'signedOn' | 'signedOnPrecision' | 'startedOn' | 'startedOnPrecision' | 'builtOn' | 'builtOnPrecision' | 'producedOn' | 'producedOnPrecision' | 'plannedStartOn' | 'plannedBuiltOn' | 'plannedProducingOn'>;

/**
 * The milestones of a project in order, planned against reached. A date known only to its month or year counts as late when even
 * its first day lies after the plan; what a later stage has overtaken, or a terminated project, is not called overdue.
 */
export function milestonesOf(project: Dated, today: string): MilestoneLine[] {
  const lines: [MilestoneLine['stage'], string | null, string | null, DatePrecision | null][] = [
    ['signed', null, project.signedOn, project.signedOnPrecision],
    ['started', project.plannedStartOn, project.startedOn, project.startedOnPrecision],
    ['built', project.plannedBuiltOn, project.builtOn, project.builtOnPrecision],
    ['producing', project.plannedProducingOn, project.producedOn, project.producedOnPrecision],
  ];
  const passed = (stage: Stage) => STAGE_CODES.indexOf(project.stage) >= STAGE_CODES.indexOf(stage);
  return lines.filter(([stage]) => stage !== 'built' || project.landMode !== 'leased-factory').map(([stage, planned, reached, precision]) => {
    const late = !planned ? null
      : reached ? (reached > planned ? { kind: 'late' as const, days: daysBetween(planned, reached) } : null)
        : planned < today && !passed(stage) && project.status !== 'terminated' ? { kind: 'overdue' as const, days: daysBetween(planned, today) } : null;
    return { stage, planned, reached, precision, late };
  });
}

export interface Frame { from: string; until: string; ticks: { day: string; label: string; strong: boolean }[] }

const MONTHS: Record<Scale, number> = { year: 12, quarter: 3 };
/** Dates further away than this from today stand at the edge. */
const MOST_YEARS = 6;

function beginningOf(day: string, scale: Scale): string {
  const month = scale === 'year' ? 1 : Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${day.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

/** The stretch of time that shows these milestones and today, cut into whole years or quarters. */
export function frameOf(lines: readonly MilestoneLine[], today: string, scale: Scale): Frame {
  const [least, most] = [addMonths(today, -12 * MOST_YEARS), addMonths(today, 12 * MOST_YEARS)];
  const days = [today, ...lines.flatMap(({ planned, reached }) => [planned, reached])].filter((day) => day !== null).map((day) => (day < least ? least : day > most ? most : day)).sort();
  const from = beginningOf(days[0]!, scale);
  const until = addMonths(beginningOf(days.at(-1)!, scale), MONTHS[scale]);
  const ticks: Frame['ticks'] = [];
  for (let day = from; day < until; day = addMonths(day, MONTHS[scale])) {
    const first = day.slice(5, 7) === '01';
    ticks.push({ day, strong: first, label: scale === 'year' ? day.slice(0, 4) : first || day === from ? `${day.slice(0, 4)} Q${quarterOf(day)}` : `Q${quarterOf(day)}` });
  }
  return { from, until, ticks };
}

const quarterOf = (day: string) => Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;

/** Where a day lies in a frame, 0 to 1; outside it, at its edge. */
export function placeOf(day: string, { from, until }: Frame): number {
  return Math.min(1, Math.max(0, daysBetween(from, day) / daysBetween(from, until)));
}
