import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import { addDays } from '../../../shared/day.js';
import { intervalOf } from '../../../shared/period.js';
import { STAGE_CODES, type DatePrecision, type MoneySeries, type Origin, type PhaseRule, type ProjectStatus, type Stage, type Verification } from '../../../shared/vocabulary.js';
import { isReviewable, type LedgerEvent, type LedgerReview } from './ledger.js';
import { PATHS, PHASE_RULE_OTHERWISE, stageOrder } from './rules.js';
import { correctorsOf, standingOf, verificationOf } from './standing.js';

/** Kept equal to the far-future and unknown sentinels of the database columns. */
export const FOREVER = '9999-12-31T23:59:59.999Z';
export const NEVER_DAY = '9999-12-31';
export const UNKNOWN_DAY = '0001-01-01';

interface Known { knownFrom: string; knownTo: string }

export interface MilestoneFact extends Known {
  projectId: number;
  /** A stage, a milestone, or `settled`, `suspended`, `terminated`. */
  milestone: string;
  eventId: number | null;
  /** Half-open days within which it happened. */
  occurredFrom: string;
  occurredUntil: string;
  precision: DatePrecision;
  /** Half-open days within which the project moved on or ended; both NEVER_DAY while it stands there. */
  leftFrom: string;
  leftUntil: string;
  inferred: boolean;
  verification: Verification;
}

export interface AmountFact extends Known {
  eventId: number;
  projectId: number;
  /** A yearly plan's amount is that of its whole year. */
  series: MoneySeries | 'year-plan';
  amountFen: number;
  origin: Origin | null;
  occurredFrom: string;
  occurredUntil: string;
  precision: DatePrecision;
  verification: Verification;
}

export const COUNTED_ATTRIBUTES = ['organisationId', 'introducingOrganisationId', 'parkId', 'regionCode', 'industryCode', 'kind', 'landMode', 'origin', 'agreedInvestmentFen', 'projectCompanyId', 'predecessorId', 'succession', 'countedWithId', 'countedBeforeFen', 'confidential'] as const satisfies readonly (keyof ProjectAttributes)[];

export type Revision = Known & Pick<ProjectAttributes, (typeof COUNTED_ATTRIBUTES)[number]> & { projectId: number; withdrawn: boolean };

/** A stage that one phase of a project reached, as known today. */
export interface PhaseFact {
  phase: number;
  stage: Stage;
  eventId: number;
  occurredFrom: string;
  occurredUntil: string;
  precision: DatePrecision;
  verification: Verification;
}

export interface EventState { eventId: number; projectId: number; verification: Verification; effective: boolean }

/** Everything that follows from a project's ledger. */
export interface Projection {
  attributes: ProjectAttributes;
  stage: Stage;
  status: ProjectStatus;
  withdrawn: boolean;
  milestones: MilestoneFact[];
  amounts: AmountFact[];
  revisions: Revision[];
  phases: PhaseFact[];
  states: EventState[];
  lastChangeAt: string;
}

interface Moment {
  attributes: ProjectAttributes;
  withdrawn: boolean;
  status: ProjectStatus;
  facts: Map<string, Omit<MilestoneFact, 'knownFrom' | 'knownTo'>>;
  amounts: Map<number, Omit<AmountFact, 'knownFrom' | 'knownTo'>>;
  phases: PhaseFact[];
  states: EventState[];
}

/**
 * The pure fold of one project's ledger, the only writer of its projections (domain §3).
 * `dayOf` tells the calendar day of an instant in the installation's time zone: nothing is known to have happened after it was recorded.
 * @throws when the ledger does not begin with a `created` row
 */
