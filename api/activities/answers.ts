import type { ActivityDetail, ActivityRecord, CalendarEntry, CalendarFeedState, MyDay, NextStepChangeRecord, NextStepDetail, NextStepRecord, PromotionEventDetail, PromotionEventRecord, ResponseClock, ResponseDays, ResponseTimes, ResponseUnit } from '../../shared/contracts/activities.js';
import type { Reference } from '../../shared/contracts/common.js';
import type { EvidenceRecord, ProjectReference } from '../../shared/contracts/projects.js';
import { ACTIVITY_KINDS, CALENDAR_KINDS, EVIDENCE_KINDS, NEXT_STEP_CHANGES, NEXT_STEP_STATUSES, PROMOTION_EVENT_KINDS, PROMOTION_EVENT_STATES, STAGES, type ActivityKind, type CalendarKind, type EvidenceKind, type NextStepChangeKind, type NextStepStatus, type PromotionEventKind, type PromotionEventState, type Stage } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, DecimalField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/activities.ts`. */
const nullable = { nullable: true } as const;
const InstantField = (options: { nullable?: boolean } = {}) => TextField({ ...options, example: '2026-03-31T02:15:00.000Z' });

const RESPONSE_DAYS: readonly ResponseDays[] = ['working-days', 'days'];

class Person implements Reference {
  @IdField() id!: number;
  @TextField() name!: string;
}

class LinkedProject implements ProjectReference {
  @IdField() id!: number;
  @TextField({ example: 'LD0000012' }) code!: string;
  @TextField() name!: string;
}

class LinkedFile implements EvidenceRecord {
  @IdField() id!: number;
  @TextField({ example: '现场照片.jpg' }) filename!: string;
  @TextField({ example: 'image/jpeg' }) mimeType!: string;
  @IntegerField({ example: 20480 }) size!: number;
  @TextField() sha256!: string;
  @ChoiceField(EVIDENCE_KINDS) kind!: EvidenceKind;
  @TextField() uploadedByName!: string;
  @InstantField() uploadedAt!: string;
}

export class NextStepAnswer implements NextStepRecord {
  @IdField() id!: number;
  @TextField({ example: '电话回访，邀请来访' }) what!: string;
  @DayField(nullable) dueOn!: string | null;
  @ChoiceField(NEXT_STEP_STATUSES) status!: NextStepStatus;
  @InstantField(nullable) closedAt!: string | null;
  @IdField() ownerId!: number;
  @TextField() ownerName!: string;
  @IdField() organisationId!: number;
  @IdField(nullable) projectId!: number | null;
  @TextField(nullable) projectName!: string | null;
  @TextField(nullable) projectCode!: string | null;
  @IdField(nullable) activityId!: number | null;
  @IdField() createdById!: number;
  @TextField() createdByName!: string;
  @InstantField() createdAt!: string;
  @IntegerField({ example: 1 }) version!: number;
}

class StepChange implements NextStepChangeRecord {
  @IdField() id!: number;
  @ChoiceField(NEXT_STEP_CHANGES) change!: NextStepChangeKind;
  @DayField(nullable) dueOn!: string | null;
  @TextField() ownerName!: string;
  @TextField(nullable) reason!: string | null;
  @TextField() changedByName!: string;
  @InstantField() changedAt!: string;
}

export class NextStepDetailAnswer extends NextStepAnswer implements NextStepDetail {
  @NestedField(() => StepChange, { array: true }) changes!: StepChange[];
}

export class ActivityAnswer implements ActivityRecord {
  @IdField() id!: number;
  @ChoiceField(ACTIVITY_KINDS) kind!: ActivityKind;
  @DayField() occurredOn!: string;
  @TextField({ ...nullable, example: '09:30' }) startsAt!: string | null;
  @TextField(nullable) place!: string | null;
  @TextField(nullable) subject!: string | null;
  @IdField(nullable) companyId!: number | null;
  @TextField(nullable) companyName!: string | null;
  @TextField(nullable) people!: string | null;
  @TextField(nullable) notes!: string | null;
  @TextField(nullable) result!: string | null;
  @NestedField(() => LinkedProject, { array: true }) projects!: LinkedProject[];
  @NestedField(() => Person, { array: true }) participants!: Person[];
  @IntegerField({ example: 1 }) evidenceCount!: number;
  @IdField() organisationId!: number;
  @TextField() organisationName!: string;
  @IdField() createdById!: number;
  @TextField() createdByName!: string;
  @InstantField() createdAt!: string;
  @InstantField() updatedAt!: string;
  @IntegerField({ example: 1 }) version!: number;
}

export class ActivityDetailAnswer extends ActivityAnswer implements ActivityDetail {
  @NestedField(() => LinkedFile, { array: true }) evidence!: LinkedFile[];
  @NestedField(() => NextStepAnswer, { array: true }) nextSteps!: NextStepAnswer[];
}

export class PromotionEventAnswer implements PromotionEventRecord {
  @IdField() id!: number;
  @TextField() name!: string;
  @ChoiceField(PROMOTION_EVENT_KINDS) kind!: PromotionEventKind;
  @DayField() startsOn!: string;
  @DayField() endsOn!: string;
  @TextField(nullable) place!: string | null;
  @TextField(nullable) regionCode!: string | null;
  @TextField(nullable) regionName!: string | null;
  @FlagField(nullable) outOfProvince!: boolean | null;
  @TextField(nullable) organiser!: string | null;
  @ListField('text') cooperators!: string[];
  @ListField('text') companies!: string[];
  @IntegerField(nullable) peopleCount!: number | null;
  @FenField(nullable) costFen!: number | null;
  @TextField(nullable) outcome!: string | null;
  @ChoiceField(PROMOTION_EVENT_STATES) state!: PromotionEventState;
  @TextField(nullable) cancelledReason!: string | null;
  @IntegerField({ example: 6 }) leadCount!: number;
  @IntegerField({ example: 2 }) signedCount!: number;
  @FenField() signedInvestmentFen!: number;
  @IntegerField({ example: 1 }) evidenceCount!: number;
  @IdField() organisationId!: number;
  @TextField() organisationName!: string;
  @TextField() createdByName!: string;
  @InstantField() createdAt!: string;
  @InstantField() updatedAt!: string;
  @IntegerField({ example: 1 }) version!: number;
}

class CameOfIt extends LinkedProject {
  @ChoiceField(STAGES) stage!: Stage;
}

export class PromotionEventDetailAnswer extends PromotionEventAnswer implements PromotionEventDetail {
  @NestedField(() => CameOfIt, { array: true }) projects!: CameOfIt[];
  @NestedField(() => LinkedFile, { array: true }) evidence!: LinkedFile[];
}

export class ResponseClockAnswer implements ResponseClock {
  @IdField() projectId!: number;
  @DayField() enteredOn!: string;
  @DayField(nullable) firstContactOn!: string | null;
  @IntegerField({ example: 2 }) days!: number;
  @FlagField() answered!: boolean;
  @ChoiceField(RESPONSE_DAYS) unit!: ResponseDays;
  @IntegerField({ example: 3, nullable: true, description: 'From the policy in force' }) limitDays!: number | null;
  @FlagField() late!: boolean;
}

class ResponseUnitAnswer implements ResponseUnit {
  @IdField(nullable) organisationId!: number | null;
  @TextField() organisationName!: string;
  @IntegerField() leads!: number;
  @IntegerField() answered!: number;
  @IntegerField() inTime!: number;
  @IntegerField() waiting!: number;
  @IntegerField() late!: number;
  @DecimalField(nullable) medianDays!: number | null;
  @IntegerField(nullable) longestWaitDays!: number | null;
}

export class ResponseTimesAnswer implements ResponseTimes {
  @DayField() from!: string;
  @DayField() to!: string;
  @ChoiceField(RESPONSE_DAYS) unit!: ResponseDays;
  @IntegerField({ example: 3, nullable: true, description: 'From the policy in force' }) limitDays!: number | null;
  @DayField(nullable) daysOffKnownUntil!: string | null;
  @NestedField(() => ResponseUnitAnswer, { array: true }) units!: ResponseUnitAnswer[];
  @NestedField(() => ResponseUnitAnswer) total!: ResponseUnitAnswer;
}

class DueSteps {
  @IntegerField({ example: 2 }) overdue!: number;
  @IntegerField({ example: 1 }) today!: number;
  @IntegerField({ example: 5 }) thisWeek!: number;
  @NestedField(() => NextStepAnswer, { array: true }) items!: NextStepAnswer[];
}

class ColdLead extends CameOfIt {
  @InstantField() updatedAt!: string;
  @TextField(nullable) officerName!: string | null;
}

class ColdLeads {
  @IntegerField({ example: 7 }) count!: number;
  @NestedField(() => ColdLead, { array: true }) items!: ColdLead[];
}

class Missing {
  @ChoiceField(['field', 'evidence']) kind!: 'field' | 'evidence';
  @TextField({ example: 'agreement' }) code!: string;
  @TextField({ example: '投资协议' }) label!: string;
}

class OpenGate extends CameOfIt {
  @ChoiceField(STAGES) to!: Stage;
  @NestedField(() => Missing, { array: true }) missing!: Missing[];
}

class PersonLoad {
  @IdField() userId!: number;
  @TextField() name!: string;
  @TextField() organisationName!: string;
  @IntegerField() open!: number;
  @IntegerField() overdue!: number;
  @IntegerField() dueThisWeek!: number;
  @IntegerField() projects!: number;
  @IntegerField() activities!: number;
}

export class MyDayAnswer implements MyDay {
  @DayField() today!: string;
  @IntegerField({ example: 30, nullable: true }) coldAfterDays!: number | null;
  @NestedField(() => DueSteps) steps!: DueSteps;
  @NestedField(() => ActivityAnswer, { array: true }) activities!: ActivityAnswer[];
  @NestedField(() => ColdLeads) coldLeads!: ColdLeads;
  @NestedField(() => OpenGate, { array: true }) gates!: OpenGate[];
  @NestedField(() => PersonLoad, { array: true }) load!: PersonLoad[];
}

export class CalendarEntryAnswer implements CalendarEntry {
  @ChoiceField(CALENDAR_KINDS) kind!: CalendarKind;
  @IdField() id!: number;
  @ChoiceField(STAGES, { optional: true }) stage?: Stage;
  @DayField() from!: string;
  @DayField({ description: 'The first day after it' }) until!: string;
  @TextField({ ...nullable, example: '09:30' }) time!: string | null;
  @TextField() title!: string;
  @TextField(nullable) detail!: string | null;
  @TextField(nullable) place!: string | null;
  @TextField({ example: '/activities/12/show' }) path!: string;
  @FlagField() done!: boolean;
}

export class CalendarFeedAnswer implements CalendarFeedState {
  @FlagField() active!: boolean;
  @InstantField(nullable) createdAt!: string | null;
  @TextField({ optional: true, description: 'Only in the answer that makes it' }) token?: string;
}
