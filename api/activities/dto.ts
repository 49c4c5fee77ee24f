import { IntersectionType, OmitType, PartialType } from '@nestjs/swagger';
import { ACTIVITY_KINDS, NEXT_STEP_CHANGES, PROMOTION_EVENT_KINDS, type ActivityKind, type NextStepChangeKind, type PromotionEventKind } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';
import { VersionField } from '../projects/dto.js';

const optional = { optional: true } as const;
const nullable = { optional: true, nullable: true } as const;

export class NextStepInput {
  @TextField({ max: 200, example: '寄送园区要素成本清单' }) what!: string;
  @DayField() dueOn!: string;
  @IdField({ ...optional, description: 'Who is to do it; the caller when left out' }) ownerId?: number;
}

export class CreateNextStep extends NextStepInput {
  @IdField(nullable) projectId?: number | null;
}

export class ChangeNextStep extends VersionField {
  @ChoiceField(Object.keys(NEXT_STEP_CHANGES).filter((code) => code !== 'created'), { example: 'done' }) change!: Exclude<NextStepChangeKind, 'created'>;
  @DayField({ ...optional, description: 'The new date of a moved step' }) dueOn?: string;
  @IdField({ ...optional, description: 'The new owner of a step handed on' }) ownerId?: number;
  @TextField({ ...nullable, max: 500, description: 'Needed to move or cancel' }) reason?: string | null;
  @NestedField(() => NextStepInput, optional) following?: NextStepInput;
}

export class NewLead {
  @TextField({ max: 200, example: '年产5万吨电解液项目' }) name!: string;
  @ListField('text', { ...optional, max: 50 }) investors?: string[];
  @IdField(optional) parkId?: number;
}

/** What closes a step and says what came of it, in one request. */
export class ClosedStep extends VersionField {
  @IdField() id!: number;
}

export class CreateActivity {
  @ChoiceField(ACTIVITY_KINDS, { example: 'visit-out' }) kind!: ActivityKind;
  @DayField({ description: 'A day to come plans the activity' }) occurredOn!: string;
  @TextField({ ...nullable, max: 5, pattern: /^(?:[01]\d|2[0-3]):[0-5]\d$/, example: '09:30' }) startsAt?: string | null;
  @TextField({ ...nullable, max: 200 }) place?: string | null;
  @TextField({ ...nullable, max: 200 }) subject?: string | null;
  @IdField(nullable) companyId?: number | null;
  @TextField({ ...nullable, max: 200, description: 'A company that is not on record' }) companyName?: string | null;
  @TextField({ ...nullable, max: 200, example: '王总、李工' }) people?: string | null;
  @TextField({ ...nullable, max: 5_000 }) notes?: string | null;
  @TextField({ ...nullable, max: 5_000 }) result?: string | null;
  @ListField('id', { ...optional, max: 20 }) projectIds?: number[];
  @ListField('id', { ...optional, max: 50, description: 'Our people; the caller when left out' }) participantIds?: number[];
  @ListField('id', { ...optional, max: 20 }) evidenceIds?: number[];
  @IdField({ ...optional, description: 'Owning organisation; the user’s own when left out' }) organisationId?: number;
  @NestedField(() => NewLead, { ...optional, description: 'A lead that this activity brought; needs project:create' }) newLead?: NewLead;
  @NestedField(() => NextStepInput, optional) nextStep?: NextStepInput;
  @NestedField(() => ClosedStep, { ...optional, description: 'The next step that this activity carried out' }) doneStep?: ClosedStep;
}

export class UpdateActivity extends IntersectionType(PartialType(OmitType(CreateActivity, ['newLead', 'nextStep', 'doneStep', 'organisationId'] as const), { skipNullProperties: false }), VersionField) {}

export class CreatePromotionEvent {
  @TextField({ max: 200, example: '长三角新材料产业对接会' }) name!: string;
  @ChoiceField(PROMOTION_EVENT_KINDS) kind!: PromotionEventKind;
  @DayField() startsOn!: string;
  @DayField({ ...optional, description: 'The last day; the first one when left out' }) endsOn?: string;
  @TextField({ ...nullable, max: 200 }) place?: string | null;
  @TextField({ ...nullable, max: 12, pattern: /^\d{6}$/, example: '310000' }) regionCode?: string | null;
  @TextField({ ...nullable, max: 200 }) organiser?: string | null;
  @ListField('text', { ...optional, max: 50 }) cooperators?: string[];
  @ListField('text', { ...optional, max: 200 }) companies?: string[];
  @IntegerField({ ...nullable, max: 1_000_000 }) peopleCount?: number | null;
  @FenField(nullable) costFen?: number | null;
  @TextField({ ...nullable, max: 5_000 }) outcome?: string | null;
  @TextField({ ...nullable, max: 200, description: 'Set: the event was called off' }) cancelledReason?: string | null;
  @ListField('id', { ...optional, max: 200, description: 'The projects that came of it' }) projectIds?: number[];
  @ListField('id', { ...optional, max: 50 }) evidenceIds?: number[];
  @IdField(optional) organisationId?: number;
}

export class UpdatePromotionEvent extends IntersectionType(PartialType(OmitType(CreatePromotionEvent, ['organisationId'] as const), { skipNullProperties: false }), VersionField) {}
