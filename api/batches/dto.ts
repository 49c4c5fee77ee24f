import { BATCHES, type Batch } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';

const nullable = { optional: true, nullable: true } as const;
const YEAR = { min: 2000, max: 2100, example: 2026 } as const;

export class PlanItem {
  @ChoiceField(BATCHES) batch!: Batch;
  @IdField() projectId!: number;
  @IdField({ ...nullable, description: 'Who answers for it; the project’s officer when left out' }) ownerId?: number | null;
  @DayField({ ...nullable, description: 'By when; the end of the year when left out' }) dueOn?: string | null;
  @TextField({ ...nullable, max: 200 }) note?: string | null;
}

export class PlanProjects {
  @IntegerField(YEAR) year!: number;
  @NestedField(() => PlanItem, { array: true, description: 'At most 500' }) items!: PlanItem[];
}

export class UpdateBatchEntry {
  @IdField(nullable) ownerId?: number | null;
  @DayField(nullable) dueOn?: string | null;
  @TextField({ ...nullable, max: 200 }) note?: string | null;
  @IntegerField({ min: 1, example: 1 }) version!: number;
}

export class RemoveBatchEntry {
  @TextField({ max: 500, example: '项目调整到下一年度' }) reason!: string;
  @IntegerField({ min: 1, example: 1 }) version!: number;
}

export class CarryOverBody {
  @TextField({ max: 500, example: '土地手续尚在办理，转入下一年度' }) reason!: string;
  @ListField('id', { optional: true, max: 1_000, description: 'These entries only; all that are still open when left out' }) ids?: number[];
}

export class CarryOverPreviewBody {
  @ListField('id', { optional: true, max: 1_000, example: [41, 42] }) ids?: number[];
}
