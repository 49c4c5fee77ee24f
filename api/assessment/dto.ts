import type { AwardDecision } from '../../shared/contracts/assessment.js';
import { ASSESSMENT_CHECKS, type AssessmentCheckKind } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

export class CreateRun {
  @IntegerField({ min: 2000, max: 2999, example: 2026, description: 'The year that is assessed' }) year!: number;
}

export class UpdateRun {
  @IntegerField({ min: 1, example: 3 }) version!: number;
  @ObjectField({ optional: true, description: 'Department of the scheme → organisation id or null', example: { 市统计局: 8 } }) departments?: Record<string, number | null>;
  @ObjectField({ optional: true, description: 'Award decided by the government → unit ids, or units with amounts where the award has none of its own; another area (m²) than the register’s together with its reason', example: { 'green-award': [3], 'idle-factory-award': [{ unitId: 3, amountFen: 50_000_000, area: 12_000, reason: '另有4000平方米未及登记，已现场核实' }] } }) awardDecisions?: Record<string, AwardDecision[]>;
}

export class UnitItem {
  @IdField({ optional: true, description: 'Left out: another unit' }) id?: number;
  @TextField({ max: 100, example: '落地经开区（东区）' }) name!: string;
  @IdField({ optional: true, nullable: true }) parkId?: number | null;
  @TextField({ max: 40, optional: true, nullable: true }) group?: string | null;
  @FlagField() included!: boolean;
  @TextField({ max: 40, optional: true, nullable: true, description: 'An exclusion of the scheme' }) exclusion?: string | null;
  @TextField({ max: 1000, optional: true, nullable: true, description: 'Why it is left out or excluded' }) reason?: string | null;
}
export class PutUnits {
  @IntegerField({ min: 1, example: 3 }) version!: number;
  @NestedField(() => UnitItem, { array: true }) units!: UnitItem[];
}

export class ValueItem {
  @IdField() unitId!: number;
  @TextField({ max: 40, example: 'tax' }) indicator!: string;
  @TextField({ max: 40, optional: true, example: 'value' }) input?: string;
  @TextField({ max: 60, nullable: true, description: 'As written: 12.5, 1,234, 85% or 0.85 for a percentage; null takes it back', example: '85%' }) raw!: string | null;
  @IntegerField({ description: 'The version that was seen; 0 for the first' }) version!: number;
  @TextField({ max: 1000, optional: true, nullable: true }) note?: string | null;
  @ListField('id', { optional: true, max: 20 }) evidenceIds?: number[];
}
export class PutValues {
  @NestedField(() => ValueItem, { array: true, example: [{ unitId: 3, indicator: 'tax-growth', raw: '85%', version: 0 }] }) values!: ValueItem[];
}

export class RecordChecks {
  @ListField('id', { min: 1, max: 200 }) unitIds!: number[];
  @ChoiceField(ASSESSMENT_CHECKS) kind!: AssessmentCheckKind;
  @DayField() happenedOn!: string;
  @TextField({ max: 200, example: '梅若谷、柏常青' }) people!: string;
  @TextField({ max: 2000 }) notes!: string;
  @ListField('id', { optional: true, max: 20 }) evidenceIds?: number[];
}

export class TakeStep {
  @IntegerField({ min: 1, example: 3 }) version!: number;
  @TextField({ max: 1000, optional: true, nullable: true }) note?: string | null;
}
export class ReturnRun {
  @IntegerField({ min: 1, example: 3 }) version!: number;
  @TextField({ max: 1000 }) note!: string;
}
export class ApproveRun extends TakeStep {
  @TextField({ max: 100, example: '落政发〔2026〕9号' }) decisionNumber!: string;
  @DayField() decidedOn!: string;
  @ListField('id', { min: 1, max: 20, description: 'The document' }) evidenceIds!: number[];
}
export class PublishRun extends TakeStep {
  @DayField({ optional: true, nullable: true, description: 'The last day on which objections to the notice are taken' }) noticeUntil?: string | null;
  @TextField({ max: 200, optional: true, nullable: true, description: 'Whom to turn to', example: '市工信局园区科，0898-1234567' }) contact?: string | null;
}
export class FinaliseRun extends TakeStep {
  @TextField({ max: 2000, optional: true, nullable: true, description: 'What was decided about values that are missing' }) missingDecision?: string | null;
}

export class OpenObjection {
  @IdField() unitId!: number;
  @TextField({ max: 40 }) indicator!: string;
  @TextField({ max: 2000 }) text!: string;
}
export class AnswerObjection {
  @IntegerField({ min: 1, example: 3 }) version!: number;
  @FlagField() upheld!: boolean;
  @TextField({ max: 2000 }) answer!: string;
}

export class WhatIfValue {
  @IdField() unitId!: number;
  @TextField({ max: 40 }) indicator!: string;
  @TextField({ max: 40, optional: true }) input?: string;
  @TextField({ max: 60, example: '12.5' }) value!: string;
}
export class WhatIfMethod {
  @TextField({ max: 40 }) indicator!: string;
  @TextField({ max: 40, example: 'rank-to-zero' }) code!: string;
  @ObjectField({ optional: true }) arguments?: Record<string, unknown>;
}
export class WhatIfWeight {
  @TextField({ max: 40 }) indicator!: string;
  @TextField({ max: 10, pattern: /^\d{1,4}(\.\d{1,4})?$/, example: '8' }) weight!: string;
}
export class WhatIf {
  @NestedField(() => WhatIfValue, { array: true, optional: true, example: [{ unitId: 3, indicator: 'tax', value: '12.5' }] }) values?: WhatIfValue[];
  @NestedField(() => WhatIfMethod, { array: true, optional: true }) methods?: WhatIfMethod[];
  @NestedField(() => WhatIfWeight, { array: true, optional: true }) weights?: WhatIfWeight[];
}
