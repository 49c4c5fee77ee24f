import { Injectable } from '@nestjs/common';
import type { NextStepChangeRecord, NextStepDetail, NextStepRecord } from '../../shared/contracts/activities.js';
import { Database, type Row } from '../core/database/database.js';
import { badRequest, notFound } from '../core/errors.js';
import { listRows, orderOf, whereOf, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser, type DataScope } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { confidentialName } from '../projects/project-list.js';
import { conditions } from './activity-list.js';

function mine(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'mine' });
  return { sql: value ? 's.`ownerId` = ?' : 's.`ownerId` <> ?', params: [currentUser().id] };
}

export const STEP_LIST: ListSpec = {
  name: 'next-steps',
  select: 's.*, w.`displayName` AS ownerName, b.`displayName` AS createdByName, p.`name` AS projectName, p.`code` AS projectCode, p.`confidential`',
  from: '`next_step` s JOIN `user_account` w ON w.`id` = s.`ownerId` JOIN `user_account` b ON b.`id` = s.`createdById` LEFT JOIN `project` p ON p.`id` = s.`projectId`',
  countFrom: '`next_step` s LEFT JOIN `project` p ON p.`id` = s.`projectId`',
  fields: {
    id: { sql: 's.`id`', type: 'number' }, status: { sql: 's.`status`', type: 'text' }, dueOn: { sql: 's.`dueOn`', type: 'day' }, ownerId: { sql: 's.`ownerId`', type: 'number' }, organisationId: { sql: 's.`organisationId`', type: 'number' },
    projectId: { sql: 's.`projectId`', type: 'number' }, activityId: { sql: 's.`activityId`', type: 'number' }, createdAt: { sql: 's.`createdAt`', type: 'instant' }, closedAt: { sql: 's.`closedAt`', type: 'instant' },
  },
  filters: { mine },
  defaultSort: ['dueOn', 'ASC'],
  tieBreak: 's.`id`',
};

/** A next step is seen by its owner, with its owner's organisation, and with its project. */
export function stepScope(scope: DataScope): Fragment[] {
  const parts = [...scopeFragment(scope, { organisation: 's.`organisationId`' }), ...scopeFragment(scope, { organisation: 'p.`organisationId`', introducing: 'p.`introducingOrganisationId`', park: 'p.`parkId`' })];
  if (!parts.length) return [];
  return [{ sql: [...parts.map((part) => `(${part.sql})`), 's.`ownerId` = ?'].join(' OR '), params: [...parts.flatMap((part) => part.params), currentUser().id] }];
}

type StepRow = NextStepRecord & { confidential: number | null };

function record({ confidential, ...step }: StepRow): NextStepRecord {
  if (!Number(confidential ?? 0) || currentUser().permissions.has('project:read-confidential')) return step;
  return { ...step, what: confidentialName(), projectName: confidentialName() };
}

/** Reads next steps within the caller's scope. */
@Injectable()
export class NextStepReader {
  constructor(private readonly database: Database) {}

  async list(query: ListQuery, more: readonly Fragment[] = []): Promise<Page<NextStepRecord>> {
    return (await listRows<StepRow>(this.database, STEP_LIST, query, [...stepScope(currentScope('activity:read')), ...more])).map(record);
  }

  /** Every step of a list, a part at a time, for exports. */
  async *all(query: ListQuery, size = 1_000): AsyncGenerator<NextStepRecord> {
    const where = await whereOf(this.database, STEP_LIST, query.filter, stepScope(currentScope('activity:read')));
    for (let start = 0; ; start += size) {
      const rows = await this.database.query<StepRow & Row>(`SELECT ${STEP_LIST.select} FROM ${STEP_LIST.from} WHERE ${where.sql} ${orderOf(STEP_LIST, query.sort)} LIMIT ? OFFSET ?`, [...where.params, size, start]);
      for (const row of rows) yield record(row);
      if (rows.length < size) return;
    }
  }

  /** The steps that an activity led to; the activity was found in scope before. */
  async ofActivity(activityId: number): Promise<NextStepRecord[]> {
    return (await this.database.query<StepRow>(`SELECT ${STEP_LIST.select} FROM ${STEP_LIST.from} WHERE s.\`activityId\` = ? ORDER BY s.\`id\` LIMIT 50`, [activityId])).map(record);
  }

  /** @throws 404 outside the scope */
  async one(id: number, scope: DataScope = currentScope('activity:read')): Promise<NextStepRecord> {
    const where = conditions([...stepScope(scope), { sql: 's.`id` = ?', params: [id] }]);
    const row = await this.database.queryOne<StepRow>(`SELECT ${STEP_LIST.select} FROM ${STEP_LIST.from} WHERE ${where.sql}`, where.params);
    if (!row) throw notFound('next-step', id);
    return record(row);
  }

  /** A step with everything that happened to it, latest last. @throws 404 outside the scope */
  async detail(id: number): Promise<NextStepDetail> {
    const step = await this.one(id);
    const changes = await this.database.query<NextStepChangeRecord & object>(
      `SELECT h.\`id\`, h.\`change\`, h.\`dueOn\`, w.\`displayName\` AS ownerName, h.\`reason\`, b.\`displayName\` AS changedByName, h.\`changedAt\` FROM \`next_step_change\` h JOIN \`user_account\` w ON w.\`id\` = h.\`ownerId\` JOIN \`user_account\` b ON b.\`id\` = h.\`changedById\` WHERE h.\`nextStepId\` = ? ORDER BY h.\`id\` LIMIT 200`, [id]);
    const hidden = step.what === confidentialName();
    return { ...step, changes: hidden ? changes.map((change) => ({ ...change, reason: null })) : changes };
  }
}
