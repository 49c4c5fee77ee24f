import type { INestApplicationContext } from '@nestjs/common';
import type { LargeProject } from '../../shared/contracts/supervision.js';
import type { Permission } from '../../shared/permissions.js';
import { addDays } from '../../shared/day.js';
import { quarterPeriod } from '../../shared/period.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { lastOver, quarterLater, type Quarter } from '../supervision/domain/quarters.js';
import { LargeProjectsService } from '../supervision/large-projects.service.js';
import { ReturnReminders } from '../supervision/return-reminders.js';
import { ReturnsService } from '../supervision/returns.service.js';
import type { CityPlan } from './domain/plan-types.js';
import { returnOf, type PlannedReturn } from './domain/supervision.js';
import type { Places } from './load-places.js';

const QUARTERS = 6;

/** What units reported on their large projects, quarter by quarter, and the reminders of the last one. */
export class SupervisionLoader {
  constructor(private readonly app: INestApplicationContext, private readonly seed: number, private readonly plan: CityPlan, private readonly places: Places, private readonly idOf: (project: number) => number) {}

  async load(today: string): Promise<void> {
    const last = lastOver(today);
    for (let back = QUARTERS - 1; back >= 0; back -= 1) {
      const quarter = quarterLater(last, -back);
      if (quarterPeriod(quarter.year, quarter.quarter).from >= this.plan.from) await this.quarter(quarter, today);
    }
    const asked = addDays(quarterPeriod(last.year, last.quarter).until, 7);
    if (asked > today) return;
    this.app.get(Clock).set(new Date(`${asked}T01:00:00.000Z`));
    await this.app.get(ReturnReminders).remind();
  }

  private async quarter({ year, quarter }: Quarter, today: string): Promise<void> {
    const projects = new Map(this.plan.projects.map((project) => [this.idOf(project.number), project]));
    const { rows } = await this.as(this.places.users.get('city')!.id, 'supervision:read', today, () => this.app.get(LargeProjectsService).all({ filter: JSON.stringify({ year, quarter }) }));
    const officers = new Map((await this.app.get(Database).query<{ id: number; officerId: number | null }>('SELECT `id`, `officerId` FROM `project` WHERE `officerId` IS NOT NULL')).map((row) => [row.id, row.officerId!]));
    const planned = rows.flatMap((row) => {
      const [project, officerId] = [projects.get(row.projectId), officers.get(row.projectId)];
      const line = project && officerId ? returnOf(this.seed, project, year, quarter, row.completedInvestmentFen, today) : null;
      return line ? [{ row, line, officerId: officerId! }] : [];
    });
    for (const { row, line, officerId } of planned.sort((a, b) => (a.line.reportedOn < b.line.reportedOn ? -1 : 1))) await this.report(row, line, officerId);
  }

  private async report({ projectId, year, quarter }: LargeProject, { reportedOn, correction, ...line }: PlannedReturn, officerId: number): Promise<void> {
    const returns = this.app.get(ReturnsService);
    const body = { year, quarter, progress: line.progress, statedFen: line.statedFen, problems: line.problems, requests: line.requests };
    const { quarters } = await this.as(officerId, 'supervision:report', reportedOn, () => returns.report(projectId, body));
    const first = quarters.find((one) => one.year === year && one.quarter === quarter)!.return!;
    if (correction) await this.as(officerId, 'supervision:report', correction.on, () => returns.report(projectId, { ...body, statedFen: first.computedFen, reason: correction.reason, seenId: first.id }));
  }

  private async as<T>(userId: number, permission: Permission, day: string, work: () => Promise<T>): Promise<T> {
    this.app.get(Clock).set(new Date(`${day}T02:30:00.000Z`));
    const user = (await this.app.get(Authenticator).userById(userId))!;
    return runInContext({ ...currentContext()!, user, permission }, work);
  }
}
