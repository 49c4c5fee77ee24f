import { Injectable } from '@nestjs/common';
import type { NextStepDetail, NextStepDraft, NextStepRecord } from '../../shared/contracts/activities.js';
import type { FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, updateRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { ProjectsService } from '../projects/projects.service.js';
import { change, type StepCommand } from './domain/next-step.js';
import type { ChangeNextStep, CreateNextStep } from './dto.js';
import { NextStep, NextStepChange } from './entities.js';
import { NextStepReader } from './next-step-reader.js';

/** A step that the product itself sets for somebody. */
export interface ProductStep { what: string; dueOn: string; ownerId: number; organisationId: number; projectId: number }

export interface StepTarget { projectId: number | null; activityId: number | null }

/** The one list of what is to be done next; every change of a step is kept. */
@Injectable()
export class NextStepsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly projects: ProjectsService,
    private readonly reader: NextStepReader,
  ) {}

  /** A step of its own or on a project. @throws 400 unknown owner or project */
  async create({ projectId = null, ...draft }: CreateNextStep): Promise<NextStepRecord> {
    return this.database.write(async () => {
      const problems = [...(await this.problemsOf(draft, '')), ...(await this.projectProblems(projectId))];
      if (problems.length) throw badRequest('validation', {}, problems);
      return this.reader.one(await this.add(draft, { projectId, activityId: null }));
    });
  }

  /** What is wrong with a step about to be set; `path` is where it stands in the request. */
  async problemsOf({ ownerId }: Pick<NextStepDraft, 'ownerId'>, path: string): Promise<FieldProblem[]> {
    return ownerId === undefined || (await this.ownerOrganisation(ownerId)) !== undefined ? [] : [{ path: `${path}ownerId`, code: 'unknown-reference' }];
  }

  /** Sets a checked step, inside a unit of work. */
  async add({ what, dueOn, ownerId = currentUser().id }: NextStepDraft, { projectId, activityId }: StepTarget): Promise<number> {
    const [id, at] = [await this.ids.next('next_step'), this.clock.instant()];
    const organisationId = (await this.ownerOrganisation(ownerId))!;
    const { id: me } = currentUser();
    await insertRows(this.database, NextStep, [{ id, what, dueOn, status: 'open', closedAt: null, ownerId, organisationId, projectId, activityId, createdById: me, createdAt: at, version: 1 }]);
    await this.note({ nextStepId: id, change: 'created', dueOn, ownerId, reason: null });
    await this.audit.record({ action: 'next-step:create', entity: 'next-step', entityId: id, details: { dueOn, ownerId, projectId } });
    if (projectId !== null) await this.projects.worked([projectId]);
    return id;
  }

  /**
   * Does one thing to a step: moves it, hands it on, closes it, opens it again.
   * @throws 400 a reason is missing or the step is closed, 404, 409 stale version
   */
  async change(id: number, { version, following, ...command }: ChangeNextStep): Promise<NextStepDetail> {
    return this.database.write(async () => {
      const { step } = await this.apply(id, version, command, following);
      if (following) await this.add(following, { projectId: step.projectId, activityId: step.activityId });
      return this.reader.detail(id);
    });
  }

  /** The change itself, inside a unit of work, with everything wrong about it and about a step that is to follow. */
  async apply(id: number, version: number, command: Omit<ChangeNextStep, 'version' | 'following'>, following?: NextStepDraft): Promise<{ step: NextStep }> {
    const visible = await this.reader.one(id, currentScope());
    const step = await findRow(this.database, NextStep, { id });
    if (!step) throw notFound('next-step', visible.id);
    const problems: FieldProblem[] = following ? await this.problemsOf(following, 'following.') : [];
    if (command.change === 'moved' && !command.dueOn) problems.push({ path: 'dueOn', code: 'required' });
    if (command.change === 'reassigned') {
      if (command.ownerId === undefined) problems.push({ path: 'ownerId', code: 'required' });
      else problems.push(...(await this.problemsOf({ ownerId: command.ownerId }, '')));
    }
    const outcome = change(step, command as StepCommand);
    // Who reads an old version is told first: what seems impossible may only be out of date.
    if ('refused' in outcome && step.version === version) problems.push(outcome.refused);
    if (problems.length) throw badRequest('validation', {}, problems);
    const next = 'state' in outcome ? outcome.state : step;
    const closedAt = next.status === 'open' ? null : this.clock.instant();
    const organisationId = next.ownerId === step.ownerId ? step.organisationId : (await this.ownerOrganisation(next.ownerId))!;
    await updateVersioned(this.database, NextStep, id, version, { ...pick(next), closedAt, organisationId }, () => this.reader.one(id));
    await this.note({ nextStepId: id, change: command.change, dueOn: next.dueOn, ownerId: next.ownerId, reason: command.reason?.trim() || null });
    await this.audit.record({ action: `next-step:${command.change}`, entity: 'next-step', entityId: id, details: { dueOn: next.dueOn, ownerId: next.ownerId } });
    if (step.projectId !== null) await this.projects.worked([step.projectId]);
    return { step };
  }

  /** Steps that the product sets, inside a unit of work: nobody else asks for them, so each stands as its owner's own. Who calls audits. */
  async setByProduct(drafts: readonly ProductStep[]): Promise<number[]> {
    const at = this.clock.instant();
    const ids = await this.ids.take('next_step', drafts.length);
    const changeIds = await this.ids.take('next_step_change', drafts.length);
    await insertRows(this.database, NextStep, drafts.map((draft, index) => ({ ...draft, id: ids[index]!, status: 'open' as const, closedAt: null, activityId: null, createdById: draft.ownerId, createdAt: at, version: 1 })));
    await insertRows(this.database, NextStepChange, drafts.map(({ dueOn, ownerId }, index) => ({ id: changeIds[index]!, nextStepId: ids[index]!, change: 'created' as const, dueOn, ownerId, reason: null, changedById: ownerId, changedAt: at })));
    await this.projects.stepsChanged(drafts.map(({ projectId }) => projectId));
    return ids;
  }

  /** What a step asked for has been done elsewhere, inside a unit of work; one that is closed already stays as it is. */
  async settle(id: number): Promise<void> {
    const step = await findRow(this.database, NextStep, { id });
    if (step?.status !== 'open') return;
    await updateRows(this.database, NextStep, { id }, { status: 'done', closedAt: this.clock.instant(), version: step.version + 1 });
    await this.note({ nextStepId: id, change: 'done', dueOn: step.dueOn, ownerId: step.ownerId, reason: null });
    await this.audit.record({ action: 'next-step:done', entity: 'next-step', entityId: id, details: { dueOn: step.dueOn, ownerId: step.ownerId } });
    if (step.projectId !== null) await this.projects.worked([step.projectId]);
  }

  private async note(row: Omit<NextStepChange, 'id' | 'changedById' | 'changedAt'>): Promise<void> {
    await insertRows(this.database, NextStepChange, [{ ...row, id: await this.ids.next('next_step_change'), changedById: currentUser().id, changedAt: this.clock.instant() }]);
  }

  private async projectProblems(projectId: number | null): Promise<FieldProblem[]> {
    if (projectId === null) return [];
    return (await this.projects.visibleAmong([projectId])).length ? [] : [{ path: 'projectId', code: 'unknown-reference' }];
  }

  /** The organisation of an active user who may be given work: the caller, or somebody of the caller's scope. */
  private async ownerOrganisation(ownerId: number): Promise<number | undefined> {
    const me = currentUser();
    if (ownerId === me.id) return me.organisationId;
    const owner = await this.database.queryOne<{ organisationId: number }>("SELECT `organisationId` FROM `user_account` WHERE `id` = ? AND `status` = 'active'", [ownerId]);
    return owner && inScope(currentScope(), owner) ? owner.organisationId : undefined;
  }
}

const pick = ({ status, dueOn, ownerId }: Pick<NextStep, 'status' | 'dueOn' | 'ownerId'>) => ({ status, dueOn, ownerId });
