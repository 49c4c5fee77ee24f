import { addDays } from '../../shared/day.js';
import type { MetricUnit } from '../../shared/contracts/metrics.js';
import { lastDay, yearPeriod, type Period } from '../../shared/period.js';
import { CERTIFICATION_KINDS, STAGES, type CertificationKind, type Label, type OfficialNature } from '../../shared/vocabulary.js';
import { CANDIDATE_STAGE } from '../certifications/domain/decisions.js';
import { FOREVER } from '../core/database/columns.js';
import { placeholders } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';
import { ofLeadingIndustry } from '../parks/leading-industry.js';
import type { AttributedAt } from './attribution.js';
import { carriedTo, carrier, once, standsForItself, throughout } from './chains.js';
import { accepted, and, fragment, happened, join, known, knownFact, mayHaveHappened, milestones, NOW, revision, touches } from './fragments.js';

/**
 * Facts as SQL: `f` is the fact counted and `r` the attributes of the project that it counts for (mostly its own), both as known at an instant. `where`
 * takes in every fact that may belong and `certain` says which of them do; the rules are those of `domain/counting.ts`.
 */
export interface Relation {
  from: Fragment;
  where: Fragment[];
  certain: Fragment;
  /** What a line stands for. */
  entity: 'project' | 'company' | 'event' | 'promotion-event' | 'official-value';
  /** The alias whose dates decide the period a fact falls into. */
  dated: 'f' | 'c';
  /** The column of the capital origin: the project's, or the receipt's. */
  origin: string;
  /** What happened, for a line's explanation. */
  what: { zh: string; en: string };
  /** The day on which a stock is looked at. */
  standingOn: string | null;
  /** When the terms are looked up by which shares of a project go elsewhere. */
  at: AttributedAt;
  /** Its facts are published figures of whole places, of periods or of their ends: narrowed to `r.scopeKey`, not to the projects of a place. */
  imported?: OfficialNature;
}

/** A relation with what each of its facts contributes: an SQL expression over `f` and `r` without parameters. */
export interface Measure { relation: Relation; value: string; unit: MetricUnit }

export const ONE = '1';
/** What a project adds: of an expansion that states the new total, its increment. */
export const AGREED_INVESTMENT = 'COALESCE(r.`agreedInvestmentFen`, 0) - COALESCE(r.`countedBeforeFen`, 0)';
export const AMOUNT = 'f.`amountFen`';

/** The project's park as it was known at an instant (of our own making, so that groups can be made by it): for `ofLeadingIndustry`. */
export const parkAt = (at: string) => `\`park_revision\` k WHERE k.\`parkId\` = r.\`parkId\` AND k.\`knownFrom\` <= '${at}' AND k.\`knownTo\` > '${at}'`;

/** Conditions on the project that several metrics share. */
export interface ProjectConditions { verifiedOnly?: unknown; origin?: unknown; minimumFen?: unknown; belowFen?: unknown; industrialOnly?: unknown; leadingIndustryOnly?: unknown; certifiedOnly?: unknown; chainExtendingOnly?: unknown }
/** The years whose certifications count, and when they had to be known. */
interface Certifying { knownAt: string; first: number; last: number }

const yearsOf = ({ from, until }: Period, knownAt: string): Certifying => ({ knownAt, first: Number(from.slice(0, 4)), last: Number(addDays(until, -1).slice(0, 4)) });
/** What stands on a day may have been certified for any year up to it. */
const yearsUntil = (on: string, knownAt: string): Certifying => ({ knownAt, first: 0, last: Number(on.slice(0, 4)) });

const certifiedAs = (kind: CertificationKind, { knownAt, first, last }: Certifying): Fragment => fragment(
  "EXISTS (SELECT 1 FROM `certification_fact` z WHERE z.`projectId` = r.`projectId` AND z.`kind` = ? AND z.`verdict` = 'certified' AND z.`year` >= ? AND z.`year` <= ? AND z.`knownFrom` <= ? AND z.`knownTo` > ?)", kind, first, last, knownAt, knownAt);