export function foldLedger(events: readonly LedgerEvent[], reviews: readonly LedgerReview[], dayOf: (instant: string) => string): Projection {
  const ordered = [...events].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : a.id - b.id));
  const first = ordered[0];
  if (first?.type !== 'created' || !first.payload) throw new Error(`the ledger of project ${first?.projectId ?? '?'} does not begin with its creation`);
  const instants = [...new Set([...ordered.map((event) => event.recordedAt), ...reviews.map((review) => review.reviewedAt)])].sort();

  const milestones = new History<MilestoneFact>();
  const amounts = new History<AmountFact>();
  const revisions = new History<Revision>();
  // The same at every instant, and asked for at each of them.
  const intervals = new Map(ordered.map((event) => [event.id, happened(event, dayOf)]));
  const when: When = (event) => intervals.get(event.id)!;
  let moment: Moment | undefined;
  for (const instant of instants) {
    moment = momentAt(ordered.filter((event) => event.recordedAt <= instant), reviews.filter((review) => review.reviewedAt <= instant), when);
    milestones.advance(instant, moment.facts);
    amounts.advance(instant, moment.amounts);
    revisions.advance(instant, new Map([['', revisionOf(first.projectId, moment)]]));
  }
  const last = moment!;
  return {
    attributes: last.attributes, stage: stageOf(last.facts), status: last.status, withdrawn: last.withdrawn,
    milestones: milestones.rows, amounts: amounts.rows, revisions: revisions.rows, phases: last.phases, states: last.states, lastChangeAt: instants.at(-1)!,
  };
}

/** Rows as they were known over time: unchanged content keeps its row open, changed content closes it and opens another. */
class History<T extends Known> {
  readonly rows: T[] = [];
  private readonly open = new Map<string | number, { row: T; fields: Omit<T, keyof Known> }>();

  advance(instant: string, contents: ReadonlyMap<string | number, Omit<T, keyof Known>>): void {
    for (const [key, { row }] of this.open) if (!contents.has(key)) { row.knownTo = instant; this.open.delete(key); }
    for (const [key, fields] of contents) {
      const current = this.open.get(key);
      if (current && JSON.stringify(current.fields) === JSON.stringify(fields)) continue;
      if (current) current.row.knownTo = instant;
      const row = Object.assign({ knownFrom: instant, knownTo: FOREVER }, fields) as unknown as T;
      this.rows.push(row);
      this.open.set(key, { row, fields });
    }
  }
}

function revisionOf(projectId: number, moment: Moment): Omit<Revision, keyof Known> {
  const counted = Object.fromEntries(COUNTED_ATTRIBUTES.map((name) => [name, moment.attributes[name] ?? null]));
  // What was counted before is part of what was agreed, whatever was agreed since.
  const { countedBeforeFen = null, agreedInvestmentFen } = moment.attributes;
  return { projectId, ...counted, countedBeforeFen: countedBeforeFen === null ? null : Math.min(countedBeforeFen, agreedInvestmentFen ?? 0), confidential: Boolean(moment.attributes.confidential), withdrawn: moment.withdrawn } as Omit<Revision, keyof Known>;
}

function stageOf(facts: Moment['facts']): Stage {
  return [...STAGE_CODES].reverse().find((stage) => facts.has(stage)) ?? 'lead';
}

function momentAt(events: readonly LedgerEvent[], reviews: readonly LedgerReview[], when: When): Moment {
  const correctors = correctorsOf(events);
  const standing = new Set<LedgerEvent>();
  for (const event of events) if (event.correctsId === null) {
    const stands = standingOf(event, correctors);
    if (stands && stands.type !== 'void') standing.add(stands);
  }
  const byEvent = new Map<number, LedgerReview[]>();
  for (const review of reviews) byEvent.set(review.eventId, [...(byEvent.get(review.eventId) ?? []), review]);
  const verification = (event: LedgerEvent) => verificationOf(byEvent.get(event.id) ?? []);
  const effective = events.filter((event) => standing.has(event));
  // What a reviewer rejected is in the ledger but counts for nothing until it is recorded anew.
  const accepted = effective.filter((event) => !isReviewable(event.type) || verification(event) !== 'rejected');

  const attributes = Object.assign({}, ...effective.map((event) => event.payload ?? {})) as ProjectAttributes;
  const withdrawn = accepted.some((event) => event.type === 'withdrawn');
  const states = events.filter((event) => isReviewable(event.type)).map((event): EventState => ({ eventId: event.id, projectId: event.projectId, verification: verification(event), effective: standing.has(event) && !withdrawn }));
  const status = (accepted.filter((event) => event.type === 'status').at(-1)?.code ?? 'active') as ProjectStatus;
  if (withdrawn) return { attributes, withdrawn, status, states, facts: new Map(), amounts: new Map(), phases: [] };
  return { attributes, withdrawn, status, states, phases: phasesOf(accepted, verification, when), facts: factsOf(accepted, attributes, status, verification, when), amounts: amountsOf(accepted, verification, when) };
}

