import { badRequest } from '../core/errors.js';
import type { Fragment } from '../core/http/list.js';

/** The list filter `name`: true or false turns into a condition or its opposite. */
export const flagFilter = (name: string, whenTrue: string, whenFalse: string) => (value: unknown): Fragment => {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: name });
  return { sql: value ? whenTrue : whenFalse, params: [] };
};

/** The list filter `archived`; without it a list holds both. */
export const archivedFilter = (column: string) => flagFilter('archived', `${column} IS NOT NULL`, `${column} IS NULL`);

/** The list filter of an industry column: a division includes its groups and classes, a section everything in it; a list means any of them. */
export const industryFilter = (column: string) => (value: unknown): Fragment => {
  if (value === null) return { sql: `${column} IS NULL`, params: [] };
  const codes = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!codes.length || codes.length > 100 || !codes.every((code) => typeof code === 'string' && /^([A-T]|\d{2,4})$/.test(code))) throw badRequest('bad-filter', { field: 'industryCode' });
  const parts = (codes as string[]).map((code) => (/^[A-T]$/.test(code)
    ? { sql: `${column} IN (SELECT s.\`code\` FROM \`industry\` s WHERE s.\`section\` = ?)`, params: [code] }
    : { sql: `${column} LIKE ?`, params: [`${code}%`] }));
  return { sql: parts.map(({ sql }) => sql).join(' OR '), params: parts.flatMap(({ params }) => params) };
};

/** The list filter `industrial` (工业): sections B, C and D; a record without an industry is neither. */
export const industrialFilter = (column: string) => {
  const within = (sections: string) => `${column} IN (SELECT s.\`code\` FROM \`industry\` s WHERE s.\`section\` ${sections} ('B', 'C', 'D'))`;
  return flagFilter('industrial', within('IN'), within('NOT IN'));
};
