import type { BatchColumn, BatchEntry, BatchPlan, BatchPreview, BatchProposal, CarryOver } from '../../shared/contracts/batches.js';
import { BATCHES, BATCH_OUTCOMES, BATCH_REASONS, DATE_PRECISIONS, PROJECT_STATUSES, STAGES, type Batch, type BatchOutcome, type BatchReason, type DatePrecision, type ProjectStatus, type Stage } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, IdField, IntegerField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/batches.ts`. */
const nullable = { nullable: true } as const;

export class BatchEntryAnswer implements BatchEntry {
  @IdField() id!: number;
  @IntegerField({ example: 2026 }) year!: number;
  @ChoiceField(BATCHES) batch!: Batch;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @ChoiceField(STAGES) stage!: Stage;
  @ChoiceField(PROJECT_STATUSES) status!: ProjectStatus;
  @FenField(nullable) agreedInvestmentFen!: number | null;
  @TextField(nullable) parkName!: string | null;
  @TextField(nullable) regionName!: string | null;
  @TextField() organisationName!: string;
  @IdField(nullable) ownerId!: number | null;
  @TextField(nullable) ownerName!: string | null;
  @DayField(nullable) dueOn!: string | null;
  @TextField(nullable) note!: string | null;
  @ChoiceField(BATCH_OUTCOMES) outcome!: BatchOutcome;
  @DayField(nullable) reachedOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) reachedOnPrecision!: DatePrecision | null;
  @IdField(nullable) reachedEventId!: number | null;
  @IdField(nullable) carriedFromId!: number | null;
  @IntegerField({ nullable: true, example: 2025 }) carriedFromYear!: number | null;
  @TextField(nullable) carriedReason!: string | null;
  @TextField({ example: '2026-01-12T02:15:00.000Z' }) addedAt!: string;
  @IntegerField({ example: 1 }) version!: number;
}

class BatchSum {
  @IntegerField({ example: 12 }) count!: number;
  @FenField() agreedFen!: number;
}

class BatchColumnAnswer implements BatchColumn {
  @ChoiceField(BATCHES) batch!: Batch;
  @NestedField(() => BatchSum) planned!: BatchSum;
  @NestedField(() => BatchSum) reached!: BatchSum;
  @ObjectField({ description: 'How many entries of each outcome' }) outcomes!: Partial<Record<BatchOutcome, number>>;
  @NestedField(() => BatchEntryAnswer, { array: true }) entries!: BatchEntryAnswer[];
}

export class BatchPlanAnswer implements BatchPlan {
  @IntegerField({ example: 2026 }) year!: number;
  @DayField(nullable) asOf!: string | null;
  @NestedField(() => BatchColumnAnswer, { array: true }) columns!: BatchColumnAnswer[];
}

export class BatchProposalAnswer implements BatchProposal {
  @ChoiceField(BATCHES) batch!: Batch;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @ChoiceField(STAGES) stage!: Stage;
  @FenField(nullable) agreedInvestmentFen!: number | null;
  @TextField(nullable) parkName!: string | null;
  @IdField(nullable) ownerId!: number | null;
  @TextField(nullable) ownerName!: string | null;
  @DayField(nullable) dueOn!: string | null;
  @ChoiceField(BATCH_REASONS) because!: BatchReason;
}

class PreviewRow {
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @ChoiceField(['new', 'already', 'terminated', 'unknown']) verdict!: 'new' | 'already' | 'terminated' | 'unknown';
}

export class BatchPreviewAnswer implements BatchPreview {
  @NestedField(() => PreviewRow, { array: true }) rows!: PreviewRow[];
  @IntegerField({ example: 3 }) added!: number;
}

export class CarryOverAnswer implements CarryOver {
  @IntegerField({ example: 2027 }) toYear!: number;
  @NestedField(() => BatchEntryAnswer, { array: true, description: 'As they stand in the year they come from' }) carried!: BatchEntryAnswer[];
  @IntegerField({ example: 0, description: 'Open, but the following year holds them already' }) already!: number;
  @IntegerField({ example: 9, description: 'Reached or ended: nothing to carry' }) reached!: number;
}
