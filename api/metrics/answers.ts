import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CountFeed, MetricAnswer, MetricBreakdown, MetricDefinition, MetricLine, MetricPart, MetricPeriod, MetricScope } from '../../shared/contracts/metrics.js';

/** The shapes of `shared/contracts/metrics.ts`, for OpenAPI. */
const UNITS = ['count', 'fen', 'rate'];
const nullable = { nullable: true } as const;

export class PeriodAnswer implements MetricPeriod {
  @ApiProperty({ example: '2026-01-01' }) from!: string;
  @ApiProperty({ example: '2026-03-31', description: 'The last day, inclusive' }) to!: string;
  @ApiProperty({ example: '2026年一季度' }) label!: string;
}

export class ScopeAnswer implements MetricScope {
  @ApiProperty({ enum: ['city', 'organisation', 'park', 'county', 'county-outside-parks', 'elsewhere'] }) kind!: MetricScope['kind'];
  @ApiProperty({ type: String, ...nullable }) id!: string | null;
  @ApiProperty({ example: '宜宾市' }) name!: string;
}

export class BasisAnswer {
  @ApiProperty() definition!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, example: { milestone: 'signed', minimumFen: 0, origin: 'any', verifiedOnly: false } }) arguments!: Record<string, unknown>;
  @ApiProperty({ description: 'The clause, or that it is common practice' }) source!: string;
}

export class PartAnswer implements MetricPart {
  @ApiProperty() value!: number;
  @ApiProperty({ enum: UNITS }) unit!: MetricPart['unit'];
  @ApiProperty() lineCount!: number;
}

class Framed {
  @ApiProperty({ type: PeriodAnswer, ...nullable }) period!: PeriodAnswer | null;
  @ApiProperty({ type: String, example: '2026-03-31', ...nullable }) on!: string | null;
  @ApiProperty({ type: ScopeAnswer }) scope!: ScopeAnswer;
  @ApiProperty({ type: String, example: '2026-03-31T15:59:59.999Z', ...nullable }) asOf!: string | null;
  @ApiProperty({ type: BasisAnswer }) basis!: BasisAnswer;
}

export class MetricValue extends Framed implements MetricAnswer {
  @ApiProperty({ example: 'projects-reached' }) code!: string;
  @ApiProperty({ type: Number, description: 'Null for a rate over nothing, and where nothing was published', ...nullable }) value!: number | null;
  @ApiProperty({ enum: UNITS }) unit!: MetricAnswer['unit'];
  @ApiProperty({ description: 'May belong, but the dates are too coarse to say' }) undetermined!: number;
  @ApiProperty() lineCount!: number;
  @ApiProperty({ type: PartAnswer, required: false }) numerator?: PartAnswer;
  @ApiProperty({ type: PartAnswer, required: false }) denominator?: PartAnswer;
}

export class ArgumentAnswer {
  @ApiProperty({ example: 'milestone' }) name!: string;
  @ApiProperty() label!: string;
  @ApiProperty() labelEn!: string;
  @ApiProperty({ enum: ['choice', 'fen', 'flag', 'day'] }) kind!: 'choice' | 'fen' | 'flag' | 'day';
  @ApiProperty({ type: [String], required: false }) choices?: string[];
  @ApiProperty({ type: 'object', additionalProperties: true, ...nullable }) default!: unknown;
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } }, description: 'What the choices are called, where the city itself names them' }) words?: Record<string, { zh: string; en: string }>;
}

