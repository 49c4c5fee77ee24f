import { Injectable } from '@nestjs/common';
import type { ApiTokenRecord } from '../../shared/contracts/identity.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, updateRows } from '../core/database/rows.js';
import { notFound } from '../core/errors.js';
import { allRows, listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentUser } from '../core/request-context.js';
import { Authenticator } from './authenticator.js';
import { ApiToken } from './entities.js';
import { SessionService } from './session.service.js';

const DEFAULT_DAYS = 90;

const LIST: ListSpec = {
  name: 'api-tokens',
  select: 't.`id`, t.`name`, t.`createdAt`, t.`expiresAt`, t.`lastUsedAt`, t.`revokedAt`',
  from: '`api_token` t',
  fields: {
    id: { sql: 't.`id`', type: 'number' },
    name: { sql: 't.`name`', type: 'text' },
    createdAt: { sql: 't.`createdAt`', type: 'instant' },
    expiresAt: { sql: 't.`expiresAt`', type: 'instant' },
    lastUsedAt: { sql: 't.`lastUsedAt`', type: 'instant' },
    revokedAt: { sql: 't.`revokedAt`', type: 'instant' },
  },
  defaultSort: ['id', 'DESC'],
  tieBreak: 't.`id`',
};

const own = (): Fragment[] => [{ sql: 't.`userId` = ?', params: [currentUser().id] }];

/** Credentials for programs: each acts for the user who made it, with that user's permissions, until it expires. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditService,
    private readonly authenticator: Authenticator,
    private readonly sessions: SessionService,
  ) {}

  /** The caller's own tokens. */
  list(query: ListQuery): Promise<Page<ApiTokenRecord>> {
    return listRows<ApiTokenRecord>(this.database, LIST, query, own());
  }

  /** Every one of the caller's own tokens that a list's filter finds. */
  async *all(query: ListQuery): AsyncGenerator<ApiTokenRecord> {
    yield* await allRows<ApiTokenRecord>(this.database, LIST, query, own());
  }

  /** One of the caller's own tokens. @throws 404 */
  async read(id: number): Promise<ApiTokenRecord> {
    const row = await findRow(this.database, ApiToken, { id, userId: currentUser().id });
    if (!row) throw notFound('api-token', id);
    return record(row);
  }

  /** A new token of a user; the answer is the only place where it can be read. */
  async create(userId: number, name: string, expiresInDays = DEFAULT_DAYS): Promise<ApiTokenRecord & { token: string }> {
    const token = this.authenticator.newToken();
    return this.database.write(async () => {
      const id = await this.ids.next('api_token');
      const expiresAt = new Date(this.clock.now().getTime() + expiresInDays * 86_400_000).toISOString();
      const row: ApiToken = { id, userId, name, tokenHash: this.authenticator.tokenHash(token), createdAt: this.clock.instant(), expiresAt, lastUsedAt: null, revokedAt: null };
      await insertRows(this.database, ApiToken, [row]);
      await this.audit.record({ action: 'api-token:created', entity: 'api-token', entityId: id, details: { userId, expiresAt } });
      return { ...record(row), token };
    });
  }

  /** Revokes one of the caller's own tokens for good. @throws 404 */
  async revoke(id: number): Promise<ApiTokenRecord> {
    const before = await this.read(id);
    if (before.revokedAt !== null) return before;
    return this.database.write(async () => {
      await updateRows(this.database, ApiToken, { id }, { revokedAt: this.clock.instant() });
      await this.audit.record({ action: 'api-token:revoked', entity: 'api-token', entityId: id });
      this.sessions.forgetAfterCommit(currentUser().id);
      return this.read(id);
    });
  }
}

const record = ({ id, name, createdAt, expiresAt, lastUsedAt, revokedAt }: ApiToken): ApiTokenRecord => ({ id, name, createdAt, expiresAt, lastUsedAt, revokedAt });
