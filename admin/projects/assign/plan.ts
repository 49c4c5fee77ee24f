import type { AssignmentChanges, AssignmentPreview, AssignmentPreviewRequest } from '../../../shared/contracts/projects';
import { api } from '../../providers/http';

/** What was asked for and what the server says it would do. */
export interface AssignmentPlan { request: AssignmentPreviewRequest; preview: AssignmentPreview; reason: string | null }

export async function planAssignment(request: AssignmentPreviewRequest, reason: string | null): Promise<AssignmentPlan> {
  return { request, reason, preview: await api.post<AssignmentPreview>('projects/bulk-assignments/preview', request) };
}

/** Exactly what the preview showed as changing, with the versions it was decided on. */
export function applicationOf({ preview, request, reason }: AssignmentPlan): { items: { id: number; version: number }[]; changes: AssignmentChanges; reason: string | null } {
  return { items: preview.rows.flatMap((row) => (row.verdict === 'change' && row.version !== null ? [{ id: row.id, version: row.version }] : [])), changes: request.changes, reason };
}
