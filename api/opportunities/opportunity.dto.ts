import { IntersectionType, PartialType } from '@nestjs/swagger';
import type { OpportunityDetail, OpportunityLeadRequest, OpportunityRecord } from '../../shared/contracts/opportunities.js';
import { CARRIER_KINDS, CARRIER_STATUSES, COOPERATION_MODES, EVIDENCE_KINDS, OPPORTUNITY_STATES, STAGES, type CarrierKind, type CarrierStatus, type CooperationMode, type EvidenceKind, type OpportunityState, type Stage } from '../../shared/vocabulary.js';
import { ChoiceField, DecimalField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';
import { ProjectAnswer } from '../projects/answers.js';

const nullable = { optional: true, nullable: true } as const;
const optional = { optional: true } as const;
const INSTANT = { example: '2026-03-31T02:15:00.000Z' };

export class CreateOpportunity {
  @TextField({ max: 200, example: '新能源汽车线束生产基地' }) name!: string;
  @IdField({ ...optional, description: 'The unit that offers it; the user’s own when left out' }) organisationId?: number;
  @IdField(nullable) parkId?: number | null;
  @TextField({ ...nullable, max: 12, pattern: /^\d{6}$/, description: 'A county of the home city; the park’s when there is one' }) regionCode?: string | null;
  @TextField({ ...nullable, max: 10, example: '3670' }) industryCode?: string | null;
  @TextField({ ...nullable, max: 100, example: '新能源汽车产业链 · 电子电器' }) chain?: string | null;
  @FenField(nullable) expectedInvestmentFen?: number | null;
  @FenField({ ...nullable, description: 'Expected yearly output' }) expectedOutputFen?: number | null;
  @DecimalField({ ...nullable, example: 80 }) landMu?: number | null;
  @DecimalField(nullable) factorySquareMetres?: number | null;
  @ListField('id', { ...optional, max: 20, description: 'Carriers that go with it' }) carrierIds?: number[];
  @ChoiceField(COOPERATION_MODES, nullable) cooperation?: CooperationMode | null;
  @TextField({ ...nullable, max: 5_000, description: 'What is to be built' }) content?: string | null;
  @TextField({ ...nullable, max: 5_000, description: 'Market, conditions, advantages' }) brief?: string | null;
  @TextField({ ...nullable, max: 100 }) contactUnit?: string | null;
  @TextField({ ...nullable, max: 60 }) contactName?: string | null;
  @TextField({ ...nullable, max: 40 }) contactPhone?: string | null;
  @ListField('id', { ...optional, max: 20, description: 'Files to add; those added before stay' }) evidenceIds?: number[];
}

class VersionField {
  @IntegerField({ min: 1, example: 3, description: 'The version that was read; 409 when it is stale' }) version!: number;
}

export class UpdateOpportunity extends IntersectionType(PartialType(CreateOpportunity, { skipNullProperties: false }), VersionField) {}

export class PublishOpportunity extends VersionField {}

export class ChangeOpportunityState extends VersionField {
  @ChoiceField(['draft', 'paused', 'withdrawn']) to!: 'draft' | 'paused' | 'withdrawn';
  @TextField({ optional: true, max: 1_000, description: 'Needed to pause or withdraw' }) reason?: string;
}

export class CreateOpportunityLead implements OpportunityLeadRequest {
  @TextField({ optional: true, max: 200, description: 'The opportunity’s own name when left out' }) name?: string;
  @ListField('text', { max: 50, min: 1, example: ['四川中蓝新能源材料有限公司'] }) investors!: string[];
  @IdField({ optional: true, description: 'Owning organisation; the user’s own when left out' }) organisationId?: number;
  @FenField({ optional: true }) agreedInvestmentFen?: number;
  @FlagField({ optional: true, description: 'The opportunity is taken by this lead and offered no more' }) close?: boolean;
}

export class OpportunityAnswer implements OpportunityRecord {
  @IdField() id!: number;
  @TextField({ example: 'ZK0000012' }) code!: string;
  @TextField() name!: string;
  @IdField() organisationId!: number;
  @TextField() organisationName!: string;
  @IdField({ nullable: true }) parkId!: number | null;
  @TextField({ nullable: true }) parkName!: string | null;
  @TextField({ nullable: true }) regionCode!: string | null;
  @TextField({ nullable: true }) regionName!: string | null;
  @TextField({ nullable: true }) industryCode!: string | null;
  @TextField({ nullable: true }) industryName!: string | null;
  @TextField({ nullable: true }) chain!: string | null;
  @FenField({ nullable: true }) expectedInvestmentFen!: number | null;
  @FenField({ nullable: true }) expectedOutputFen!: number | null;
  @DecimalField({ nullable: true }) landMu!: number | null;
  @DecimalField({ nullable: true }) factorySquareMetres!: number | null;
  @ChoiceField(COOPERATION_MODES, { nullable: true }) cooperation!: CooperationMode | null;
  @TextField({ nullable: true }) content!: string | null;
  @TextField({ nullable: true }) brief!: string | null;
  @TextField({ nullable: true }) contactUnit!: string | null;
  @TextField({ nullable: true }) contactName!: string | null;
  @TextField({ nullable: true }) contactPhone!: string | null;
  @ChoiceField(OPPORTUNITY_STATES) state!: OpportunityState;
  @TextField({ nullable: true, ...INSTANT }) publishedAt!: string | null;
  @IntegerField({ description: 'Leads that came of it, also those the reader may not see' }) leadCount!: number;
  @ListField('id') carrierIds!: number[];
  @IntegerField({ min: 1 }) version!: number;
  @TextField(INSTANT) createdAt!: string;
  @TextField(INSTANT) updatedAt!: string;
}

class OfferedCarrierAnswer {
  @IdField() id!: number;
  @TextField() code!: string;
  @TextField() name!: string;
  @ChoiceField(CARRIER_KINDS) kind!: CarrierKind;
  @DecimalField() area!: number;
  @DecimalField() freeArea!: number;
  @ChoiceField(CARRIER_STATUSES) status!: CarrierStatus;
  @TextField() parkName!: string;
}

class LeadAnswer {
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField() projectCode!: string;
  @ChoiceField(STAGES) stage!: Stage;
  @TextField(INSTANT) recordedAt!: string;
}

class OpportunityEventAnswer {
  @IdField() id!: number;
  @ChoiceField(OPPORTUNITY_STATES, { nullable: true }) fromState!: OpportunityState | null;
  @ChoiceField(OPPORTUNITY_STATES) toState!: OpportunityState;
  @TextField({ nullable: true }) reason!: string | null;
  @IdField({ nullable: true }) projectId!: number | null;
  @TextField(INSTANT) recordedAt!: string;
  @TextField({ nullable: true }) recordedByName!: string | null;
}

class AttachmentAnswer {
  @IdField() id!: number;
  @TextField() filename!: string;
  @TextField() mimeType!: string;
  @IntegerField() size!: number;
  @TextField() sha256!: string;
  @ChoiceField(EVIDENCE_KINDS) kind!: EvidenceKind;
  @TextField() uploadedByName!: string;
  @TextField(INSTANT) uploadedAt!: string;
}

export class OpportunityDetailAnswer extends OpportunityAnswer implements OpportunityDetail {
  @NestedField(() => OfferedCarrierAnswer, { array: true }) carriers!: OfferedCarrierAnswer[];
  @NestedField(() => LeadAnswer, { array: true }) leads!: LeadAnswer[];
  @NestedField(() => OpportunityEventAnswer, { array: true }) events!: OpportunityEventAnswer[];
  @NestedField(() => AttachmentAnswer, { array: true }) evidence!: AttachmentAnswer[];
  @FlagField({ description: 'Whether it is the caller’s to change' }) mayManage!: boolean;
  @FlagField({ description: 'Whether it is the caller’s to publish' }) mayPublish!: boolean;
  @ListField('text', { example: ['paused'] }) nextStates!: OpportunityState[];
  @ListField('text', { description: 'Fields that publishing still needs', example: ['contactPhone'] }) missing!: string[];
}

export class LeadCreatedAnswer {
  @NestedField(() => OpportunityDetailAnswer) opportunity!: OpportunityDetailAnswer;
  @NestedField(() => ProjectAnswer) project!: ProjectAnswer;
}
