import { Injectable } from '@nestjs/common';
import type { FollowUpRecord } from '../../shared/contracts/projects.js';
import { addDays } from '../../shared/day.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, updateRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { FollowUp, Project } from './entities.js';
import type { CreateFollowUp, UpdateFollowUp } from './dto.js';
import { openProjects, projectScope } from './project-list.js';

/** A next step without a day would never come due. */
const NEXT_STEP_DAYS = 7;

function flag(yes: string, no: string, params: () => readonly unknown[] = () => []) {
  return (value: unknown): Fragment => {
    if (typeof value !== 'boolean') throw badRequest('bad-filter');
    return { sql: value ? yes : no, params: params() };
  };
}

const LIST: ListSpec = {
  name: 'follow-ups',
  select: 'f.*, p.`name` AS projectName, u.`displayName` AS createdByName',
  from: '`follow_up` f JOIN `project` p ON p.`id` = f.`projectId` JOIN `user_account` u ON u.`id` = f.`createdById`',
  countFrom: '`follow_up` f JOIN `project` p ON p.`id` = f.`projectId`',
  fields: {
    id: { sql: 'f.`id`', type: 'number' }, projectId: { sql: 'f.`projectId`', type: 'number' }, createdById: { sql: 'f.`createdById`', type: 'number' },
    nextStepOn: { sql: 'f.`nextStepOn`', type: 'day' }, createdAt: { sql: 'f.`createdAt`', type: 'instant' },
  },
  filters: {
    /** A next step that is still to be done. */
    open: flag('f.`nextStep` IS NOT NULL AND f.`doneAt` IS NULL', 'f.`nextStep` IS NULL OR f.`doneAt` IS NOT NULL'),
    mine: flag('(f.`createdById` = ? OR p.`officerId` = ?)', 'NOT (f.`createdById` = ? OR p.`officerId` = ?)', () => [currentUser().id, currentUser().id]),
  },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'f.`id`',
};

const record = (row: Row): FollowUpRecord => row as unknown as FollowUpRecord;

/** Follow-up notes and next steps with a date, on every project from the first day (domain §3). */
@Injectable()
export class FollowUpsService {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService) {}

  async list(query: ListQuery): Promise<Page<FollowUpRecord>> {
    return (await listRows(this.database, LIST, query, [...projectScope(currentScope('project:read')), ...openProjects()])).map(record);
  }

  /** The latest notes of a project that the caller may already see. */
  async recent(projectId: number): Promise<FollowUpRecord[]> {
    return (await this.database.query(`SELECT ${LIST.select} FROM ${LIST.from} WHERE f.\`projectId\` = ? ORDER BY f.\`id\` DESC LIMIT 50`, [projectId])).map(record);
  }

  async create(projectId: number, body: CreateFollowUp): Promise<FollowUpRecord> {
    return this.database.write(async () => {
      const id = await this.ids.next('follow_up');
      const createdAt = this.clock.instant();
      await insertRows(this.database, FollowUp, [{ id, projectId, note: body.note, nextStep: body.nextStep || null, nextStepOn: body.nextStepOn ?? (body.nextStep ? addDays(this.clock.today(), NEXT_STEP_DAYS) : null), doneAt: null, createdById: currentUser().id, createdAt, version: 1 }]);
      await this.touch(projectId, createdAt);
      await this.audit.record({ action: 'follow-up:create', entity: 'project', entityId: projectId, details: { followUpId: id } });
      return this.one(id);
    });
  }

  async update(id: number, body: UpdateFollowUp): Promise<FollowUpRecord> {
    return this.database.write(async () => {
      const current = await this.visible(id, 'project:update');
      const { version, done, ...changes } = body;
      const doneAt = done === undefined ? current.doneAt : done ? (current.doneAt ?? this.clock.instant()) : null;
      await updateVersioned(this.database, FollowUp, id, version, { ...changes, doneAt }, () => this.one(id));
      await this.touch(current.projectId, this.clock.instant());
      await this.audit.record({ action: 'follow-up:update', entity: 'project', entityId: current.projectId, details: { followUpId: id, ...(done === undefined ? {} : { done }) } });
      return this.one(id);
    });
  }

  private async visible(id: number, permission: 'project:update'): Promise<FollowUp> {
    const where = projectScope(currentScope(permission));
    const row = await this.database.queryOne<{ id: number }>(`SELECT f.\`id\` FROM ${LIST.countFrom} WHERE ${[...where, { sql: 'f.`id` = ?', params: [id] }].map((part) => `(${part.sql})`).join(' AND ')}`, [...where.flatMap((part) => part.params), id]);
    const current = row && (await findRow(this.database, FollowUp, { id }));
    if (!current) throw notFound('follow-up', id);
    return current;
  }

  private async one(id: number): Promise<FollowUpRecord> {
    return record((await this.database.queryOne(`SELECT ${LIST.select} FROM ${LIST.from} WHERE f.\`id\` = ?`, [id]))!);
  }

  /** The project shows its earliest open next step, and that somebody worked on it. */
  private async touch(projectId: number, at: string): Promise<void> {
    const due = await this.database.queryOne<{ nextStepOn: string | null }>('SELECT MIN(`nextStepOn`) AS nextStepOn FROM `follow_up` WHERE `projectId` = ? AND `doneAt` IS NULL AND `nextStep` IS NOT NULL', [projectId]);
    await updateRows(this.database, Project, { id: projectId }, { nextStepOn: due?.nextStepOn ?? null, updatedAt: at });
  }
}
