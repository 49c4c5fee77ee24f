import type { ViewKind, ViewResource, ViewSharing } from '../vocabulary.js';
import type { Id, Instant } from './common.js';

/** What a view asks, never what it answers: whoever opens it sees what lies in their own scope. */
export interface ViewQuestion {
  filter: Record<string, unknown>;
  sort: [field: string, order: 'ASC' | 'DESC'] | null;
  /** Columns of the list by their keys; null = those shown by default. */
  columns: string[] | null;
}

export interface ViewRecord extends ViewQuestion {
  id: Id; resource: ViewResource; name: string; kind: ViewKind;
  sharing: ViewSharing; organisationId: Id | null; organisationName: string | null;
  ownerId: Id; ownerName: string;
  /** The caller's own: only these can be changed. */
  mine: boolean;
  /** Opens first for the caller. */
  isDefault: boolean;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}
