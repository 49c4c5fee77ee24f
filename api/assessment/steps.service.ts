import { Injectable } from '@nestjs/common';
import type { AssessmentRunDetail } from '../../shared/contracts/assessment.js';
import type { FieldProblem } from '../../shared/errors.js';
import { ASSESSMENT_ACTS, ASSESSMENT_CHECKS, ASSESSMENT_STATUSES, type AssessmentCheckKind } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, selectRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, refused } from '../core/errors.js';
import { currentLocale, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { computeFrozen, digest, freeze } from './domain/frozen.js';
import { STEPS, type StepAct } from './domain/steps.js';
import type { ApproveRun, FinaliseRun, PublishRun, TakeStep } from './dto.js';
import { AssessmentCheck, AssessmentObjection, AssessmentResult, AssessmentRun, AssessmentStepRow } from './entities.js';
import { RunReader, type LoadedRun } from './run-reader.js';
import { RunsService } from './runs.service.js';

interface Taken { patch?: Partial<AssessmentRun>; details?: Record<string, unknown>; evidenceIds?: readonly number[] }

/** Moves a run along its way, each step appended with who took it. */
@Injectable()
export class StepsService {
  constructor(
    private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly evidence: EvidenceService,
    private readonly reader: RunReader, private readonly runs: RunsService,
  ) {}

  /** Closes the collection, or sends the run back to it. @throws 409, 422 from a status that has no such step */
  move(id: number, act: 'check' | 'hear' | 'return', step: TakeStep): Promise<AssessmentRunDetail> {
    return this.take(id, act, step, async () => ({}));
  }

  /** Computes from what is there now and keeps facts and result; the run goes by the latest. */
  compute(id: number, step: TakeStep): Promise<AssessmentRunDetail> {
    return this.take(id, 'compute', step, async (loaded) => {
      const facts = await this.reader.facts(loaded, true);
      const result = freeze(computeFrozen(loaded.run.scheme, facts));
      const sha256 = digest({ scheme: loaded.run.scheme, facts, result });
      const resultId = await this.ids.next('assessment_result');
      await insertRows(this.database, AssessmentResult, [{ id: resultId, runId: id, facts, result, sha256, computedAt: this.clock.instant(), computedById: currentUser().id }]);
      return { patch: { resultId }, details: { sha256 } };
    });
  }

  /** @throws 422 naming every unit without a document check or a site visit on record (003 附件1 四) */
  review(id: number, step: TakeStep): Promise<AssessmentRunDetail> {
    return this.take(id, 'review', step, async ({ units }) => {
      const checks = await selectRows(this.database, AssessmentCheck, { runId: id });
      const done = new Set(checks.map((check) => `${check.unitId} ${check.kind}`));
      const problems = units.filter((unit) => unit.included && !unit.exclusion).flatMap((unit) => (Object.keys(ASSESSMENT_CHECKS) as AssessmentCheckKind[]).filter((kind) => !done.has(`${unit.id} ${kind}`))
        .map((kind): FieldProblem => ({ path: `units.${unit.id}`, code: 'assessment-unchecked', params: { name: unit.name, kind: ASSESSMENT_CHECKS[kind][currentLocale()] } })));
      if (problems.length) throw refused('validation', problems);
      return {};
    });
  }

  /** Records the government's approval with its document. @throws 422 while an objection is unanswered, 400 for a day to come */
  approve(id: number, { decisionNumber, decidedOn, evidenceIds, ...step }: ApproveRun): Promise<AssessmentRunDetail> {
    return this.take(id, 'approve', step, async () => {
      const today = this.clock.today();
      if (decidedOn > today) throw badRequest('validation', {}, [{ path: 'decidedOn', code: 'future-date', params: { today } }]);
      const open = await selectRows(this.database, AssessmentObjection, { runId: id, state: 'open' });
      if (open.length) throw refused('assessment-open-objections', [], { count: open.length });
      return { details: { decisionNumber, decidedOn }, evidenceIds };
    });
  }

  /** Gives public notice. @throws 400 for a last day before today */
  publish(id: number, { noticeUntil, contact, ...step }: PublishRun): Promise<AssessmentRunDetail> {
    return this.take(id, 'publish', step, async () => {
      const today = this.clock.today();
      if (noticeUntil && noticeUntil < today) throw badRequest('validation', {}, [{ path: 'noticeUntil', code: 'past-date', params: { today } }]);
      return { details: { noticeUntil: noticeUntil ?? null, contact: contact || null } };
    });
  }

  /** Nothing of it changes any more. @throws 422 with missing values and no decision on them */
  finalise(id: number, { missingDecision, ...step }: FinaliseRun): Promise<AssessmentRunDetail> {
    return this.take(id, 'finalise', step, async (loaded) => {
      const missing = await this.runs.missing(loaded);
      if (missing && !missingDecision) throw refused('assessment-missing', [{ path: 'missingDecision', code: 'required' }], { count: missing });
      return { patch: { missingDecision: missingDecision || null }, details: { missing, sha256: (await this.reader.result(loaded.run)).sha256, pack: loaded.run.packSha256 } };
    });
  }

  private async take(id: number, act: StepAct, { version, note }: TakeStep, work: (loaded: LoadedRun) => Promise<Taken>): Promise<AssessmentRunDetail> {
    await this.database.write(async () => {
      const loaded = await this.reader.load(id);
      const { run } = loaded;
      const { from, to } = STEPS[act];
      if (!from.includes(run.status)) throw refused('assessment-step', [], { status: ASSESSMENT_STATUSES[run.status][currentLocale()], act: ASSESSMENT_ACTS[act][currentLocale()] });
      const { patch = {}, details = {}, evidenceIds = [] } = await work(loaded);
      const stepId = await this.ids.next('assessment_step');
      const at = this.clock.instant();
      await updateVersioned(this.database, AssessmentRun, id, version, { ...patch, status: to, updatedAt: at }, () => this.runs.read(id));
      await insertRows(this.database, AssessmentStepRow, [{ id: stepId, runId: id, act, fromStatus: run.status, toStatus: to, note: note || null, details, at, byId: currentUser().id }]);
      if (evidenceIds.length) await this.evidence.link('assessment-step', stepId, evidenceIds);
      await this.audit.record({ action: `assessment-run:${act}`, entity: 'assessment-run', entityId: id, details: { from: run.status, to, ...details, ...(note ? { note } : {}) } });
    });
    return this.runs.read(id);
  }
}
