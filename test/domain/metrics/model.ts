import { flowOutcome, reachedOutcome, stockOutcome, type Outcome } from '../../../api/metrics/domain/counting.js';
import { placeKeyOf } from '../../../api/metrics/domain/places.js';
import type { AmountFactRow, MilestoneFactRow, ProjectRevisionRow } from '../../../api/projects/entities.js';
import { addDays } from '../../../shared/day.js';
import type { Period } from '../../../shared/period.js';
import type { World } from './world.js';

/** The metrics once more, one fact after the other, without a database. */
export interface ModelLine { outcome: Outcome; contribution: number; projectId: number; revision: ProjectRevisionRow; fact: { occurredFrom: string; occurredUntil: string; origin?: string | null }; cohort?: MilestoneFactRow }
export interface ModelQuestion { args: Record<string, unknown>; period: Period; on: string; knownAt: string; sees(revision: ProjectRevisionRow): boolean }

const LATE = '9999-12-31T00:00:00.000Z';
export const NOW_KNOWN = LATE;
const isKnown = (row: { knownFrom: string; knownTo: string }, at: string) => row.knownFrom <= at && row.knownTo > at;
const accepted = (row: { verification: string }, verifiedOnly: unknown) => (verifiedOnly ? row.verification === 'verified' : row.verification !== 'rejected');

export function modelLines(world: World, metric: string, question: ModelQuestion): { main: ModelLine[]; numerator?: ModelLine[] } {
  const { args, period, on, knownAt, sees } = question;
  const revisions = new Map(world.revisions.filter((row) => isKnown(row, knownAt) && !row.withdrawn).map((row) => [row.projectId, row]));
  const facts = world.facts.filter((row) => isKnown(row, knownAt) && row.verification !== 'rejected' && revisions.has(row.projectId));
  const receipts = world.amounts.filter((row) => isKnown(row, knownAt) && accepted(row, args['verifiedOnly']) && revisions.has(row.projectId));
  const counted = facts.filter((row) => accepted(row, args['verifiedOnly']));
  const ofProject = (revision: ProjectRevisionRow) =>
    (args['origin'] === undefined || args['origin'] === 'any' || (args['origin'] === 'unstated' ? revision.origin === null : revision.origin === args['origin']))
    && (!args['minimumFen'] || (revision.agreedInvestmentFen !== null && revision.agreedInvestmentFen >= (args['minimumFen'] as number)));
  const lineOf = (fact: MilestoneFactRow | AmountFactRow, outcome: Outcome, contribution: number): ModelLine => ({ outcome, contribution, projectId: fact.projectId, revision: revisions.get(fact.projectId)!, fact });
  const agreed = (row: MilestoneFactRow) => revisions.get(row.projectId)!.agreedInvestmentFen ?? 0;
  const visible = (lines: ModelLine[]) => lines.filter((line) => line.outcome !== 'out' && sees(line.revision));
  const dayAfter = addDays(on, 1);
  const projects = (code: unknown, outcome: (row: MilestoneFactRow) => Outcome, value: (row: MilestoneFactRow) => number) =>
    visible(counted.filter((row) => row.milestone === code && ofProject(revisions.get(row.projectId)!)).map((row) => lineOf(row, outcome(row), value(row))));

  switch (metric) {
    case 'projects-reached': return { main: projects(args['milestone'], (row) => flowOutcome(row, period), () => 1) };
    case 'agreed-investment-reached': return { main: projects(args['milestone'], (row) => flowOutcome(row, period), agreed) };
    case 'projects-standing': return { main: projects(args['stage'], (row) => stockOutcome(row, dayAfter), () => 1) };
    case 'agreed-investment-standing': return { main: projects(args['stage'], (row) => stockOutcome(row, dayAfter), agreed) };
    case 'funds-arrived':
    case 'completed-investment': {
      const origin = args['origin'] ?? 'any';
      const wanted = receipts.filter((row) => row.series === metric && (origin === 'any' || (origin === 'unstated' ? row.origin === null : row.origin === origin)));
      return { main: visible(wanted.map((row) => lineOf(row, flowOutcome(row, period), row.amountFen))) };
    }
    case 'new-companies': {
      const { minimumFen, ...others } = args;
      const companies = new Map<number, MilestoneFactRow[]>();
      for (const row of facts.filter((fact) => fact.milestone === 'settled')) {
        const companyId = revisions.get(row.projectId)!.projectCompanyId;
        if (companyId !== null) companies.set(companyId, [...(companies.get(companyId) ?? []), row]);
      }
      const lines = [...companies.values()].flatMap((settlements): ModelLine[] => {
        const order = (row: MilestoneFactRow) => `${row.occurredUntil} ${row.occurredFrom} ${String(row.projectId).padStart(6, '0')}`;
        const first = settlements.reduce((least, row) => (order(row) < order(least) ? row : least));
        const occurredFrom = settlements.map((row) => row.occurredFrom).sort()[0]!;
        const revision = revisions.get(first.projectId)!;
        const arrived = receipts.filter((row) => row.projectId === first.projectId && row.series === 'funds-arrived' && row.occurredUntil <= period.until).reduce((sum, row) => sum + row.amountFen, 0);
        const amount = args['amount'] === 'arrived' ? arrived : (revision.agreedInvestmentFen ?? 0);
        const fits = accepted(first, args['verifiedOnly']) && amount >= (minimumFen as number) && (others['origin'] === 'any' || (others['origin'] === 'unstated' ? revision.origin === null : revision.origin === others['origin']));
        return fits ? [lineOf({ ...first, occurredFrom }, flowOutcome({ ...first, occurredFrom }, period), 1)] : [];
      });
      return { main: visible(lines) };
    }
    case 'cohort-rate': {
      const funds = args['numerator'] === 'funds';
      const main = projects('signed', (row) => flowOutcome(row, period), (row) => (funds ? agreed(row) : 1));
      const cohort = new Map(main.filter((line) => line.outcome === 'counted').map((line) => [line.projectId, line.fact as MilestoneFactRow]));
      const later = funds ? receipts.filter((row) => row.series === 'funds-arrived') : counted.filter((row) => row.milestone === args['numerator']);
      const numerator = later.filter((row) => cohort.has(row.projectId)).map((row) => ({ ...lineOf(row, reachedOutcome(row, dayAfter), 'amountFen' in row ? row.amountFen : 1), cohort: cohort.get(row.projectId)! }));
      return { main, numerator: visible(numerator) };
    }
    default: throw new Error(`no such metric: ${metric}`);
  }
}

export const valueOf = (lines: readonly ModelLine[]) => lines.filter((line) => line.outcome === 'counted').reduce((sum, line) => sum + line.contribution, 0);
export const countOf = (lines: readonly ModelLine[], outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;

/** The row key that a line has in a breakdown by place. */
export function placeOf(line: ModelLine, countyCodes: ReadonlySet<string>): string {
  return placeKeyOf(line.revision.parkId, line.revision.regionCode, countyCodes);
}