/**
 * The capital origin that the bureau certified for the latest of the years, else the project's own statement: an expression without
 * parameters (an instant of our own making and whole numbers stand in it), for groups are made by it too.
 */
const certifiedOrigin = ({ knownAt, first, last }: Certifying): string =>
  `COALESCE((SELECT z.\`origin\` FROM \`certification_fact\` z WHERE z.\`projectId\` = r.\`projectId\` AND z.\`kind\` = 'capital-origin' AND z.\`verdict\` = 'certified' AND z.\`year\` >= ${first} AND z.\`year\` <= ${last} AND z.\`knownFrom\` <= '${knownAt}' AND z.\`knownTo\` > '${knownAt}' ORDER BY z.\`year\` DESC LIMIT 1), r.\`origin\`)`;

/** By which origin projects are counted: the certified one where only certified projects are. */
const originOf = ({ certifiedOnly }: ProjectConditions, certifying: Certifying): string => (certifiedOnly === true ? certifiedOrigin(certifying) : 'r.`origin`');

/** Mining, manufacturing and utilities: sections B to D of GB/T 4754, divisions 06 to 46. */
export const INDUSTRIAL: Fragment = fragment("r.`industryCode` IS NOT NULL AND (SUBSTR(r.`industryCode`, 1, 1) IN ('B', 'C', 'D') OR (SUBSTR(r.`industryCode`, 1, 2) >= '06' AND SUBSTR(r.`industryCode`, 1, 2) <= '46'))");

/** The project's capital origin (`unstated` = none given), least agreed investment and below which; `any` and 0 ask for nothing. */
function projectConditions({ origin, minimumFen, belowFen, industrialOnly, leadingIndustryOnly, certifiedOnly, chainExtendingOnly }: ProjectConditions, certifying: Certifying, originColumn = originOf({ certifiedOnly }, certifying)): Fragment[] {
  return [
    ...(origin === undefined || origin === 'any' ? [] : origin === 'unstated' ? [fragment(`${originColumn} IS NULL`)] : [fragment(`${originColumn} = ?`, origin)]),
    ...(typeof minimumFen === 'number' && minimumFen > 0 ? [fragment('r.`agreedInvestmentFen` - COALESCE(r.`countedBeforeFen`, 0) >= ?', minimumFen)] : []),
    ...(typeof belowFen === 'number' && belowFen > 0 ? [fragment('r.`agreedInvestmentFen` - COALESCE(r.`countedBeforeFen`, 0) < ?', belowFen)] : []),
    ...(industrialOnly === true ? [INDUSTRIAL] : []),
    ...(leadingIndustryOnly === true ? [fragment(ofLeadingIndustry('r', parkAt(certifying.knownAt)))] : []),
    ...(certifiedOnly === true ? [certifiedAs('attraction-project', certifying)] : []),
    ...(chainExtendingOnly === true ? [certifiedAs('chain-extending', certifying)] : []),
  ];
}

const FACT_AND_PROJECT = '`milestone_fact` f JOIN `project_revision` r ON r.`projectId` = f.`projectId`';
/**
 * A code on the inner side of a join, where rows are found by project. COALESCE keeps the planner from reading the whole index of that
 * code for every project instead, which SQLite without statistics does.
 */
const codeOfProject = (column: string, code: string) => fragment(`COALESCE(${column}, '') = ?`, code);

interface Labelled { what: { zh: string; en: string } }

/** Projects that reached one of the milestones in the period. */
export function reached(codes: readonly string[], period: Period, knownAt: string, conditions: ProjectConditions, { what }: Labelled): Relation {
  return {
    from: fragment(FACT_AND_PROJECT),
    where: [milestones('f', codes), mayHaveHappened('f', period, codes), knownFact('f', knownAt), accepted('f', conditions.verifiedOnly), revision(knownAt), once('f', knownAt, conditions.verifiedOnly), ...projectConditions(conditions, yearsOf(period, knownAt))],
    certain: happened('f', period), entity: 'project', dated: 'f', origin: originOf(conditions, yearsOf(period, knownAt)), what, standingOn: null, at: { day: lastDay(period), knownAt },
  };
}

