import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiProduces, ApiQuery, ApiResponse } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { badRequest, refused } from '../errors.js';
import { isDay } from '../../../shared/day.js';
import { placeholders } from '../database/rows.js';
import type { Database, Row } from '../database/database.js';

/** The raw query string of a list request: `sort`, `range` and `filter` are JSON texts (ra-data-simple-rest dialect). */
export interface ListQuery { sort?: string; range?: string; filter?: string }

export interface ListField {
  /** The column or expression, qualified. */
  sql: string;
  type: 'text' | 'day' | 'instant' | 'number' | 'flag';
  /** An expression to order by instead; `false` refuses sorting. */
  sort?: string | false;
  filter?: false;
}

export interface Fragment { sql: string; params: readonly unknown[] }

/**
 * The condition of a keyword; where it fits many, also a query for the `id`s of some that may fit, by which a capped count is soon reached,
 * and the same condition for statements that look at every row.
 */
export interface KeywordFragment extends Fragment { some?: Fragment; gathered?: Fragment }

export interface ListSpec {
  /** Resource name, for Content-Range. */
  name: string;
  select: string;
  from: string;
  /** Tables the count needs (joins that only decorate are left out). */
  countFrom?: string;
  fields: Record<string, ListField>;
  /** Filters that are not a plain column: value → condition. */
  filters?: Record<string, (value: unknown) => Fragment>;
  keyword?: (text: string, database: Database) => KeywordFragment | Promise<KeywordFragment>;
  /** A keyword's matches are counted up to here and the total said to be capped; how many more there are helps nobody. */
  countUpTo?: number;
  defaultSort: readonly [field: string, order: 'ASC' | 'DESC'];
  /** A unique column that makes every order total. */
  tieBreak: string;
}

/** A page of rows; `sendPages` turns it into the body and `Content-Range`. */
export class Page<T> {
  constructor(readonly name: string, readonly rows: readonly T[], readonly start: number, readonly total: number, readonly capped = false) {}

  map<U>(change: (row: T) => U): Page<U> {
    return new Page(this.name, this.rows.map(change), this.start, this.total, this.capped);
  }
}

const DEFAULT_ROWS = 25;
const MOST_ROWS_AT_ONCE = 50_000;
const MAX_ROWS = 200;

function json(text: string | undefined, name: string): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest('malformed-request', { parameter: name });
  }
}

function checked(field: ListField, name: string, value: unknown): unknown {
  const good =
    field.type === 'number' ? typeof value === 'number' && Number.isFinite(value) || (typeof value === 'string' && /^\d{1,16}$/.test(value))
    : field.type === 'flag' ? typeof value === 'boolean'
    : field.type === 'day' ? isDay(value)
    : typeof value === 'string' && value.length <= 500;
  if (!good) throw badRequest('bad-filter', { field: name });
  if (field.type === 'flag') return value ? 1 : 0;
  return field.type === 'number' ? Number(value) : value;
}

/** One filter entry: equality, null, a list (any of) or a range (`gte`, `lte`, `gt`, `lt`). */
function condition(field: ListField, name: string, value: unknown): Fragment {
  if (value === null) return { sql: `${field.sql} IS NULL`, params: [] };
  if (Array.isArray(value)) {
    if (value.length > 1_000) throw badRequest('bad-filter', { field: name });
    return { sql: `${field.sql} IN (${placeholders(value)})`, params: value.map((item) => checked(field, name, item)) };
  }
  if (typeof value === 'object') {
    const operators: Record<string, string> = { gte: '>=', lte: '<=', gt: '>', lt: '<' };
    const parts = Object.entries(value as object).filter(([, bound]) => bound !== null && bound !== '');
    if (parts.some(([operator]) => !(operator in operators))) throw badRequest('bad-filter', { field: name });
    if (!parts.length) return { sql: '1 = 1', params: [] };
    return { sql: parts.map(([operator]) => `${field.sql} ${operators[operator]} ?`).join(' AND '), params: parts.map(([, bound]) => checked(field, name, bound)) };
  }
  return { sql: `${field.sql} = ?`, params: [checked(field, name, value)] };
}

/** A property of the literal itself: a filter called `constructor` is as unknown as any other. */
const own = <T>(record: Record<string, T> | undefined, name: string): T | undefined => (record && Object.hasOwn(record, name) ? record[name] : undefined);

