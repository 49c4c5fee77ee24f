import { IntersectionType, PartialType } from '@nestjs/swagger';
import type { Exchange, Phase } from '../../shared/contracts/projects.js';
import { CURRENCIES } from '../../shared/exchange.js';
import { ATTRACTION_MODES, DATE_PRECISIONS, LAND_MODES, LEAD_SOURCES, MILESTONES, ORIGINS, PROJECT_KINDS, PROJECT_STATUSES, STAGES, SUCCESSIONS, type AttractionMode, type DatePrecision, type LandMode, type LeadSource, type Milestone, type Origin, type ProjectKind, type ProjectStatus, type Stage, type Succession } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, DecimalField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

const optional = { optional: true } as const;
const nullable = { optional: true, nullable: true } as const;
const DATED = Object.keys(DATE_PRECISIONS).filter((precision) => precision !== 'unknown');

export class PhaseBody implements Phase {
  @IntegerField({ min: 1, max: 20, example: 1 }) number!: number;
  @TextField({ max: 40, example: '一期' }) name!: string;
  @FenField(nullable) agreedInvestmentFen!: number | null;
  @DayField(nullable) plannedStartOn!: string | null;
  @DayField(nullable) plannedBuiltOn!: string | null;
  @DayField(nullable) plannedProducingOn!: string | null;
}

export class ExchangeBody implements Exchange {
  @IntegerField({ max: 1_000_000_000_000_000, example: 500_000_000, description: 'In minor units of `currency`' }) amountMinor!: number;
  @ChoiceField(CURRENCIES, { example: 'USD' }) currency!: string;
  @TextField({ max: 20, example: '7.1234', description: 'Yuan for one unit' }) rate!: string;
  @DayField() rateOn!: string;
  @TextField({ max: 100, example: '中国外汇交易中心人民币汇率中间价' }) source!: string;
}

export class CreateProject {
  @TextField({ max: 200, example: '年产20万吨锂离子电池电解液项目' }) name!: string;
  @ListField('text', { ...optional, max: 50, example: ['四川中蓝新能源材料有限公司'] }) investors?: string[];
  @IdField(nullable) projectCompanyId?: number | null;
  @IdField({ ...optional, description: 'Owning organisation; the user’s own when left out' }) organisationId?: number;
  @IdField(nullable) introducingOrganisationId?: number | null;
  @IdField({ ...nullable, description: 'Landing park; null = outside any park' }) parkId?: number | null;
  @TextField({ ...nullable, max: 12, pattern: /^\d{6}$/, example: '150404' }) regionCode?: string | null;
  @TextField({ ...nullable, max: 200 }) parkText?: string | null;
  @IdField(nullable) officerId?: number | null;
  @TextField({ ...nullable, max: 60 }) leaderInCharge?: string | null;
  @TextField({ ...nullable, max: 100 }) team?: string | null;
  @TextField({ ...nullable, max: 10, example: 'C' }) industryCode?: string | null;
  @TextField({ ...nullable, max: 100 }) industryText?: string | null;
  @ChoiceField(PROJECT_KINDS, optional) kind?: ProjectKind;
  @ChoiceField(LAND_MODES, optional) landMode?: LandMode;
  @ChoiceField(ATTRACTION_MODES, nullable) attractionMode?: AttractionMode | null;
  @ChoiceField(ORIGINS, nullable) origin?: Origin | null;
  @ChoiceField(LEAD_SOURCES, nullable) source?: LeadSource | null;
  @FenField(nullable) agreedInvestmentFen?: number | null;
  @TextField({ ...nullable, max: 20, example: '约' }) agreedInvestmentQualifier?: string | null;
  @IntegerField({ ...nullable, description: 'Original amount in minor units of `currency`' }) foreignAmountMinor?: number | null;
  @TextField({ ...nullable, max: 3, pattern: /^[A-Z]{3}$/, example: 'USD' }) currency?: string | null;
  @TextField({ ...nullable, max: 20, example: '7.1234', description: 'Yuan for one unit of `currency`; the agreed investment then follows, rounded to the fen, half up' }) exchangeRate?: string | null;
  @DayField(nullable) exchangeRateOn?: string | null;
  @TextField({ ...nullable, max: 100 }) exchangeRateSource?: string | null;
  @FenField(nullable) fixedAssetInvestmentFen?: number | null;
  @FenField(nullable) plannedThisYearFen?: number | null;
  @DecimalField({ ...nullable, example: 120.5 }) landMu?: number | null;
  @DecimalField(nullable) factorySquareMetres?: number | null;
  @FenField(nullable) expectedOutputFen?: number | null;
  @FenField(nullable) expectedTaxFen?: number | null;
  @IntegerField({ ...nullable, max: 10_000_000 }) jobs?: number | null;
  @DayField(nullable) plannedStartOn?: string | null;
  @DayField(nullable) plannedBuiltOn?: string | null;
  @DayField(nullable) plannedProducingOn?: string | null;
  @TextField({ ...nullable, max: 5_000 }) contentAndScale?: string | null;
  @TextField({ ...nullable, max: 5_000 }) progressNote?: string | null;
  @TextField({ ...nullable, max: 5_000 }) problems?: string | null;
  @TextField({ ...nullable, max: 5_000 }) remarks?: string | null;
  @FlagField(optional) confidential?: boolean;
  @IdField({ ...nullable, description: 'The project that this one continues; needs `succession`' }) predecessorId?: number | null;
  @ChoiceField(SUCCESSIONS, { ...nullable, description: 'How it continues it: all but an expansion count once with the earlier project' }) succession?: Succession | null;
  @FenField({ ...nullable, description: 'Of an expansion whose agreed investment states the new total: how much of it was counted with the earlier project' }) countedBeforeFen?: number | null;
  @NestedField(() => PhaseBody, { ...optional, array: true, description: 'Phases, each with its number; at most 20' }) phases?: Phase[];
  @ObjectField(optional) extra?: Record<string, string>;
}