/** Projects that stood at one of the stages at the end of the day `on`. */
export function standing(stages: readonly string[], on: string, knownAt: string, conditions: ProjectConditions, { what }: Labelled): Relation {
  const dayAfter = addDays(on, 1);
  return {
    from: fragment(FACT_AND_PROJECT),
    where: [milestones('f', stages), fragment('f.`occurredFrom` < ? AND f.`leftUntil` > ?', dayAfter, dayAfter), knownFact('f', knownAt), accepted('f', conditions.verifiedOnly), revision(knownAt), standsForItself(dayAfter, knownAt, conditions.verifiedOnly), ...projectConditions(conditions, yearsUntil(on, knownAt))],
    certain: fragment('f.`occurredUntil` <= ? AND f.`leftFrom` >= ?', dayAfter, dayAfter), entity: 'project', dated: 'f', origin: originOf(conditions, yearsUntil(on, knownAt)), what, standingOn: on, at: { day: on, knownAt },
  };
}

/** Receipts of the given series in the period; `origin` is the receipt's own. */
export function amounts(series: readonly string[], period: Period, knownAt: string, conditions: ProjectConditions, { what }: Labelled): Relation {
  return {
    from: fragment('`amount_fact` f JOIN `project_revision` r ON r.`projectId` = f.`projectId`'),
    where: [fragment(`f.\`series\` IN (${placeholders(series)})`, ...series), mayHaveHappened('f', period), knownFact('f', knownAt), accepted('f', conditions.verifiedOnly), revision(knownAt), ...projectConditions(conditions, yearsOf(period, knownAt), 'f.`origin`')],
    certain: happened('f', period), entity: 'event', dated: 'f', origin: 'f.`origin`', what, standingOn: null, at: { day: lastDay(period), knownAt },
  };
}

/**
 * Companies whose first settlement in the city fell in the period. Which one is first is decided over the whole city and before any
 * other condition, so that a company is credited once (domain §2); its date is only as sure as its companies' coarsest settlement.
 */
export function firstSettled(period: Period, knownAt: string, conditions: ProjectConditions & { amount: unknown }, { what }: Labelled): Relation {
  const { amount, minimumFen, verifiedOnly, ...others } = conditions;
  const settled = (milestone: Fragment, fact: string, project: string) => and(milestone, known(fact, knownAt), accepted(fact, false), known(project, knownAt), fragment(`${project}.\`withdrawn\` = 0`));
  // Only companies with a settlement that touches the period can have their first one in it.
  const touched = and(settled(milestones('s', ['settled']), 's', 'q'), touches('s', period), fragment('q.`projectCompanyId` IS NOT NULL'));
  const all = settled(codeOfProject('g.`milestone`', 'settled'), 'g', 'p');
  const ranked = `SELECT p.\`projectCompanyId\` AS \`companyId\`, g.\`projectId\`, g.\`milestone\`, g.\`eventId\`, g.\`occurredUntil\`, g.\`precision\`, g.\`verification\`,
      MIN(g.\`occurredFrom\`) OVER (PARTITION BY p.\`projectCompanyId\`) AS \`occurredFrom\`,
      ROW_NUMBER() OVER (PARTITION BY p.\`projectCompanyId\` ORDER BY g.\`occurredUntil\`, g.\`occurredFrom\`, g.\`projectId\`) AS \`place\`
    FROM (SELECT DISTINCT q.\`projectCompanyId\` AS \`companyId\` FROM \`milestone_fact\` s JOIN \`project_revision\` q ON q.\`projectId\` = s.\`projectId\` WHERE ${touched.sql}) w
    JOIN \`project_revision\` p ON p.\`projectCompanyId\` = w.\`companyId\` JOIN \`milestone_fact\` g ON g.\`projectId\` = p.\`projectId\` WHERE ${all.sql}`;
  const least = typeof minimumFen === 'number' ? minimumFen : 0;
  const enough = amount === 'arrived' ? and(fragment(
    "COALESCE((SELECT SUM(a.`amountFen`) FROM `amount_fact` a WHERE a.`projectId` = f.`projectId` AND COALESCE(a.`series`, '') = 'funds-arrived' AND a.`occurredUntil` <= ? AND a.`knownFrom` <= ? AND a.`knownTo` > ? AND a.`verification` " +
      `${verifiedOnly === true ? "= 'verified'" : "<> 'rejected'"}), 0) >= ?`, period.until, knownAt, knownAt, least,
  )) : fragment('COALESCE(r.`agreedInvestmentFen`, 0) >= ?', least);
  return {
    from: fragment(`(${ranked}) f JOIN \`project_revision\` r ON r.\`projectId\` = f.\`projectId\``, ...touched.params, ...all.params),
    where: [fragment('f.`place` = 1'), touches('f', period), accepted('f', verifiedOnly), revision(knownAt), enough, ...projectConditions(others, yearsOf(period, knownAt))],
    certain: happened('f', period), entity: 'company', dated: 'f', origin: 'r.`origin`', what, standingOn: null, at: { day: lastDay(period), knownAt },
  };
}

