import { Injectable } from '@nestjs/common';
import type { ActivityDetail, ActivityRecord } from '../../shared/contracts/activities.js';
import type { FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, selectRows, updateChanged } from '../core/database/rows.js';
import { badRequest, forbidden, notFound } from '../core/errors.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inScope } from '../identity/data-scope.js';
import { ProjectsService } from '../projects/projects.service.js';
import { ACTIVITY_ENTITY, ActivityReader } from './activity-reader.js';
import type { CreateActivity, UpdateActivity } from './dto.js';
import { Activity, ActivityParticipant, ActivityProject } from './entities.js';
import { NextStepsService } from './next-steps.service.js';

type Links = Pick<CreateActivity, 'projectIds' | 'participantIds'>;

/** Logs and changes activities; one request may also enter the lead that it brought, close a step and set the following one. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly evidence: EvidenceService,
    private readonly projects: ProjectsService,
    private readonly steps: NextStepsService,
    private readonly reader: ActivityReader,
  ) {}

  /** All or nothing. @throws 400 naming everything wrong, 403 a new lead without the right to enter one */
  async create({ newLead, nextStep, doneStep, ...body }: CreateActivity): Promise<ActivityDetail> {
    if (newLead && !currentUser().permissions.has('project:create')) throw forbidden('forbidden', { permission: 'project:create' });
    return this.database.write(async () => {
      const organisationId = body.organisationId ?? currentUser().organisationId;
      const problems = [...(await this.problemsOf(body)), ...(nextStep ? await this.steps.problemsOf(nextStep, 'nextStep.') : [])];
      if (!newLead && isAboutNothing(body)) problems.push({ path: 'subject', code: 'activity-about-nothing' });
      if (!inScope(currentScope(), { organisationId })) problems.push({ path: 'organisationId', code: 'unknown-reference' });
      if (problems.length) throw badRequest('validation', {}, problems);
      const lead = newLead && (await this.projects.create({ ...newLead, organisationId, source: body.kind === 'visit-in' ? 'self-contact' : 'visit' }));
      const projectIds = [...new Set([...(body.projectIds ?? []), ...(lead ? [lead.id] : [])])];
      const id = await this.ids.next('activity');
      const at = this.clock.instant();
      await insertRows(this.database, Activity, [{ id, ...columnsOf(body), organisationId, createdById: currentUser().id, createdAt: at, updatedAt: at, version: 1 }]);
      await this.link(new Map([[id, { participantIds: [currentUser().id], ...defined(body), projectIds }]]));
      if (body.evidenceIds) await this.evidence.link(ACTIVITY_ENTITY, id, body.evidenceIds);
      await this.audit.record({ action: 'activity:create', entity: 'activity', entityId: id, details: { kind: body.kind, occurredOn: body.occurredOn, projectIds } });
      // Not the step's own result: that is what this activity says.
      const done = doneStep && (await this.steps.apply(doneStep.id, doneStep.version, { change: 'done' }));
      if (nextStep) await this.steps.add(nextStep, { projectId: projectIds[0] ?? done?.step.projectId ?? null, activityId: id });
      await this.projects.worked(projectIds);
      return this.reader.detail(id);
    });
  }

  /** Activities many at a time, without leads, files or steps, inside a unit of work; answers their ids in order. @throws 400 when one is wrong */
  async createMany(bodies: readonly CreateActivity[]): Promise<number[]> {
    const problems = (await this.problemsOfAll(bodies)).flatMap((found, index) => [...found, ...(isAboutNothing(bodies[index]!) ? [{ path: 'subject', code: 'activity-about-nothing' as const }] : [])]);
    if (problems.length) throw badRequest('validation', {}, problems);
    const { id: me, organisationId: mine } = currentUser();
    const ids = await this.ids.take('activity', bodies.length);
    const at = this.clock.instant();
    await insertRows(this.database, Activity, bodies.map((body, index) => ({ id: ids[index]!, ...columnsOf(body), organisationId: body.organisationId ?? mine, createdById: me, createdAt: at, updatedAt: at, version: 1 })));
    await insertRows(this.database, ActivityProject, bodies.flatMap(({ projectIds = [] }, index) => [...new Set(projectIds)].map((projectId) => ({ activityId: ids[index]!, projectId }))));
    await insertRows(this.database, ActivityParticipant, bodies.flatMap(({ participantIds = [me] }, index) => [...new Set(participantIds)].map((userId) => ({ activityId: ids[index]!, userId }))));
    await this.audit.recordMany(bodies.map(({ kind, occurredOn, projectIds = [] }, index) => ({ action: 'activity:create', entity: 'activity', entityId: ids[index]!, details: { kind, occurredOn, projectIds } })));
    await this.projects.worked([...new Set(bodies.flatMap(({ projectIds = [] }) => projectIds))]);
    return ids;
  }

  /** Changes what is given; lists replace the former ones, evidence is only added. @throws 400, 404, 409 stale version */
  async update(id: number, body: UpdateActivity): Promise<ActivityDetail> {
    return this.database.write(async () => {
      await this.updateMany([{ id, ...body }]);
      if (body.evidenceIds) await this.evidence.link(ACTIVITY_ENTITY, id, body.evidenceIds);
      return this.reader.detail(id);
    });
  }

  /** Changes activities, each once, but for their evidence, inside a unit of work. @throws as `update` */
  async updateMany(changes: readonly (UpdateActivity & { id: number })[]): Promise<void> {
    const ids = changes.map(({ id }) => id);
    const [stored, befores] = await this.writable(ids);
    const bodies = changes.map(({ id: _id, version: _version, ...body }) => defined(body));
    const problems = (await this.problemsOfAll(bodies)).flatMap((found, index) => {
      const before = befores.get(ids[index]!)!;
      return [...found, ...(isAboutNothing({ ...before, projectIds: before.projects.map((project) => project.id), ...bodies[index] }) ? [{ path: 'subject', code: 'activity-about-nothing' as const }] : [])];
    });
    if (problems.length) throw badRequest('validation', {}, problems);
    const updatedAt = this.clock.instant();
    await updateChanged(this.database, Activity, changes.map(({ id, version }, index) => ({ row: { ...stored.get(id)!, version }, patch: { ...columnsOf(bodies[index]!), updatedAt } })), (id) => this.reader.one(id));
    await this.link(new Map(ids.map((id, index) => [id, bodies[index]!])));
    await this.audit.recordMany(ids.map((entityId, index) => ({ action: 'activity:update', entity: 'activity', entityId, details: { fields: Object.keys(bodies[index]!) } })));
    await this.projects.worked([...new Set([...[...befores.values()].flatMap(({ projects }) => projects.map(({ id }) => id)), ...bodies.flatMap(({ projectIds = [] }) => projectIds)])]);
  }

  /** Takes activities back that should not have come in, inside a unit of work: nothing of them was kept elsewhere. */
  async withdraw(ids: readonly number[]): Promise<void> {
    if (!ids.length) return;
    const marks = placeholders(ids);
    const projects = await this.database.query<{ projectId: number }>(`SELECT DISTINCT \`projectId\` FROM \`activity_project\` WHERE \`activityId\` IN (${marks})`, ids);
    for (const table of ['activity_project', 'activity_participant']) await this.database.execute(`DELETE FROM \`${table}\` WHERE \`activityId\` IN (${marks})`, ids);
    await this.database.execute(`DELETE FROM \`activity\` WHERE \`id\` IN (${marks})`, ids);
    await this.projects.worked(projects.map(({ projectId }) => projectId));
  }

  /** Those of these activities that files or next steps belong to. */
  async inUse(ids: readonly number[]): Promise<Set<number>> {
    if (!ids.length) return new Set();
    const marks = placeholders(ids);
    const rows = await this.database.query<{ id: number }>(`SELECT \`activityId\` AS id FROM \`next_step\` WHERE \`activityId\` IN (${marks}) UNION SELECT \`entityId\` FROM \`evidence_link\` WHERE \`entity\` = ? AND \`entityId\` IN (${marks})`, [...ids, ACTIVITY_ENTITY, ...ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Activities of the caller's own scope, as stored and as read; one that is only seen with its project is somebody else's to change. @throws 404 naming the first that is not */
  private async writable(ids: readonly number[]): Promise<[stored: Map<number, Activity>, read: Map<number, ActivityRecord>]> {
    const stored = new Map((await selectRows(this.database, Activity, { id: [...ids] })).filter(({ organisationId }) => inScope(currentScope(), { organisationId })).map((activity) => [activity.id, activity]));
    const read = new Map<number, ActivityRecord>();
    for await (const activity of this.reader.all({ filter: JSON.stringify({ id: ids }) })) read.set(activity.id, activity);
    const missing = ids.find((id) => !stored.has(id) || !read.has(id));
    if (missing !== undefined) throw notFound('activity', missing);
    return [stored, read];
  }

  private async problemsOf(body: Partial<CreateActivity>): Promise<FieldProblem[]> {
    return (await this.problemsOfAll([body]))[0]!;
  }

  /** For each activity which of its references do not exist or are not the caller's to name. */
  private async problemsOfAll(bodies: readonly Partial<CreateActivity>[]): Promise<FieldProblem[][]> {
    const existing = async (table: 'company' | 'user_account', ids: readonly number[]) => new Set(ids.length ? (await this.database.query<{ id: number }>(`SELECT \`id\` FROM \`${table}\` WHERE \`id\` IN (${placeholders(ids)})`, ids)).map(({ id }) => id) : []);
    const companies = await existing('company', [...new Set(bodies.flatMap(({ companyId }) => companyId || []))]);
    const projects = new Set(await this.projects.visibleAmong([...new Set(bodies.flatMap(({ projectIds = [] }) => projectIds))]));
    const users = await existing('user_account', [...new Set(bodies.flatMap(({ participantIds = [] }) => participantIds))]);
    return bodies.map(({ companyId, projectIds = [], participantIds = [] }) => {
      const unknown = [companyId && !companies.has(companyId) ? 'companyId' : '', projectIds.some((id) => !projects.has(id)) ? 'projectIds' : '', participantIds.some((id) => !users.has(id)) ? 'participantIds' : ''];
      return unknown.filter(Boolean).map((path) => ({ path, code: 'unknown-reference' as const }));
    });
  }

  /** The projects and people of activities, where they are given: all of them. */
  private async link(links: ReadonlyMap<number, Links>): Promise<void> {
    const given = <K extends keyof Links>(name: K) => [...links].flatMap(([activityId, { [name]: ids }]) => (ids ? [{ activityId, ids: [...new Set<number>(ids)] }] : []));
    const [projects, people] = [given('projectIds'), given('participantIds')];
    for (const [table, of] of [['activity_project', projects], ['activity_participant', people]] as const) {
      if (of.length) await this.database.execute(`DELETE FROM \`${table}\` WHERE \`activityId\` IN (${placeholders(of)})`, of.map(({ activityId }) => activityId));
    }
    await insertRows(this.database, ActivityProject, projects.flatMap(({ activityId, ids }) => ids.map((projectId) => ({ activityId, projectId }))));
    await insertRows(this.database, ActivityParticipant, people.flatMap(({ activityId, ids }) => ids.map((userId) => ({ activityId, userId }))));
  }
}

const isAboutNothing = (body: Partial<CreateActivity>): boolean => !body.subject && !body.companyId && !body.companyName && !body.notes && !body.projectIds?.length;

function defined<T extends object>(body: T): Partial<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<T>;
}

const COLUMNS = ['kind', 'occurredOn', 'startsAt', 'place', 'subject', 'companyId', 'people', 'notes', 'result'] as const;

/** The columns that the given fields set; a company on record goes by its id, any other by what was typed. */
function columnsOf(body: Partial<CreateActivity>): Partial<Activity> {
  const columns: Partial<Activity> = Object.fromEntries(COLUMNS.filter((name) => body[name] !== undefined).map((name) => [name, body[name] === '' ? null : body[name]]));
  if (body.companyId) columns.companyText = null;
  else if (body.companyName !== undefined) Object.assign(columns, { companyText: body.companyName || null, ...(body.companyName ? { companyId: null } : {}) });
  return columns;
}
