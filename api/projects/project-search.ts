import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchHit } from '../../shared/contracts/search.js';
import { nameKey } from '../../shared/text.js';
import { STAGES } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { likeText } from '../core/http/list.js';
import { currentLocale, currentScope } from '../core/request-context.js';
import { SearchIndex, type SearchText } from '../search/search-index.js';
import { PROJECT_KIND, projectKeyword, projectText } from './project-keyword.js';
import { PROJECT_LIST, projectScope } from './project-list.js';
import { ProjectReader } from './project-reader.js';

/** Projects as the search knows them: within the scope in which the caller may read projects, a withdrawn one not at all. */
@Injectable()
export class ProjectSearch implements OnModuleInit {
  constructor(private readonly database: Database, private readonly index: SearchIndex, private readonly reader: ProjectReader) {}

  onModuleInit(): void {
    this.index.register({ kind: PROJECT_KIND, resource: 'projects', permission: 'project:read', texts: (tail, params) => this.texts(tail, params), hits: (typed, limit) => this.hits(typed, limit) });
  }

  private async texts(tail: string, params: readonly unknown[]): Promise<SearchText[]> {
    const rows = await this.database.query<{ id: number; code: string; name: string }>(`SELECT \`id\`, \`code\`, \`name\` FROM \`project\` WHERE ${tail}`, params);
    return rows.map(projectText);
  }

  private async hits(typed: string, limit: number): Promise<SearchHit[]> {
    const key = nameKey(typed);
    const found = await projectKeyword(typed, this.database);
    const conditions = [...projectScope(currentScope('project:read')), found];
    // Of a few all can be put in order; of many the latest are met first.
    const best = found.few ? { sql: "CASE WHEN p.`nameKey` = ? THEN 0 WHEN p.`nameKey` LIKE ? ESCAPE '!' THEN 1 ELSE 2 END, ", params: [key, likeText(key).slice(1)] } : { sql: '', params: [] };
    const rows = await this.database.query(
      `SELECT ${PROJECT_LIST.select} FROM ${PROJECT_LIST.from} WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')} ORDER BY ${best.sql}p.\`updatedAt\` DESC, p.\`id\` DESC LIMIT ?`,
      [...conditions.flatMap(({ params }) => params), ...best.params, limit],
    );
    return rows.map((row) => this.reader.record(row)).map(({ id, name, code, stage, parkName, organisationName }) => ({ id, name, code, detail: `${STAGES[stage][currentLocale()]} · ${parkName ?? organisationName}` }));
  }
}