/** Which of a cohort: all that signed, or those of them that had started. */
export type CohortBase = 'signed' | 'started';

/**
 * The projects certainly signed in the period (the cohort, `c`) whose chain had certainly started by the end of the day before `dayAfter`, or
 * all of them; `f` is each fact of `table` that belongs to the project which `link` says (`x`). What a project signed in place of
 * another reaches is the other's: its signing is the one that counts (`once`).
 */
function cohort(period: Period, knownAt: string, conditions: ProjectConditions, base: CohortBase, dayAfter: string, table: 'milestone_fact' | 'amount_fact', link: Fragment): Pick<Relation, 'from' | 'where'> {
  const begun = base === 'started' ? carriedTo('y', 'started', fragment('g.`occurredUntil` <= ?', dayAfter), 'first', knownAt, conditions.verifiedOnly) : fragment('');
  const started = and(codeOfProject('s.`milestone`', 'started'), fragment('s.`occurredUntil` <= ?', dayAfter), known('s', knownAt), accepted('s', conditions.verifiedOnly));
  return {
    from: fragment(`\`milestone_fact\` c JOIN \`project_revision\` r ON r.\`projectId\` = c.\`projectId\` ${link.sql} ${begun.sql} JOIN \`${table}\` f ON f.\`projectId\` = ${carrier('x')}`, ...link.params, ...begun.params),
    where: [...cohortOf('c', period, knownAt, conditions), ...(base === 'started' ? [fragment(`EXISTS (SELECT 1 FROM \`milestone_fact\` s WHERE s.\`projectId\` = ${carrier('y')} AND ${started.sql})`, ...started.params)] : []), knownAt === NOW ? codeOfProject('f.`knownTo`', FOREVER) : known('f', knownAt), accepted('f', conditions.verifiedOnly)],
  };
}

/** Of the projects certainly signed in the period, those whose chain had reached a milestone by the end of the day `on`. */
export function cohortReached(code: string, period: Period, on: string, knownAt: string, conditions: ProjectConditions, { what }: Labelled, base: CohortBase = 'signed'): Relation {
  const dayAfter = addDays(on, 1);
  const { from, where } = cohort(period, knownAt, conditions, base, dayAfter, 'milestone_fact', carriedTo('x', code, fragment('g.`occurredFrom` < ?', dayAfter), 'first', knownAt, conditions.verifiedOnly));
  return {
    from, where: [...where, codeOfProject('f.`milestone`', code), fragment('f.`occurredFrom` < ?', dayAfter)],
    certain: fragment('f.`occurredUntil` <= ?', dayAfter), entity: 'project', dated: 'c', origin: originOf(conditions, yearsOf(period, knownAt)), what, standingOn: null, at: { day: on, knownAt },
  };
}

