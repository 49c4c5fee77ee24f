import { Column, PrimaryColumn, type ColumnOptions } from 'typeorm';

/**
 * The column types of both databases. Instants are ISO 8601 UTC text with milliseconds and days `YYYY-MM-DD` text:
 * they sort, compare and travel as they are, alike on SQLite and MySQL. Money is integer fen.
 */
type Options = Pick<ColumnOptions, 'nullable' | 'unique'>;

/** Far future: "still known", "not left". */
export const FOREVER = '9999-12-31T23:59:59.999Z';
export const FOREVER_DAY = '9999-12-31';
/** The beginning of an interval whose start is not known. */
export const UNKNOWN_DAY = '0001-01-01';

export const Id = () => PrimaryColumn({ type: 'integer' });
export const Key = (length: number) => PrimaryColumn({ type: 'varchar', length });
export const Ref = (options: Options = {}) => Column({ type: 'integer', ...options });
export const Int = (options: Options = {}) => Column({ type: 'integer', ...options });
export const Fen = (options: Options = {}) => Column({ type: 'bigint', ...options });
export const Flag = () => Column({ type: 'boolean' });
export const Day = (options: Options = {}) => Column({ type: 'varchar', length: 10, ...options });
export const Instant = (options: Options = {}) => Column({ type: 'varchar', length: 24, ...options });
export const Code = (options: Options = {}) => Column({ type: 'varchar', length: 40, ...options });
export const Line = (length = 200, options: Options = {}) => Column({ type: 'varchar', length, ...options });
export const LongText = (options: Options = {}) => Column({ type: 'text', ...options });
/** Structured data nobody queries by, stored as text. */
export const Json = (options: Options = {}) => Column({ type: 'text', ...options, transformer: JSON_TRANSFORMER });

export const JSON_TRANSFORMER = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : null),
};
