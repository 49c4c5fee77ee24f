import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchHit } from '../../shared/contracts/search.js';
import { nameKey } from '../../shared/text.js';
import { Database } from '../core/database/database.js';
import { likeText, type KeywordFragment } from '../core/http/list.js';
import { matchFragment, matchOf } from '../search/match.js';
import { SearchIndex, type SearchText } from '../search/search-index.js';

export const COMPANY_KIND = 'c';

/** Finds by any part of the name or an alias, in Chinese, pinyin or initials, or by the beginning of the credit code. */
export const companyKeyword = async (text: string, database: Database): Promise<KeywordFragment> => matchFragment(await matchOf(database, COMPANY_KIND, text), COMPANY_KIND, 'c.`id`');

/** Companies as the search knows them; everybody who may read companies sees all of them. */
@Injectable()
export class CompanySearch implements OnModuleInit {
  constructor(private readonly database: Database, private readonly index: SearchIndex) {}

  onModuleInit(): void {
    this.index.register({ kind: COMPANY_KIND, resource: 'companies', permission: 'company:read', texts: (tail, params) => this.texts(tail, params), hits: (typed, limit) => this.hits(typed, limit) });
  }

  private async texts(tail: string, params: readonly unknown[]): Promise<SearchText[]> {
    const rows = await this.database.query<{ id: number; name: string; aliases: string; creditCode: string | null }>(`SELECT \`id\`, \`name\`, \`aliases\`, \`creditCode\` FROM \`company\` WHERE ${tail}`, params);
    return rows.map(({ id, name, aliases, creditCode }) => ({ id, names: [name, ...(JSON.parse(aliases) as string[])], codes: creditCode ? [creditCode] : [] }));
  }

  private async hits(typed: string, limit: number): Promise<SearchHit[]> {
    const found = await companyKeyword(typed, this.database);
    const key = nameKey(typed);
    return this.database.query<SearchHit & object>(
      `SELECT c.\`id\`, c.\`name\`, c.\`creditCode\` AS code, g.\`fullName\` AS detail FROM \`company\` c LEFT JOIN \`region\` g ON g.\`code\` = c.\`regionCode\`
       WHERE c.\`archivedAt\` IS NULL AND (${found.sql}) ORDER BY CASE WHEN c.\`nameKey\` = ? THEN 0 WHEN c.\`nameKey\` LIKE ? ESCAPE '!' THEN 1 ELSE 2 END, c.\`id\` DESC LIMIT ?`,
      [...found.params, key, likeText(key).slice(1), limit],
    );
  }
}