/** Of the projects certainly signed in the period, those of which the last that was certainly signed in their place (else they themselves) had not been terminated by the end of the day `on`. */
export function cohortNotTerminated(period: Period, on: string, knownAt: string, conditions: ProjectConditions, { what }: Labelled): Relation {
  const dayAfter = addDays(on, 1);
  const last = carriedTo('x', 'signed', fragment('g.`occurredUntil` <= ?', dayAfter), 'last', knownAt, conditions.verifiedOnly);
  const terminated = (when: Fragment): Fragment => {
    const condition = and(codeOfProject('t.`milestone`', 'terminated'), when, known('t', knownAt), accepted('t', false));
    return { sql: `NOT EXISTS (SELECT 1 FROM \`milestone_fact\` t WHERE t.\`projectId\` = ${carrier('x')} AND ${condition.sql})`, params: condition.params };
  };
  return {
    from: fragment(`${FACT_AND_PROJECT} ${last.sql}`, ...last.params),
    where: [...cohortOf('f', period, knownAt, conditions), terminated(fragment('t.`occurredUntil` <= ? AND t.`leftFrom` >= ?', dayAfter, dayAfter))],
    certain: terminated(fragment('t.`occurredFrom` < ? AND t.`leftUntil` > ?', dayAfter, dayAfter)), entity: 'project', dated: 'f', origin: originOf(conditions, yearsOf(period, knownAt)), what, standingOn: null, at: { day: on, knownAt },
  };
}

/** Funds that had arrived by the end of the day `on` in the projects certainly signed in the period and those signed in their place. */
export function cohortFunds(period: Period, on: string, knownAt: string, conditions: ProjectConditions, { what }: Labelled, base: CohortBase = 'signed'): Relation {
  const dayAfter = addDays(on, 1);
  const { from, where } = cohort(period, knownAt, conditions, base, dayAfter, 'amount_fact', throughout('x', knownAt));
  return {
    from, where: [...where, codeOfProject('f.`series`', 'funds-arrived'), fragment('f.`occurredFrom` < ?', dayAfter)],
    certain: fragment('f.`occurredUntil` <= ?', dayAfter), entity: 'event', dated: 'c', origin: originOf(conditions, yearsOf(period, knownAt)), what, standingOn: null, at: { day: on, knownAt },
  };
}

function cohortOf(alias: 'c' | 'f', cohort: Period, knownAt: string, conditions: ProjectConditions): Fragment[] {
  return [milestones(alias, ['signed']), happened(alias, cohort), knownFact(alias, knownAt), accepted(alias, conditions.verifiedOnly), revision(knownAt), once(alias, knownAt, conditions.verifiedOnly), ...projectConditions(conditions, yearsOf(cohort, knownAt))];
}

/**
 * Projects certified as `kind` for a year, as known at an instant; of several projects of one company only the first, where `byCompany`.
 * A certification belongs to its year as a whole: the day of its decision is only told.
 */