export class MetricCatalogueEntry implements MetricDefinition {
  @ApiProperty({ example: 'projects-reached' }) id!: string;
  @ApiProperty({ example: 'projects-reached' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() nameEn!: string;
  @ApiProperty({ enum: UNITS }) unit!: MetricDefinition['unit'];
  @ApiProperty() definition!: string;
  @ApiProperty() definitionEn!: string;
  @ApiProperty() source!: string;
  @ApiProperty({ type: [ArgumentAnswer] }) arguments!: ArgumentAnswer[];
  @ApiProperty({ enum: ['flow', 'stock'] }) nature!: 'flow' | 'stock';
  @ApiProperty({ type: [String], example: ['park', 'county'] }) breakdowns!: string[];
  @ApiProperty({ description: 'Published by an authority and imported: never computed, never added up' }) imported!: boolean;
}

class SuccessorAnswer {
  @ApiProperty({ type: Number, ...nullable }) id!: number | null;
  @ApiProperty({ type: String, ...nullable }) code!: string | null;
  @ApiProperty() name!: string;
}

export class LineAnswer implements MetricLine {
  @ApiProperty({ example: 'project:12' }) id!: string;
  @ApiProperty({ type: Number, ...nullable }) projectId!: number | null;
  @ApiProperty({ type: Number, ...nullable }) companyId!: number | null;
  @ApiProperty({ type: Number, ...nullable }) promotionEventId!: number | null;
  @ApiProperty({ type: Number, ...nullable }) officialValueId!: number | null;
  @ApiProperty({ type: Number, ...nullable }) eventId!: number | null;
  @ApiProperty({ type: String, ...nullable }) code!: string | null;
  @ApiProperty({ description: '〔保密项目〕 where the reader may not see the name' }) name!: string;
  @ApiProperty({ description: 'In the metric’s unit; the contributions of all lines sum to the value' }) contribution!: number;
  @ApiProperty({ example: '签约：2026-03-05' }) because!: string;
  @ApiProperty({ type: String, ...nullable }) occurredOn!: string | null;
  @ApiProperty({ type: String, ...nullable }) precision!: string | null;
  @ApiProperty({ type: String, ...nullable }) parkName!: string | null;
  @ApiProperty({ type: String, ...nullable }) regionName!: string | null;
  @ApiProperty({ type: String, ...nullable }) organisationName!: string | null;
  @ApiProperty({ type: String, ...nullable }) verification!: string | null;
  @ApiProperty({ type: SuccessorAnswer, ...nullable, description: 'The project signed in place of this one that got there' }) reachedBy!: SuccessorAnswer | null;
  @ApiProperty({ description: 'Files on the ledger row behind the line' }) evidenceCount!: number;
  @ApiProperty() undetermined!: boolean;
}

export class BreakdownRowAnswer {
  @ApiProperty({ example: 'park:3', description: 'Hand it back as `within=` to open the row' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: ScopeAnswer, ...nullable }) scope!: ScopeAnswer | null;
  @ApiProperty({ type: PeriodAnswer, ...nullable }) period!: PeriodAnswer | null;
  @ApiProperty({ type: Number, ...nullable }) value!: number | null;
  @ApiProperty() undetermined!: number;
  @ApiProperty() lineCount!: number;
  @ApiProperty({ type: PartAnswer, required: false }) numerator?: PartAnswer;
  @ApiProperty({ type: PartAnswer, required: false }) denominator?: PartAnswer;
}

export class BreakdownAnswer extends Framed implements MetricBreakdown {
  @ApiProperty() code!: string;
  @ApiProperty({ enum: UNITS }) unit!: MetricBreakdown['unit'];
  @ApiProperty({ example: 'park' }) by!: string;
  @ApiProperty({ type: Number, ...nullable }) total!: number | null;
  @ApiProperty() undetermined!: number;
  @ApiProperty({ type: [BreakdownRowAnswer] }) rows!: BreakdownRowAnswer[];
}

export class FeedColumnAnswer {
  @ApiProperty({ example: 'signed-reached' }) key!: string;
  @ApiProperty({ example: 'projects-reached' }) metric!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) args!: Record<string, unknown>;
  @ApiProperty() label!: string;
  @ApiProperty() labelEn!: string;
  @ApiProperty({ enum: UNITS }) unit!: 'count' | 'fen' | 'rate';
  @ApiProperty({ enum: ['flow', 'stock'] }) nature!: 'flow' | 'stock';
}

export class FeedRowAnswer {
  @ApiProperty({ example: 'park:3' }) key!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['park', 'county-outside-parks', 'elsewhere', 'city'] }) kind!: CountFeed['rows'][number]['kind'];
  @ApiProperty({ type: String, ...nullable }) countyName!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'object', properties: { value: { type: 'integer' }, undetermined: { type: 'integer' } } } }) cells!: CountFeed['rows'][number]['cells'];
}

export class CountFeedAnswer implements CountFeed {
  @ApiProperty({ type: PeriodAnswer }) period!: PeriodAnswer;
  @ApiProperty({ example: '2026-03-31', description: 'The day on which stocks stand' }) on!: string;
  @ApiProperty() verifiedOnly!: boolean;
  @ApiProperty({ example: 1_000_000_000 }) minimumFen!: number;
  @ApiProperty({ enum: ['agreed', 'arrived'] }) amount!: 'agreed' | 'arrived';
  @ApiProperty({ type: ScopeAnswer }) scope!: ScopeAnswer;
  @ApiProperty({ type: String, ...nullable }) asOf!: string | null;
  @ApiProperty({ type: [FeedColumnAnswer] }) columns!: FeedColumnAnswer[];
  @ApiProperty({ type: [FeedRowAnswer] }) rows!: FeedRowAnswer[];
}
