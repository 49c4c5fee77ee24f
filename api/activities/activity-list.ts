import { ACTIVITY_KINDS } from '../../shared/vocabulary.js';
import { badRequest } from '../core/errors.js';
import { likeText, type Fragment, type ListSpec } from '../core/http/list.js';
import { currentUser, type DataScope } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { projectScope } from '../projects/project-list.js';

const joined = (parts: readonly Fragment[], by: string): Fragment => ({ sql: parts.map((part) => `(${part.sql})`).join(by) || '1 = 1', params: parts.flatMap((part) => part.params) });
export const conditions = (parts: readonly Fragment[]): Fragment => joined(parts, ' AND ');

export const CONTACTS = Object.keys(ACTIVITY_KINDS).filter((kind) => kind !== 'note');

/** An activity is seen with the organisation it belongs to and with each project it is about. */
export function activityScope(scope: DataScope): Fragment[] {
  const own = scopeFragment(scope, { organisation: 'a.`organisationId`' });
  if (!own.length) return [];
  const project = conditions(projectScope(scope));
  return [joined([...own, { sql: `EXISTS (SELECT 1 FROM \`activity_project\` l JOIN \`project\` p ON p.\`id\` = l.\`projectId\` WHERE l.\`activityId\` = a.\`id\` AND ${project.sql})`, params: project.params }], ' OR ')];
}

/** The activity is about a confidential project: the condition under which its words are masked. */
export const CONFIDENTIAL = 'EXISTS (SELECT 1 FROM `activity_project` l JOIN `project` p ON p.`id` = l.`projectId` WHERE l.`activityId` = a.`id` AND p.`confidential` = 1)';

function aboutProject(value: unknown): Fragment {
  if (!Number.isSafeInteger(value)) throw badRequest('bad-filter', { field: 'projectId' });
  return { sql: 'a.`id` IN (SELECT l.`activityId` FROM `activity_project` l WHERE l.`projectId` = ?)', params: [value] };
}

function mine(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'mine' });
  const { id } = currentUser();
  return { sql: `${value ? '' : 'NOT '}(a.\`createdById\` = ? OR EXISTS (SELECT 1 FROM \`activity_participant\` u WHERE u.\`activityId\` = a.\`id\` AND u.\`userId\` = ?))`, params: [id, id] };
}

export const ACTIVITY_LIST: ListSpec = {
  name: 'activities',
  select: `a.*, o.\`name\` AS organisationName, c.\`name\` AS knownCompanyName, u.\`displayName\` AS createdByName,
    (SELECT COUNT(*) FROM \`evidence_link\` v WHERE v.\`entity\` = 'activity' AND v.\`entityId\` = a.\`id\`) AS evidenceCount, ${CONFIDENTIAL} AS confidential`,
  from: '`activity` a LEFT JOIN `organisation` o ON o.`id` = a.`organisationId` LEFT JOIN `company` c ON c.`id` = a.`companyId` LEFT JOIN `user_account` u ON u.`id` = a.`createdById`',
  countFrom: '`activity` a LEFT JOIN `company` c ON c.`id` = a.`companyId`',
  fields: {
    id: { sql: 'a.`id`', type: 'number' }, kind: { sql: 'a.`kind`', type: 'text' }, occurredOn: { sql: 'a.`occurredOn`', type: 'day' }, companyId: { sql: 'a.`companyId`', type: 'number' },
    organisationId: { sql: 'a.`organisationId`', type: 'number' }, createdById: { sql: 'a.`createdById`', type: 'number' }, createdAt: { sql: 'a.`createdAt`', type: 'instant' }, updatedAt: { sql: 'a.`updatedAt`', type: 'instant' },
  },
  filters: { projectId: aboutProject, mine },
  /** Words of an activity about a confidential project are not searched by those who may not read them. */
  keyword: (text) => {
    const columns = ['a.`subject`', 'a.`companyText`', 'c.`name`', 'a.`people`', 'a.`notes`'];
    const found = `(${columns.map((column) => `${column} LIKE ? ESCAPE '!'`).join(' OR ')})`;
    const visible = currentUser().permissions.has('project:read-confidential') ? '' : ` AND NOT ${CONFIDENTIAL}`;
    return { sql: found + visible, params: columns.map(() => likeText(text)) };
  },
  countUpTo: 1_000,
  defaultSort: ['occurredOn', 'DESC'],
  tieBreak: 'a.`id`',
};
