import { ApiProperty, OmitType } from '@nestjs/swagger';
import type { AmountRecorded, AmountWarning, BoardSummary, ChainLink, EvidenceRecord, Exchange, InvestmentTier, InvestmentTiersInForce, LedgerEventRecord, Phase, ProjectDetail, ProjectRecord } from '../../shared/contracts/projects.js';
import { DATE_PRECISIONS, EVENT_TYPES, EVIDENCE_KINDS, MILESTONES, ORIGINS, PHASE_RULES, PROJECT_STATUSES, REVIEW_LEVELS, STAGES, SUCCESSIONS, VERIFICATIONS, type DatePrecision, type EventType, type EvidenceKind, type Milestone, type Origin, type PhaseRule, type ProjectStatus, type ReviewLevel, type Stage, type Succession, type Verification } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField } from '../core/http/fields.js';
import { CreateProject, ExchangeBody, PhaseBody } from './dto.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/projects.ts`. */
const nullable = { nullable: true } as const;
const InstantField = (options: { nullable?: boolean } = {}) => TextField({ ...options, example: '2026-03-31T02:15:00.000Z' });

class ProjectTierAnswer {
  @ApiProperty({ example: 'province' }) code!: string;
  @ApiProperty({ example: '省级重点' }) name!: string;
}

class InvestmentTierAnswer extends ProjectTierAnswer implements InvestmentTier {
  @ApiProperty({ description: 'From this agreed investment on, fen' }) minimumFen!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'To under this one' }) belowFen!: number | null;
  @ApiProperty({ example: '省级重点（5 亿元以上）' }) label!: string;
}

export class InvestmentTiersAnswer implements InvestmentTiersInForce {
  @ApiProperty({ description: 'Only projects of the leading industries of their park are ranked' }) leadingIndustryOnly!: boolean;
  @ApiProperty({ type: String, nullable: true }) source!: string | null;
  @ApiProperty({ type: [InvestmentTierAnswer] }) tiers!: InvestmentTierAnswer[];
}

export class ProjectAnswer extends OmitType(CreateProject, ['name', 'investors', 'organisationId', 'confidential', 'phases', 'extra'] as const) {
  @IdField() id!: number;
  @TextField({ example: 'LD0000012' }) code!: string;
  @TextField({ example: '年产20万吨锂离子电池电解液项目' }) name!: string;
  @ListField('text', { example: ['四川中蓝新能源材料有限公司'] }) investors!: string[];
  @IdField() organisationId!: number;
  @FlagField() confidential!: boolean;
  @ApiProperty({ type: ProjectTierAnswer, required: false, nullable: true, description: 'By the pack in force today' }) tier?: ProjectTierAnswer | null;
  @NestedField(() => PhaseBody, { array: true }) phases!: Phase[];
  @ObjectField({ description: 'Columns of an imported ledger without a home here' }) extra!: Record<string, string>;
  @ChoiceField(PHASE_RULES, { nullable: true, description: 'Which phase moves the project, by the policy in force when its phases were set' }) phaseRule!: PhaseRule | null;
  @IdField({ nullable: true, description: 'The project with which it counts once; null = it counts by itself' }) countedWithId!: number | null;
  @ChoiceField(STAGES, { example: 'signed' }) stage!: Stage;
  @ChoiceField(PROJECT_STATUSES) status!: ProjectStatus;
  @ChoiceField(VERIFICATIONS) stageVerification!: Verification;
  @DayField(nullable) leadOn!: string | null;
  @DayField(nullable) negotiatingOn!: string | null;
  @DayField(nullable) signedOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) signedOnPrecision!: DatePrecision | null;
  @DayField(nullable) startedOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) startedOnPrecision!: DatePrecision | null;
  @DayField(nullable) builtOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) builtOnPrecision!: DatePrecision | null;
  @DayField(nullable) producedOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) producedOnPrecision!: DatePrecision | null;
  @FenField() fundsArrivedFen!: number;
  @FenField() completedInvestmentFen!: number;
  @DayField(nullable) nextStepOn!: string | null;
  @TextField({ example: '高新区管委会' }) organisationName!: string;
  @TextField(nullable) introducingOrganisationName!: string | null;
  @TextField(nullable) parkName!: string | null;
  @TextField(nullable) regionName!: string | null;
  @TextField(nullable) officerName!: string | null;
  @TextField(nullable) projectCompanyName!: string | null;
  @IdField(nullable) importBatchId!: number | null;
  @InstantField(nullable) archivedAt!: string | null;
  @IntegerField({ example: 3 }) version!: number;
  @InstantField() createdAt!: string;
  @InstantField() updatedAt!: string;
}
/** The class says no less than the contract. */
type Covered<Contract, Answer> = Exclude<keyof Contract, keyof Answer> extends never ? true : never;
const COVERED: [Covered<ProjectRecord, ProjectAnswer>, Covered<ProjectDetail, ProjectDetailAnswer>] = [true, true];
void COVERED;

