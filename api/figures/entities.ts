import { Entity, PrimaryColumn } from 'typeorm';
import type { MetricPeriod, MetricUnit } from '../../shared/contracts/metrics.js';
import { Day, Fen, Flag, Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;
export type FigurePart = 'value' | 'numerator' | 'denominator';

/** A figure as published; append-only. */
@Entity('published_figure')
export class PublishedFigure {
  @Id() id!: number;
  @Line(60) metric!: string;
  @Line(200) title!: string;
  @LongText(optional) note!: string | null;
  @Json() question!: Record<string, unknown>;
  @Line(10) unit!: MetricUnit;
  @Json(optional) period!: MetricPeriod | null;
  @Day({ nullable: true }) onDay!: string | null;
  @Line(200) scopeName!: string;
  /** The value, or for a rate its numerator. */
  @Fen() amount!: number;
  /** Only for a rate. */
  @Fen(optional) denominator!: number | null;
  @Line(10, optional) partUnit!: MetricUnit | null;
  @Int() lineCount!: number;
  @Int() undetermined!: number;
  @Line(64) sha256!: string;
  @Instant() publishedAt!: string;
  @Ref() publishedById!: number;
  @Ref() organisationId!: number;
}

/** One of its lines, with the names of that day; append-only. */
@Entity('published_figure_line')
export class PublishedFigureLine {
  @PrimaryColumn({ type: 'integer' }) figureId!: number;
  @PrimaryColumn({ type: 'integer' }) position!: number;
  @Line(12) part!: FigurePart;
  @Line(60) identity!: string;
  @Ref(optional) projectId!: number | null;
  @Ref(optional) companyId!: number | null;
  @Ref(optional) promotionEventId!: number | null;
  @Ref(optional) eventId!: number | null;
  @Line(200) name!: string;
  @Line(40, optional) code!: string | null;
  @Line(200, optional) place!: string | null;
  @Fen() contribution!: number;
  @Day({ nullable: true }) occurredOn!: string | null;
  @Flag() confidential!: boolean;
}
