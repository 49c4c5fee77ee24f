import type { Id, Instant } from './common.js';

export type MetricUnit = 'count' | 'fen' | 'rate';

export interface MetricDefinition {
  id: string; code: string; name: string; nameEn: string; unit: MetricUnit;
  definition: string; definitionEn: string; source: string;
  arguments: { name: string; label: string; labelEn: string; kind: 'choice' | 'fen' | 'flag' | 'day'; choices?: string[]; default: unknown; /** What the choices are called, where the city itself names them. */ words?: Record<string, { zh: string; en: string }> }[];
  /** A flow counts what happened in a period; a stock counts what stands on a day. */
  nature: 'flow' | 'stock';
  breakdowns: string[];
  /** Published by an authority and imported: never computed, and never added up over places or periods. */
  imported: boolean;
}

export interface MetricPeriod { from: string; to: string; label: string }
export interface MetricScope { kind: 'city' | 'organisation' | 'park' | 'county' | 'county-outside-parks' | 'elsewhere'; id: string | null; name: string }

export interface MetricAnswer {
  /** `value` is null for a rate whose denominator is 0, and where nothing was published. */
  code: string; value: number | null; unit: MetricUnit; period: MetricPeriod | null; on: string | null; scope: MetricScope; asOf: Instant | null;
  /** Projects that may belong but whose dates are too coarse to say. */
  undetermined: number;
  basis: { definition: string; arguments: Record<string, unknown>; source: string };
  lineCount: number;
  /** For a rate: its two sides, each with its own lines (`part=numerator|denominator`). */
  numerator?: MetricPart; denominator?: MetricPart;
}
export interface MetricPart { value: number; unit: MetricUnit; lineCount: number }

export interface MetricLine {
  id: string; projectId: Id | null; companyId: Id | null; promotionEventId: Id | null; officialValueId: Id | null; eventId: Id | null; code: string | null; name: string; contribution: number; because: string;
  occurredOn: string | null; precision: string | null; parkName: string | null; regionName: string | null; organisationName: string | null; verification: string | null;
  /** Of a rate by cohort: the project signed in place of this one that got there; null where it did itself. */
  reachedBy: { id: Id | null; code: string | null; name: string } | null;
  /** Files on the ledger row behind the line. */
  evidenceCount: number;
  /** True for a project counted in `undetermined` (asked with `undetermined=true`). */
  undetermined: boolean;
}

/**
 * `GET /metrics/:code/breakdown?by=`: the whole table in one call; values sum to the total (except those of a rate, and of what is imported: there each row and the total are as published). Periods that are
 * known no finer than the whole are a row of their own (`undated:month` …). A row opens with the same question and `within=<key>`,
 * or, for a period, `from=` and `to=`.
 */
export interface MetricBreakdown {
  code: string; unit: MetricUnit; by: string; total: number | null; undetermined: number;
  rows: {
    key: string; name: string; scope: MetricScope | null; period: MetricPeriod | null; value: number | null; undetermined: number; lineCount: number;
    numerator?: MetricPart; denominator?: MetricPart;
  }[];
  period: MetricPeriod | null; on: string | null; scope: MetricScope; asOf: Instant | null;
  basis: MetricAnswer['basis'];
}

/**
 * `GET /count-feed`: the table that feeds the park assessment. One row a park, one a county outside parks, one elsewhere, one the city.
 * A cell opens with `GET /metrics/<metric>/lines?args=<args>&within=<row key>` and the period (flow) or `on` (stock).
 */
export interface CountFeed {
  period: MetricPeriod; on: string; verifiedOnly: boolean; minimumFen: number; amount: 'agreed' | 'arrived'; scope: MetricScope; asOf: Instant | null;
  columns: { key: string; metric: string; args: Record<string, unknown>; label: string; labelEn: string; unit: MetricUnit; nature: 'flow' | 'stock' }[];
  rows: { key: string; name: string; kind: 'park' | 'county-outside-parks' | 'elsewhere' | 'city'; countyName: string | null; cells: Record<string, { value: number; undetermined: number }> }[];
}

/** `GET /reports/monthly?year=&month=`: 月报. Month and year to date, same period last year, rank. */
export interface MonthlyReport {
  year: number; month: number; title: string; demonstration: boolean; scope: MetricScope; verifiedOnly: boolean; asOf: Instant | null;
  /** The column that the counties are ranked by. */
  rankedBy: string;
  /** What each span covers; stocks stand on `on`. */
  periods: { month: MetricPeriod; 'year-to-date': MetricPeriod; 'last-year': MetricPeriod }; on: string;
  /** `opens` is false for a comparison (growth), which has no lines of its own; the others open like a count-feed cell. */
  columns: { key: string; label: string; labelEn: string; unit: MetricUnit; metric: string; args: Record<string, unknown>; span: 'month' | 'year-to-date' | 'last-year' | 'on'; opens: boolean }[];
  rows: { key: string; name: string; kind: 'county' | 'park' | 'county-outside-parks' | 'elsewhere' | 'city'; depth: number; rank: number | null; cells: Record<string, number | null>; /** What was left out of a cell for want of a date, where anything was. */ undetermined: Record<string, number> }[];
}
