import { ApiProperty } from '@nestjs/swagger';
import type { ComparedLine, FigureComparison, PublishedFigureRecord, PublishFigure } from '../../shared/contracts/figures.js';
import type { MetricPart, MetricUnit } from '../../shared/contracts/metrics.js';
import { DIFFERENCE_REASONS, LINE_CHANGES, type DifferenceReason, type LineChange } from '../../shared/vocabulary.js';
import { IdField, ObjectField, TextField } from '../core/http/fields.js';
import { PeriodAnswer } from '../metrics/answers.js';

const nullable = { nullable: true } as const;
const object = { type: 'object', additionalProperties: true } as const;

export class PublishFigureBody implements PublishFigure {
  @TextField({ max: 60, example: 'projects-reached' }) metric!: string;
  @ObjectField({ description: 'As the query of `GET /metrics/:metric`; `args` may be an object', example: { year: 2026, quarter: 3, args: { milestone: 'signed' } } }) question!: Record<string, unknown>;
  @TextField({ max: 200, example: '2026年三季度签约项目数（月报）' }) title!: string;
  @TextField({ max: 2000, optional: true, nullable: true }) note?: string | null;
}

export class PublishedFigureAnswer implements PublishedFigureRecord {
  @IdField() id!: number;
  @ApiProperty() metric!: string;
  @ApiProperty() metricName!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, ...nullable }) note!: string | null;
  @ApiProperty({ enum: ['count', 'fen', 'rate'] }) unit!: MetricUnit;
  @ApiProperty(object) question!: Record<string, unknown>;
  @ApiProperty({ type: PeriodAnswer, ...nullable }) period!: PeriodAnswer | null;
  @ApiProperty({ type: String, ...nullable }) on!: string | null;
  @ApiProperty() scopeName!: string;
  @ApiProperty({ type: Number, ...nullable }) value!: number | null;
  @ApiProperty({ ...object, ...nullable }) numerator!: MetricPart | null;
  @ApiProperty({ ...object, ...nullable }) denominator!: MetricPart | null;
  @ApiProperty() lineCount!: number;
  @ApiProperty() undetermined!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty() publishedAt!: string;
  @ApiProperty({ type: String, ...nullable }) publishedByName!: string | null;
  @ApiProperty() organisationName!: string;
}

class ComparedLineAnswer implements ComparedLine {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['value', 'numerator', 'denominator'] }) part!: 'value' | 'numerator' | 'denominator';
  @ApiProperty({ enum: Object.keys(LINE_CHANGES) }) change!: LineChange;
  @ApiProperty({ type: Number, ...nullable }) projectId!: number | null;
  @ApiProperty({ type: Number, ...nullable }) companyId!: number | null;
  @ApiProperty({ type: Number, ...nullable }) promotionEventId!: number | null;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, ...nullable }) code!: string | null;
  @ApiProperty({ type: String, ...nullable }) placeThen!: string | null;
  @ApiProperty({ type: String, ...nullable }) placeNow!: string | null;
  @ApiProperty({ type: Number, ...nullable }) then!: number | null;
  @ApiProperty({ type: Number, ...nullable }) now!: number | null;
  @ApiProperty({ type: String, ...nullable }) occurredThen!: string | null;
  @ApiProperty({ type: String, ...nullable }) occurredNow!: string | null;
  @ApiProperty({ enum: Object.keys(DIFFERENCE_REASONS), ...nullable }) reason!: DifferenceReason | null;
  @ApiProperty({ type: Number, ...nullable }) eventId!: number | null;
  @ApiProperty({ type: String, ...nullable }) at!: string | null;
  @ApiProperty({ type: String, ...nullable }) note!: string | null;
}

export class FigureComparisonAnswer implements FigureComparison {
  @ApiProperty({ type: PublishedFigureAnswer }) figure!: PublishedFigureAnswer;
  @ApiProperty({ enum: ['count', 'fen', 'rate'] }) unit!: MetricUnit;
  @ApiProperty({ type: Number, ...nullable }) then!: number | null;
  @ApiProperty({ type: Number, ...nullable }) now!: number | null;
  @ApiProperty() same!: number;
  @ApiProperty() added!: number;
  @ApiProperty() removed!: number;
  @ApiProperty() changed!: number;
  @ApiProperty({ type: [ComparedLineAnswer] }) lines!: ComparedLineAnswer[];
}
