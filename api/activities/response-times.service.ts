import { Injectable } from '@nestjs/common';
import type { ResponseTimes, ResponseUnit } from '../../shared/contracts/activities.js';
import { addDays, daysBetween, isDay } from '../../shared/day.js';
import type { FieldProblem } from '../../shared/errors.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { badRequest } from '../core/errors.js';
import { currentLocale, currentScope } from '../core/request-context.js';
import { DataScopes } from '../identity/data-scope.js';
import { projectScope } from '../projects/project-list.js';
import { conditions, CONTACTS } from './activity-list.js';
import { responseOf, summarise, type Response } from './domain/response-clock.js';
import { ResponseLimits } from './response-limits.js';

const TOTAL = { zh: '合计', en: 'Total' };
/** Longest span that is looked at in one question. */
const MOST_DAYS = 366;

/** How soon the leads of a span of days were first contacted, by the unit that owns them. */
@Injectable()
export class ResponseTimesService {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly scopes: DataScopes, private readonly limits: ResponseLimits) {}

  /** The last ninety days unless told otherwise; imported projects are left out: nobody timed them. @throws 400 */
  async answer({ from: asked, to: until }: { from?: string; to?: string }): Promise<ResponseTimes> {
    const today = this.clock.today();
    const to = until ?? today;
    const from = asked ?? addDays(isDay(to) ? to : today, -89);
    const problems: FieldProblem[] = [...(isDay(from) ? [] : [{ path: 'from', code: 'not-day' as const }]), ...(isDay(to) ? [] : [{ path: 'to', code: 'not-day' as const }])];
    if (!problems.length && (to < from || daysBetween(from, to) > MOST_DAYS)) problems.push({ path: 'to', code: 'bad-period' });
    if (problems.length) throw badRequest('validation', {}, problems);
    const scope = conditions([...projectScope(currentScope('project:read')), { sql: 'p.`importBatchId` IS NULL', params: [] }, { sql: 'p.`createdAt` > ? AND p.`createdAt` <= ?', params: [this.clock.endOfDay(addDays(from, -1)), this.clock.endOfDay(to)] }]);
    const rows = await this.database.query<{ organisationId: number; createdAt: string; firstContactOn: string | null }>(
      `SELECT p.\`organisationId\`, p.\`createdAt\`, (SELECT MIN(a.\`occurredOn\`) FROM \`activity_project\` l JOIN \`activity\` a ON a.\`id\` = l.\`activityId\` WHERE l.\`projectId\` = p.\`id\` AND a.\`kind\` IN (${placeholders(CONTACTS)}) AND a.\`occurredOn\` <= ?) AS firstContactOn
       FROM \`project\` p WHERE ${scope.sql}`, [...CONTACTS, today, ...scope.params]);
    const limit = await this.limits.on(today);
    const byUnit = new Map<number, Response[]>();
    for (const { organisationId, createdAt, firstContactOn } of rows) {
      const responses = byUnit.get(organisationId) ?? [];
      byUnit.set(organisationId, responses);
      responses.push(responseOf(this.clock.dayOf(createdAt), firstContactOn, today, limit));
    }
    const tree = await this.scopes.tree();
    const units = [...byUnit].map(([organisationId, responses]): ResponseUnit & { path: string } => ({ organisationId, organisationName: tree.get(organisationId)?.name ?? '', path: tree.get(organisationId)?.path ?? '', ...summarise(responses) }));
    return {
      from, to, unit: limit.unit, limitDays: limit.days, daysOffKnownUntil: limit.daysOffKnownUntil, units: units.sort((one, other) => (one.path < other.path ? -1 : 1)).map(({ path: _path, ...unit }) => unit),
      total: { organisationId: null, organisationName: TOTAL[currentLocale()], ...summarise([...byUnit.values()].flat()) },
    };
  }
}
