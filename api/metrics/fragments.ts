import type { Period } from '../../shared/period.js';
import { placeholders } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';

/** The conditions that relations are put together from. */
export const fragment = (sql: string, ...params: unknown[]): Fragment => ({ sql, params });
export const join = (parts: readonly Fragment[], by: string): Fragment => ({ sql: parts.map((part) => `(${part.sql})`).join(by), params: parts.flatMap((part) => part.params) });
export const and = (...parts: Fragment[]) => join(parts, ' AND ');

export const known = (alias: string, at: string) => fragment(`${alias}.\`knownFrom\` <= ? AND ${alias}.\`knownTo\` > ?`, at, at);
export const accepted = (alias: string, verifiedOnly: unknown) => fragment(verifiedOnly === true ? `${alias}.\`verification\` = 'verified'` : `${alias}.\`verification\` <> 'rejected'`);
export const revision = (at: string) => and(known('r', at), fragment('r.`withdrawn` = 0'));

export const mayHaveHappened = (alias: string, { from, until }: Period) => fragment(`${alias}.\`occurredFrom\` < ? AND ${alias}.\`occurredUntil\` > ?`, until, from);
export const happened = (alias: string, { from, until }: Period) => fragment(`${alias}.\`occurredFrom\` >= ? AND ${alias}.\`occurredUntil\` <= ?`, from, until);

export const milestones = (alias: string, codes: readonly string[]) => fragment(`${alias}.\`milestone\` IN (${placeholders(codes)})`, ...codes);
