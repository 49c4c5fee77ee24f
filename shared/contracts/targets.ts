import type { TargetLight, TargetPace } from '../vocabulary.js';
import type { Id, Instant } from './common.js';
import type { MetricPeriod, MetricUnit } from './metrics.js';

/**
 * What somebody is to reach in a year (domain §9): a metric with its arguments, a scope and a value in the metric's unit (fen, number, or
 * a rate 0..1). Several targets may stand for one metric and scope, told apart by `label` (省定, 市定).
 */
export interface TargetRecord {
  id: Id; year: number; metric: string; metricName: string; unit: MetricUnit;
  arguments: Record<string, unknown>; label: string;
  /** `city`, `county:610902`, `park:3` or `organisation:7`. */
  scopeKey: string; scopeName: string;
  parentId: Id | null;
  value: number;
  pace: TargetPace;
  /** Planned value reached by the end of each month, for `pace: "plan"`. */
  monthlyPlan: number[] | null;
  responsibleOrganisationId: Id; responsibleOrganisationName: string;
  cooperatingOrganisationIds: Id[]; cooperatingOrganisationNames: string[];
  /** The clause or the document that set it. */
  source: string | null;
  note: string | null;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

export interface TargetProgress extends TargetRecord {
  /** Null for a rate over nothing. */
  actual: number | null;
  /** Facts whose dates are too coarse to count. */
  undetermined: number;
  /** Reached share of the target; may exceed 1. */
  completionRate: number | null;
  /** The share that should be reached by the day (时序进度): of the calendar, or of the monthly plan. */
  expectedRate: number;
  /** Percentage points ahead (behind when negative): completion − expected. */
  aheadPoints: number | null;
  light: TargetLight;
  because: string;
  /** The year before: by the same day, and in all. */
  lastYear: { sameDay: number | null; whole: number | null };
  /** What the targets below add up to, where there are any; a mismatch is shown, not refused. */
  allocated: { count: number; value: number; difference: number; because: string } | null;
  /** Where the number opens: `GET /targets/:id/lines`. */
  lineCount: number;
  depth: number;
}

export interface TargetTable { year: number; on: string; asOf: Instant | null; period: MetricPeriod; rows: TargetProgress[] }

/** `GET /targets/:id/progress`: one target with those below it and its course through the year. */
export interface TargetDetail { target: TargetProgress; children: TargetProgress[]; months: { month: number; label: string; actual: number | null; planned: number; lastYear: number | null }[] }

/** `POST /targets/:id/allocation`: gives each scope below its share; an item with a version changes that target, one without makes it. */
export interface AllocationRequest { items: { scopeKey: string; value: number; id?: Id; version?: number }[] }

/** A target to be set, or with its id and version to be changed: `POST /targets/batch` takes many, all or none. */
export interface TargetItem {
  id?: Id; version?: number;
  year: number; metric: string; arguments?: Record<string, unknown>; label?: string; scopeKey: string; parentId?: Id | null; value: number;
  pace?: TargetPace; monthlyPlan?: number[] | null; responsibleOrganisationId?: Id; cooperatingOrganisationIds?: Id[]; source?: string | null; note?: string | null;
}

/** `POST /target-sheets`: what an uploaded table of targets would do, row by row; nothing is kept. */
export interface TargetSheetPreview {
  filename: string;
  rows: {
    row: number; change: 'new' | 'changed' | 'unchanged' | 'refused'; name: string; scopeName: string; unit: MetricUnit | null;
    /** What the row changes: the header of the column, and before and after as they are written there. */
    changes: { header: string; before: string | null; after: string | null }[];
    /** Why it is refused, by column; `column` is the letter. */
    problems: { column: string; header: string; text: string; message: string }[];
    item: TargetItem | null;
  }[];
  /** Targets whose shares below would not add up to them, as far as the table touches them; shown, not refused. */
  sums: { name: string; scopeName: string; unit: MetricUnit; value: number; below: number; because: string }[];
}

/** `GET /targets/:id/forecast`: what is due by the end of the year and the likely range, with the method. */
export interface TargetForecast {
  actual: number | null; target: number;
  /** Null where neither a plan nor enough past years say anything. */
  low: number | null; middle: number | null; high: number | null;
  method: string;
  /** What the range rests on, one a past year. */
  years: { year: number; atSameDay: number; atYearEnd: number; factor: number }[];
  /** Open projects planned to reach it by the end of the year. */
  due: { projectId: Id | null; name: string; code: string | null; plannedOn: string; contribution: number; parkName: string | null; overdue: boolean }[];
  dueTotal: number; dueCount: number;
  /** By which dates they are expected, in the reader's language; null where nobody plans any. */
  dueMethod: string | null;
}
