import { Entity, PrimaryColumn } from 'typeorm';
import type { ActivityKind, NextStepChangeKind, NextStepStatus, PromotionEventKind } from '../../shared/vocabulary.js';
import { Code, Day, Fen, Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A visit, call, meeting or note: done, or planned when its date is to come. */
@Entity('activity')
export class Activity {
  @Id() id!: number;
  @Code() kind!: ActivityKind;
  @Day() occurredOn!: string;
  @Line(5, optional) startsAt!: string | null;
  @Line(200, optional) place!: string | null;
  @Line(200, optional) subject!: string | null;
  @Ref(optional) companyId!: number | null;
  @Line(200, optional) companyText!: string | null;
  @Line(200, optional) people!: string | null;
  @LongText(optional) notes!: string | null;
  @LongText(optional) result!: string | null;
  @Ref() organisationId!: number;
  @Ref() createdById!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
  @Int() version!: number;
}

@Entity('activity_project')
export class ActivityProject {
  @PrimaryColumn({ type: 'integer' }) activityId!: number;
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
}

@Entity('activity_participant')
export class ActivityParticipant {
  @PrimaryColumn({ type: 'integer' }) activityId!: number;
  @PrimaryColumn({ type: 'integer' }) userId!: number;
}

/** What is to be done, by whom and by when. */
@Entity('next_step')
export class NextStep {
  @Id() id!: number;
  @Line() what!: string;
  @Day(optional) dueOn!: string | null;
  @Code() status!: NextStepStatus;
  @Instant(optional) closedAt!: string | null;
  @Ref() ownerId!: number;
  @Ref() organisationId!: number;
  @Ref(optional) projectId!: number | null;
  @Ref(optional) activityId!: number | null;
  @Ref() createdById!: number;
  @Instant() createdAt!: string;
  @Int() version!: number;
}

@Entity('next_step_change')
export class NextStepChange {
  @Id() id!: number;
  @Ref() nextStepId!: number;
  @Code() change!: NextStepChangeKind;
  @Day(optional) dueOn!: string | null;
  @Ref() ownerId!: number;
  @LongText(optional) reason!: string | null;
  @Ref() changedById!: number;
  @Instant() changedAt!: string;
}

/** A promotion or matchmaking event (推介、对接活动). */
@Entity('promotion_event')
export class PromotionEvent {
  @Id() id!: number;
  @Line() name!: string;
  @Line(220) nameKey!: string;
  @Code() kind!: PromotionEventKind;
  @Day() startsOn!: string;
  /** The first day after `startsOn`: counts look at half-open days. */
  @Day() dayAfterStart!: string;
  @Day() endsOn!: string;
  @Line(200, optional) place!: string | null;
  @Line(12, optional) regionCode!: string | null;
  @Line(200, optional) organiser!: string | null;
  @Json() cooperators!: string[];
  @Json() companies!: string[];
  @Int(optional) peopleCount!: number | null;
  @Fen(optional) costFen!: number | null;
  @LongText(optional) outcome!: string | null;
  @Line(200, optional) cancelledReason!: string | null;
  @Ref() organisationId!: number;
  @Ref() createdById!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
  @Int() version!: number;
}

@Entity('promotion_event_project')
export class PromotionEventProject {
  @PrimaryColumn({ type: 'integer' }) promotionEventId!: number;
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
}

@Entity('calendar_feed')
export class CalendarFeed {
  @PrimaryColumn({ type: 'integer' }) userId!: number;
  @Line(64) tokenHash!: string;
  @Instant() createdAt!: string;
}
