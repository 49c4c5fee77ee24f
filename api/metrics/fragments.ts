import { addDays } from '../../shared/day.js';
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
export const accepted = (alias: string, verifiedOnly: unknown) => fragment(verifiedOnly === true ? `${alias}.\`verification\` = 'verified'` : `${alias}.\`verification\` <> 'rejected'`);
export const revision = (at: string) => and(known('r', at), fragment('r.`withdrawn` = 0'));

export const touches = (alias: string, { from, until }: Period) => fragment(`${alias}.\`occurredFrom\` < ? AND ${alias}.\`occurredUntil\` > ?`, until, from);
/** A day that is known at all is known to the year, so that of older facts only those of unknown days need to be looked at. */
const LONGEST_DAYS = 366;
export const mayHaveHappened = (alias: string, period: Period) => and(
  fragment(`${alias}.\`occurredFrom\` >= ? OR ${alias}.\`occurredFrom\` = ?`, addDays(period.from, -LONGEST_DAYS), UNKNOWN_DAY), touches(alias, period));
export const happened = (alias: string, { from, until }: Period) => fragment(`${alias}.\`occurredFrom\` >= ? AND ${alias}.\`occurredUntil\` <= ?`, from, until);

export const milestones = (alias: string, codes: readonly string[]) => fragment(`${alias}.\`milestone\` IN (${placeholders(codes)})`, ...codes);
