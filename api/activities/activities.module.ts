import { Module, type OnModuleInit } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';
import { currentScope } from '../core/request-context.js';
import { EvidenceAccess } from '../evidence/evidence-access.js';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { PolicyNames } from '../policy/policy-names.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityExport } from './activity-export.js';
import { activityScope, conditions } from './activity-list.js';
import { ACTIVITY_ENTITY, ActivityReader } from './activity-reader.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarService } from './calendar.service.js';
import { COLD_LEADS_POLICY, MyDayService } from './my-day.service.js';
import { NextStepExport } from './next-step-export.js';
import { NextStepReader } from './next-step-reader.js';
import { NextStepsService } from './next-steps.service.js';
import { promotionScope } from './promotion-event-list.js';
import { PromotionEventExport } from './promotion-event-export.js';
import { PromotionEventSearch } from './promotion-event-search.js';
import { PromotionEventsController } from './promotion-events.controller.js';
import { PROMOTION_ENTITY, PromotionEventsService } from './promotion-events.service.js';
import { RESPONSE_LIMIT_POLICY, ResponseLimits } from './response-limits.js';
import { ResponseTimesService } from './response-times.service.js';

/** Visits, calls and meetings, what is to be done next, promotion events, and the diary they make. */
@Module({
  imports: [IdentityModule, EvidenceModule, ParksModule, PolicyModule, ProjectsModule],
  controllers: [ActivitiesController, PromotionEventsController, CalendarController],
  providers: [ActivitiesService, ActivityReader, ActivityExport, NextStepsService, NextStepReader, NextStepExport, PromotionEventsService, PromotionEventSearch, PromotionEventExport, ResponseLimits, ResponseTimesService, MyDayService, CalendarService, CalendarFeedsService],
  exports: [ActivitiesService, ActivityReader, NextStepsService],
})
export class ActivitiesModule implements OnModuleInit {
  constructor(private readonly database: Database, private readonly evidenceAccess: EvidenceAccess, private readonly names: PolicyNames) {}

  /** A file is seen by those who see the activity or event that it belongs to. */
  onModuleInit(): void {
    this.names.require(COLD_LEADS_POLICY, 'duration');
    this.names.require(RESPONSE_LIMIT_POLICY, 'duration');
    this.evidenceAccess.register(ACTIVITY_ENTITY, (ids) => this.visible('`activity` a', 'a.`id`', activityScope(currentScope('activity:read')), ids));
    this.evidenceAccess.register(PROMOTION_ENTITY, (ids) => this.visible('`promotion_event` e', 'e.`id`', promotionScope(currentScope('activity:read')), ids));
  }

  private async visible(table: string, column: string, scope: readonly Fragment[], ids: readonly number[]): Promise<ReadonlySet<number>> {
    const where = conditions([{ sql: `${column} IN (${placeholders(ids)})`, params: ids }, ...scope]);
    return new Set((await this.database.query<{ id: number }>(`SELECT ${column} AS id FROM ${table} WHERE ${where.sql}`, where.params)).map((row) => row.id));
  }
}