type Fact = Omit<MilestoneFact, keyof Known>;

export type When = (event: LedgerEvent) => { from: string; until: string };

/** The half-open days on which a row's event may have happened: never after the day it was recorded. */
function happened(event: LedgerEvent, dayOf: (instant: string) => string): { from: string; until: string } {
  const recorded = addDays(dayOf(event.recordedAt), 1);
  if (event.occurredOn === null || event.precision === 'unknown') return { from: UNKNOWN_DAY, until: recorded };
  const { from, until } = intervalOf(event.occurredOn, event.precision);
  return { from, until: until < recorded ? until : recorded > from ? recorded : addDays(from, 1) };
}

function factsOf(events: readonly LedgerEvent[], attributes: ProjectAttributes, status: ProjectStatus, verification: (event: LedgerEvent) => Verification, when: When): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const add = (milestone: string, event: LedgerEvent, inferred: { until: string } | undefined = undefined) => {
    if (facts.has(milestone)) return;
    const { from, until } = inferred ? { from: UNKNOWN_DAY, until: inferred.until } : when(event);
    facts.set(milestone, {
      projectId: event.projectId, milestone, eventId: event.id, occurredFrom: from, occurredUntil: until, precision: inferred ? 'unknown' : event.precision,
      leftFrom: NEVER_DAY, leftUntil: NEVER_DAY, inferred: Boolean(inferred), verification: verification(event),
    });
  };
  for (const event of events) if ((event.type === 'stage' || event.type === 'milestone' || event.type === 'baseline') && event.code && event.phase === null) add(event.code, event);
  for (const event of movedByPhases(events, attributes, when, attributes.phaseRule ?? PHASE_RULE_OTHERWISE)) add(event.code!, event);
  if (status !== 'active') {
    const ending = events.filter((event) => event.type === 'status').at(-1);
    if (ending) add(status, ending);
  }
  inferPassedStages(facts, events, attributes, add);
  addSettlement(facts, attributes);
  markLeaving(facts);
  return facts;
}

/** A baseline at a stage implies the stages of its path from signing on, at unknown dates not later than itself. */
function inferPassedStages(facts: Map<string, Fact>, events: readonly LedgerEvent[], attributes: ProjectAttributes, add: (milestone: string, event: LedgerEvent, inferred: { until: string }) => void): void {
  const path = PATHS[attributes.landMode];
  for (let index = path.length - 1; index > 0; index -= 1) {
    const later = facts.get(path[index]!);
    const earlier = path[index - 1]!;
    const event = later && events.find((candidate) => candidate.id === later.eventId);
    if (!later || event?.type !== 'baseline' || facts.has(earlier) || stageOrder(earlier) < stageOrder('signed')) continue;
    add(earlier, event, { until: later.occurredUntil });
  }
}

/** Settled (入园): registered and holding land, factory or lease in a park, on the later of the two dates (domain §2). */
function addSettlement(facts: Map<string, Fact>, attributes: ProjectAttributes): void {
  const registered = facts.get('registered');
  const secured = facts.get('land-secured');
  if (!registered || !secured || !attributes.parkId || !attributes.projectCompanyId) return;
  const later = registered.occurredUntil > secured.occurredUntil ? registered : secured;
  const verifications: readonly Verification[] = ['pending', 'reviewed', 'verified'];
  const weakest = Math.min(verifications.indexOf(registered.verification), verifications.indexOf(secured.verification));
  facts.set('settled', {
    ...later, milestone: 'settled',
    occurredFrom: registered.occurredFrom > secured.occurredFrom ? registered.occurredFrom : secured.occurredFrom,
    verification: verifications[weakest]!,
  });
}

