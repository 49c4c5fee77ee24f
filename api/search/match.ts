import type { Database } from '../core/database/database.js';
import { likeText, type Fragment, type KeywordFragment } from '../core/http/list.js';
import { readQuery, type Alternative, type GramRange, type Part } from './domain/plan.js';

/**
 * Up to so many records are looked up by their grams and named one by one. What is more common is met soon enough on the way
 * through the list in its own order, and the count stops at its cap.
 */
export const RARE = 4_000;

/**
 * Whom a keyword fits: these records, or everybody that the condition on `search_entry` e holds for, `some` of whom a query finds at once
 * and all of whom the queries of `all` find together.
 */
export type Match = { ids: readonly number[] } | { condition: Fragment; some: Fragment; all: readonly Fragment[] };

const COLUMNS: Record<Part['in'], string> = { text: 'e.`text`', pinyin: 'e.`pinyin`', initials: 'e.`initials`', codes: 'e.`codes`', letters: "REPLACE(e.`pinyin`, ' ', '')" };

/** Whom of a kind a keyword fits. Two short statements: the first finds the rarest gram of each reading, the second verifies its records. */
export async function matchOf(database: Database, kind: string, typed: string): Promise<Match> {
  const alternatives = readQuery(typed);
  if (!alternatives.length) return { ids: [] };
  const condition = conditionOf(alternatives);
  const chosen = (await rarest(database, kind, alternatives)).filter(({ count }) => count > 0);
  const [first] = chosen;
  if (!first) return { ids: [] };
  const common = chosen.find(({ count }) => count > RARE);
  const all = () => chosen.map(({ alternative, range }) => allOf(kind, alternative, range));
  if (common) return { condition, some: someOf(kind, common.range), all: all() };
  const ranges = [...new Map(chosen.map(({ range }) => [keyOf(range), range])).values()].map((range) => rangeFragment(kind, range));
  const rows = await database.query<{ id: number }>(
    `SELECT e.\`id\` FROM (${ranges.map(({ sql }) => `SELECT \`id\` FROM ${sql}`).join(' UNION ')}) g JOIN \`search_entry\` e ON e.\`kind\` = ? AND e.\`id\` = g.\`id\` WHERE ${condition.sql} LIMIT ?`,
    [...ranges.flatMap(({ params }) => params), kind, ...condition.params, RARE + 1],
  );
  return rows.length > RARE ? { condition, some: someOf(kind, first.range), all: all() } : { ids: rows.map((row) => row.id) };
}

/** The condition that a row whose id is in this column is among the matches. */
export function matchFragment(match: Match, kind: string, idColumn: string): KeywordFragment {
  if ('ids' in match) return idList(idColumn, match.ids);
  // A scalar subquery: an EXISTS would be turned into a join that may begin at the other end.
  return { sql: `COALESCE((SELECT 1 FROM \`search_entry\` e WHERE e.\`kind\` = ? AND e.\`id\` = ${idColumn} AND (${match.condition.sql})), 0) = 1`, params: [kind, ...match.condition.params], some: match.some };
}

/** The same for statements that look at every row (sums, exports): the matches are gathered once, not asked for row by row. */
export function gatheredFragment(match: Match, idColumn: string): Fragment {
  if ('ids' in match) return idList(idColumn, match.ids);
  return { sql: match.all.map(({ sql }) => `${idColumn} IN (${sql})`).join(' OR '), params: match.all.flatMap(({ params }) => params) };
}

/** `column IN (…)`; the length is rounded up by repeating an id, so that statements of many lengths are few. */
export function idList(column: string, ids: readonly number[]): Fragment {
  if (!ids.length) return { sql: '1 = 0', params: [] };
  const length = 2 ** Math.ceil(Math.log2(ids.length));
  const params = [...ids, ...Array<number>(length - ids.length).fill(ids[0]!)];
  return { sql: `${column} IN (${params.map(() => '?').join(', ')})`, params };
}

/** For each reading its range with the fewest grams, and how many (no more than `RARE` and one are counted). */
async function rarest(database: Database, kind: string, alternatives: readonly Alternative[]): Promise<{ alternative: Alternative; range: GramRange; count: number }[]> {
  const probes = new Map<string, { range: GramRange; number: number; count: number }>();
  for (const range of alternatives.flatMap(({ ranges }) => ranges)) probes.set(keyOf(range), { range, number: probes.size, count: 0 });
  const counts = [...probes.values()].map(({ range, number }) => {
    const { sql, params } = rangeFragment(kind, range);
    return { sql: `SELECT ${number} AS number, COUNT(*) AS count FROM (SELECT 1 AS one FROM ${sql} LIMIT ?) x`, params: [...params, RARE + 1] };
  });
  const rows = await database.query<{ number: number; count: number }>(counts.map(({ sql }) => sql).join(' UNION ALL '), counts.flatMap(({ params }) => params));
  const countOf = new Map(rows.map((row) => [row.number, row.count]));
  for (const probe of probes.values()) probe.count = countOf.get(probe.number) ?? 0;
  return alternatives.map((alternative) => ({ alternative, ...alternative.ranges.map((range) => probes.get(keyOf(range))!).sort((a, b) => a.count - b.count)[0]! }));
}

/** Everybody whom one reading fits. */
function allOf(kind: string, alternative: Alternative, range: GramRange): Fragment {
  const { sql, params } = rangeFragment(kind, range);
  if (alternative.exact) return { sql: `SELECT \`id\` FROM ${sql}`, params };
  const condition = conditionOf([alternative]);
  return { sql: `SELECT e.\`id\` FROM (SELECT DISTINCT \`id\` FROM ${sql}) g JOIN \`search_entry\` e ON e.\`kind\` = ? AND e.\`id\` = g.\`id\` WHERE ${condition.sql}`, params: [...params, kind, ...condition.params] };
}

/** The first records with a gram in the range, not verified. */
function someOf(kind: string, range: GramRange): Fragment {
  const { sql, params } = rangeFragment(kind, range);
  return { sql: `SELECT DISTINCT \`id\` FROM (SELECT \`id\` FROM ${sql} LIMIT ?) g`, params: [...params, RARE] };
}

const keyOf = ({ from, to }: GramRange) => `${from}\n${to}`;

function rangeFragment(kind: string, { from, to }: GramRange): Fragment {
  if (from === to) return { sql: '`search_gram` WHERE `kind` = ? AND `gram` = ?', params: [kind, from] };
  return { sql: '`search_gram` WHERE `kind` = ? AND `gram` >= ? AND `gram` <= ?', params: [kind, from, to] };
}

function conditionOf(alternatives: readonly Alternative[]): Fragment {
  return {
    sql: alternatives.map(({ all }) => `(${all.map((part) => `${COLUMNS[part.in]} LIKE ? ESCAPE '!'`).join(' AND ')})`).join(' OR '),
    params: alternatives.flatMap(({ all }) => all.map(({ part }) => likeText(part))),
  };
}
