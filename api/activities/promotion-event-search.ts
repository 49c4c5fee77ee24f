import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SearchHit } from '../../shared/contracts/search.js';
import { PROMOTION_EVENT_KINDS, type PromotionEventKind } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { currentLocale, currentScope } from '../core/request-context.js';
import { SearchIndex, type SearchText } from '../search/search-index.js';
import { conditions } from './activity-list.js';
import { PROMOTION_EVENT_KIND, promotionEventKeyword, promotionScope } from './promotion-event-list.js';

/** Promotion events as the search knows them. */
@Injectable()
export class PromotionEventSearch implements OnModuleInit {
  constructor(private readonly database: Database, private readonly index: SearchIndex) {}

  onModuleInit(): void {
    this.index.register({ kind: PROMOTION_EVENT_KIND, resource: 'promotion-events', permission: 'activity:read', texts: (tail, params) => this.texts(tail, params), hits: (typed, limit) => this.hits(typed, limit) });
  }

  private async texts(tail: string, params: readonly unknown[]): Promise<SearchText[]> {
    const rows = await this.database.query<{ id: number; name: string }>(`SELECT \`id\`, \`name\` FROM \`promotion_event\` WHERE ${tail}`, params);
    return rows.map(({ id, name }) => ({ id, names: [name] }));
  }

  private async hits(typed: string, limit: number): Promise<SearchHit[]> {
    const where = conditions([...promotionScope(currentScope('activity:read')), await promotionEventKeyword(typed, this.database)]);
    const rows = await this.database.query<{ id: number; name: string; kind: PromotionEventKind; startsOn: string }>(
      `SELECT e.\`id\`, e.\`name\`, e.\`kind\`, e.\`startsOn\` FROM \`promotion_event\` e WHERE ${where.sql} ORDER BY e.\`startsOn\` DESC, e.\`id\` DESC LIMIT ?`, [...where.params, limit]);
    return rows.map(({ id, name, kind, startsOn }) => ({ id, name, code: startsOn, detail: PROMOTION_EVENT_KINDS[kind][currentLocale()] }));
  }
}
