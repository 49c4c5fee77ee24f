import type { DifferenceReason, LineChange } from '../vocabulary.js';
import type { Id, Instant } from './common.js';
import type { MetricAnswer, MetricPart, MetricUnit } from './metrics.js';

/** `POST /figures`: publishes the answer to a question about a metric; what was left open is fixed as it was answered. */
export interface PublishFigure { metric: string; question: Record<string, unknown>; title: string; note?: string | null }

/** A figure as it was published: question, value and lines never change. */
export interface PublishedFigureRecord {
  id: Id; metric: string; metricName: string; title: string; note: string | null; unit: MetricUnit;
  /** As a query to `GET /metrics/:metric` takes it. */
  question: Record<string, unknown>;
  period: MetricAnswer['period']; on: string | null; scopeName: string;
  value: number | null; numerator: MetricPart | null; denominator: MetricPart | null; lineCount: number; undetermined: number;
  /** Of the question, the value and every line. */
  sha256: string;
  publishedAt: Instant; publishedByName: string | null; organisationName: string;
}

export interface ComparedLine {
  id: string; part: 'value' | 'numerator' | 'denominator'; change: LineChange;
  projectId: Id | null; companyId: Id | null; promotionEventId: Id | null; name: string; code: string | null; placeThen: string | null; placeNow: string | null;
  then: number | null; now: number | null; occurredThen: string | null; occurredNow: string | null;
  /** Null for a line that is the same. */
  reason: DifferenceReason | null;
  /** The ledger row, decision or review since publication that explains it. */
  eventId: Id | null; at: Instant | null; note: string | null;
}

/** `GET /figures/:id/comparison`: the published lines beside today's answer to the same question. */
export interface FigureComparison {
  figure: PublishedFigureRecord; unit: MetricUnit; then: number | null; now: number | null;
  same: number; added: number; removed: number; changed: number;
  /** Only the lines that differ; those that are the same are counted. */
  lines: ComparedLine[];
}
