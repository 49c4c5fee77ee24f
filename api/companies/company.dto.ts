import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import type { CompanyDetail, CompanyMergePreview, CompanyMergeRecord, CompanyRecord, CompanyStop, DuplicateCompany as Duplicate, DuplicateReason, MovedKind, SettlementLine } from '../../shared/contracts/companies.js';
import { DATE_PRECISIONS, DISPOSALS, RANKING_LISTS, VERIFICATIONS, type DatePrecision, type Disposal, type RankingList, type Verification } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField } from '../core/http/fields.js';
import { CREDIT_CODE } from './domain/credit-code.js';
import { MERGE_FIELDS, type Side } from './domain/merge.js';

/** Typed in full width or lower case, a code is still the same code; an emptied field is none. */
const asCreditCode = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '').toUpperCase() || null : value));
const CODE_EXAMPLE = '91350100M000100Y43';

const nullable = { nullable: true } as const;

export class RankingField {
  @ChoiceField(RANKING_LISTS) list!: RankingList;
  @IntegerField({ min: 1990, max: 2100, example: 2025 }) year!: number;
  @IntegerField({ min: 1, max: 100_000, optional: true, nullable: true, example: 217 }) position!: number | null;
}

export class CreateCompany {
  @TextField({ max: 200, example: '安康富硒食品有限公司' }) name!: string;
  @asCreditCode @TextField({ max: 40, pattern: CREDIT_CODE, optional: true, nullable: true, example: CODE_EXAMPLE, description: 'GB 32100; a wrong check character warns, a wrong shape is refused' }) creditCode?: string | null;
  @ListField('text', { max: 20, optional: true }) aliases?: string[];
  @TextField({ optional: true, nullable: true, pattern: /^\d{6}$/, example: '610902' }) regionCode?: string | null;
  @TextField({ optional: true, nullable: true, max: 10, example: 'C1499' }) industryCode?: string | null;
  @IdField({ optional: true, nullable: true, description: 'The company at the head of its group' }) groupId?: number | null;
  @FlagField({ optional: true, description: 'Leads an industry chain' }) anchor?: boolean;
  @NestedField(() => RankingField, { array: true, optional: true }) rankings?: RankingField[];
  @TextField({ optional: true, nullable: true, max: 2000 }) remarks?: string | null;
}

export class UpdateCompany extends PartialType(CreateCompany, { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class CheckDuplicates {
  @TextField({ max: 200, example: '安康富硒食品' }) name!: string;
  @asCreditCode @TextField({ max: 40, optional: true, nullable: true, example: CODE_EXAMPLE }) creditCode?: string | null;
  @ListField('text', { max: 20, optional: true }) aliases?: string[];
}

export class StopCompany {
  @DayField() stoppedOn!: string;
  @ChoiceField(DISPOSALS, { optional: true, nullable: true, description: 'What is planned for it (一企一策)' }) disposal?: Disposal | null;
  @TextField({ max: 2000, optional: true, nullable: true }) plan?: string | null;
  @TextField({ max: 500, optional: true, nullable: true }) reason?: string | null;
}

export class ResumeCompany {
  @DayField() resumedOn!: string;
  @TextField({ max: 500, optional: true, nullable: true }) reason?: string | null;
}

export class MergeCompany {
  @IdField({ description: 'The company that goes; its rows are moved' }) mergedId!: number;
  @ObjectField({ optional: true, example: { name: 'survivor', creditCode: 'merged' }, description: 'For each field whose value is kept; as the preview suggests where left out' }) choices?: Record<string, Side>;
  @IntegerField({ min: 1, description: 'Version of the survivor' }) version!: number;
  @IntegerField({ min: 1, description: 'Version of the merged company' }) mergedVersion!: number;
  @TextField({ max: 500, optional: true, nullable: true }) reason?: string | null;
}

const DUPLICATE_REASONS = ['name', 'credit-code', 'alias', 'similar-name', 'pinyin'] as const;

export class DuplicateCompany implements Duplicate {
  @IdField() id!: number;
  @TextField() name!: string;
  @TextField(nullable) creditCode!: string | null;
  @TextField(nullable) regionName!: string | null;
  @ChoiceField(DUPLICATE_REASONS) because!: DuplicateReason;
}

export class DuplicatesAnswer {
  @ApiProperty({ type: [DuplicateCompany] }) companies!: DuplicateCompany[];
}

export class CompanyAnswer implements CompanyRecord {
  @IdField() id!: number;
  @TextField() name!: string;
  @TextField({ nullable: true, example: CODE_EXAMPLE }) creditCode!: string | null;
  @FlagField({ description: 'The check character does not agree; genuinely issued codes may fail it too' }) creditCodeWarning!: boolean;
  @ListField('text') aliases!: string[];
  @TextField({ nullable: true, example: '610902' }) regionCode!: string | null;
  @TextField(nullable) regionName!: string | null;
  @TextField(nullable) regionFullName!: string | null;
  @TextField(nullable) industryCode!: string | null;
  @TextField(nullable) remarks!: string | null;
  @IdField(nullable) groupId!: number | null;
  @TextField(nullable) groupName!: string | null;
  @FlagField() anchor!: boolean;
  @NestedField(() => RankingField, { array: true }) rankings!: RankingField[];
  @IdField(nullable) settledParkId!: number | null;
  @TextField(nullable) settledParkName!: string | null;
  @TextField({ nullable: true, example: '2026-03-31' }) settledOn!: string | null;
  @DayField(nullable) stoppedOn!: string | null;
  @ChoiceField(DISPOSALS, nullable) disposal!: Disposal | null;
  @TextField(nullable) disposalPlan!: string | null;
  @IntegerField({ description: 'Projects of the company that the reader may see' }) projectCount!: number;
  @IdField({ nullable: true, description: 'Set on a company that was merged into another' }) mergedIntoId!: number | null;
  @TextField(nullable) mergedIntoName!: string | null;
  @TextField(nullable) archivedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @TextField() createdAt!: string;
  @TextField() updatedAt!: string;
}

class SettlementAnswer implements SettlementLine {
  @IdField() projectId!: number;
  @TextField() projectCode!: string;
  @TextField() projectName!: string;
  @IdField(nullable) parkId!: number | null;
  @TextField(nullable) parkName!: string | null;
  @DayField(nullable) registeredOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) registeredOnPrecision!: DatePrecision | null;
  @DayField(nullable) landSecuredOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) landSecuredOnPrecision!: DatePrecision | null;
  @ListField('text', { example: ['land-secured'] }) missing!: SettlementLine['missing'];
  @ChoiceField(VERIFICATIONS, nullable) verification!: Verification | null;
  @FlagField({ description: 'The park that the company is credited to' }) credited!: boolean;
}

