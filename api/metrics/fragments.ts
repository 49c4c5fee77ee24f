import type { Period } from '../../shared/period.js';
import { FOREVER, UNKNOWN_DAY } from '../core/database/columns.js';
import { placeholders } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';

/** The conditions that relations are put together from. */
export const fragment = (sql: string, ...params: unknown[]): Fragment => ({ sql, params });
export const join = (parts: readonly Fragment[], by: string): Fragment => ({ sql: parts.map((part) => `(${part.sql})`).join(by), params: parts.flatMap((part) => part.params) });
export const and = (...parts: Fragment[]) => join(parts, ' AND ');

/** The instant of whoever asks what is known now: just before FOREVER. */
export const NOW = '9999-12-31T23:59:59.998Z';
export const known = (alias: string, at: string) => (at === NOW ? fragment(`${alias}.\`knownTo\` = ?`, FOREVER) : fragment(`${alias}.\`knownFrom\` <= ? AND ${alias}.\`knownTo\` > ?`, at, at));
/**
 * The same of the facts a count begins with, which an index finds by when they were known: most of what was known at an instant still is,
 * and what has been replaced since is told apart, so that either part is a range of that index (up to NOW: MariaDB makes one of two that touch).
 */
export const knownFact = (alias: string, at: string) => (at === NOW ? known(alias, at) : fragment(
  `(${alias}.\`knownTo\` = ? OR (${alias}.\`knownTo\` > ? AND ${alias}.\`knownTo\` <= ?)) AND ${alias}.\`knownFrom\` <= ?`, FOREVER, at, NOW, at));
export const accepted = (alias: string, verifiedOnly: unknown) => fragment(verifiedOnly === true ? `${alias}.\`verification\` = 'verified'` : `${alias}.\`verification\` <> 'rejected'`);
export const revision = (at: string) => and(known('r', at), fragment('r.`withdrawn` = 0'));

export const touches = (alias: string, { from, until }: Period) => fragment(`${alias}.\`occurredFrom\` < ? AND ${alias}.\`occurredUntil\` > ?`, until, from);
/**
 * Days are known to the day, the month or the year, or not at all: of facts that began in an earlier year than the period only the last can touch
 * it. Settlements alone may cross years: on a day nobody knows, but not before the land was there.
 */
export const mayHaveHappened = (alias: string, period: Period, codes: readonly string[] = []) => (codes.includes('settled') ? touches(alias, period) : and(
  fragment(`${alias}.\`occurredFrom\` >= ? OR ${alias}.\`occurredFrom\` = ?`, `${period.from.slice(0, 4)}-01-01`, UNKNOWN_DAY), touches(alias, period)));
export const happened = (alias: string, { from, until }: Period) => fragment(`${alias}.\`occurredFrom\` >= ? AND ${alias}.\`occurredUntil\` <= ?`, from, until);

export const milestones = (alias: string, codes: readonly string[]) => fragment(`${alias}.\`milestone\` IN (${placeholders(codes)})`, ...codes);
