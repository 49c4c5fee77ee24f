import { flowOutcome, reachedOutcome, stockOutcome, type Outcome } from '../../../api/metrics/domain/counting.js';
import { placeKeyOf } from '../../../api/metrics/domain/places.js';
import type { AmountFactRow, MilestoneFactRow, ProjectRevisionRow } from '../../../api/projects/entities.js';
import { addDays, addMonths } from '../../../shared/day.js';
import type { Period } from '../../../shared/period.js';
import type { World } from './world.js';

/** The metrics once more, one fact after the other, without a database. */
export interface ModelLine { outcome: Outcome; contribution: number; projectId: number; revision: ProjectRevisionRow; fact: { occurredFrom: string; occurredUntil: string; origin?: string | null }; /** The project's capital origin as it counts. */ origin: string | null; cohort?: MilestoneFactRow }
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
  const certifiedAs = (projectId: number, kind: string, first: number, last: number) => world.certifications.some((row) => row.projectId === projectId && row.kind === kind && row.verdict === 'certified' && row.year >= first && row.year <= last && isKnown(row, knownAt));
  /** Of a chain only the first that reached a milestone counts; the project that the others count with comes first. */
  const isFirst = (row: MilestoneFactRow): boolean => {
    const { countedWithId, succession } = revisions.get(row.projectId)!;
    if (countedWithId === null) return true;
    if (revisions.has(countedWithId) && (succession === 'later-phase' || counted.some((other) => other.projectId === countedWithId && other.milestone === row.milestone))) return false;
    const siblings = [...revisions.values()].filter((other) => other.countedWithId === countedWithId && other.projectId !== row.projectId && other.succession !== 'later-phase').map((other) => other.projectId);
    return !counted.some((other) => siblings.includes(other.projectId) && other.milestone === row.milestone && (other.occurredUntil < row.occurredUntil || (other.occurredUntil === row.occurredUntil && other.projectId < row.projectId)));
  };
  /** One that was re-signed or relocated by the day has handed over; a later phase stands with its project. */
  const standsForItself = (row: MilestoneFactRow): boolean => {
    const { countedWithId, succession } = revisions.get(row.projectId)!;
    if (succession === 'later-phase' && countedWithId !== null && revisions.has(countedWithId)) return false;
    return ![...revisions.values()].some((other) => other.predecessorId === row.projectId && (other.succession === 're-signed' || other.succession === 'relocated') && counted.some((signed) => signed.projectId === other.projectId && signed.milestone === 'signed' && signed.occurredUntil <= addDays(on, 1)));
  };
  /** A counted project and those signed in its place or before it, without later phases. */
  const chainOf = (projectId: number): number[] => {
    const { countedWithId, succession } = revisions.get(projectId)!;
    if (succession === 'later-phase' && countedWithId !== null) return [projectId];
    const first = countedWithId ?? projectId;
    return [...revisions.values()].filter((other) => other.projectId === first || (other.countedWithId === first && other.succession !== 'later-phase')).map((other) => other.projectId);
  };
  const ofChain = (projectId: number, code: unknown) => {
    const chain = chainOf(projectId);
    return counted.filter((row) => row.milestone === code && chain.includes(row.projectId)).sort((one, other) => (one.occurredUntil < other.occurredUntil ? -1 : one.occurredUntil > other.occurredUntil ? 1 : one.projectId - other.projectId));
  };
  const stock = metric.endsWith('-standing');
  const firstYear = stock ? 0 : Number(period.from.slice(0, 4));
  const lastYear = Number((stock ? on : addDays(period.until, -1)).slice(0, 4));
  /** The certified origin of the latest year where only certified projects count, else the stated one. */
  const byCertificate = args['certifiedOnly'] === true || metric.startsWith('certified-');
  const [firstOrigin, lastOrigin] = metric.startsWith('certified-') ? [Number(on.slice(0, 4)), Number(on.slice(0, 4))] : [firstYear, lastYear];
  const originOf = (revision: ProjectRevisionRow) => (byCertificate ? world.certifications.filter((row) => row.projectId === revision.projectId && row.kind === 'capital-origin' && row.verdict === 'certified' && row.year >= firstOrigin && row.year <= lastOrigin && isKnown(row, knownAt)).sort((one, other) => other.year - one.year)[0]?.origin : undefined) ?? revision.origin;
  const ofProject = (revision: ProjectRevisionRow) =>
    (!args['industrialOnly'] || isIndustrial(revision)) && (!args['certifiedOnly'] || certifiedAs(revision.projectId, 'attraction-project', firstYear, lastYear)) && (!args['chainExtendingOnly'] || certifiedAs(revision.projectId, 'chain-extending', firstYear, lastYear)) &&
    (args['origin'] === undefined || args['origin'] === 'any' || (args['origin'] === 'unstated' ? originOf(revision) === null : originOf(revision) === args['origin']))
    && (!args['belowFen'] || (revision.agreedInvestmentFen !== null && revision.agreedInvestmentFen - (revision.countedBeforeFen ?? 0) < (args['belowFen'] as number)))
    && (!args['minimumFen'] || (revision.agreedInvestmentFen !== null && revision.agreedInvestmentFen - (revision.countedBeforeFen ?? 0) >= (args['minimumFen'] as number)));
  const lineOf = (fact: MilestoneFactRow | AmountFactRow, outcome: Outcome, contribution: number): ModelLine => ({ outcome, contribution, projectId: fact.projectId, revision: revisions.get(fact.projectId)!, fact, origin: originOf(revisions.get(fact.projectId)!) });
  const agreed = (row: MilestoneFactRow) => (revisions.get(row.projectId)!.agreedInvestmentFen ?? 0) - (revisions.get(row.projectId)!.countedBeforeFen ?? 0);
  const visible = (lines: ModelLine[]) => lines.filter((line) => line.outcome !== 'out' && sees(line.revision));
  const dayAfter = addDays(on, 1);
  const projects = (code: unknown, outcome: (row: MilestoneFactRow) => Outcome, value: (row: MilestoneFactRow) => number) =>
    visible(counted.filter((row) => row.milestone === code && ofProject(revisions.get(row.projectId)!) && (stock ? standsForItself(row) : isFirst(row))).map((row) => lineOf(row, outcome(row), value(row))));

  const cohortOf = (line: ModelLine) => line.cohort ?? (line.fact as MilestoneFactRow);
  /** Those of a cohort whose chain got there, once each, by the first of it that did. */
  const carried = (cohort: readonly ModelLine[], code: unknown): ModelLine[] => cohort.flatMap((line) => {
    const row = ofChain(line.projectId, code).find((fact) => fact.occurredFrom < dayAfter);
    return row ? [{ ...line, fact: row, outcome: reachedOutcome(row, dayAfter), cohort: cohortOf(line) }] : [];
  });

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
    case 'fulfilment-rate': {
      const main = projects('signed', (row) => flowOutcome(row, period), () => 1);
      const cohort = main.filter((line) => line.outcome === 'counted');
      if (args['fulfilled'] !== 'not-terminated') return { main, numerator: visible(carried(cohort, args['fulfilled'])) };
      const ended = new Map(facts.filter((row) => row.milestone === 'terminated').map((row) => [row.projectId, stockOutcome(row, dayAfter)]));
      const last = (projectId: number) => ofChain(projectId, 'signed').filter((row) => row.occurredUntil <= dayAfter).at(-1)?.projectId ?? projectId;
      const opposite = { counted: 'out', undetermined: 'undetermined', out: 'counted' } as const;
      return { main, numerator: visible(cohort.map((line) => ({ ...line, outcome: opposite[ended.get(last(line.projectId)) ?? 'out'] }))) };
    }
    case 'certified-attraction-projects':
    case 'certified-chain-extending': {
      const byCompany = metric === 'certified-chain-extending';
      const year = Number(on.slice(0, 4));
      const seen = new Set<number>();
      const certified = [...revisions.values()].sort((one, other) => one.projectId - other.projectId).filter((row) => certifiedAs(row.projectId, byCompany ? 'chain-extending' : 'attraction-project', year, year)).filter((row) => {
        const key = byCompany ? (row.projectCompanyId ?? -row.projectId) : row.projectId;
        return !seen.has(key) && seen.add(key);
      });
      return { main: visible(certified.filter(ofProject).map((revision): ModelLine => ({ outcome: 'counted', contribution: 1, projectId: revision.projectId, revision, origin: originOf(revision), fact: { occurredFrom: '2026-01-10', occurredUntil: '2026-01-10' } }))) };
    }
    case 'leader-or-major-projects': {
      const { minimumFen, ...others } = args;
      const { main } = modelLines(world, 'projects-reached', { ...question, args: { ...others, milestone: 'signed' } });
      return { main: main.filter((line) => agreed(line.fact as MilestoneFactRow) >= (minimumFen as number) || certifiedAs(line.projectId, 'leader-company', firstYear, lastYear)) };
    }
    case 'year-on-year':
    case 'share': {
      const { of, part, ...others } = args as { of: string; part?: string };
      const measure = (within: Period) => modelLines(world, of === 'signed-investment' ? 'agreed-investment-reached' : of === 'funds-arrived' ? of : 'projects-reached', { ...question, period: within, args: { ...others, milestone: of.split('-')[0] } }).main;
      if (metric === 'year-on-year') return { main: measure({ from: addMonths(period.from, -12), until: addMonths(period.until, -12) }), numerator: measure(period) };
      const origin = (line: ModelLine) => (of === 'funds-arrived' ? line.fact.origin : line.origin);
      return { main: measure(period), numerator: measure(period).filter((line) => (part === 'parks' ? line.revision.parkId !== null : part === 'industrial' ? isIndustrial(line.revision) : origin(line) === part)) };
    }
    case 'cohort-rate': {
      const funds = args['numerator'] === 'funds';
      const signed = projects('signed', (row) => flowOutcome(row, period), (row) => (funds ? agreed(row) : 1));
      const begun = args['denominator'] === 'started';
      const main = begun ? visible(carried(signed.filter((line) => line.outcome === 'counted'), 'started')) : signed;
      const cohort = main.filter((line) => line.outcome === 'counted');
      const arrived = (line: ModelLine): ModelLine[] => receipts.filter((row) => row.series === 'funds-arrived' && chainOf(line.projectId).includes(row.projectId))
        .map((row) => ({ ...line, fact: row, outcome: reachedOutcome(row, dayAfter), contribution: row.amountFen, cohort: cohortOf(line) }));
      return { main, numerator: visible(funds ? cohort.flatMap(arrived) : carried(cohort, args['numerator'])) };
    }
    default: throw new Error(`no such metric: ${metric}`);
  }
}

const isIndustrial = ({ industryCode }: ProjectRevisionRow) => industryCode !== null && (/^[BCD]/.test(industryCode) || (industryCode.slice(0, 2) >= '06' && industryCode.slice(0, 2) <= '46'));

export const valueOf = (lines: readonly ModelLine[]) => lines.filter((line) => line.outcome === 'counted').reduce((sum, line) => sum + line.contribution, 0);
export const countOf = (lines: readonly ModelLine[], outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;

/** The row key that a line has in a breakdown by place. */
export function placeOf(line: ModelLine, countyCodes: ReadonlySet<string>): string {
  return placeKeyOf(line.revision.parkId, line.revision.regionCode, countyCodes);
}
