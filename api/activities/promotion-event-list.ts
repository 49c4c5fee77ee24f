import type { Database } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import type { Fragment, KeywordFragment, ListSpec } from '../core/http/list.js';
import type { DataScope } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { matchFragment, matchOf } from '../search/match.js';

export const PROMOTION_EVENT_KIND = 'e';

/** Finds by any part of the name, in Chinese, pinyin or initials. */
export const promotionEventKeyword = async (text: string, database: Database): Promise<KeywordFragment> => matchFragment(await matchOf(database, PROMOTION_EVENT_KIND, text), PROMOTION_EVENT_KIND, 'e.`id`');

/** A promotion event is seen with the organisation it belongs to. */
export const promotionScope = (scope: DataScope): Fragment[] => scopeFragment(scope, { organisation: 'e.`organisationId`' });

const EVIDENCE = "(SELECT COUNT(*) FROM `evidence_link` v WHERE v.`entity` = 'promotion-event' AND v.`entityId` = e.`id`)";

/** By state, as `promotionState` decides it. */
function inState(today: string) {
  const states: Record<string, Fragment> = {
    cancelled: { sql: 'e.`cancelledReason` IS NOT NULL', params: [] },
    planned: { sql: 'e.`cancelledReason` IS NULL AND e.`endsOn` >= ?', params: [today] },
    unproven: { sql: `e.\`cancelledReason\` IS NULL AND e.\`endsOn\` < ? AND ${EVIDENCE} = 0`, params: [today] },
    held: { sql: `e.\`cancelledReason\` IS NULL AND e.\`endsOn\` < ? AND ${EVIDENCE} > 0`, params: [today] },
  };
  return (value: unknown): Fragment => {
    const chosen = (Array.isArray(value) ? value : [value]).map((code) => (typeof code === 'string' && Object.hasOwn(states, code) ? states[code]! : undefined));
    if (!chosen.length || chosen.includes(undefined)) throw badRequest('bad-filter', { field: 'state' });
    return { sql: chosen.map((part) => `(${part!.sql})`).join(' OR '), params: chosen.flatMap((part) => part!.params) };
  };
}

/** In or out of the home province, by the first two digits of the region's code. */
function outOfProvince(homeCode: string | null) {
  return (value: unknown): Fragment => {
    if (typeof value !== 'boolean' || !homeCode) throw badRequest('bad-filter', { field: 'outOfProvince' });
    return { sql: `e.\`regionCode\` IS NOT NULL AND e.\`regionCode\` ${value ? 'NOT ' : ''}LIKE ?`, params: [`${homeCode.slice(0, 2)}%`] };
  };
}

/** The list as it stands today. */
export const promotionEventList = (today: string, homeCode: string | null): ListSpec => ({
  name: 'promotion-events',
  select: `e.*, o.\`name\` AS organisationName, r.\`fullName\` AS regionName, u.\`displayName\` AS createdByName, ${EVIDENCE} AS evidenceCount`,
  from: '`promotion_event` e JOIN `organisation` o ON o.`id` = e.`organisationId` LEFT JOIN `region` r ON r.`code` = e.`regionCode` JOIN `user_account` u ON u.`id` = e.`createdById`',
  countFrom: '`promotion_event` e',
  fields: {
    id: { sql: 'e.`id`', type: 'number' }, name: { sql: 'e.`name`', type: 'text', sort: 'e.`nameKey`' }, kind: { sql: 'e.`kind`', type: 'text' }, startsOn: { sql: 'e.`startsOn`', type: 'day' }, endsOn: { sql: 'e.`endsOn`', type: 'day' },
    organisationId: { sql: 'e.`organisationId`', type: 'number' }, regionCode: { sql: 'e.`regionCode`', type: 'text' }, peopleCount: { sql: 'e.`peopleCount`', type: 'number' }, costFen: { sql: 'e.`costFen`', type: 'number' },
    createdAt: { sql: 'e.`createdAt`', type: 'instant' }, updatedAt: { sql: 'e.`updatedAt`', type: 'instant' },
  },
  filters: { state: inState(today), outOfProvince: outOfProvince(homeCode) },
  keyword: promotionEventKeyword,
  countUpTo: 1_000,
  defaultSort: ['startsOn', 'DESC'],
  tieBreak: 'e.`id`',
});
