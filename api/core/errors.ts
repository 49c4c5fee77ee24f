import type { ErrorCode, FieldProblem } from '../../shared/errors.js';

export type { FieldProblem } from '../../shared/errors.js';

/**
 * Every refusal the API gives: an HTTP status, a stable code and parameters; the wording lives in `shared/errors.ts`.
 * All problems found are carried together in `fields`.
 */
export class AppError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    readonly params: Record<string, unknown> = {},
    readonly fields: FieldProblem[] = [],
  ) {
    super(code);
  }
}

export const badRequest = (code: ErrorCode, params?: Record<string, unknown>, fields?: FieldProblem[]) => new AppError(400, code, params, fields);
export const unauthenticated = (code: ErrorCode = 'unauthenticated', params?: Record<string, unknown>) => new AppError(401, code, params);
export const forbidden = (code: ErrorCode = 'forbidden', params?: Record<string, unknown>) => new AppError(403, code, params);
/** Also the answer for what lies outside the caller's scope: its existence is not told. */
export const notFound = (entity: string, id?: unknown) => new AppError(404, 'not-found', { entity, id });
export const conflict = (code: ErrorCode, params?: Record<string, unknown>, fields?: FieldProblem[]) => new AppError(409, code, params, fields);
/** A rule refuses; `fields` lists every reason. */
export const refused = (code: ErrorCode, fields: FieldProblem[] = [], params?: Record<string, unknown>) => new AppError(422, code, params, fields);
export const unavailable = (code: ErrorCode, retryAfterSeconds = 2) => new AppError(503, code, { retryAfterSeconds });
