import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchHit } from '../../shared/contracts/search.js';
import { Database } from '../core/database/database.js';
import type { KeywordFragment } from '../core/http/list.js';
import { currentScope } from '../core/request-context.js';
import { matchFragment, matchOf } from '../search/match.js';
import { SearchIndex, type SearchText } from '../search/search-index.js';
import { scopeFragment } from './data-scope.js';

export const USER_KIND = 'u';

/** Finds by any part of the username or the name, also in pinyin or initials. */
export const userKeyword = async (text: string, database: Database): Promise<KeywordFragment> => matchFragment(await matchOf(database, USER_KIND, text), USER_KIND, 'u.`id`');

/** People as the search knows them: within the scope in which the caller may read users. */
@Injectable()
export class UserSearch implements OnModuleInit {
  constructor(private readonly database: Database, private readonly index: SearchIndex) {}

  onModuleInit(): void {
    this.index.register({ kind: USER_KIND, resource: 'users', permission: 'user:read', people: true, texts: (tail, params) => this.texts(tail, params), hits: (typed, limit) => this.hits(typed, limit) });
  }

  private async texts(tail: string, params: readonly unknown[]): Promise<SearchText[]> {
    const rows = await this.database.query<{ id: number; username: string; displayName: string }>(`SELECT \`id\`, \`username\`, \`displayName\` FROM \`user_account\` WHERE ${tail}`, params);
    return rows.map(({ id, username, displayName }) => ({ id, names: [displayName, username] }));
  }

  private async hits(typed: string, limit: number): Promise<SearchHit[]> {
    const conditions = [await userKeyword(typed, this.database), ...scopeFragment(currentScope('user:read'), { organisation: 'u.`organisationId`' })];
    return this.database.query<SearchHit & object>(
      `SELECT u.\`id\`, u.\`displayName\` AS name, u.\`username\` AS code, o.\`name\` AS detail FROM \`user_account\` u JOIN \`organisation\` o ON o.\`id\` = u.\`organisationId\`
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')} ORDER BY u.\`status\`, u.\`id\` LIMIT ?`,
      [...conditions.flatMap(({ params }) => params), limit],
    );
  }
}
