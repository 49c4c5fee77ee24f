import type { LargeProject, QuarterlyReturn } from '../../shared/contracts/supervision.js';
import type { DatePrecision, ProjectStatus, Stage } from '../../shared/vocabulary.js';
import { FOREVER, UNKNOWN_DAY } from '../core/database/columns.js';
import type { Row } from '../core/database/database.js';
import type { Fragment, ListSpec } from '../core/http/list.js';
import { flagFilter } from '../identity/filters.js';
import { confidentialName } from '../projects/project-list.js';
import { stateOf } from './domain/quarters.js';
import type { RosterRules } from './roster-rules.js';

const TODAY = `\`knownTo\` = '${FOREVER}'`;
const SIGNED = "`milestone_fact` m ON m.`projectId` = p.`id` AND m.`milestone` = 'signed' AND m." + TODAY;
/** The line of a quarter that rules. */
const RULING = (year: number, quarter: number) =>
  `LEFT JOIN \`quarterly_return\` s ON s.\`projectId\` = p.\`id\` AND s.\`year\` = ${year} AND s.\`quarter\` = ${quarter} AND s.\`number\` = (SELECT MAX(x.\`number\`) FROM \`quarterly_return\` x WHERE x.\`projectId\` = p.\`id\` AND x.\`year\` = ${year} AND x.\`quarter\` = ${quarter})`;

/** What a series came to by the end of a quarter; what has no exact date counts from the day it was recorded at the latest. */
export const seriesUntil = (series: 'funds-arrived' | 'completed-investment', until: string, projectId: string): string =>
  `(SELECT COALESCE(SUM(a.\`amountFen\`), 0) FROM \`amount_fact\` a WHERE a.\`projectId\` = ${projectId} AND a.\`series\` = '${series}' AND a.${TODAY} AND a.\`occurredUntil\` <= '${until}' AND a.\`verification\` <> 'rejected')`;

const RETURN = 's.`id` AS returnId, s.`number`, s.`progress`, s.`statedFen`, s.`computedFen`, s.`problems` AS returnProblems, s.`requests`, s.`reason`, s.`firstReportedAt`, s.`reportedAt`, su.`displayName` AS reportedByName, so.`name` AS reporterOrganisationName';

/** The roster of a quarter with its lines. Year, quarter and days are of our own making, checked before. */
export const largeProjectList = ({ year, quarter, until }: RosterRules): ListSpec => ({
  name: 'large-projects',
  select: `p.\`id\`, p.\`name\` AS projectName, p.\`code\` AS projectCode, p.\`investors\`, p.\`confidential\`, p.\`stage\`, p.\`status\`, p.\`agreedInvestmentFen\`, p.\`organisationId\`, p.\`parkId\`, m.\`occurredFrom\`, m.\`precision\`, k.\`name\` AS parkName, r.\`name\` AS regionName, o.\`name\` AS organisationName, u.\`displayName\` AS officerName,
    ${seriesUntil('funds-arrived', until, 'p.`id`')} AS fundsArrivedFen, ${seriesUntil('completed-investment', until, 'p.`id`')} AS completedInvestmentFen, ${RETURN}`,
  from: `\`project\` p JOIN ${SIGNED} ${RULING(year, quarter)} LEFT JOIN \`user_account\` su ON su.\`id\` = s.\`reportedById\` LEFT JOIN \`organisation\` so ON so.\`id\` = s.\`organisationId\`
    LEFT JOIN \`organisation\` o ON o.\`id\` = p.\`organisationId\` LEFT JOIN \`park\` k ON k.\`id\` = p.\`parkId\` LEFT JOIN \`region\` r ON r.\`code\` = p.\`regionCode\` LEFT JOIN \`user_account\` u ON u.\`id\` = p.\`officerId\``,
  countFrom: `\`project\` p JOIN ${SIGNED} ${RULING(year, quarter)}`,
  fields: {
    id: { sql: 'p.`id`', type: 'number' }, projectId: { sql: 'p.`id`', type: 'number' }, agreedInvestmentFen: { sql: 'p.`agreedInvestmentFen`', type: 'number' }, signedOn: { sql: 'm.`occurredFrom`', type: 'day' }, reportedAt: { sql: 's.`reportedAt`', type: 'instant' },
    stage: { sql: 'p.`stage`', type: 'text' }, status: { sql: 'p.`status`', type: 'text' }, parkId: { sql: 'p.`parkId`', type: 'number' }, regionCode: { sql: 'p.`regionCode`', type: 'text' }, organisationId: { sql: 'p.`organisationId`', type: 'number' },
  },
  filters: {
    missing: flagFilter('missing', 's.`id` IS NULL', 's.`id` IS NOT NULL'),
    hasProblems: flagFilter('hasProblems', 's.`problems` IS NOT NULL OR s.`requests` IS NOT NULL', 's.`problems` IS NULL AND s.`requests` IS NULL'),
  },
  defaultSort: ['agreedInvestmentFen', 'DESC'],
  tieBreak: 'p.`id`',
});

