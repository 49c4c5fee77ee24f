import type { CompanyMergeRecord } from '../../shared/contracts/companies.js';
import type { Database } from '../core/database/database.js';
import type { ListSpec } from '../core/http/list.js';
import type { MergeBefore, Moved } from './domain/merge.js';

export const MERGE_LIST: ListSpec = {
  name: 'company-merges',
  select: 'x.`id`, x.`survivorId`, x.`mergedId`, x.`before`, x.`moved`, x.`reason`, x.`mergedAt`, x.`undoneAt`, a.`name` AS survivorName, u.`displayName` AS mergedByName, v.`displayName` AS undoneByName',
  from: '`company_merge` x JOIN `company` a ON a.`id` = x.`survivorId` JOIN `user_account` u ON u.`id` = x.`mergedById` LEFT JOIN `user_account` v ON v.`id` = x.`undoneById`',
  countFrom: '`company_merge` x',
  fields: {
    id: { sql: 'x.`id`', type: 'number' }, survivorId: { sql: 'x.`survivorId`', type: 'number' }, mergedId: { sql: 'x.`mergedId`', type: 'number' },
    mergedAt: { sql: 'x.`mergedAt`', type: 'instant' }, undoneAt: { sql: 'x.`undoneAt`', type: 'instant' },
  },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'x.`id`',
};

export interface MergeRow extends Omit<CompanyMergeRecord, 'moved' | 'mergedName'> { before: string; moved: string }

/** A merge as the API tells it: how much was moved, and what the merged company was called. */
export function mergeRecord({ before, moved, ...row }: MergeRow): CompanyMergeRecord {
  return { ...row, mergedName: (JSON.parse(before) as MergeBefore).merged.name, moved: (JSON.parse(moved) as Moved[]).map(({ what, ids }) => ({ what, count: ids.length })) };
}

export async function mergeRecords(database: Database, condition: string, params: readonly unknown[]): Promise<CompanyMergeRecord[]> {
  return (await database.query<MergeRow & object>(`SELECT ${MERGE_LIST.select} FROM ${MERGE_LIST.from} WHERE ${condition} ORDER BY x.\`id\` DESC LIMIT 100`, params)).map(mergeRecord);
}
