import { Entity } from 'typeorm';
import type { TargetPace } from '../../shared/vocabulary.js';
import { Code, Fen, Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A year's target. `scaled` is the value as an integer: fen, a number, or millionths of a rate. */
@Entity('target')
export class Target {
  @Id() id!: number;
  @Int() year!: number;
  @Line(60) metric!: string;
  @Json() arguments!: Record<string, unknown>;
  /** The arguments in one spelling, so that equal questions are equal keys. */
  @Line(200) argumentsKey!: string;
  @Line(40) label!: string;
  @Line(40) scopeKey!: string;
  @Ref(optional) parentId!: number | null;
  @Fen() scaled!: number;
  @Code() pace!: TargetPace;
  @Json(optional) monthlyPlan!: number[] | null;
  @Ref() responsibleOrganisationId!: number;
  @Json() cooperatingOrganisationIds!: number[];
  @Line(200, optional) source!: string | null;
  @LongText(optional) note!: string | null;
  /** 0, or the id of an archived one, which frees its key. */
  @Int() archivedMark!: number;
  @Instant(optional) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}
