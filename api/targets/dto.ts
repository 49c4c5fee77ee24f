import { ApiProperty, PartialType } from '@nestjs/swagger';
import type { TargetDetail, TargetForecast, TargetItem, TargetProgress, TargetRecord, TargetTable } from '../../shared/contracts/targets.js';
import { TARGET_LIGHTS, TARGET_PACES, type TargetLight, type TargetPace } from '../../shared/vocabulary.js';
import { ChoiceField, FlagField, IdField, IntegerField, ListField, NestedField, NumberField, ObjectField, TextField } from '../core/http/fields.js';
import { PeriodAnswer } from '../metrics/answers.js';

const nullable = { nullable: true } as const;

export class CreateTarget {
  @IntegerField({ min: 2000, max: 2999, example: 2026 }) year!: number;
  @TextField({ max: 60, example: 'new-companies' }) metric!: string;
  @ObjectField({ optional: true, description: 'Arguments of the metric; those left out take their defaults', example: { minimumFen: 1_000_000_000 } }) arguments?: Record<string, unknown>;
  @TextField({ max: 40, optional: true, description: 'Tells several targets for one metric and scope apart: 省定, 市定', example: '市定' }) label?: string;
  @TextField({ max: 40, example: 'city', description: '`city`, `county:610902`, `park:3` or `organisation:7`' }) scopeKey!: string;
  @IdField({ optional: true, nullable: true, description: 'The target that this one is a share of' }) parentId?: number | null;
  @NumberField({ description: 'In the metric’s unit: a number, fen, or a rate 0..1', example: 100 }) value!: number;
  @ChoiceField(TARGET_PACES, { optional: true }) pace?: TargetPace;
  @NumberField({ list: 12, optional: true, nullable: true, description: 'Cumulative, for `pace: "plan"`' }) monthlyPlan?: number[] | null;
  @IdField({ optional: true, description: 'Left out: the organisation that answers for the scope' }) responsibleOrganisationId?: number;
  @ListField('id', { max: 50, optional: true }) cooperatingOrganisationIds?: number[];
  @TextField({ max: 200, optional: true, nullable: true, example: '安政办发〔2018〕号 二(六)' }) source?: string | null;
  @TextField({ max: 2000, optional: true, nullable: true }) note?: string | null;
}

