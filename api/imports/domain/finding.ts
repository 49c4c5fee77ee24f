import type { Label } from '../../../shared/vocabulary.js';
import type { ProblemCode } from './problem-messages.js';

/** error: the row cannot be imported. decision: a person must choose. warning and info: told, nothing to do. */
export type Severity = 'error' | 'decision' | 'warning' | 'info';
/** A label is said in the reader's language. */
export type Params = Record<string, string | number | Label>;

/** What a reader of one cell has to say; the row reader adds the column. */
export interface Finding<S> {
  code: ProblemCode;
  severity: Severity;
  params?: Params;
  /** What the reader would take if a person agrees. */
  suggestion?: S;
}

/** The outcome of reading one cell; `leftover` says that part of its text is not in the value and must be kept. */
export interface Reading<T> {
  value: T | null;
  findings: Finding<T>[];
  leftover: boolean;
}

export const nothing = <T>(): Reading<T> => ({ value: null, findings: [], leftover: false });
export const read = <T>(value: T, leftover = false): Reading<T> => ({ value, findings: [], leftover });

/** A reading that commits nothing and says why; the text is kept. */
export function refused<T>(code: ProblemCode, options: { severity?: Severity; params?: Params; suggestion?: T } = {}): Reading<T> {
  const { severity = 'decision', params, suggestion } = options;
  const finding: Finding<T> = { code, severity };
  if (params) finding.params = params;
  if (suggestion !== undefined) finding.suggestion = suggestion;
  return { value: null, findings: [finding], leftover: true };
}