/** A project leaves a stage on the earliest day it reached a later one or was terminated. */
function markLeaving(facts: Map<string, Fact>): void {
  const ended = facts.get('terminated');
  for (const stage of STAGE_CODES) {
    const fact = facts.get(stage);
    if (!fact) continue;
    const next = [...STAGE_CODES.slice(stageOrder(stage) + 1).flatMap((later) => facts.get(later) ?? []), ...(ended ? [ended] : [])];
    fact.leftFrom = next.reduce((least, other) => (other.occurredFrom < least ? other.occurredFrom : least), NEVER_DAY);
    fact.leftUntil = next.reduce((least, other) => (other.occurredUntil < least ? other.occurredUntil : least), NEVER_DAY);
  }
}

/** The phase events that move the whole project, in the order in which they do. */
export function movedByPhases(events: readonly LedgerEvent[], attributes: Pick<ProjectAttributes, 'phases'>, when: When, rule: PhaseRule): LedgerEvent[] {
  const own = events.filter((event) => event.type === 'stage' && event.code && event.phase !== null)
    .sort((a, b) => (when(a).from < when(b).from ? -1 : when(a).from > when(b).from ? 1 : a.id - b.id));
  if (rule === 'first') return own;
  const numbers = (attributes.phases ?? []).map((phase) => phase.number);
  return STAGE_CODES.flatMap((stage) => {
    const reached = own.filter((event) => event.code === stage);
    return numbers.length > 0 && numbers.every((number) => reached.some((event) => event.phase === number)) ? [reached.at(-1)!] : [];
  });
}

function phasesOf(events: readonly LedgerEvent[], verification: (event: LedgerEvent) => Verification, when: When): PhaseFact[] {
  return events.filter((event) => event.type === 'stage' && event.code && event.phase !== null).map((event) => {
    const { from, until } = when(event);
    return { phase: event.phase!, stage: event.code as Stage, eventId: event.id, occurredFrom: from, occurredUntil: until, precision: event.precision, verification: verification(event) };
  });
}

/**
 * What is planned to be invested in each year, by the latest word on it: a plan entered for that year,
 * or the project's "planned this year", which speaks of the year in which it was written.
 */
function plansOf(events: readonly LedgerEvent[], verification: (event: LedgerEvent) => Verification, when: When): [number, Omit<AmountFact, keyof Known>][] {
  const plans = new Map<string, [number, Omit<AmountFact, keyof Known>]>();
  for (const event of events) {
    const stated = event.type === 'year-plan' ? event.amountFen : event.payload?.plannedThisYearFen;
    if (stated === undefined) continue;
    const year = event.type === 'year-plan' ? event.code! : addDays(when(event).until, -1).slice(0, 4);
    if (stated === null) plans.delete(year);
    else {
      plans.set(year, [event.id, {
        eventId: event.id, projectId: event.projectId, series: 'year-plan', amountFen: stated, origin: null,
        occurredFrom: `${year}-01-01`, occurredUntil: `${Number(year) + 1}-01-01`, precision: 'year', verification: verification(event),
      }]);
    }
  }
  return [...plans.values()];
}

function amountsOf(events: readonly LedgerEvent[], verification: (event: LedgerEvent) => Verification, when: When): Moment['amounts'] {
  const amounts: Moment['amounts'] = new Map(plansOf(events, verification, when));
  for (const event of events) if ((event.type === 'funds-arrived' || event.type === 'completed-investment') && event.amountFen !== null) {
    const { from, until } = when(event);
    amounts.set(event.id, {
      eventId: event.id, projectId: event.projectId, series: event.type, amountFen: event.amountFen, origin: event.origin,
      occurredFrom: from, occurredUntil: until, precision: event.precision, verification: verification(event),
    });
  }
  return amounts;
}
