import { badRequest } from '../core/errors.js';
import type { Fragment } from '../core/http/list.js';

/** The list filter `name`: true or false turns into a condition or its opposite. */
export const flagFilter = (name: string, whenTrue: string, whenFalse: string) => (value: unknown): Fragment => {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: name });
  return { sql: value ? whenTrue : whenFalse, params: [] };
};

/** The list filter `archived`; without it a list holds both. */
export const archivedFilter = (column: string) => flagFilter('archived', `${column} IS NOT NULL`, `${column} IS NULL`);
