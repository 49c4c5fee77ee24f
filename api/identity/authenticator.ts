import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { ROLES, type RoleCode } from '../../shared/permissions.js';
import { Clock } from '../core/clock.js';
import { CONFIG, type Config } from '../core/config.js';
import { LOGGER } from '../core/core.module.js';
import { Database } from '../core/database/database.js';
import type { CurrentUser } from '../core/request-context.js';
import { DataScopes, scopesOf } from './data-scope.js';
import type { Locale } from './domain/locale.js';
import type { OrganisationTree } from './domain/organisation-tree.js';
import { FreshCache } from './fresh-cache.js';

export const SESSION_IDLE_MS = 12 * 3_600_000;
export const SESSION_ABSOLUTE_MS = 7 * 24 * 3_600_000;
const FRESH_MS = 10_000;
const CACHE_LIMIT = 20_000;
/** "Last seen" is written no more often than this. */
const TOUCH_MS = 5 * 60_000;

interface Account {
  userId: number; username: string; displayName: string; organisationId: number; locale: Locale; status: 'active' | 'disabled';
  roles: RoleCode[];
  /** The same account as the rest of the server knows it, made again when the organisation tree changes. */
  current?: { tree: OrganisationTree; user: CurrentUser };
}

/** A user with the credential that a request presented, as read from the database. */
interface Principal extends Account { hash: string; lastSeenAt: string | null; expiresAt: string; revokedAt: string | null }

type Kind = 'session' | 'token';

export type Authentication =
  | { kind: 'none' }
  /** A credential was presented that is unknown, expired or revoked, or whose user is disabled. */
  | { kind: 'invalid' }
  | { kind: 'session'; user: CurrentUser; locale: Locale; sessionIdHash: string }
  | { kind: 'token'; user: CurrentUser; locale: Locale };

const USER_COLUMNS = 'u.`id` AS userId, u.`username`, u.`displayName`, u.`organisationId`, u.`locale`, u.`status`';

/** Turns a session cookie or a bearer token into the current user; answers are at most 10 seconds old. */
@Injectable()
export class Authenticator {
  private readonly cache = new FreshCache<Principal>(FRESH_MS, CACHE_LIMIT);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scopes: DataScopes,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A new session id for the cookie; only `sessionHash` of it is stored. */
  newSessionId(): string {
    return randomBytes(32).toString('base64url');
  }

