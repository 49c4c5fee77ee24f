import type { BatchEntry } from '../../shared/contracts/batches.js';
import type { Batch, DatePrecision, ProjectStatus, Stage } from '../../shared/vocabulary.js';
import { FOREVER, UNKNOWN_DAY } from '../core/database/columns.js';
import type { Row } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import type { Fragment, ListSpec } from '../core/http/list.js';
import { confidentialName } from '../projects/project-list.js';
import { MILESTONE_OF, outcomeOf } from './domain/outcome.js';

const MILESTONE = `CASE b.\`batch\` ${Object.entries(MILESTONE_OF).map(([batch, milestone]) => `WHEN '${batch}' THEN '${milestone}'`).join(' ')} END`;

const SELECT = `b.\`id\`, b.\`year\`, b.\`batch\`, b.\`projectId\`, b.\`ownerId\`, b.\`dueOn\`, b.\`note\`, b.\`carriedFromId\`, b.\`carriedReason\`, b.\`knownFrom\` AS addedAt, b.\`version\`, c.\`year\` AS carriedFromYear,
  p.\`name\` AS projectName, p.\`code\` AS projectCode, p.\`stage\`, p.\`status\`, p.\`confidential\`, v.\`agreedInvestmentFen\`, k.\`name\` AS parkName, r.\`fullName\` AS regionName, o.\`name\` AS organisationName, u.\`displayName\` AS ownerName,
  f.\`occurredFrom\`, f.\`occurredUntil\`, f.\`leftUntil\`, f.\`precision\`, f.\`eventId\`, t.\`projectId\` AS ended`;

/** Entries with what was known of their projects at an instant: the milestone of the batch, a termination, the agreed amount. */
function fromAt(knownAt: string | null): string {
  const known = (alias: string) => (knownAt === null ? `${alias}.\`knownTo\` = '${FOREVER}'` : `${alias}.\`knownFrom\` <= '${knownAt}' AND ${alias}.\`knownTo\` > '${knownAt}'`);
  return `\`batch_entry\` b JOIN \`project\` p ON p.\`id\` = b.\`projectId\` JOIN \`project_revision\` v ON v.\`projectId\` = b.\`projectId\` AND ${known('v')}
    LEFT JOIN \`milestone_fact\` f ON f.\`projectId\` = b.\`projectId\` AND f.\`milestone\` = ${MILESTONE} AND ${known('f')}
    LEFT JOIN \`milestone_fact\` t ON t.\`projectId\` = b.\`projectId\` AND t.\`milestone\` = 'terminated' AND ${known('t')}
    LEFT JOIN \`batch_entry\` c ON c.\`id\` = b.\`carriedFromId\` LEFT JOIN \`organisation\` o ON o.\`id\` = p.\`organisationId\` LEFT JOIN \`park\` k ON k.\`id\` = p.\`parkId\` LEFT JOIN \`region\` r ON r.\`code\` = p.\`regionCode\` LEFT JOIN \`user_account\` u ON u.\`id\` = b.\`ownerId\``;
}

function carried(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'carried' });
  return { sql: `b.\`carriedFromId\` IS ${value ? 'NOT ' : ''}NULL`, params: [] };
}

/** The list of entries as known at an instant (a literal of our own making, `null` = now). */
export const batchList = (knownAt: string | null): ListSpec => ({
  name: 'batch-entries',
  select: SELECT,
  from: fromAt(knownAt),
  countFrom: '`batch_entry` b JOIN `project` p ON p.`id` = b.`projectId`',
  fields: {
    id: { sql: 'b.`id`', type: 'number' }, year: { sql: 'b.`year`', type: 'number' }, batch: { sql: 'b.`batch`', type: 'text' }, projectId: { sql: 'b.`projectId`', type: 'number' }, ownerId: { sql: 'b.`ownerId`', type: 'number' },
    dueOn: { sql: 'b.`dueOn`', type: 'day' }, parkId: { sql: 'p.`parkId`', type: 'number' }, regionCode: { sql: 'p.`regionCode`', type: 'text' }, organisationId: { sql: 'p.`organisationId`', type: 'number' },
  },
  filters: { carried },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'b.`id`',
});

export const standingAt = (knownAt: string | null): Fragment =>
  knownAt === null ? { sql: 'b.`knownTo` = ?', params: [FOREVER] } : { sql: 'b.`knownFrom` <= ? AND b.`knownTo` > ?', params: [knownAt, knownAt] };

export function batchEntry(row: Row, today: string, seesConfidential: boolean): BatchEntry {
  const text = (name: string) => (row[name] as string | null) ?? null;
  const number = (name: string) => (row[name] === null || row[name] === undefined ? null : Number(row[name]));
  const plan = { batch: row['batch'] as Batch, year: Number(row['year']), dueOn: text('dueOn') };
  const reached = row['occurredUntil'] === null ? null : { occurredFrom: String(row['occurredFrom']), occurredUntil: String(row['occurredUntil']), leftUntil: String(row['leftUntil']) };
  return {
    id: Number(row['id']), ...plan, projectId: Number(row['projectId']), projectCode: String(row['projectCode']),
    projectName: Number(row['confidential']) === 1 && !seesConfidential ? confidentialName() : String(row['projectName']),
    stage: row['stage'] as Stage, status: row['status'] as ProjectStatus, agreedInvestmentFen: number('agreedInvestmentFen'),
    parkName: text('parkName'), regionName: text('regionName'), organisationName: String(row['organisationName']), ownerId: number('ownerId'), ownerName: text('ownerName'), note: text('note'),
    outcome: outcomeOf(plan, reached, row['ended'] !== null, today),
    reachedOn: !reached || reached.occurredFrom === UNKNOWN_DAY ? null : reached.occurredFrom, reachedOnPrecision: reached ? (row['precision'] as DatePrecision) : null, reachedEventId: number('eventId'),
    carriedFromId: number('carriedFromId'), carriedFromYear: number('carriedFromYear'), carriedReason: text('carriedReason'), addedAt: String(row['addedAt']), version: Number(row['version']),
  };
}
