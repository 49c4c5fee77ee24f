import type { OfficialValueRecord } from '../../shared/contracts/official-values.js';
import { officialPeriodCode, officialPeriodName } from '../../shared/official-period.js';
import type { OfficialUnit } from '../../shared/vocabulary.js';
import { badRequest } from '../core/errors.js';
import type { Fragment, ListSpec } from '../core/http/list.js';
import { valueOf } from './domain/official-value.js';
import type { OfficialValue } from './entities.js';

/** Whether a row is the latest of its series, place and period. */
const LATEST = 'NOT EXISTS (SELECT 1 FROM `official_value` w WHERE w.`firstId` = v.`firstId` AND w.`revision` > v.`revision`)';

function current(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'current' });
  return { sql: value ? LATEST : `NOT (${LATEST})`, params: [] };
}

function year(value: unknown): Fragment {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1900 || number > 2199) throw badRequest('bad-filter', { field: 'year' });
  return { sql: 'v.`periodFrom` >= ? AND v.`periodFrom` < ?', params: [`${number}-01-01`, `${number + 1}-01-01`] };
}

export interface OfficialValueRow extends OfficialValue { current: number; parkName: string | null; regionName: string | null; recordedByName: string | null; seriesName: string; seriesNameEn: string; unit: OfficialUnit }

export const OFFICIAL_VALUE_LIST: ListSpec = {
  name: 'official-values',
  select: `v.*, (${LATEST}) AS \`current\`, k.\`name\` AS parkName, r.\`name\` AS regionName, u.\`displayName\` AS recordedByName, s.\`name\` AS seriesName, s.\`nameEn\` AS seriesNameEn, s.\`unit\``,
  from: '`official_value` v JOIN `official_series` s ON s.`code` = v.`series` LEFT JOIN `park` k ON k.`id` = v.`parkId` LEFT JOIN `region` r ON r.`code` = v.`regionCode` LEFT JOIN `user_account` u ON u.`id` = v.`recordedById`',
  countFrom: '`official_value` v',
  fields: {
    id: { sql: 'v.`id`', type: 'number' }, firstId: { sql: 'v.`firstId`', type: 'number' }, series: { sql: 'v.`series`', type: 'text' }, scopeKey: { sql: 'v.`scopeKey`', type: 'text' },
    regionCode: { sql: 'v.`regionCode`', type: 'text' }, parkId: { sql: 'v.`parkId`', type: 'number' }, periodFrom: { sql: 'v.`periodFrom`', type: 'day' }, periodUntil: { sql: 'v.`periodUntil`', type: 'day' },
    value: { sql: 'v.`scaled`', type: 'number', filter: false }, publishedOn: { sql: 'v.`publishedOn`', type: 'day' }, knownFrom: { sql: 'v.`knownFrom`', type: 'instant' },
  },
  filters: { current, year },
  defaultSort: ['periodUntil', 'DESC'],
  tieBreak: 'v.`id`',
};

/** A row as the API answers it. */
export function officialValueOf(row: OfficialValueRow, cityName: string, locale: 'zh' | 'en'): OfficialValueRecord {
  const { id, firstId, revision, series, scopeKey, regionCode, parkId, periodFrom, periodUntil, scaled, document, documentNumber, publishedOn, reason, knownFrom } = row;
  const period = { from: periodFrom, until: periodUntil };
  return {
    id, firstId, revision, series, seriesName: locale === 'zh' ? row.seriesName : row.seriesNameEn, unit: row.unit, scopeKey, scopeName: row.parkName ?? (scopeKey === 'city' ? cityName : (row.regionName ?? scopeKey)), regionCode, parkId,
    period: officialPeriodCode(period), periodName: officialPeriodName(period, locale), periodFrom, periodUntil, value: scaled === null ? null : valueOf(row.unit, scaled),
    document, documentNumber, publishedOn, reason, current: Boolean(Number(row.current)), knownFrom, recordedByName: row.recordedByName ?? '',
  };
}