export class UpdateTarget extends PartialType(CreateTarget, { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class TargetItemBody extends CreateTarget implements TargetItem {
  @IdField({ optional: true }) id?: number;
  @IntegerField({ min: 1, optional: true, description: 'Of a target that is changed' }) version?: number;
}
export class TargetBatch {
  @NestedField(() => TargetItemBody, { array: true, example: [{ year: 2026, metric: 'new-companies', scopeKey: 'city', value: 120 }] }) items!: TargetItemBody[];
}

export class AllocationItem {
  @TextField({ max: 40, example: 'county:610902' }) scopeKey!: string;
  @NumberField() value!: number;
  @IdField({ optional: true }) id?: number;
  @IntegerField({ min: 1, optional: true }) version?: number;
}
export class Allocation {
  @NestedField(() => AllocationItem, { array: true, example: [{ scopeKey: 'county:610902', value: 30 }] }) items!: AllocationItem[];
}

export class TargetAnswer implements TargetRecord {
  @IdField() id!: number;
  @IntegerField() year!: number;
  @ApiProperty() metric!: string;
  @ApiProperty() metricName!: string;
  @ApiProperty({ enum: ['count', 'fen', 'rate'] }) unit!: 'count' | 'fen' | 'rate';
  @ApiProperty({ type: 'object', additionalProperties: true }) arguments!: Record<string, unknown>;
  @ApiProperty() label!: string;
  @ApiProperty({ example: 'county:610902' }) scopeKey!: string;
  @ApiProperty() scopeName!: string;
  @ApiProperty({ type: Number, ...nullable }) parentId!: number | null;
  @ApiProperty() value!: number;
  @ApiProperty({ enum: Object.keys(TARGET_PACES) }) pace!: TargetPace;
  @ApiProperty({ type: [Number], ...nullable }) monthlyPlan!: number[] | null;
  @IdField() responsibleOrganisationId!: number;
  @ApiProperty() responsibleOrganisationName!: string;
  @ApiProperty({ type: [Number] }) cooperatingOrganisationIds!: number[];
  @ApiProperty({ type: [String] }) cooperatingOrganisationNames!: string[];
  @ApiProperty({ type: String, ...nullable }) source!: string | null;
  @ApiProperty({ type: String, ...nullable }) note!: string | null;
  @ApiProperty({ type: String, ...nullable }) archivedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @ApiProperty() createdAt!: string;
  @ApiProperty() updatedAt!: string;
}

class LastYear {
  @ApiProperty({ type: Number, ...nullable }) sameDay!: number | null;
  @ApiProperty({ type: Number, ...nullable }) whole!: number | null;
}
class Allocated {
  @ApiProperty() count!: number;
  @ApiProperty() value!: number;
  @ApiProperty({ description: 'Sum of the targets below minus this one' }) difference!: number;
  @ApiProperty() because!: string;
}

export class TargetProgressAnswer extends TargetAnswer implements TargetProgress {
  @ApiProperty({ type: Number, ...nullable }) actual!: number | null;
  @ApiProperty() undetermined!: number;
  @ApiProperty({ type: Number, ...nullable }) completionRate!: number | null;
  @ApiProperty() expectedRate!: number;
  @ApiProperty({ type: Number, ...nullable, description: 'Percentage points' }) aheadPoints!: number | null;
  @ApiProperty({ enum: Object.keys(TARGET_LIGHTS) }) light!: TargetLight;
  @ApiProperty({ example: '完成 45%，时序进度 89.32%，落后 44.32 个百分点' }) because!: string;
  @ApiProperty({ type: LastYear }) lastYear!: LastYear;
  @ApiProperty({ type: Allocated, ...nullable }) allocated!: Allocated | null;
  @ApiProperty() lineCount!: number;
  @ApiProperty() depth!: number;
}

export class TargetTableAnswer implements TargetTable {
  @ApiProperty({ example: 2026 }) year!: number;
  @ApiProperty({ example: '2026-11-22' }) on!: string;
  @ApiProperty({ type: String, ...nullable }) asOf!: string | null;
  @ApiProperty({ type: PeriodAnswer }) period!: PeriodAnswer;
  @ApiProperty({ type: [TargetProgressAnswer] }) rows!: TargetProgressAnswer[];
}

class TargetMonth {
  @ApiProperty() month!: number;
  @ApiProperty() label!: string;
  @ApiProperty({ type: Number, ...nullable, description: 'Cumulative; null for months to come' }) actual!: number | null;
  @ApiProperty({ description: 'Cumulative' }) planned!: number;
  @ApiProperty({ type: Number, ...nullable }) lastYear!: number | null;
}
export class TargetDetailAnswer implements TargetDetail {
  @ApiProperty({ type: TargetProgressAnswer }) target!: TargetProgressAnswer;
  @ApiProperty({ type: [TargetProgressAnswer] }) children!: TargetProgressAnswer[];
  @ApiProperty({ type: [TargetMonth] }) months!: TargetMonth[];
}

class ForecastYear {
  @ApiProperty() year!: number;
  @ApiProperty() atSameDay!: number;
  @ApiProperty() atYearEnd!: number;
  @ApiProperty() factor!: number;
}
class DueProject {
  @ApiProperty({ type: Number, ...nullable }) projectId!: number | null;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, ...nullable }) code!: string | null;
  @ApiProperty() plannedOn!: string;
  @ApiProperty() contribution!: number;
  @ApiProperty({ type: String, ...nullable }) parkName!: string | null;
  @ApiProperty() overdue!: boolean;
}
export class TargetForecastAnswer implements TargetForecast {
  @ApiProperty({ type: Number, ...nullable }) actual!: number | null;
  @ApiProperty() target!: number;
  @ApiProperty({ type: Number, ...nullable }) low!: number | null;
  @ApiProperty({ type: Number, ...nullable }) middle!: number | null;
  @ApiProperty({ type: Number, ...nullable }) high!: number | null;
  @ApiProperty() method!: string;
  @ApiProperty({ type: [ForecastYear] }) years!: ForecastYear[];
  @ApiProperty({ type: [DueProject], description: 'At most 200, soonest first' }) due!: DueProject[];
  @ApiProperty() dueTotal!: number;
  @ApiProperty() dueCount!: number;
  @ApiProperty({ type: String, ...nullable, description: 'By which dates they are expected; null where nobody plans any' }) dueMethod!: string | null;
}