/** The WHERE condition of a filter, and its keyword's own; `everyRow` for statements that do not stop at a page. Unknown fields are refused, all together. */
export async function whereOf(database: Database, spec: ListSpec, filterText: string | undefined, scope: readonly Fragment[], { everyRow = false } = {}): Promise<Fragment & { keyword?: KeywordFragment }> {
  const filter = json(filterText, 'filter') ?? {};
  if (typeof filter !== 'object' || filter === null || Array.isArray(filter)) throw badRequest('malformed-request', { parameter: 'filter' });
  const fragments: Fragment[] = [...scope];
  const unknown: string[] = [];
  let typed = '';
  for (const [name, value] of Object.entries(filter as Row)) {
    const field = own(spec.fields, name);
    const special = own(spec.filters, name);
    if (name === 'q' && spec.keyword) {
      if (typeof value !== 'string' || value.length > 100) throw badRequest('bad-filter', { field: 'q' });
      typed = value.trim();
    } else if (special) fragments.push(special(value));
    else if (field && field.filter !== false) fragments.push(condition(field, name, value));
    else unknown.push(name);
  }
  if (unknown.length) throw badRequest('unknown-filter', { field: unknown.join(', ') }, unknown.map((name) => ({ path: `filter.${name}`, code: 'unknown-filter', params: { field: name } })));
  const keyword = typed ? await spec.keyword!(typed, database) : undefined;
  if (keyword) fragments.push((everyRow && keyword.gathered) || keyword);
  return { sql: fragments.map((fragment) => `(${fragment.sql})`).join(' AND ') || '1 = 1', params: fragments.flatMap((fragment) => fragment.params), ...(keyword ? { keyword } : {}) };
}

/** `ORDER BY …`, total by the tie-break. */
export function orderOf(spec: ListSpec, sortText: string | undefined): string {
  const sort = json(sortText, 'sort') ?? spec.defaultSort;
  const [name, order] = Array.isArray(sort) ? (sort as unknown[]) : [];
  const field = typeof name === 'string' ? own(spec.fields, name) : undefined;
  if (!field || field.sort === false) throw badRequest('unknown-sort', { field: String(name) });
  if (order !== 'ASC' && order !== 'DESC') throw badRequest('malformed-request', { parameter: 'sort' });
  const by = field.sort ?? field.sql;
  return by === spec.tieBreak ? `ORDER BY ${by} ${order}` : `ORDER BY ${by} ${order}, ${spec.tieBreak} ${order}`;
}

function rangeOf(rangeText: string | undefined): { start: number; count: number } {
  const range = json(rangeText, 'range') ?? [0, DEFAULT_ROWS - 1];
  if (!Array.isArray(range) || range.length !== 2 || !range.every((bound) => Number.isSafeInteger(bound)) || range[0] < 0 || range[1] < range[0] - 1) throw badRequest('bad-range');
  const [start, end] = range as [number, number];
  if (end - start + 1 > MAX_ROWS) throw badRequest('range-too-large', { limit: MAX_ROWS });
  return { start, count: end - start + 1 };
}

/** One page of a list, within `scope`; a range past the end is an empty page. */
export async function listRows<T extends object = Row>(database: Database, spec: ListSpec, query: ListQuery, scope: readonly Fragment[] = []): Promise<Page<T>> {
  const { start, count: size } = rangeOf(query.range);
  const order = orderOf(spec, query.sort);
  const where = await whereOf(database, spec, query.filter, scope);
  const cap = where.keyword ? spec.countUpTo : undefined;
  const [total, rows] = await Promise.all([
    cap === undefined ? countAll(database, spec, where) : countUpTo(database, spec, where, cap + 1),
    size ? database.query<T>(`SELECT ${spec.select} FROM ${spec.from} WHERE ${where.sql} ${order} LIMIT ? OFFSET ?`, [...where.params, size, start]) : [],
  ]);
  return cap !== undefined && total > cap ? new Page(spec.name, rows, start, cap, true) : new Page(spec.name, rows, start, total);
}