class StopAnswer implements CompanyStop {
  @IdField() id!: number;
  @ChoiceField(['stopped', 'resumed']) type!: 'stopped' | 'resumed';
  @DayField() occurredOn!: string;
  @ChoiceField(DISPOSALS, nullable) disposal!: Disposal | null;
  @TextField(nullable) plan!: string | null;
  @TextField(nullable) reason!: string | null;
  @TextField() recordedAt!: string;
  @TextField(nullable) recordedByName!: string | null;
}

class MoneyAnswer {
  @FenField() agreedInvestmentFen!: number;
  @FenField() fundsArrivedFen!: number;
  @FenField() completedInvestmentFen!: number;
}

class MemberAnswer {
  @IdField() id!: number;
  @TextField() name!: string;
  @IntegerField() projectCount!: number;
}

const MOVED = ['projects', 'contacts', 'members', 'merged'] as const;

class MoveAnswer {
  @ChoiceField(MOVED) what!: MovedKind;
  @IntegerField() count!: number;
}

export class MergeAnswer implements CompanyMergeRecord {
  @IdField() id!: number;
  @IdField() survivorId!: number;
  @TextField() survivorName!: string;
  @IdField() mergedId!: number;
  @TextField() mergedName!: string;
  @TextField(nullable) reason!: string | null;
  @NestedField(() => MoveAnswer, { array: true }) moved!: MoveAnswer[];
  @TextField() mergedByName!: string;
  @TextField() mergedAt!: string;
  @TextField(nullable) undoneByName!: string | null;
  @TextField(nullable) undoneAt!: string | null;
}

export class CompanyDetailAnswer extends CompanyAnswer implements CompanyDetail {
  @NestedField(() => SettlementAnswer, { array: true }) settlement!: SettlementAnswer[];
  @NestedField(() => StopAnswer, { array: true }) stops!: StopAnswer[];
  @NestedField(() => MoneyAnswer) money!: MoneyAnswer;
  @NestedField(() => MemberAnswer, { array: true }) members!: MemberAnswer[];
  @IntegerField({ description: 'Contacts that other organisations keep' }) contactsElsewhere!: number;
  @NestedField(() => MergeAnswer, { array: true }) merges!: MergeAnswer[];
}

class MergeFieldAnswer {
  @ChoiceField(MERGE_FIELDS) field!: string;
  @FlagField() differs!: boolean;
  @ChoiceField(['survivor', 'merged']) suggested!: 'survivor' | 'merged';
}

export class MergePreviewAnswer implements CompanyMergePreview {
  @NestedField(() => CompanyAnswer) survivor!: CompanyAnswer;
  @NestedField(() => CompanyAnswer) merged!: CompanyAnswer;
  @IdField({ description: 'The one of the two that is better kept: with a credit code, else with more projects, else the older' }) suggestedSurvivorId!: number;
  @NestedField(() => MergeFieldAnswer, { array: true }) fields!: MergeFieldAnswer[];
  @NestedField(() => MoveAnswer, { array: true }) moves!: MoveAnswer[];
  @ListField('text') aliases!: string[];
}
