import { Injectable } from '@nestjs/common';
import type { ActivityRecord, CalendarEntry } from '../../shared/contracts/activities.js';
import { addDays, daysBetween, isDay } from '../../shared/day.js';
import { ACTIVITY_KINDS, PROMOTION_EVENT_KINDS, STAGES, type Stage } from '../../shared/vocabulary.js';
import type { FieldProblem } from '../../shared/errors.js';
import { Database } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { confidentialName, projectScope } from '../projects/project-list.js';
import { ActivityReader } from './activity-reader.js';
import { conditions } from './activity-list.js';
import { NextStepReader } from './next-step-reader.js';
import { PromotionEventsService } from './promotion-events.service.js';

/** Entries of one kind; a calendar with more than that is a list. */
const MOST = 200;
const MOST_DAYS = 400;
const PLANNED: readonly { column: 'plannedStartOn' | 'plannedBuiltOn' | 'plannedProducingOn'; reached: string; stage: Stage }[] = [
  { column: 'plannedStartOn', reached: 'startedOnPrecision', stage: 'started' },
  { column: 'plannedBuiltOn', reached: 'builtOnPrecision', stage: 'built' },
  { column: 'plannedProducingOn', reached: 'producedOnPrecision', stage: 'producing' },
];
const PLANNED_WORDS = { zh: (stage: string) => `计划${stage}`, en: (stage: string) => `Planned: ${stage}` };

/** What an activity is called where there is room for one line. */
export const activityTitle = (activity: ActivityRecord): string => activity.subject ?? activity.companyName ?? activity.projects[0]?.name ?? activity.notes?.slice(0, 40) ?? '';

/** Activities, promotion events, next steps and planned milestones of some days, each within the reader's scope. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly database: Database,
    private readonly activities: ActivityReader,
    private readonly steps: NextStepReader,
    private readonly events: PromotionEventsService,
  ) {}

  /** From one day to another, both included; `mine` leaves out what is other people's. @throws 400 */
  async entries({ from, to, mine }: { from?: string | undefined; to?: string | undefined; mine: boolean }): Promise<CalendarEntry[]> {
    const problems: FieldProblem[] = [...(isDay(from) ? [] : [{ path: 'from', code: 'not-day' as const }]), ...(isDay(to) ? [] : [{ path: 'to', code: 'not-day' as const }])];
    if (isDay(from) && isDay(to) && (to < from || daysBetween(from, to) > MOST_DAYS)) problems.push({ path: 'to', code: 'bad-period' });
    if (problems.length || !from || !to) throw badRequest('validation', {}, problems);
    const parts = await Promise.all([this.activityEntries(from, to, mine), this.eventEntries(from, to), this.stepEntries(from, to, mine), this.milestoneEntries(from, to, mine)]);
    return parts.flat().sort((one, other) => (one.from === other.from ? (one.time ?? '') < (other.time ?? '') ? -1 : 1 : one.from < other.from ? -1 : 1));
  }

  private async activityEntries(from: string, to: string, mine: boolean): Promise<CalendarEntry[]> {
    const locale = currentLocale();
    const page = await this.activities.list({ filter: JSON.stringify({ occurredOn: { gte: from, lte: to }, ...(mine ? { mine: true } : {}) }), sort: '["occurredOn","ASC"]', range: `[0,${MOST - 1}]` });
    return page.rows.map((activity) => ({
      kind: 'activity', id: activity.id, from: activity.occurredOn, until: addDays(activity.occurredOn, 1), time: activity.startsAt, title: `${ACTIVITY_KINDS[activity.kind][locale]} · ${activityTitle(activity)}`,
      detail: [activity.participants.map((person) => person.name).join('、'), activity.projects.map((project) => project.name).join('、')].filter(Boolean).join(' · ') || null, place: activity.place, path: `/activities/${activity.id}/show`, done: activity.result !== null,
    }));
  }

  private async eventEntries(from: string, to: string): Promise<CalendarEntry[]> {
    const locale = currentLocale();
    const page = await this.events.list({ filter: JSON.stringify({ startsOn: { lte: to }, endsOn: { gte: from } }), sort: '["startsOn","ASC"]', range: `[0,${MOST - 1}]` });
    return page.rows.filter((event) => event.state !== 'cancelled').map((event) => ({
      kind: 'promotion-event', id: event.id, from: event.startsOn, until: addDays(event.endsOn, 1), time: null, title: `${PROMOTION_EVENT_KINDS[event.kind][locale]} · ${event.name}`, detail: event.organisationName, place: event.place ?? event.regionName,
      path: `/promotion-events/${event.id}/show`, done: event.state === 'held',
    }));
  }

  private async stepEntries(from: string, to: string, mine: boolean): Promise<CalendarEntry[]> {
    const page = await this.steps.list({ filter: JSON.stringify({ status: ['open', 'done'], dueOn: { gte: from, lte: to }, ...(mine ? { mine: true } : {}) }), sort: '["dueOn","ASC"]', range: `[0,${MOST - 1}]` });
    return page.rows.map((step) => ({
      kind: 'next-step', id: step.id, from: step.dueOn!, until: addDays(step.dueOn!, 1), time: null, title: step.what, detail: [step.ownerName, step.projectName].filter(Boolean).join(' · '), place: null,
      path: step.projectId === null ? '/next-steps' : `/projects/${step.projectId}/show?tab=activities`, done: step.status === 'done',
    }));
  }

  private async milestoneEntries(from: string, to: string, mine: boolean): Promise<CalendarEntry[]> {
    const locale = currentLocale();
    const sees = currentUser().permissions.has('project:read-confidential');
    const scope = conditions([...projectScope(currentScope('project:read')), { sql: "p.`status` = 'active'", params: [] }, ...(mine ? [{ sql: 'p.`officerId` = ?', params: [currentUser().id] }] : [])]);
    const parts = await Promise.all(PLANNED.map(async ({ column, reached, stage }) => {
      const rows = await this.database.query<{ id: number; code: string; name: string; confidential: number; on: string }>(
        `SELECT p.\`id\`, p.\`code\`, p.\`name\`, p.\`confidential\`, p.\`${column}\` AS \`on\` FROM \`project\` p WHERE ${scope.sql} AND p.\`${column}\` >= ? AND p.\`${column}\` <= ? AND p.\`${reached}\` IS NULL ORDER BY p.\`${column}\`, p.\`id\` LIMIT ${MOST}`, [...scope.params, from, to]);
      return rows.map((row): CalendarEntry => ({
        kind: 'milestone', id: row.id, stage, from: row.on, until: addDays(row.on, 1), time: null, title: `${PLANNED_WORDS[locale](STAGES[stage][locale])} · ${Number(row.confidential) && !sees ? confidentialName() : row.name}`, detail: row.code, place: null,
        path: `/projects/${row.id}/show`, done: false,
      }));
    }));
    return parts.flat();
  }
}
