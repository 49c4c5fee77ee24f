import { Injectable } from '@nestjs/common';
import type { MyDay } from '../../shared/contracts/activities.js';
import { addDays, daysBetween } from '../../shared/day.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { Fragment } from '../core/http/list.js';
import { currentContext, currentScope, currentUser, type DataScope } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { Policy } from '../policy/policy.service.js';
import { shiftedBy } from '../policy/quantities.js';
import { ProjectReader } from '../projects/project-reader.js';
import { ActivityReader } from './activity-reader.js';
import { conditions } from './activity-list.js';
import { NextStepReader } from './next-step-reader.js';

/** The item of the policy packs that says after how long without activity a lead is cold. */
export const COLD_LEADS_POLICY = 'leads.cold-after';
const STEPS = 30;
const SHOWN = 8;
/** How many of the latest projects are looked through for missing gates. */
const GATES = 20;
const PEOPLE = 100;

/** What an officer has to do today; for a team lead the same for the team, and who carries how much. */
@Injectable()
export class MyDayService {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly projects: ProjectReader, private readonly activities: ActivityReader, private readonly steps: NextStepReader, private readonly policy: Policy) {}

  async answer(team: boolean): Promise<MyDay> {
    // The projects here are those that the reader may read, whatever the route was entered under.
    const context = currentContext();
    if (context) context.permission = 'project:read';
    const today = this.clock.today();
    const coldSince = await this.coldSince(today);
    const [steps, activities, coldLeads, gates, load] = await Promise.all([this.nextSteps(today, team), this.todays(today, team), this.cold(coldSince, team), this.gates(team), team ? this.load(today) : []]);
    return { today, coldAfterDays: coldSince === null ? null : daysBetween(coldSince, today), steps, activities, coldLeads, gates, load };
  }

  private async nextSteps(today: string, team: boolean): Promise<MyDay['steps']> {
    const ask = (dueOn: object | string, rows: number) => this.steps.list({ filter: JSON.stringify({ status: 'open', dueOn, ...(team ? {} : { mine: true }) }), sort: '["dueOn","ASC"]', range: `[0,${rows - 1}]` });
    const [all, overdue, due] = await Promise.all([ask({ lte: addDays(today, 7) }, STEPS), ask({ lt: today }, 1), ask(today, 1)]);
    return { overdue: overdue.total, today: due.total, thisWeek: all.total - overdue.total - due.total, items: [...all.rows] };
  }

  private async todays(today: string, team: boolean): Promise<MyDay['activities']> {
    const { rows } = await this.activities.list({ filter: JSON.stringify({ occurredOn: today, ...(team ? {} : { mine: true }) }), range: '[0,19]' });
    return [...rows].sort((one, other) => ((one.startsAt ?? '') < (other.startsAt ?? '') ? -1 : 1));
  }

  /** The day since which a lead without activity is cold; null where the policy in force says nothing. */
  private async coldSince(today: string): Promise<string | null> {
    const cold = (await this.policy.on(today)).find(COLD_LEADS_POLICY);
    if (!cold) return null;
    return shiftedBy(cold, today, -1);
  }

  /** Leads and negotiations on which nothing was done or recorded since; the longest first. */
  private async cold(since: string | null, team: boolean): Promise<MyDay['coldLeads']> {
    if (since === null) return { count: 0, items: [] };
    const page = await this.projects.list({ filter: JSON.stringify({ stage: ['lead', 'negotiating'], status: 'active', updatedAt: { lt: `${since}T00:00:00.000Z` }, ...(team ? {} : { officerId: currentUser().id }) }), sort: '["updatedAt","ASC"]', range: `[0,${SHOWN - 1}]` });
    return { count: page.total, items: page.rows.map(({ id, code, name, stage, updatedAt, officerName }) => ({ id, code, name, stage, updatedAt, officerName })) };
  }

  private async gates(team: boolean): Promise<MyDay['gates']> {
    const filter = { stage: ['negotiating', 'signed', 'started', 'built'], status: 'active', ...(team ? {} : { officerId: currentUser().id }) };
    return (await this.projects.gates(filter, GATES)).slice(0, SHOWN).map(({ project: { id, code, name, stage }, gate }) => ({ id, code, name, stage, to: gate.to, missing: gate.missing }));
  }

  /** Open steps, live projects and this month's activities of everybody in the scope who has any. */
  private async load(today: string): Promise<MyDay['load']> {
    const scope: DataScope = currentScope('activity:read');
    const people = conditions([...scopeFragment(scope, { organisation: 'u.`organisationId`' }), { sql: "u.`status` = 'active'", params: [] }]);
    const count = (sql: string, ...params: unknown[]): Fragment => ({ sql: `(SELECT COUNT(*) FROM ${sql})`, params });
    const open = "`next_step` s WHERE s.`ownerId` = u.`id` AND s.`status` = 'open'";
    const columns = {
      open: count(open), overdue: count(`${open} AND s.\`dueOn\` < ?`, today), dueThisWeek: count(`${open} AND s.\`dueOn\` >= ? AND s.\`dueOn\` <= ?`, today, addDays(today, 7)),
      projects: count("`project` p WHERE p.`officerId` = u.`id` AND p.`archivedAt` IS NULL AND p.`status` <> 'terminated' AND p.`stage` <> 'producing'"),
      activities: count('`activity` a WHERE a.`createdById` = u.`id` AND a.`occurredOn` > ? AND a.`occurredOn` <= ?', addDays(today, -30), today),
    };
    const rows = await this.database.query<MyDay['load'][number] & object>(
      `SELECT x.* FROM (SELECT u.\`id\` AS userId, u.\`displayName\` AS name, o.\`name\` AS organisationName, ${Object.entries(columns).map(([name, part]) => `${part.sql} AS \`${name}\``).join(', ')}
       FROM \`user_account\` u JOIN \`organisation\` o ON o.\`id\` = u.\`organisationId\` WHERE ${people.sql}) x WHERE x.\`open\` + x.\`projects\` + x.\`activities\` > 0 ORDER BY x.\`overdue\` DESC, x.\`open\` DESC, x.\`userId\` LIMIT ${PEOPLE}`,
      [...Object.values(columns).flatMap((part) => part.params), ...people.params]);
    return rows.map((row) => ({ ...row, open: Number(row.open), overdue: Number(row.overdue), dueThisWeek: Number(row.dueThisWeek), projects: Number(row.projects), activities: Number(row.activities) }));
  }
}
