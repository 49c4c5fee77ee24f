import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchHit } from '../../shared/contracts/search.js';
import { OPPORTUNITY_STATES, type OpportunityState } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { currentLocale, currentScope } from '../core/request-context.js';
import { EvidenceAccess } from '../evidence/evidence-access.js';
import { SearchIndex, type SearchText } from '../search/search-index.js';
import { OPPORTUNITY_ENTITY, OPPORTUNITY_KIND, opportunityKeyword, OpportunityReader, opportunityScope } from './opportunity-reader.js';

/** Opportunities as the search knows them; and who sees their files: those who see the opportunity. */
@Injectable()
export class OpportunitySearch implements OnModuleInit {
  constructor(private readonly database: Database, private readonly index: SearchIndex, private readonly access: EvidenceAccess, private readonly reader: OpportunityReader) {}

  onModuleInit(): void {
    this.index.register({ kind: OPPORTUNITY_KIND, resource: 'opportunities', permission: 'opportunity:read', texts: (tail, params) => this.texts(tail, params), hits: (typed, limit) => this.hits(typed, limit) });
    this.access.register(OPPORTUNITY_ENTITY, (ids) => this.reader.visible(ids));
  }

  private async texts(tail: string, params: readonly unknown[]): Promise<SearchText[]> {
    const rows = await this.database.query<{ id: number; code: string; name: string; chain: string | null }>(`SELECT \`id\`, \`code\`, \`name\`, \`chain\` FROM \`opportunity\` WHERE ${tail}`, params);
    return rows.map(({ id, code, name, chain }) => ({ id, names: [name, chain ?? ''], codes: [code] }));
  }

  private async hits(typed: string, limit: number): Promise<SearchHit[]> {
    const conditions = [...opportunityScope(currentScope('opportunity:read')), await opportunityKeyword(typed, this.database)];
    const rows = await this.database.query<{ id: number; name: string; code: string; state: OpportunityState; place: string | null }>(
      `SELECT y.\`id\`, y.\`name\`, y.\`code\`, y.\`state\`, COALESCE(k.\`name\`, g.\`name\`) AS \`place\` FROM \`opportunity\` y LEFT JOIN \`park\` k ON k.\`id\` = y.\`parkId\` LEFT JOIN \`region\` g ON g.\`code\` = y.\`regionCode\`
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')} ORDER BY y.\`updatedAt\` DESC, y.\`id\` DESC LIMIT ?`,
      [...conditions.flatMap(({ params }) => params), limit],
    );
    return rows.map(({ id, name, code, state, place }) => ({ id, name, code, detail: [OPPORTUNITY_STATES[state][currentLocale()], place].filter(Boolean).join(' · ') }));
  }
}
