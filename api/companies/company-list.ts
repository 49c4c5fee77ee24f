import { archivedFilter, flagFilter, industryFilter } from '../identity/filters.js';
import { badRequest } from '../core/errors.js';
import { FOREVER } from '../core/database/columns.js';
import type { Fragment, ListQuery, ListSpec } from '../core/http/list.js';
import { RANKING_LISTS } from '../../shared/vocabulary.js';
import { companyKeyword } from './company-search.js';

const SETTLED = `EXISTS (SELECT 1 FROM \`project_revision\` r JOIN \`milestone_fact\` f ON f.\`projectId\` = r.\`projectId\` AND f.\`milestone\` = 'settled' AND f.\`knownTo\` = '${FOREVER}' AND f.\`verification\` <> 'rejected' WHERE r.\`projectCompanyId\` = c.\`id\` AND r.\`knownTo\` = '${FOREVER}' AND r.\`withdrawn\` = 0 AND r.\`confidential\` = 0)`;

/** On one of these lists in any year. */
function ranking(value: unknown): Fragment {
  const lists = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!lists.length || lists.some((list) => typeof list !== 'string' || !Object.hasOwn(RANKING_LISTS, list))) throw badRequest('bad-filter', { field: 'ranking' });
  return { sql: `c.\`id\` IN (SELECT k.\`companyId\` FROM \`company_ranking\` k WHERE k.\`list\` IN (${lists.map(() => '?').join(', ')}))`, params: lists };
}

export const COMPANY_LIST: ListSpec = {
  name: 'companies',
  select: 'c.*, g.`name` AS `regionName`, g.`fullName` AS `regionFullName`, h.`name` AS `groupName`, m.`name` AS `mergedIntoName`',
  from: '`company` c LEFT JOIN `region` g ON g.`code` = c.`regionCode` LEFT JOIN `company` h ON h.`id` = c.`groupId` LEFT JOIN `company` m ON m.`id` = c.`mergedIntoId`',
  countFrom: '`company` c',
  fields: {
    id: { sql: 'c.`id`', type: 'number' },
    name: { sql: 'c.`name`', type: 'text', sort: 'c.`nameKey`' },
    creditCode: { sql: 'c.`creditCode`', type: 'text' },
    regionCode: { sql: 'c.`regionCode`', type: 'text' },
    industryCode: { sql: 'c.`industryCode`', type: 'text' },
    groupId: { sql: 'c.`groupId`', type: 'number' },
    anchor: { sql: 'c.`anchor`', type: 'flag' },
    stoppedOn: { sql: 'c.`stoppedOn`', type: 'day' },
    mergedIntoId: { sql: 'c.`mergedIntoId`', type: 'number' },
    archivedAt: { sql: 'c.`archivedAt`', type: 'instant' },
    createdAt: { sql: 'c.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'c.`updatedAt`', type: 'instant' },
  },
  filters: {
    archived: archivedFilter('c.`archivedAt`'),
    industryCode: industryFilter('c.`industryCode`'),
    settled: flagFilter('settled', SETTLED, `NOT ${SETTLED}`),
    stopped: flagFilter('stopped', 'c.`stoppedOn` IS NOT NULL', 'c.`stoppedOn` IS NULL'),
    ranking,
  },
  keyword: companyKeyword,
  countUpTo: 1_000,
  defaultSort: ['id', 'DESC'],
  tieBreak: 'c.`id`',
};

/** A company that was merged is found as the one it became, unless it is asked for. */
export const unmerged = ({ filter }: ListQuery): Fragment[] => (filter?.includes('"mergedIntoId"') || filter?.includes('"id"') ? [] : [{ sql: 'c.`mergedIntoId` IS NULL', params: [] }]);