export function certifiedFor(kind: CertificationKind, year: number, knownAt: string, byCompany: boolean, conditions: ProjectConditions, { what }: Labelled): Relation {
  const ruling = and(fragment("z.`kind` = ? AND z.`verdict` = 'certified' AND z.`year` = ?", kind, year), known('z', knownAt), known('q', knownAt), fragment('q.`withdrawn` = 0'));
  const company = byCompany ? 'COALESCE(q.`projectCompanyId`, 0 - z.`projectId`)' : 'z.`projectId`';
  return {
    from: fragment(
      `(SELECT z.\`projectId\`, NULL AS \`eventId\`, k.\`decidedOn\` AS \`occurredFrom\`, k.\`decidedOn\` AS \`occurredUntil\`, 'day' AS \`precision\`, NULL AS \`verification\`, ROW_NUMBER() OVER (PARTITION BY ${company} ORDER BY z.\`projectId\`) AS \`place\`
        FROM \`certification_fact\` z JOIN \`certification\` k ON k.\`id\` = z.\`certificationId\` JOIN \`project_revision\` q ON q.\`projectId\` = z.\`projectId\` WHERE ${ruling.sql}) f JOIN \`project_revision\` r ON r.\`projectId\` = f.\`projectId\``, ...ruling.params),
    where: [fragment('f.`place` = 1'), revision(knownAt), ...projectConditions({ ...conditions, certifiedOnly: false }, { knownAt, first: year, last: year }, certifiedOrigin({ knownAt, first: year, last: year }))],
    certain: fragment('1 = 1'), entity: 'project', dated: 'f', origin: certifiedOrigin({ knownAt, first: year, last: year }), what, standingOn: null, at: { day: `${year}-12-31`, knownAt },
  };
}

/** Projects signed in the period that are large or belong to a certified leader company; both at once counts once. */
export function signedLeaderOrLarge(period: Period, knownAt: string, minimumFen: number, conditions: ProjectConditions, { what }: Labelled): Relation {
  const leader = certifiedAs('leader-company', yearsOf(period, knownAt));
  const relation = reached(['signed'], period, knownAt, conditions, { what });
  return { ...relation, where: [...relation.where, join([fragment(`${AGREED_INVESTMENT} >= ?`, minimumFen), leader], ' OR ')] };
}

/** A relation narrowed by one more condition on the project. */
export const also = (relation: Relation, condition: Fragment): Relation => ({ ...relation, where: [...relation.where, condition] });

/**
 * Promotion events whose first day lies in the period and whose last day is over, not called off, with evidence. As known at an instant:
 * entered by then and with a file that was uploaded by then. They carry no project: `r` is the event as a place knows it.
 */
export function promotionEventsHeld(period: Period, today: string, knownAt: string, where: 'any' | 'in-province' | 'out-of-province', kind: string, { what }: Labelled): Relation {
  const home = "(SELECT SUBSTR(i.`homeRegion`, 1, 2) FROM `installation` i WHERE i.`id` = 1)";
  const events = fragment(
    `SELECT e.\`id\` AS \`promotionEventId\`, NULL AS \`projectId\`, NULL AS \`eventId\`, e.\`startsOn\` AS \`occurredFrom\`, e.\`dayAfterStart\` AS \`occurredUntil\`, 'day' AS \`precision\`, NULL AS \`verification\`, e.\`endsOn\`, e.\`kind\`, e.\`cancelledReason\`, e.\`createdAt\`
     FROM \`promotion_event\` e WHERE EXISTS (SELECT 1 FROM \`evidence_link\` l JOIN \`evidence\` v ON v.\`id\` = l.\`evidenceId\` WHERE l.\`entity\` = 'promotion-event' AND l.\`entityId\` = e.\`id\` AND v.\`uploadedAt\` <= ?)`, knownAt);
  const places = 'SELECT q.`id`, NULL AS `projectId`, q.`organisationId`, NULL AS `introducingOrganisationId`, NULL AS `parkId`, q.`regionCode`, NULL AS `origin`, 0 AS `confidential` FROM `promotion_event` q';
  return {
    from: fragment(`(${events.sql}) f JOIN (${places}) r ON r.\`id\` = f.\`promotionEventId\``, ...events.params),
    where: [
      fragment('f.`occurredFrom` >= ? AND f.`occurredFrom` < ?', period.from, period.until), fragment('f.`endsOn` < ? AND f.`cancelledReason` IS NULL AND f.`createdAt` <= ?', today, knownAt),
      ...(kind === 'any' ? [] : [fragment('f.`kind` = ?', kind)]),
      ...(where === 'any' ? [] : [fragment(`r.\`regionCode\` IS NOT NULL AND SUBSTR(r.\`regionCode\`, 1, 2) ${where === 'in-province' ? '=' : '<>'} ${home}`)]),
    ],
    certain: fragment('1 = 1'), entity: 'promotion-event', dated: 'f', origin: 'r.`origin`', what, standingOn: null, at: { day: today, knownAt },
  };
}