class PathStep {
  @ChoiceField(STAGES) stage!: Stage;
  @FlagField() reached!: boolean;
  @FlagField() current!: boolean;
  @DayField(nullable) occurredOn!: string | null;
  @ChoiceField(DATE_PRECISIONS, nullable) precision!: DatePrecision | null;
  @FlagField({ description: 'Follows from a later stage of an imported project' }) inferred!: boolean;
  @ChoiceField(VERIFICATIONS, nullable) verification!: Verification | null;
  @IdField(nullable) eventId!: number | null;
  @DayField(nullable) plannedOn!: string | null;
  @FlagField({ description: 'Reached by an exception from the gate' }) bypassed!: boolean;
}

class ReachedMilestone {
  @ChoiceField({ ...MILESTONES, settled: {} }) milestone!: Milestone;
  @DayField(nullable) occurredOn!: string | null;
  @ChoiceField(DATE_PRECISIONS) precision!: DatePrecision;
  @ChoiceField(VERIFICATIONS) verification!: Verification;
  @IdField() eventId!: number;
}

class MissingForGate {
  @ChoiceField(['field', 'evidence']) kind!: 'field' | 'evidence';
  @TextField({ example: 'permit|photo' }) code!: string;
  @TextField({ example: '施工许可或现场照片（含时间地点）' }) label!: string;
}

class NextGate {
  @ChoiceField(STAGES) to!: Stage;
  @NestedField(() => MissingForGate, { array: true }) missing!: MissingForGate[];
}

class ChainLinkAnswer implements ChainLink {
  @IdField(nullable) id!: number | null;
  @TextField(nullable) code!: string | null;
  @TextField({ description: 'Masked where the reader may not see it' }) name!: string;
  @ChoiceField(['before', 'after']) place!: 'before' | 'after';
  @ChoiceField(SUCCESSIONS) succession!: Succession;
  @ChoiceField(STAGES) stage!: Stage;
  @ChoiceField(PROJECT_STATUSES) status!: ProjectStatus;
  @DayField(nullable) signedOn!: string | null;
}

export class ProjectDetailAnswer extends ProjectAnswer {
  @NestedField(() => PathStep, { array: true }) path!: PathStep[];
  @NestedField(() => ReachedMilestone, { array: true }) milestones!: ReachedMilestone[];
  @NestedField(() => NextGate, nullable) nextGate!: NextGate | null;
  @NestedField(() => ChainLinkAnswer, { array: true, description: 'The project it continues, and those that continue it' }) chain!: ChainLink[];
}

class LedgerReview {
  @ChoiceField(REVIEW_LEVELS) level!: ReviewLevel;
  @ChoiceField(['verified', 'rejected']) verdict!: 'verified' | 'rejected';
  @TextField(nullable) note!: string | null;
  @TextField() reviewedByName!: string;
  @InstantField() reviewedAt!: string;
}

