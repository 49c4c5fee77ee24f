import { Injectable } from '@nestjs/common';
import type { ActivityDetail, ActivityRecord, ResponseClock } from '../../shared/contracts/activities.js';
import type { Reference } from '../../shared/contracts/common.js';
import type { ProjectReference } from '../../shared/contracts/projects.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { notFound } from '../core/errors.js';
import { listRows, orderOf, whereOf, type Fragment, type ListQuery, type Page } from '../core/http/list.js';
import { currentScope, currentUser, type DataScope } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { confidentialName, projectScope } from '../projects/project-list.js';
import { ProjectReader } from '../projects/project-reader.js';
import { ACTIVITY_LIST, activityScope, conditions, CONTACTS } from './activity-list.js';
import { responseOf } from './domain/response-clock.js';
import { ResponseLimits } from './response-limits.js';
import type { Activity } from './entities.js';
import { NextStepReader } from './next-step-reader.js';

export const ACTIVITY_ENTITY = 'activity';
type ActivityRow = Activity & { organisationName: string; knownCompanyName: string | null; createdByName: string; evidenceCount: number; confidential: number };

const seesConfidential = () => currentUser().permissions.has('project:read-confidential');

/** Reads activities within the caller's scope; what is about a confidential project is masked for those who may not know it. */
@Injectable()
export class ActivityReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly evidence: EvidenceService,
    private readonly projects: ProjectReader,
    private readonly steps: NextStepReader,
    private readonly limits: ResponseLimits,
  ) {}

  async list(query: ListQuery, more: readonly Fragment[] = []): Promise<Page<ActivityRecord>> {
    const page = await listRows<ActivityRow>(this.database, ACTIVITY_LIST, query, [...activityScope(currentScope('activity:read')), ...more]);
    const records = await this.records(page.rows);
    let index = 0;
    return page.map(() => records[index++]!);
  }

  /** @throws 404 outside the scope */
  async detail(id: number): Promise<ActivityDetail> {
    const record = await this.one(id);
    const [evidence, nextSteps] = await Promise.all([this.evidence.evidenceOf(ACTIVITY_ENTITY, [id]), this.steps.ofActivity(id)]);
    return { ...record, evidence: evidence.get(id) ?? [], nextSteps };
  }

  /** @throws 404 outside the scope */
  async one(id: number, scope: DataScope = currentScope('activity:read')): Promise<ActivityRecord> {
    const where = conditions([...activityScope(scope), { sql: 'a.`id` = ?', params: [id] }]);
    const row = await this.database.queryOne<ActivityRow>(`SELECT ${ACTIVITY_LIST.select} FROM ${ACTIVITY_LIST.from} WHERE ${where.sql}`, where.params);
    if (!row) throw notFound('activity', id);
    return (await this.records([row]))[0]!;
  }

  /** Every activity of a list, a part at a time, for exports. */
  async *all(query: ListQuery, size = 1_000): AsyncGenerator<ActivityRecord> {
    const where = await whereOf(this.database, ACTIVITY_LIST, query.filter, activityScope(currentScope('activity:read')));
    const ids = await this.database.query<{ id: number }>(`SELECT a.\`id\` FROM ${ACTIVITY_LIST.countFrom} WHERE ${where.sql} ${orderOf(ACTIVITY_LIST, query.sort)} LIMIT 100000`, where.params);
    for (let start = 0; start < ids.length; start += size) {
      const part = ids.slice(start, start + size).map((row) => row.id);
      const rows = await this.database.query<ActivityRow>(`SELECT ${ACTIVITY_LIST.select} FROM ${ACTIVITY_LIST.from} WHERE a.\`id\` IN (${placeholders(part)})`, part);
      const byId = new Map((await this.records(rows)).map((record) => [record.id, record]));
      for (const id of part) if (byId.has(id)) yield byId.get(id)!;
    }
  }

  /** How long a lead waited, or waits, for its first contact. @throws 404 outside the scope */
  async responseClock(projectId: number): Promise<ResponseClock> {
    const project = await this.projects.one(projectId, currentScope('project:read'));
    const today = this.clock.today();
    const first = await this.database.queryOne<{ on: string | null }>(
      `SELECT MIN(a.\`occurredOn\`) AS \`on\` FROM \`activity_project\` l JOIN \`activity\` a ON a.\`id\` = l.\`activityId\` WHERE l.\`projectId\` = ? AND a.\`kind\` IN (${placeholders(CONTACTS)}) AND a.\`occurredOn\` <= ?`, [projectId, ...CONTACTS, today]);
    const enteredOn = this.clock.dayOf(project.createdAt);
    const limit = await this.limits.on(today);
    return { projectId, enteredOn, firstContactOn: first?.on ?? null, unit: limit.unit, limitDays: limit.days, ...responseOf(enteredOn, first?.on ?? null, today, limit) };
  }

  private async records(rows: readonly ActivityRow[]): Promise<ActivityRecord[]> {
    const ids = rows.map((row) => row.id);
    if (!ids.length) return [];
    const [projects, participants] = await Promise.all([this.projectsOf(ids), this.participantsOf(ids)]);
    const sees = seesConfidential();
    return rows.map((row) => {
      const { knownCompanyName, companyText, evidenceCount, confidential, ...activity } = row;
      const shown = { ...activity, companyName: knownCompanyName ?? companyText, evidenceCount: Number(evidenceCount), projects: projects.get(row.id) ?? [], participants: participants.get(row.id) ?? [] };
      return sees || !Number(confidential) ? shown : { ...shown, subject: confidentialName(), companyId: null, companyName: null, people: null, place: null, notes: null, result: null };
    });
  }

  private async projectsOf(ids: readonly number[]): Promise<Map<number, ProjectReference[]>> {
    const scope = conditions(projectScope(currentScope('project:read')));
    const rows = await this.database.query<ProjectReference & { activityId: number; confidential: number }>(
      `SELECT l.\`activityId\`, p.\`id\`, p.\`code\`, p.\`name\`, p.\`confidential\` FROM \`activity_project\` l JOIN \`project\` p ON p.\`id\` = l.\`projectId\` WHERE l.\`activityId\` IN (${placeholders(ids)}) AND ${scope.sql} ORDER BY l.\`activityId\`, p.\`id\``, [...ids, ...scope.params]);
    const sees = seesConfidential();
    return grouped(rows, ({ id, code, name, confidential }) => ({ id, code, name: Number(confidential) && !sees ? confidentialName() : name }));
  }

  private async participantsOf(ids: readonly number[]): Promise<Map<number, Reference[]>> {
    const rows = await this.database.query<Reference & { activityId: number }>(
      `SELECT l.\`activityId\`, u.\`id\`, u.\`displayName\` AS name FROM \`activity_participant\` l JOIN \`user_account\` u ON u.\`id\` = l.\`userId\` WHERE l.\`activityId\` IN (${placeholders(ids)}) ORDER BY l.\`activityId\`, u.\`id\``, ids);
    return grouped(rows, ({ id, name }) => ({ id, name }));
  }
}

function grouped<R extends { activityId: number }, T>(rows: readonly R[], of: (row: R) => T): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const row of rows) found.set(row.activityId, [...(found.get(row.activityId) ?? []), of(row)]);
  return found;
}