/**
 * Projects that a count leaves out and that may yet come in: `r` is the project as the count knows it, `p` as it stands today. Of those in
 * `waiting` all has happened but the confirmation.
 */
export interface Prospects { from: Fragment; where: Fragment[]; waiting: Fragment; value: string; what: Label; confirmation: Label }

const OPEN_PROJECTS = fragment('`project_revision` r JOIN `project` p ON p.`id` = r.`projectId`');
const stillOpen = fragment("p.`status` <> 'terminated' AND p.`archivedAt` IS NULL");
const not = ({ sql, params }: Fragment): Fragment => ({ sql: `NOT (${sql})`, params });
const hasReached = (code: string, knownAt: string, ...more: Fragment[]): Fragment => {
  const fact = and(codeOfProject('w.`milestone`', code), known('w', knownAt), ...more);
  return { sql: `EXISTS (SELECT 1 FROM \`milestone_fact\` w WHERE w.\`projectId\` = r.\`projectId\` AND ${fact.sql})`, params: fact.params };
};

/** Open projects that `reached` would count on reaching the milestone in the period, or once it is verified. */
export function mayReach(code: string, period: Period, knownAt: string, conditions: ProjectConditions, { what }: Labelled): Omit<Prospects, 'value'> {
  const waiting = conditions.verifiedOnly === true ? hasReached(code, knownAt, happened('w', period), fragment("w.`verification` NOT IN ('verified', 'rejected')")) : fragment('1 = 0');
  return {
    from: OPEN_PROJECTS, waiting, what, confirmation: { zh: '核验', en: 'Verification' },
    where: [revision(knownAt), stillOpen, ...projectConditions(conditions, yearsOf(period, knownAt)), join([not(hasReached(code, knownAt, accepted('w', false))), waiting], ' OR ')],
  };
}

/** Open projects on which no decision was taken for the year, signed in it or not signed at all; with `byCompany` none of a company that counts already. */
export function mayBeCertified(kind: CertificationKind, year: number, knownAt: string, byCompany: boolean, conditions: ProjectConditions): Omit<Prospects, 'value'> {
  const stage = CANDIDATE_STAGE[kind];
  const waiting = hasReached(stage, knownAt, happened('w', yearPeriod(year)), accepted('w', false));
  const ruling = and(fragment('z.`kind` = ? AND z.`year` = ?', kind, year), known('z', knownAt));
  const ruled = { sql: `EXISTS (SELECT 1 FROM \`certification_fact\` z WHERE z.\`projectId\` = r.\`projectId\` AND ${ruling.sql})`, params: ruling.params };
  const sibling = and(ruling, fragment("z.`verdict` = 'certified' AND q.`withdrawn` = 0"), known('q', knownAt));
  const counted = { sql: `EXISTS (SELECT 1 FROM \`project_revision\` q JOIN \`certification_fact\` z ON z.\`projectId\` = q.\`projectId\` WHERE q.\`projectCompanyId\` = r.\`projectCompanyId\` AND ${sibling.sql})`, params: sibling.params };
  return {
    from: OPEN_PROJECTS, waiting, what: STAGES[stage], confirmation: { zh: `认定为${CERTIFICATION_KINDS[kind].zh}`, en: `Certification: ${CERTIFICATION_KINDS[kind].en}` },
    where: [revision(knownAt), stillOpen, ...projectConditions(conditions, { knownAt, first: year, last: year }), not(ruled), ...(byCompany ? [not(counted)] : []), join([not(hasReached(stage, knownAt, accepted('w', false))), waiting], ' OR ')],
  };
}