class LedgerEvidence implements EvidenceRecord {
  @IdField() id!: number;
  @TextField({ example: '投资协议.pdf' }) filename!: string;
  @TextField({ example: 'application/pdf' }) mimeType!: string;
  @IntegerField({ example: 20480 }) size!: number;
  @TextField() sha256!: string;
  @ChoiceField(EVIDENCE_KINDS) kind!: EvidenceKind;
  @TextField() uploadedByName!: string;
  @InstantField() uploadedAt!: string;
}

export class LedgerEventAnswer implements LedgerEventRecord {
  @IdField() id!: number;
  @IdField() projectId!: number;
  @TextField() projectName!: string;
  @TextField({ example: 'LD0000012' }) projectCode!: string;
  @ChoiceField(EVENT_TYPES, { example: 'stage' }) type!: EventType;
  @TextField({ nullable: true, example: 'signed' }) code!: string | null;
  @DayField(nullable) occurredOn!: string | null;
  @ChoiceField(DATE_PRECISIONS) occurredOnPrecision!: DatePrecision;
  @FenField(nullable) amountFen!: number | null;
  @ChoiceField(ORIGINS, nullable) origin!: Origin | null;
  @NestedField(() => ExchangeBody, nullable) exchange!: Exchange | null;
  @IntegerField({ nullable: true, example: 1 }) phase!: number | null;
  @TextField(nullable) reason!: string | null;
  @FlagField() bypassedGate!: boolean;
  @ObjectField({ nullable: true, description: 'Attributes changed, for created and revised' }) changes!: Record<string, unknown> | null;
  @IdField(nullable) correctsId!: number | null;
  @IdField(nullable) correctedById!: number | null;
  @FlagField({ description: 'False when a correction has replaced or voided it' }) effective!: boolean;
  @ChoiceField(VERIFICATIONS, nullable) verification!: Verification | null;
  @NestedField(() => LedgerReview, { array: true }) reviews!: LedgerReview[];
  @NestedField(() => LedgerEvidence, { array: true }) evidence!: LedgerEvidence[];
  @InstantField() recordedAt!: string;
  @IdField(nullable) recordedById!: number | null;
  @TextField() recordedByName!: string;
  @TextField(nullable) parkName!: string | null;
  @TextField() organisationName!: string;
}

class AmountWarningAnswer implements AmountWarning {
  @ChoiceField(['beyond-agreed']) code!: 'beyond-agreed';
  @TextField({ example: '累计到位资金超过协议投资' }) message!: string;
  @FenField() agreedFen!: number;
  @FenField() totalFen!: number;
}

export class AmountRecordedAnswer extends LedgerEventAnswer implements AmountRecorded {
  @NestedField(() => AmountWarningAnswer, { array: true }) warnings!: AmountWarningAnswer[];
}

export class ReviewedAnswer {
  @IntegerField({ example: 12 }) verified!: number;
  @IntegerField({ example: 0 }) rejected!: number;
}

class SimilarProject {
  @IdField() id!: number;
  @TextField({ example: 'LD0000012' }) code!: string;
  @TextField() name!: string;
  @ChoiceField(STAGES) stage!: Stage;
  @TextField(nullable) parkName!: string | null;
  @TextField() organisationName!: string;
}

export class SimilarProjectsAnswer {
  @NestedField(() => SimilarProject, { array: true }) projects!: SimilarProject[];
  @IntegerField({ example: 1, description: 'Alike, but another unit’s: only counted' }) elsewhere!: number;
}

class BoardColumn {
  @ChoiceField(STAGES) stage!: Stage;
  @IntegerField({ example: 412 }) count!: number;
  @FenField() agreedInvestmentFen!: number;
}

class BoardStatus {
  @ChoiceField(PROJECT_STATUSES) status!: ProjectStatus;
  @IntegerField({ example: 398 }) count!: number;
}

export class BoardSummaryAnswer implements BoardSummary {
  @NestedField(() => BoardColumn, { array: true }) columns!: BoardColumn[];
  @NestedField(() => BoardStatus, { array: true, description: 'Counted without the filter’s own status' }) statuses!: BoardStatus[];
}