/** All rows of a list that is small by nature, as its filter and sort show them (exports). @throws 422 `too-many-to-export` rather than leave any out */
export async function allRows<T extends object = Row>(database: Database, spec: ListSpec, query: ListQuery, scope: readonly Fragment[] = []): Promise<T[]> {
  const where = await whereOf(database, spec, query.filter, scope);
  const rows = await database.query<T>(`SELECT ${spec.select} FROM ${spec.from} WHERE ${where.sql} ${orderOf(spec, query.sort)} LIMIT ${MOST_ROWS_AT_ONCE + 1}`, where.params);
  if (rows.length > MOST_ROWS_AT_ONCE) throw refused('too-many-to-export', [], { limit: MOST_ROWS_AT_ONCE });
  return rows;
}

async function countAll(database: Database, spec: ListSpec, where: Fragment): Promise<number> {
  return Number((await database.queryOne<{ total: number }>(`SELECT COUNT(*) AS total FROM ${spec.countFrom ?? spec.from} WHERE ${where.sql}`, where.params))?.total ?? 0);
}

async function countUpTo(database: Database, spec: ListSpec, where: Fragment & { keyword?: KeywordFragment }, limit: number): Promise<number> {
  const count = async (from: string, params: readonly unknown[]) =>
    Number((await database.queryOne<{ total: number }>(`SELECT COUNT(*) AS total FROM (SELECT 1 AS one FROM ${from} WHERE ${where.sql} LIMIT ?) counted`, [...params, ...where.params, limit]))?.total ?? 0);
  const from = spec.countFrom ?? spec.from;
  const some = where.keyword?.some;
  if (some && (await count(`(${some.sql}) candidate JOIN ${from} ON ${spec.tieBreak} = candidate.\`id\``, some.params)) >= limit) return limit;
  return count(from, []);
}

/** A page of rows already in memory (small tables). */
export function pageOf<T>(name: string, all: readonly T[], query: ListQuery): Page<T> {
  const { start, count } = rangeOf(query.range);
  return new Page(name, all.slice(start, start + count), start, all.length);
}

/** `LIKE` text with its wildcards taken literally; use with `ESCAPE '!'`. */
export const likeText = (text: string) => `%${text.replace(/[!%_]/g, (character) => `!${character}`)}%`;

/** Sends every `Page` as its rows, with `Content-Range`. */
export function sendPages(fastify: FastifyInstance): void {
  fastify.addHook('preSerialization', (_request, reply, payload, done) => {
    if (!(payload instanceof Page)) return done(null, payload);
    const shown = payload.rows.length ? `${payload.start}-${payload.start + payload.rows.length - 1}` : '*';
    reply.header('Content-Range', `${payload.name} ${shown}/${payload.total}`);
    if (payload.capped) reply.header('X-Total-Capped', 'true');
    return done(null, payload.rows);
  });
}

/** OpenAPI: this route speaks the list dialect and answers rows of `type`. */
export const ListAnswer = (type?: new () => object) =>
  applyDecorators(
    ApiQuery({ name: 'sort', required: false, example: '["id","DESC"]', description: 'JSON: [field, "ASC" | "DESC"]' }),
    ApiQuery({ name: 'range', required: false, example: '[0,24]', description: 'JSON: [first, last], at most 200 rows' }),
    ApiQuery({ name: 'filter', required: false, example: '{"q":"半导体"}', description: 'JSON: equality, list (any of) or {"gte":…,"lte":…}; q is keyword search' }),
    ApiOkResponse({ ...(type ? { type: [type] } : {}), description: 'One page', headers: { 'Content-Range': { schema: { type: 'string' }, description: 'name first-last/total; name */total when no row lies in the range' } } }),
    ApiHeader({ name: 'Accept-Language', required: false, description: 'zh or en: the language of error messages' }),
  );

/** OpenAPI: this route answers an xlsx file. */
export const WorkbookAnswer = () =>
  applyDecorators(ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'), ApiOkResponse({ description: 'An xlsx file', schema: { type: 'string', format: 'binary' } }));

/** OpenAPI: this route takes a file and may find it too large or of a kind it does not read. */
export const UploadErrors = () => {
  const schema = { $ref: '#/components/schemas/Error' };
  return applyDecorators(ApiResponse({ status: 413, description: 'The file is too large', schema }), ApiResponse({ status: 415, description: 'Not a kind of file that is read here', schema }));
};
