import { Entity, PrimaryColumn } from 'typeorm';
import type { Exchange, Phase } from '../../shared/contracts/projects.js';
import type { AttractionMode, DatePrecision, EventType, LandMode, LeadSource, MoneySeries, Origin, PhaseRule, ProjectKind, ProjectStatus, ReviewLevel, Stage, Succession, Verification } from '../../shared/vocabulary.js';
import { Code, Day, Fen, Flag, Id, Instant, Int, Json, Key, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A project as it stands today: its attributes and what follows from its ledger. Written by the projection only. */
@Entity('project')
export class Project {
  @Id() id!: number;
  @Line(20) code!: string;
  @Line() name!: string;
  @Line(220) nameKey!: string;
  @Line(64, optional) identityKey!: string | null;
  @Json() investors!: string[];
  @Ref(optional) projectCompanyId!: number | null;
  @Ref() organisationId!: number;
  @Ref(optional) introducingOrganisationId!: number | null;
  @Ref(optional) parkId!: number | null;
  @Line(12, optional) regionCode!: string | null;
  @Line(200, optional) parkText!: string | null;
  @Ref(optional) officerId!: number | null;
  @Line(60, optional) leaderInCharge!: string | null;
  @Line(100, optional) team!: string | null;
  @Line(10, optional) industryCode!: string | null;
  @Line(100, optional) industryText!: string | null;
  @Code() kind!: ProjectKind;
  @Code() landMode!: LandMode;
  @Code(optional) attractionMode!: AttractionMode | null;
  @Code(optional) origin!: Origin | null;
  @Code(optional) source!: LeadSource | null;
  @Fen(optional) agreedInvestmentFen!: number | null;
  @Line(20, optional) agreedInvestmentQualifier!: string | null;
  @Fen(optional) foreignAmountMinor!: number | null;
  @Line(3, optional) currency!: string | null;
  @Line(20, optional) exchangeRate!: string | null;
  @Day(optional) exchangeRateOn!: string | null;
  @Line(100, optional) exchangeRateSource!: string | null;
  @Fen(optional) fixedAssetInvestmentFen!: number | null;
  @Fen(optional) plannedThisYearFen!: number | null;
  @Fen(optional) landMuCenti!: number | null;
  @Fen(optional) factorySquareMetresCenti!: number | null;
  @Fen(optional) expectedOutputFen!: number | null;
  @Fen(optional) expectedTaxFen!: number | null;
  @Int(optional) jobs!: number | null;
  @Day(optional) plannedStartOn!: string | null;
  @Day(optional) plannedBuiltOn!: string | null;
  @Day(optional) plannedProducingOn!: string | null;
  @LongText(optional) contentAndScale!: string | null;
  @LongText(optional) progressNote!: string | null;
  @LongText(optional) problems!: string | null;
  @LongText(optional) remarks!: string | null;
  @Flag() confidential!: boolean;
  @Ref(optional) predecessorId!: number | null;
  @Code(optional) succession!: Succession | null;
  @Ref(optional) countedWithId!: number | null;
  @Fen(optional) countedBeforeFen!: number | null;
  @Json(optional) phases!: Phase[];
  @Code(optional) phaseRule!: PhaseRule | null;
  @Json() extra!: Record<string, string>;
  @Code() stage!: Stage;
  @Code() status!: ProjectStatus;
  @Code() stageVerification!: Verification;
  @Day(optional) leadOn!: string | null;
  @Day(optional) negotiatingOn!: string | null;
  @Day(optional) signedOn!: string | null;
  @Line(10, optional) signedOnPrecision!: DatePrecision | null;
  @Day(optional) startedOn!: string | null;
  @Line(10, optional) startedOnPrecision!: DatePrecision | null;
  @Day(optional) builtOn!: string | null;
  @Line(10, optional) builtOnPrecision!: DatePrecision | null;
  @Day(optional) producedOn!: string | null;
  @Line(10, optional) producedOnPrecision!: DatePrecision | null;
  @Fen() fundsArrivedFen!: number;
  @Fen() completedInvestmentFen!: number;
  @Day(optional) nextStepOn!: string | null;
  @Ref(optional) importBatchId!: number | null;
  @Instant(optional) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

@Entity('project_investor')
export class ProjectInvestor {
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
  @PrimaryColumn({ type: 'integer' }) companyId!: number;
  @Int() position!: number;
}

/** The append-only ledger. */
@Entity('project_event')
export class ProjectEvent {
  @Id() id!: number;
  @Ref() projectId!: number;
  @Code() type!: EventType;
  @Code(optional) code!: string | null;
  @Day(optional) occurredOn!: string | null;
  @Line(10) precision!: DatePrecision;
  @Fen(optional) amountFen!: number | null;
  @Code(optional) origin!: Origin | null;
  @Json(optional) exchange!: Exchange | null;
  @Int(optional) phase!: number | null;
  @Json(optional) payload!: Record<string, unknown> | null;
  @LongText(optional) reason!: string | null;
  @Flag() bypassedGate!: boolean;
  @Ref({ nullable: true }) correctsId!: number | null;
  @Ref(optional) batchId!: number | null;
  @Instant() recordedAt!: string;
  @Ref(optional) recordedById!: number | null;
}

@Entity('project_event_review')
export class ProjectEventReview {
  @Id() id!: number;
  @Ref() eventId!: number;
  @Code() level!: ReviewLevel;
  @Code() verdict!: 'verified' | 'rejected';
  @LongText(optional) note!: string | null;
  @Ref() reviewedById!: number;
  @Instant() reviewedAt!: string;
}

@Entity('project_event_state')
export class ProjectEventState {
  @PrimaryColumn({ type: 'integer' }) eventId!: number;
  @Ref() projectId!: number;
  @Code() verification!: Verification;
  @Flag() effective!: boolean;
}

@Entity('milestone_fact')
export class MilestoneFactRow {
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
  @Key(40) milestone!: string;
  @Key(24) knownFrom!: string;
  @Instant() knownTo!: string;
  @Ref(optional) eventId!: number | null;
  @Day() occurredFrom!: string;
  @Day() occurredUntil!: string;
  @Line(10) precision!: DatePrecision;
  @Day() leftFrom!: string;
  @Day() leftUntil!: string;
  @Flag() inferred!: boolean;
  @Code() verification!: Verification;
}

@Entity('amount_fact')
export class AmountFactRow {
  @PrimaryColumn({ type: 'integer' }) eventId!: number;
  @Key(24) knownFrom!: string;
  @Instant() knownTo!: string;
  @Ref() projectId!: number;
  @Code() series!: MoneySeries | 'year-plan';
  @Fen() amountFen!: number;
  @Code(optional) origin!: Origin | null;
  @Day() occurredFrom!: string;
  @Day() occurredUntil!: string;
  @Line(10) precision!: DatePrecision;
  @Code() verification!: Verification;
}

@Entity('project_revision')
export class ProjectRevisionRow {
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
  @Key(24) knownFrom!: string;
  @Instant() knownTo!: string;
  @Ref() organisationId!: number;
  @Ref(optional) introducingOrganisationId!: number | null;
  @Ref(optional) parkId!: number | null;
  @Line(12, optional) regionCode!: string | null;
  @Line(10, optional) industryCode!: string | null;
  @Code() kind!: ProjectKind;
  @Code() landMode!: LandMode;
  @Code(optional) origin!: Origin | null;
  @Fen(optional) agreedInvestmentFen!: number | null;
  @Ref(optional) projectCompanyId!: number | null;
  @Ref(optional) predecessorId!: number | null;
  @Code(optional) succession!: Succession | null;
  @Ref(optional) countedWithId!: number | null;
  @Fen(optional) countedBeforeFen!: number | null;
  @Flag() confidential!: boolean;
  @Flag() withdrawn!: boolean;
}
