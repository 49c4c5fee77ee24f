import type { OfficialSeries } from '../vocabulary.js';
import type { Id, Instant } from './common.js';
import type { MetricUnit } from './metrics.js';

/**
 * A figure as a statistical authority published it: never computed, never added to what is. Append-only: a correction is a further row
 * of the same series, place and period, one `revision` up; `value` null withdraws it.
 */
export interface OfficialValueRecord {
  id: Id;
  /** The first row of this series, place and period. */
  firstId: Id;
  revision: number;
  series: OfficialSeries; unit: MetricUnit;
  /** `city`, `county:610902` or `park:3`. */
  scopeKey: string; scopeName: string; regionCode: string; parkId: Id | null;
  /** `2025`, `2025Q3`, `2025-09` or `2025-01~09`, and its name. */
  period: string; periodName: string; periodFrom: string; periodUntil: string;
  /** In the series' unit: fen, a number, or a rate (0.085 = 8.5%). */
  value: number | null;
  document: string; documentNumber: string | null; publishedOn: string;
  /** Why it was corrected or withdrawn. */
  reason: string | null;
  /** Whether it is the latest row. */
  current: boolean;
  /** From when on it is known here. */
  knownFrom: Instant; recordedByName: string;
}

/** `POST /official-values`. */
export interface RecordOfficialValue { series: OfficialSeries; scopeKey: string; period: string; value: number; document: string; documentNumber?: string | null; publishedOn: string }
/** `POST /official-values/:id/corrections`; what is left out stays. */
export interface CorrectOfficialValue { value?: number | null; document?: string; documentNumber?: string | null; publishedOn?: string; reason: string }
