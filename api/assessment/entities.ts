import { Entity } from 'typeorm';
import type { AwardDecision } from '../../shared/contracts/assessment.js';
import type { Scheme } from '../../shared/contracts/scheme.js';
import type { AssessmentAct, AssessmentCheckKind, AssessmentStatus, ObjectionState } from '../../shared/vocabulary.js';
import { Code, Day, Flag, Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';
import type { FrozenFacts, FrozenResult } from './domain/frozen.js';

const optional = { nullable: true } as const;

/** A year's assessment with its own copy of the scheme; a final one no longer changes. */
@Entity('assessment_run')
export class AssessmentRun {
  @Id() id!: number;
  @Int() year!: number;
  @Code() status!: AssessmentStatus;
  @Json() scheme!: Scheme;
  @Code() packCode!: string;
  @Int() packNumber!: number;
  @Line(64) packSha256!: string;
  /** Which organisation a department that the scheme names is; null while it is not known. */
  @Json() departments!: Record<string, number | null>;
  /** Units that the government names for awards which need its decision. */
  @Json() awardDecisions!: Record<string, AwardDecision[]>;
  @LongText(optional) missingDecision!: string | null;
  @Ref(optional) resultId!: number | null;
  @Day() dueOn!: string;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

@Entity('assessment_unit')
export class AssessmentUnit {
  @Id() id!: number;
  @Ref() runId!: number;
  @Line(100) name!: string;
  @Line(120) nameKey!: string;
  @Ref(optional) parkId!: number | null;
  @Line(40, optional) groupName!: string | null;
  @Flag() included!: boolean;
  @Code(optional) exclusion!: string | null;
  @LongText(optional) reason!: string | null;
}

/** What was entered for an input; each change is a row, the highest number rules. Append-only. */
@Entity('assessment_value')
export class AssessmentValue {
  @Id() id!: number;
  @Ref() runId!: number;
  @Ref() unitId!: number;
  @Code() indicator!: string;
  @Code() input!: string;
  @Int() number!: number;
  /** Decimal text; null takes it back. */
  @Line(40, optional) value!: string | null;
  @Line(60) raw!: string;
  @LongText(optional) note!: string | null;
  @Instant() enteredAt!: string;
  @Ref() enteredById!: number;
}

/** A document check or a site visit on record. Append-only. */
@Entity('assessment_check')
export class AssessmentCheck {
  @Id() id!: number;
  @Ref() runId!: number;
  @Ref() unitId!: number;
  @Code() kind!: AssessmentCheckKind;
  @Day() happenedOn!: string;
  @Line() people!: string;
  @LongText() notes!: string;
  @Instant() recordedAt!: string;
  @Ref() recordedById!: number;
}

/** Append-only. */
@Entity('assessment_step')
export class AssessmentStepRow {
  @Id() id!: number;
  @Ref() runId!: number;
  @Code() act!: AssessmentAct;
  @Code(optional) fromStatus!: AssessmentStatus | null;
  @Code() toStatus!: AssessmentStatus;
  @LongText(optional) note!: string | null;
  @Json() details!: Record<string, unknown>;
  @Instant() at!: string;
  @Ref() byId!: number;
}

@Entity('assessment_objection')
export class AssessmentObjection {
  @Id() id!: number;
  @Ref() runId!: number;
  @Ref() unitId!: number;
  @Code() indicator!: string;
  @Code() state!: ObjectionState;
  @LongText() text!: string;
  @LongText(optional) answer!: string | null;
  @Instant() openedAt!: string;
  @Ref() openedById!: number;
  @Instant(optional) answeredAt!: string | null;
  @Ref(optional) answeredById!: number | null;
  @Int() version!: number;
}

/** A computation: what went in and what came out. Append-only; the run names the one that counts. */
@Entity('assessment_result')
export class AssessmentResult {
  @Id() id!: number;
  @Ref() runId!: number;
  @Json() facts!: FrozenFacts;
  @Json() result!: FrozenResult;
  @Line(64) sha256!: string;
  @Instant() computedAt!: string;
  @Ref() computedById!: number;
}