  sessionHash(sessionId: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`session:${sessionId}`).digest('hex');
  }

  /** What a browser must send as X-CSRF-Token with unsafe methods. */
  csrfToken(sessionIdHash: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`csrf:${sessionIdHash}`).digest('base64url');
  }

  csrfMatches(sessionIdHash: string, presented: unknown): boolean {
    const expected = Buffer.from(this.csrfToken(sessionIdHash));
    const given = Buffer.from(typeof presented === 'string' ? presented : '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  newToken(): string {
    return `luodi_${randomBytes(32).toString('base64url')}`;
  }

  tokenHash(token: string): string {
    return createHash('sha256').update(token).digest('hex');
  }

  /** Who presents this cookie or this Authorization header; the header goes first. Answers at once when both are in memory. */
  authenticate(cookie: string | undefined, authorization: string | undefined): Authentication | Promise<Authentication> {
    if (authorization !== undefined) {
      const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
      return token ? this.identify('token', token) : { kind: 'invalid' };
    }
    return cookie ? this.identify('session', cookie.slice(0, 200)) : { kind: 'none' };
  }

  private identify(kind: Kind, secret: string): Authentication | Promise<Authentication> {
    const key = `${kind}:${secret}`;
    const known = this.cache.known(key);
    const tree = this.scopes.known();
    if (known && tree) return this.accept(kind, known, tree);
    return Promise.all([this.cache.get(key, () => this.load(kind, secret)), this.scopes.tree()]).then(([principal, current]) => this.accept(kind, principal, current));
  }

  /** A user by id, for work done in their name (a job, a command). Undefined when there is none. */
  async userById(id: number): Promise<CurrentUser | undefined> {
    const user = await this.database.queryOne<Omit<Account, 'roles'>>(`SELECT ${USER_COLUMNS} FROM \`user_account\` u WHERE u.\`id\` = ?`, [id]);
    return user && currentOf({ ...user, roles: await this.rolesOf(id) }, await this.scopes.tree());
  }

  /** Refuses at once, in this process, whatever was cached of a user (roles changed, disabled, sessions revoked). */
  forgetUser(userId: number): void {
    this.cache.forget((principal) => principal.userId === userId);
  }

  private accept(kind: Kind, principal: Principal | undefined, tree: OrganisationTree): Authentication {
    if (!principal || principal.status !== 'active' || principal.revokedAt !== null) return { kind: 'invalid' };
    const now = this.clock.now();
    if (Date.parse(principal.expiresAt) <= now.getTime()) return { kind: 'invalid' };
    const idle = now.getTime() - (principal.lastSeenAt === null ? 0 : Date.parse(principal.lastSeenAt));
    if (kind === 'session' && idle > SESSION_IDLE_MS) return { kind: 'invalid' };
    if (idle > TOUCH_MS) this.touch(principal, kind, now.toISOString());
    const user = currentOf(principal, tree);
    return kind === 'token' ? { kind, user, locale: principal.locale } : { kind, user, locale: principal.locale, sessionIdHash: principal.hash };
  }

  private async load(kind: Kind, secret: string): Promise<Principal | undefined> {
    const hash = kind === 'session' ? this.sessionHash(secret) : this.tokenHash(secret);
    const sql = kind === 'session'
      ? `SELECT ${USER_COLUMNS}, c.\`lastSeenAt\`, c.\`expiresAt\`, c.\`revokedAt\` FROM \`session\` c JOIN \`user_account\` u ON u.\`id\` = c.\`userId\` WHERE c.\`idHash\` = ?`
      : `SELECT ${USER_COLUMNS}, c.\`lastUsedAt\` AS lastSeenAt, c.\`expiresAt\`, c.\`revokedAt\` FROM \`api_token\` c JOIN \`user_account\` u ON u.\`id\` = c.\`userId\` WHERE c.\`tokenHash\` = ?`;
    const row = await this.database.queryOne<Omit<Principal, 'roles' | 'hash'>>(sql, [hash]);
    return row && { ...row, hash, roles: await this.rolesOf(row.userId) };
  }

  /** The roles a user holds, in order of their codes. */
  async rolesOf(userId: number): Promise<RoleCode[]> {
    const rows = await this.database.query<{ role: RoleCode }>('SELECT `role` FROM `user_role` WHERE `userId` = ? ORDER BY `role`', [userId]);
    return rows.map(({ role }) => role).filter((role) => Object.hasOwn(ROLES, role));
  }

  /** Written beside the request: nobody waits for it, and a failure costs nothing but an early idle end. */
  private touch(principal: Principal, kind: Kind, now: string): void {
    const before = principal.lastSeenAt;
    principal.lastSeenAt = now;
    const sql = kind === 'session'
      ? 'UPDATE `session` SET `lastSeenAt` = ? WHERE `idHash` = ? AND `lastSeenAt` < ?'
      : 'UPDATE `api_token` SET `lastUsedAt` = ? WHERE `tokenHash` = ? AND (`lastUsedAt` IS NULL OR `lastUsedAt` < ?)';
    this.database.write(() => this.database.execute(sql, [now, principal.hash, now]), { unaudited: true }).catch((error: unknown) => {
      principal.lastSeenAt = before;
      this.logger.warn({ err: error }, 'could not note when a credential was last used');
    });
  }
}

function currentOf(account: Account, tree: OrganisationTree): CurrentUser {
  if (account.current?.tree !== tree) {
    const { userId: id, username, displayName, organisationId, roles } = account;
    account.current = { tree, user: { id, username, displayName, organisationId, roles, ...scopesOf(roles, organisationId, tree) } };
  }
  return account.current.user;
}
