import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { ErrorCode } from '../../../shared/errors.js';
import type { ProjectStatus } from '../../../shared/vocabulary.js';

/** A project as somebody may assign it: what it holds, and what stands in the way. */
export interface Candidate {
  attributes: Partial<ProjectAttributes>;
  version: number;
  status: ProjectStatus;
  archived: boolean;
  /** Within the scope under which the caller may change projects; it can be narrower than what is read. */
  writable: boolean;
}

export interface Assignment {
  verdict: 'change' | 'unchanged' | 'refused';
  changes: { field: keyof ProjectAttributes; before: unknown; after: unknown }[];
  reasons: ErrorCode[];
}

/**
 * What assigning `changes` does to one project: every field that would change with both values, and every reason against it.
 * `seen` is the version somebody decided on. A project that already stands as asked is left alone, unless something forbids even to look.
 */
export function assignmentOf(candidate: Candidate | undefined, changes: Partial<ProjectAttributes>, seen?: number): Assignment {
  if (!candidate) return { verdict: 'refused', changes: [], reasons: ['unknown-reference'] };
  const reasons: ErrorCode[] = [];
  if (!candidate.writable) reasons.push('forbidden');
  if (candidate.archived) reasons.push('archived');
  if (candidate.status === 'terminated') reasons.push('project-terminated');
  if (seen !== undefined && seen !== candidate.version) reasons.push('stale-version');
  const different = (Object.keys(changes) as (keyof ProjectAttributes)[])
    .map((field) => ({ field, before: candidate.attributes[field] ?? null, after: changes[field] ?? null }))
    .filter(({ before, after }) => before !== after);
  return { verdict: reasons.length ? 'refused' : different.length ? 'change' : 'unchanged', changes: different, reasons };
}
