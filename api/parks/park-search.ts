import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchHit } from '../../shared/contracts/search.js';
import { Database } from '../core/database/database.js';
import type { KeywordFragment } from '../core/http/list.js';
import { matchFragment, matchOf } from '../search/match.js';
import { SearchIndex, type SearchText } from '../search/search-index.js';

export const PARK_KIND = 'k';

/** Finds by any part of the name, the short name or an alias, in Chinese, pinyin or initials. */
export const parkKeyword = async (text: string, database: Database): Promise<KeywordFragment> => matchFragment(await matchOf(database, PARK_KIND, text), PARK_KIND, 'k.`id`');

/** Parks as the search knows them. */
@Injectable()
export class ParkSearch implements OnModuleInit {
  constructor(private readonly database: Database, private readonly index: SearchIndex) {}

  onModuleInit(): void {
    this.index.register({ kind: PARK_KIND, resource: 'parks', permission: 'park:read', texts: (tail, params) => this.texts(tail, params), hits: (typed, limit) => this.hits(typed, limit) });
  }

  private async texts(tail: string, params: readonly unknown[]): Promise<SearchText[]> {
    const rows = await this.database.query<{ id: number; name: string; shortName: string | null; aliases: string }>(`SELECT \`id\`, \`name\`, \`shortName\`, \`aliases\` FROM \`park\` WHERE ${tail}`, params);
    return rows.map(({ id, name, shortName, aliases }) => ({ id, names: [name, shortName ?? '', ...(JSON.parse(aliases) as string[])] }));
  }

  private async hits(typed: string, limit: number): Promise<SearchHit[]> {
    const found = await parkKeyword(typed, this.database);
    return this.database.query<SearchHit & object>(
      `SELECT k.\`id\`, k.\`name\`, NULL AS code, COALESCE(g.\`fullName\`, k.\`regionCode\`) AS detail FROM \`park\` k LEFT JOIN \`region\` g ON g.\`code\` = k.\`regionCode\`
       WHERE k.\`archivedAt\` IS NULL AND (${found.sql}) ORDER BY k.\`nameKey\`, k.\`id\` LIMIT ?`,
      [...found.params, limit],
    );
  }
}
