import { ApiProperty } from '@nestjs/swagger';
import type { MonthlyReport } from '../../shared/contracts/metrics.js';
import { PeriodAnswer, ScopeAnswer } from '../metrics/answers.js';

const nullable = { nullable: true } as const;

export class MonthlyPeriods {
  @ApiProperty({ type: PeriodAnswer }) month!: PeriodAnswer;
  @ApiProperty({ type: PeriodAnswer }) 'year-to-date'!: PeriodAnswer;
  @ApiProperty({ type: PeriodAnswer }) 'last-year'!: PeriodAnswer;
}

export class MonthlyColumnAnswer {
  @ApiProperty({ example: 'signed-month' }) key!: string;
  @ApiProperty() label!: string;
  @ApiProperty() labelEn!: string;
  @ApiProperty({ enum: ['count', 'fen', 'rate'] }) unit!: 'count' | 'fen' | 'rate';
  @ApiProperty({ example: 'projects-reached' }) metric!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) args!: Record<string, unknown>;
  @ApiProperty({ enum: ['month', 'year-to-date', 'last-year', 'on'] }) span!: 'month' | 'year-to-date' | 'last-year' | 'on';
  @ApiProperty({ description: 'False for a comparison, which has no lines' }) opens!: boolean;
}

export class MonthlyRowAnswer {
  @ApiProperty({ example: 'county:511503' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['county', 'park', 'county-outside-parks', 'elsewhere', 'city'] }) kind!: MonthlyReport['rows'][number]['kind'];
  @ApiProperty() depth!: number;
  @ApiProperty({ type: Number, ...nullable }) rank!: number | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number', nullable: true } }) cells!: Record<string, number | null>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'Left out of a cell for want of a date' }) undetermined!: Record<string, number>;
}

/** The shape of `MonthlyReport`, for OpenAPI. */
export class MonthlyReportAnswer implements MonthlyReport {
  @ApiProperty({ example: 2026 }) year!: number;
  @ApiProperty({ example: 3 }) month!: number;
  @ApiProperty({ example: '宜宾市2026年3月招商引资月报表' }) title!: string;
  @ApiProperty() demonstration!: boolean;
  @ApiProperty({ type: ScopeAnswer }) scope!: ScopeAnswer;
  @ApiProperty() verifiedOnly!: boolean;
  @ApiProperty({ type: String, ...nullable }) asOf!: string | null;
  @ApiProperty({ example: 'signed-investment-year-to-date' }) rankedBy!: string;
  @ApiProperty({ type: MonthlyPeriods }) periods!: MonthlyPeriods;
  @ApiProperty({ example: '2026-03-31' }) on!: string;
  @ApiProperty({ type: [MonthlyColumnAnswer] }) columns!: MonthlyColumnAnswer[];
  @ApiProperty({ type: [MonthlyRowAnswer] }) rows!: MonthlyRowAnswer[];
}
