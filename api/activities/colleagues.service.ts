import { Injectable } from '@nestjs/common';
import type { ColleagueRecord } from '../../shared/contracts/activities.js';
import { Database } from '../core/database/database.js';
import { likeText, listRows, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';

const LIST: ListSpec = {
  name: 'colleagues',
  select: 'u.`id`, u.`displayName`, o.`name` AS organisationName',
  from: '`user_account` u JOIN `organisation` o ON o.`id` = u.`organisationId`',
  fields: { id: { sql: 'u.`id`', type: 'number' }, displayName: { sql: 'u.`displayName`', type: 'text' }, organisationId: { sql: 'u.`organisationId`', type: 'number' } },
  keyword: (text) => ({ sql: "u.`displayName` LIKE ? ESCAPE '!'", params: [likeText(text)] }),
  defaultSort: ['displayName', 'ASC'],
  tieBreak: 'u.`id`',
};

/** Names of the active users of one's scope; nothing else about them is told. */
@Injectable()
export class ColleaguesService {
  constructor(private readonly database: Database) {}

  list(query: ListQuery): Promise<Page<ColleagueRecord>> {
    return listRows<ColleagueRecord>(this.database, LIST, query, [...scopeFragment(currentScope(), { organisation: 'u.`organisationId`' }), { sql: "u.`status` = 'active'", params: [] }]);
  }
}
