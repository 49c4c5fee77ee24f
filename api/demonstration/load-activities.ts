import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '../../shared/day.js';
import { FEN_PER_WAN } from '../../shared/money.js';
import { nameKey } from '../../shared/text.js';
import { Activity, ActivityParticipant, ActivityProject, NextStep, NextStepChange, PromotionEvent, PromotionEventProject } from '../activities/entities.js';
import { PROMOTION_EVENT_KIND } from '../activities/promotion-event-list.js';
import { PROMOTION_ENTITY } from '../activities/promotion-events.service.js';
import type { AuditRecord } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows } from '../core/database/rows.js';
import { SearchIndex } from '../search/search-index.js';
import type { Minute, PlannedActivity, PlannedPromotionEvent } from './domain/plan-types.js';
import type { EvidenceLoader } from './load-evidence.js';
import type { Places } from './load-places.js';

interface Surroundings { places: Places; evidence: EvidenceLoader; projectIds: ReadonlyMap<number, number>; instant(minute: Minute): string }

/** Writes activities with their next steps, and promotion events with what came of them. */
export class ActivityLoader {
  private readonly database: Database;
  private readonly ids: Ids;
  private readonly search: SearchIndex;
  private waiting: { planned: PlannedActivity; at: string }[] = [];
  private readonly held: { id: number; planned: PlannedPromotionEvent }[] = [];

  constructor(app: INestApplicationContext, private readonly around: Surroundings) {
    this.database = app.get(Database);
    this.ids = app.get(Ids);
    this.search = app.get(SearchIndex);
  }

  log(activities: readonly PlannedActivity[], at: string): void {
    this.waiting.push(...activities.map((planned) => ({ planned, at })));
  }

  /** Writes what is waiting: a few long statements instead of many short ones. */
  async flush(): Promise<void> {
    const waiting = this.waiting;
    this.waiting = [];
    const ids = await this.ids.take('activity', waiting.length);
    const rows = waiting.map(({ planned, at }, index) => {
      const user = this.user(planned.author);
      return { id: ids[index]!, planned, at, user, projectId: this.around.projectIds.get(planned.project)! };
    });
    await insertRows(this.database, Activity, rows.map(({ id, planned: { kind, occurredOn, startsAt, place, people, note }, at, user }) => ({
      id, kind, occurredOn, startsAt, place, people, notes: note, organisationId: user.organisationId, createdById: user.id, createdAt: at, updatedAt: at, version: 1,
    })));
    await insertRows(this.database, ActivityProject, rows.map(({ id, projectId }) => ({ activityId: id, projectId })));
    await insertRows(this.database, ActivityParticipant, rows.map(({ id, user }) => ({ activityId: id, userId: user.id })));
    const steps = rows.filter(({ planned }) => planned.nextStep !== null);
    const stepIds = await this.ids.take('next_step', steps.length);
    await insertRows(this.database, NextStep, steps.map(({ id, planned, at, user, projectId }, index) => ({
      id: stepIds[index]!, what: planned.nextStep!, dueOn: planned.nextStepOn, status: planned.doneAt === null ? 'open' as const : 'done' as const, closedAt: planned.doneAt === null ? null : this.around.instant(planned.doneAt),
      ownerId: user.id, organisationId: user.organisationId, projectId, activityId: id, createdById: user.id, createdAt: at, version: planned.doneAt === null ? 1 : 2,
    })));
    const changes = steps.flatMap(({ planned, at, user }, index) => {
      const base = { nextStepId: stepIds[index]!, dueOn: planned.nextStepOn, ownerId: user.id, reason: null, changedById: user.id };
      return [{ ...base, change: 'created' as const, changedAt: at }, ...(planned.doneAt === null ? [] : [{ ...base, change: 'done' as const, changedAt: this.around.instant(planned.doneAt) }])];
    });
    const changeIds = await this.ids.take('next_step_change', changes.length);
    await insertRows(this.database, NextStepChange, changes.map((change, index) => ({ ...change, id: changeIds[index]! })));
  }

  /** Enters events as they were announced or held, with their files. */
  async hold(events: readonly PlannedPromotionEvent[], at: string): Promise<void> {
    if (!events.length) return;
    const ids = await this.ids.take('promotion_event', events.length);
    await insertRows(this.database, PromotionEvent, events.map((planned, index) => {
      const { name, kind, startsOn, endsOn, place, regionCode, cooperators, companies, peopleCount, outcome } = planned;
      return {
        id: ids[index]!, name, nameKey: nameKey(name), kind, startsOn, dayAfterStart: addDays(startsOn, 1), endsOn, place, regionCode, organiser: planned.organisation, cooperators, companies, peopleCount, costFen: planned.costWan * FEN_PER_WAN, outcome,
        cancelledReason: null, organisationId: this.around.places.organisations.get(planned.organisation)!, createdById: this.user(planned.author).id, createdAt: at, updatedAt: at, version: 1,
      };
    }));
    this.search.changed(PROMOTION_EVENT_KIND, ids);
    events.forEach((planned, index) => {
      const { id: uploadedById, organisationId } = this.user(planned.author);
      this.held.push({ id: ids[index]!, planned });
      this.around.evidence.prove(planned.evidence.map((kind) => ({ entity: PROMOTION_ENTITY, entityId: ids[index]!, kind, name: planned.name, uploadedById, organisationId, uploadedAt: at })));
    });
  }

  /** Names the leads that came of each event: they were entered after it. */
  async finish(): Promise<void> {
    await insertRows(this.database, PromotionEventProject, this.held.flatMap(({ id, planned }) => planned.projects.map((number) => ({ promotionEventId: id, projectId: this.around.projectIds.get(number)! }))));
  }

  audits(activities: readonly PlannedActivity[], events: readonly PlannedPromotionEvent[]): AuditRecord[] {
    return [
      ...activities.map((planned): AuditRecord => ({ action: 'activity:create', entity: 'project', entityId: this.around.projectIds.get(planned.project)!, details: { kind: planned.kind }, actor: this.user(planned.author) })),
      ...events.map((planned): AuditRecord => ({ action: 'promotion-event:create', entity: PROMOTION_ENTITY, entityId: this.held.find((event) => event.planned === planned)!.id, details: { name: planned.name, startsOn: planned.startsOn }, actor: this.user(planned.author) })),
    ];
  }

  private user(username: string) {
    return this.around.places.users.get(username)!;
  }
}
