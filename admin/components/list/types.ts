import type { ReactNode } from 'react';
import type { RaRecord } from 'react-admin';
import type { Label } from '../../../shared/vocabulary';
import type { ReferenceResource } from '../form/ReferenceField';

export interface Column<R> {
  key: string;
  label: string;
  /** The field the API sorts by; absent = not sortable. */
  sort?: string;
  align?: 'right' | 'center';
  width?: number | string;
  /** Not shown until chosen in the column chooser. */
  optional?: boolean;
  /** The fields of the workbook that stand for this column; its key when left out. */
  exports?: string[];
  render: (record: R) => ReactNode;
}

export type FilterDefinition =
  | { kind: 'choice'; name: string; label: string; vocabulary: Record<string, Label> }
  | { kind: 'reference'; name: string; label: string; resource: ReferenceResource; filter?: Record<string, unknown>; /** Comes in by a link: shown and taken away, not chosen. */ chipOnly?: true }
  | { kind: 'flag'; name: string; label: string }
  /** On or off, standing for one value. */
  | { kind: 'fixed'; name: string; label: string; value: string | number }
  | { kind: 'days'; name: string; label: string }
  | { kind: 'amount'; name: string; label: string };

export type Row = RaRecord;
export interface Range { gte?: string | number; lte?: string | number }