/** Not a later phase of another project, and not re-signed or relocated since: the project that carries it on is on the roster. */
export const STANDS_FOR_ITSELF = "(p.`countedWithId` IS NULL OR p.`succession` <> 'later-phase') AND NOT EXISTS (SELECT 1 FROM `project` c WHERE c.`predecessorId` = p.`id` AND c.`succession` IN ('re-signed', 'relocated') AND c.`archivedAt` IS NULL AND c.`signedOn` IS NOT NULL)";

/** Who is on the roster: large, certainly signed by the quarter's end, not verified as producing or terminated in an earlier one, once each. */
export const onRoster = ({ limitFen, bound, until, endedBefore }: RosterRules): Fragment[] => [
  { sql: `p.\`agreedInvestmentFen\` ${bound === 'more-than' ? '>' : '>='} ?`, params: [limitFen] },
  { sql: 'm.`occurredUntil` <= ?', params: [until] },
  { sql: STANDS_FOR_ITSELF, params: [] },
  { sql: `NOT EXISTS (SELECT 1 FROM \`milestone_fact\` e WHERE e.\`projectId\` = p.\`id\` AND e.\`milestone\` IN ('producing', 'terminated') AND e.${TODAY} AND e.\`verification\` = 'verified' AND e.\`occurredUntil\` <= ?)`, params: [endedBefore] },
];

interface Reading { rules: RosterRules; today: string; dayOf(instant: string): string; hides: boolean; mayReport(row: { organisationId: number; parkId: number | null }): boolean }

export function largeProject(row: Row, { rules: { year, quarter, dueOn }, today, dayOf, hides, mayReport }: Reading): LargeProject {
  const text = (name: string) => (row[name] as string | null) ?? null;
  const hidden = Number(row['confidential']) === 1 && hides;
  const projectId = Number(row['id']);
  return {
    id: projectId, projectId, projectName: hidden ? confidentialName() : String(row['projectName']), projectCode: String(row['projectCode']), investors: hidden ? [] : (JSON.parse(String(row['investors'])) as string[]),
    stage: row['stage'] as Stage, status: row['status'] as ProjectStatus, agreedInvestmentFen: Number(row['agreedInvestmentFen']), signedOn: row['occurredFrom'] === UNKNOWN_DAY ? null : String(row['occurredFrom']), signedOnPrecision: row['precision'] as DatePrecision,
    parkName: text('parkName'), regionName: text('regionName'), organisationName: text('organisationName') ?? '', officerName: hidden ? null : text('officerName'), fundsArrivedFen: Number(row['fundsArrivedFen']), completedInvestmentFen: Number(row['completedInvestmentFen']),
    state: stateOf(row['returnId'] === null ? null : dayOf(String(row['firstReportedAt'])), dueOn, today),
    mayReport: mayReport({ organisationId: Number(row['organisationId']), parkId: row['parkId'] === null ? null : Number(row['parkId']) }),
    year, quarter, return: row['returnId'] === null ? null : returnOf({ ...row, id: row['returnId'], projectId, year, quarter, problems: row['returnProblems'] }, true, hidden),
  };
}

/** A line as it is told; of a confidential project those who may not read it learn the amounts and nothing written. */
export function returnOf(row: Row, current: boolean, hidden: boolean): QuarterlyReturn {
  const written = (name: string) => (hidden ? null : ((row[name] as string | null) ?? null));
  return {
    id: Number(row['id']), projectId: Number(row['projectId']), year: Number(row['year']), quarter: Number(row['quarter']), progress: written('progress') ?? confidentialName(),
    statedFen: row['statedFen'] === null ? null : Number(row['statedFen']), computedFen: Number(row['computedFen']), problems: written('problems'), requests: written('requests'), reason: written('reason'),
    reportedByName: String(row['reportedByName']), reporterOrganisationName: String(row['reporterOrganisationName']), reportedAt: String(row['reportedAt']), current,
  };
}
