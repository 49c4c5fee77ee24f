import { Injectable } from '@nestjs/common';
import type { LedgerEventRecord } from '../../shared/contracts/projects.js';
import type { FieldProblem } from '../../shared/errors.js';
import { STAGES, type Milestone, type ProjectStatus, type Stage } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { badRequest, forbidden, refused } from '../core/errors.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { problemsOfAdvance, standingOfPhase } from './domain/advance.js';
import { isStage, problemsOfStatus } from './domain/rules.js';
import type { AdvanceStage, ChangeStatus } from './dto.js';
import { LEDGER_ENTITY, ledgerRecords } from './ledger-list.js';
import { LedgerService, type NewEvent } from './ledger.service.js';
import { ProjectReader } from './project-reader.js';
import { todaysFacts } from './project-row.js';
import { ProjectsService } from './projects.service.js';

/** Appends what happened to a project: stages, milestones and status changes, each with its evidence. */
@Injectable()
export class StageEventsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly evidence: EvidenceService,
    private readonly ledger: LedgerService,
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
  ) {}

  /** Advances a project to a stage or records a milestone. @throws 422 `gate-refused` with every reason at once */
  async advance(projectId: number, body: AdvanceStage): Promise<LedgerEventRecord> {
    if (body.bypassGate && !currentUser().permissions.has('project:bypass-gate')) throw forbidden('forbidden', { permission: 'project:bypass-gate' });
    return this.append(projectId, body.evidenceIds, async () => {
      await this.changeFields(projectId, body);
      const precision = body.occurredOnPrecision ?? 'day';
      const event: NewEvent = { type: isStage(body.to) ? 'stage' : 'milestone', code: body.to, occurredOn: body.occurredOn, precision, reason: body.reason || null, bypassedGate: body.bypassGate ?? false, phase: isStage(body.to) ? (body.phase ?? null) : null };
      const problems = isStage(body.to) ? await this.stageProblems(projectId, body.to, body, precision) : await this.milestoneProblems(projectId, body.to, body.occurredOn);
      if (problems.length) throw refused('gate-refused', problems, { to: isStage(body.to) ? STAGES[body.to][currentLocale()] : body.to });
      return event;
    }, 'project:advance');
  }

  /** Suspends, resumes or terminates a project, with a reason. */
  async changeStatus(projectId: number, body: ChangeStatus): Promise<LedgerEventRecord> {
    return this.append(projectId, body.evidenceIds, async () => {
      const { status } = await this.ledger.projectionOf(projectId);
      const problems = [...problemsOfStatus(status, body.status as ProjectStatus), ...this.future(body.occurredOn)];
      if (problems.length) throw refused('validation', problems);
      return { type: 'status', code: body.status, occurredOn: body.occurredOn, precision: 'day', reason: body.reason };
    }, 'project:change-status');
  }

  /** Appends the row that `decide` answers (or refuses to), with its evidence and audit entry. */
  async append(projectId: number, evidenceIds: readonly number[] | undefined, decide: () => Promise<NewEvent>, action: string): Promise<LedgerEventRecord> {
    return this.database.write(async () => {
      await this.ledger.lock([projectId]);
      await this.projects.writable(projectId);
      const event = await decide();
      const [eventId] = await this.ledger.append([{ projectId, event }], { recordedAt: this.clock.instant(), recordedById: currentUser().id });
      if (evidenceIds?.length) await this.evidence.link(LEDGER_ENTITY, eventId!, evidenceIds);
      await this.audit.record({ action, entity: 'project', entityId: projectId, details: { eventId: eventId!, code: event.code ?? null, ...(event.bypassedGate ? { bypassedGate: true } : {}) } });
      return (await ledgerRecords(this.database, this.evidence, 'WHERE e.`id` = ?', [eventId!]))[0]!;
    });
  }

  /** Fields that come with a stage are changed in its unit of work: a gate that refuses takes them back. */
  private async changeFields(projectId: number, { fields, version }: AdvanceStage): Promise<void> {
    if (!fields || !Object.keys(fields).length) return;
    const scope = currentScope('project:update');
    if (version === undefined) throw badRequest('version-required', {}, [{ path: 'version', code: 'required' }]);
    await this.projects.update(projectId, { ...fields, version }, scope);
  }

  private async stageProblems(projectId: number, to: Stage, body: AdvanceStage, precision: 'day' | 'month' | 'year'): Promise<FieldProblem[]> {
    const projection = await this.ledger.projectionOf(projectId);
    const kinds = [...(await this.reader.evidenceKinds(projectId)), ...(await this.evidence.kindsOf(body.evidenceIds ?? [])).values()];
    const reached = todaysFacts(projection.milestones).flatMap((fact) => (isStage(fact.milestone) ? [{ ...fact, stage: fact.milestone }] : []));
    const standing = { project: projection.attributes, stage: projection.stage, status: projection.status, reached };
    if (body.phase && !projection.attributes.phases?.some((phase) => phase.number === body.phase)) return [{ path: 'phase', code: 'unknown-phase' }];
    return problemsOfAdvance(
      await this.reader.rules(),
      body.phase ? standingOfPhase(standing, projection.phases.filter((fact) => fact.phase === body.phase)) : standing,
      { to, occurredOn: body.occurredOn, precision, evidenceKinds: kinds, reason: body.reason || null, bypassGate: body.bypassGate ?? false },
      this.clock.today(), currentLocale(),
    );
  }

  private async milestoneProblems(projectId: number, milestone: Milestone, occurredOn: string): Promise<FieldProblem[]> {
    const projection = await this.ledger.projectionOf(projectId);
    const problems = this.future(occurredOn);
    if (projection.status === 'terminated') problems.push({ path: 'to', code: 'project-terminated' });
    if (todaysFacts(projection.milestones).some((fact) => fact.milestone === milestone)) problems.push({ path: 'to', code: 'stage-already-reached' });
    return problems;
  }

  /** What is wrong with a day on which something is said to have happened. */
  future(occurredOn: string): FieldProblem[] {
    const today = this.clock.today();
    return occurredOn > today ? [{ path: 'occurredOn', code: 'future-date', params: { today } }] : occurredOn < '1978-01-01' ? [{ path: 'occurredOn', code: 'implausible-date' }] : [];
  }
}