export class VersionField {
  @IntegerField({ min: 1, example: 3, description: 'The version that was read; 409 when it is stale' }) version!: number;
}

class ChangedFields extends PartialType(CreateProject, { skipNullProperties: false }) {}

export class UpdateProject extends IntersectionType(ChangedFields, VersionField) {}

export class AdvanceStage {
  @ChoiceField({ ...STAGES, ...MILESTONES }, { example: 'signed' }) to!: Stage | Milestone;
  @DayField() occurredOn!: string;
  @ChoiceField(DATED, { ...optional, description: 'How precisely the date is known; "day" when left out' }) occurredOnPrecision?: Exclude<DatePrecision, 'unknown'>;
  @IntegerField({ ...nullable, min: 1, max: 20, description: 'The phase that reached the stage; the project as a whole when left out' }) phase?: number | null;
  @ListField('id', { ...optional, max: 20, example: [7] }) evidenceIds?: number[];
  @TextField({ ...nullable, max: 1_000 }) reason?: string | null;
  @FlagField({ ...optional, description: 'Go ahead although the gate misses something (needs project:bypass-gate and a reason)' }) bypassGate?: boolean;
  @NestedField(() => ChangedFields, { ...optional, description: 'What the gate asks for, changed together with the stage or not at all (needs project:update and `version`)' }) fields?: ChangedFields;
  @IntegerField({ ...optional, min: 1, example: 3, description: 'With `fields`: the version that was read; 409 when it is stale' }) version?: number;
}

export class CorrectEvent {
  @ChoiceField({ ...STAGES, ...MILESTONES }, optional) to?: Stage | Milestone;
  @DayField(optional) occurredOn?: string;
  @ChoiceField(DATED, optional) occurredOnPrecision?: Exclude<DatePrecision, 'unknown'>;
  @IntegerField({ ...optional, min: -100_000_000_000_000, max: 100_000_000_000_000 }) amountFen?: number;
  @NestedField(() => ExchangeBody, optional) exchange?: Exchange;
  @ChoiceField(ORIGINS, optional) origin?: Origin;
  @FlagField({ ...optional, description: 'The event did not happen; a voided correction restores what it corrected' }) void?: boolean;
  @TextField({ max: 1_000, example: '日期录入错误，以协议签署日为准' }) reason!: string;
}

export class VerifyEvent {
  @ChoiceField(['verified', 'rejected']) verdict!: 'verified' | 'rejected';
  @TextField({ ...nullable, max: 1_000, description: 'Needed with a rejection' }) note?: string | null;
}

export class VerifyEvents extends VerifyEvent {
  @ListField('id', { min: 1, max: 200, example: [41, 42] }) ids!: number[];
}

export class ChangeStatus {
  @ChoiceField(PROJECT_STATUSES) status!: ProjectStatus;
  @DayField() occurredOn!: string;
  @TextField({ max: 1_000 }) reason!: string;
  @ListField('id', { ...optional, max: 20 }) evidenceIds?: number[];
}

export class RecordAmount {
  @FenField({ ...optional, description: 'Left out with `exchange`: it then follows from the foreign amount and the rate' }) amountFen?: number;
  @NestedField(() => ExchangeBody, optional) exchange?: Exchange;
  @DayField() occurredOn!: string;
  @ChoiceField(DATED, optional) occurredOnPrecision?: Exclude<DatePrecision, 'unknown'>;
  @ListField('id', { ...optional, max: 20 }) evidenceIds?: number[];
  @TextField({ ...nullable, max: 1_000 }) reason?: string | null;
  @FlagField({ ...optional, description: 'Record it although the project was not signed by then (needs project:bypass-gate and a reason)' }) bypassGate?: boolean;
}

export class PlanYear extends VersionField {
  @IntegerField({ min: 2000, max: 2100, example: 2026 }) year!: number;
  @FenField() amountFen!: number;
  @TextField({ ...nullable, max: 1_000 }) reason?: string | null;
}

export class RecordFunds extends RecordAmount {
  @ChoiceField(ORIGINS, { ...optional, description: 'The project’s origin when left out' }) origin?: Origin;
}

export class CheckDuplicateProjects {
  @TextField({ max: 200, example: '锂离子电池电解液' }) name!: string;
  @ListField('text', { ...optional, max: 50 }) investors?: string[];
}
