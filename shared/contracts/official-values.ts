import type { OfficialNature, OfficialPlace, OfficialUnit } from '../vocabulary.js';
import type { Id, Instant } from './common.js';

/** What an authority publishes (统计指标), as the city keeps its catalogue: `code` stays, unit and kind stay once there are figures. */
export interface OfficialSeriesRecord {
  id: Id; code: string; name: string; nameEn: string; unit: OfficialUnit; nature: OfficialNature;
  /** Who publishes it, and by which system or clause. */
  publisher: string | null; source: string | null;
  /** For which places it is published; figures of others are refused. */
  places: OfficialPlace[];
  /** Figures that stand: while there are any it cannot be archived. */
  valueCount: number;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

/**
 * A figure as a statistical authority published it: never computed, never added to what is. Append-only: a correction is a further row
 * of the same series, place and period, one `revision` up; `value` null withdraws it.
 */
export interface OfficialValueRecord {
  id: Id;
  /** The first row of this series, place and period. */
  firstId: Id;
  revision: number;
  series: string; seriesName: string; unit: OfficialUnit;
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
export interface RecordOfficialValue { series: string; scopeKey: string; period: string; value: number; document: string; documentNumber?: string | null; publishedOn: string }
/** `POST /official-values/:id/corrections`; what is left out stays. */
export interface CorrectOfficialValue { value?: number | null; document?: string; documentNumber?: string | null; publishedOn?: string; reason: string }
