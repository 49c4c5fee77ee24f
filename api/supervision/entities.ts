import { Entity, PrimaryColumn } from 'typeorm';
import { Fen, Id, Instant, Int, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A quarter's line on a large signed project; append-only, the highest number of a quarter rules. */
@Entity('quarterly_return')
export class QuarterlyReturnRow {
  @Id() id!: number;
  @Ref() projectId!: number;
  @Int() year!: number;
  @Int() quarter!: number;
  @Int() number!: number;
  @LongText() progress!: string;
  @Fen(optional) statedFen!: number | null;
  @Fen() computedFen!: number;
  @LongText(optional) problems!: string | null;
  @LongText(optional) requests!: string | null;
  @Line(1_000, optional) reason!: string | null;
  /** When the quarter's first line was handed in: what decides whether it was in time. */
  @Instant() firstReportedAt!: string;
  @Instant() reportedAt!: string;
  @Ref() reportedById!: number;
  @Ref() organisationId!: number;
}

/** That somebody was asked for a quarter's line, by which next step. */
@Entity('return_reminder')
export class ReturnReminder {
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
  @PrimaryColumn({ type: 'integer' }) year!: number;
  @PrimaryColumn({ type: 'integer' }) quarter!: number;
  @Ref() nextStepId!: number;
}
