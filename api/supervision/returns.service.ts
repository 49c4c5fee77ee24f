import { Injectable } from '@nestjs/common';
import type { ProjectReturns, QuarterlyReturn } from '../../shared/contracts/supervision.js';
import type { FieldProblem } from '../../shared/errors.js';
import { NextStepsService } from '../activities/next-steps.service.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, selectRows } from '../core/database/rows.js';
import { badRequest, conflict, notFound, refused } from '../core/errors.js';
import { currentUser } from '../core/request-context.js';
import { LedgerService } from '../projects/ledger.service.js';
import { orderOfQuarter, quarterOf } from './domain/quarters.js';
import type { ReportQuarter } from './dto.js';
import { QuarterlyReturnRow, ReturnReminder } from './entities.js';
import { LargeProjectsService } from './large-projects.service.js';
import { RosterRulesReader } from './roster-rules.js';

/** Takes in what units report on their large projects each quarter; nothing is edited, a later line supersedes. */
@Injectable()
export class ReturnsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly ledger: LedgerService,
    private readonly projects: LargeProjectsService,
    private readonly rules: RosterRulesReader,
    private readonly steps: NextStepsService,
  ) {}

  /**
   * A quarter's line, or its correction, which needs a reason. Whoever was reminded has then done it.
   * @throws 404 not a project of the caller's own, 422 not on the roster, 409 when another line rules than the one that was seen
   */
  async report(projectId: number, body: ReportQuarter): Promise<ProjectReturns> {
    return this.database.write(async () => {
      await this.ledger.lock([projectId]);
      const project = await this.projects.find(projectId);
      if (!this.projects.mayReport(project)) throw notFound('project', projectId);
      const quarter = { year: body.year, quarter: body.quarter };
      if (orderOfQuarter(quarter) > orderOfQuarter(quarterOf(this.clock.today()))) throw badRequest('validation', {}, [{ path: 'quarter', code: 'quarter-not-begun' }]);
      const rules = await this.rules.of(quarter);
      const [before] = await selectRows(this.database, QuarterlyReturnRow, { projectId, ...quarter }, 'ORDER BY `number` DESC LIMIT 1');
      const problems: FieldProblem[] = [];
      if (!before && !this.projects.isOnRoster(project, rules)) problems.push({ path: 'quarter', code: 'not-on-roster' });
      if (before && !body.reason) problems.push({ path: 'reason', code: 'reason-required' });
      if ((body.seenId ?? null) !== (before?.id ?? null)) throw conflict('returned-since', { current: (await this.current(projectId, quarter)) ?? null });
      if (problems.length) throw refused('validation', problems);
      await this.append(projectId, body, before, await this.projects.computedUntil(projectId, rules.until));
      await this.settle(projectId, quarter);
      return this.projects.ofProject(projectId);
    });
  }

  private async append(projectId: number, { year, quarter, progress, statedFen, problems, requests, reason }: ReportQuarter, before: QuarterlyReturnRow | undefined, computedFen: number): Promise<void> {
    const [id, reportedAt, user] = [await this.ids.next('quarterly_return'), this.clock.instant(), currentUser()];
    await insertRows(this.database, QuarterlyReturnRow, [{
      id, projectId, year, quarter, number: (before?.number ?? 0) + 1, progress, statedFen: statedFen ?? null, computedFen, problems: problems || null, requests: requests || null, reason: before ? reason! : null,
      firstReportedAt: before?.firstReportedAt ?? reportedAt, reportedAt, reportedById: user.id, organisationId: user.organisationId,
    }]);
    await this.audit.record({ action: `quarterly-return:${before ? 'correct' : 'create'}`, entity: 'project', entityId: projectId, details: { year, quarter, returnId: id, ...(before ? { supersedes: before.id } : {}) } });
  }

  private async settle(projectId: number, { year, quarter }: { year: number; quarter: number }): Promise<void> {
    const reminder = await findRow(this.database, ReturnReminder, { projectId, year, quarter });
    if (reminder) await this.steps.settle(reminder.nextStepId);
  }

  private async current(projectId: number, { year, quarter }: { year: number; quarter: number }): Promise<QuarterlyReturn | undefined> {
    return (await this.projects.ofProject(projectId)).quarters.find((one) => one.year === year && one.quarter === quarter)?.return ?? undefined;
  }
}
