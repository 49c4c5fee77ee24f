import { Injectable } from '@nestjs/common';
import type { SessionAnswer } from '../../shared/contracts/identity.js';
import { permissionsOf } from '../../shared/permissions.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { findRow, insertRows, placeholders, updateRows } from '../core/database/rows.js';
import { AppError, forbidden, refused, unauthenticated } from '../core/errors.js';
import { currentContext, currentUser, runInContext } from '../core/request-context.js';
import { Authenticator, SESSION_ABSOLUTE_MS } from './authenticator.js';
import type { Locale } from './domain/locale.js';
import { Installation, Session, UserAccount } from './entities.js';
import { FailureCounter } from './failure-counter.js';
import { hashPassword, refuseWeakPassword, verifyPassword } from './passwords.js';

const TOLERATED_FAILURES = 10;
const LOCK_MS = 15 * 60_000;
/** Failures from one address; generous, for a whole bureau may share one. */
const TOLERATED_FROM_ADDRESS = 300;

type LoginOutcome = { kind: 'opened'; sessionId: string } | { kind: 'wrong' } | { kind: 'locked'; until: string } | { kind: 'disabled' };

const locked = (milliseconds: number) => new AppError(429, 'account-locked', { minutes: Math.max(1, Math.ceil(milliseconds / 60_000)) });

/** Signing in and out, and what a user changes about their own account. */
@Injectable()
export class SessionService {
  /** Unknown names are locked like known ones, so that a lock does not tell who exists. */
  private readonly unknownNames = new FailureCounter(TOLERATED_FAILURES, LOCK_MS);
  private readonly addresses = new FailureCounter(TOLERATED_FROM_ADDRESS, LOCK_MS);
  private readonly passwordChanges = new FailureCounter(TOLERATED_FAILURES, LOCK_MS);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly authenticator: Authenticator,
  ) {}

  /**
   * Signs in; an unknown name and a wrong password take the same time and get the same answer.
   * @returns the id for the cookie
   * @throws 401 `wrong-credentials`, 429 `account-locked` (minutes), 403 `account-disabled`
   */
  signIn(username: string, password: string, userAgent: string | undefined): Promise<{ sessionId: string; answer: SessionAnswer }> {
    // Whoever was signed in in this browser before has no part in it.
    const context = currentContext();
    const work = () => this.signInAsNobody(username, password, userAgent);
    return context ? runInContext({ ...context, user: undefined, sessionIdHash: undefined }, work) : work();
  }

  private async signInAsNobody(username: string, password: string, userAgent: string | undefined): Promise<{ sessionId: string; answer: SessionAnswer }> {
    const address = currentContext()?.ip ?? '';
    if (this.addresses.blockedFor(address, this.clock.now().getTime())) throw new AppError(429, 'too-many-requests');
    const key = nameKey(username);
    const user = await this.findByKey(key);
    const right = await verifyPassword(user?.passwordHash, password);
    const outcome = user ? await this.database.write(() => this.attempt(user.id, right, userAgent)) : await this.refuseUnknown(key);
    if (outcome.kind === 'opened') {
      const { sessionId } = outcome;
      return { sessionId, answer: await this.answer(user!.id, this.authenticator.sessionHash(sessionId)) };
    }
    const now = this.clock.now().getTime();
    this.addresses.fail(address, now);
    if (outcome.kind === 'locked') throw locked(Date.parse(outcome.until) - now);
    throw outcome.kind === 'disabled' ? forbidden('account-disabled') : unauthenticated('wrong-credentials');
  }

  async signOut(): Promise<void> {
    const context = currentContext();
    const idHash = context?.sessionIdHash;
    if (!context?.user || !idHash) return;
    const { id } = context.user;
    await this.database.write(async () => {
      await updateRows(this.database, Session, { idHash }, { revokedAt: this.clock.instant() });
      await this.audit.record({ action: 'session:closed', entity: 'user', entityId: id });
      this.forgetAfterCommit(id);
    });
  }

  /** What the console needs to know of a signed-in user. */
  async answer(userId: number, sessionIdHash: string | undefined): Promise<SessionAnswer> {
    const [user, roles, installation] = await Promise.all([
      this.database.queryOne<{ username: string; displayName: string; organisationId: number; organisationName: string; locale: Locale }>(
        'SELECT u.`username`, u.`displayName`, u.`organisationId`, o.`name` AS organisationName, u.`locale` FROM `user_account` u JOIN `organisation` o ON o.`id` = u.`organisationId` WHERE u.`id` = ?', [userId]),
      this.authenticator.rolesOf(userId),
      findRow(this.database, Installation, { id: 1 }),
    ]);
    if (!user) throw unauthenticated();
    return {
      user: { id: userId, ...user, roles },
      permissions: [...permissionsOf(roles)].map(([code, scope]) => ({ code, scope })),
      csrfToken: sessionIdHash ? this.authenticator.csrfToken(sessionIdHash) : '',
      installation: { name: installation?.name ?? '落地', homeRegion: installation?.homeRegion ?? null, demonstration: installation?.demonstration ?? false, today: this.clock.today(), timeZone: this.clock.timeZone },
    };
  }

  /**
   * Changes the caller's own password and ends their other sessions.
   * @throws 422 `wrong-credentials` on `currentPassword`, 422 `weak-password` on `newPassword`
   */
  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const { id, username } = currentUser();
    const now = this.clock.now().getTime();
    const blocked = this.passwordChanges.blockedFor(String(id), now);
    if (blocked) throw locked(blocked);
    const user = await findRow(this.database, UserAccount, { id });
    if (!(await verifyPassword(user?.passwordHash, currentPassword))) {
      this.passwordChanges.fail(String(id), now);
      throw refused('wrong-credentials', [{ path: 'currentPassword', code: 'wrong-credentials' }]);
    }
    refuseWeakPassword('newPassword', newPassword, username);
    const passwordHash = await hashPassword(newPassword);
    await this.database.write(async () => {
      await updateRows(this.database, UserAccount, { id }, { passwordHash, passwordChangedAt: this.clock.instant(), demonstration: false });
      await this.revokeSessions([id], currentContext()?.sessionIdHash);
      await this.audit.record({ action: 'user:password-changed', entity: 'user', entityId: id });
    });
  }

  async changeLocale(locale: Locale): Promise<void> {
    const { id } = currentUser();
    await this.database.write(async () => {
      await updateRows(this.database, UserAccount, { id }, { locale });
      await this.audit.record({ action: 'user:locale-changed', entity: 'user', entityId: id, details: { locale } });
      this.forgetAfterCommit(id);
    });
  }

  /** Ends users' sessions (but one), inside the running unit of work. */
  async revokeSessions(userIds: readonly number[], exceptIdHash = ''): Promise<void> {
    await this.database.execute(`UPDATE \`session\` SET \`revokedAt\` = ? WHERE \`userId\` IN (${placeholders(userIds)}) AND \`revokedAt\` IS NULL AND \`idHash\` <> ?`, [this.clock.instant(), ...userIds, exceptIdHash]);
    for (const id of userIds) this.forgetAfterCommit(id);
  }

  /** Lets a change of a user's roles, organisation or status be felt at their next request. */
  forgetAfterCommit(userId: number): void {
    this.database.afterCommit(() => this.authenticator.forgetUser(userId));
  }

  private async findByKey(usernameKey: string): Promise<UserAccount | undefined> {
    const user = usernameKey ? await findRow(this.database, UserAccount, { usernameKey }) : undefined;
    // MySQL's collation finds `á` for `a`; the key itself decides.
    return user?.usernameKey === usernameKey ? user : undefined;
  }

  private async attempt(id: number, right: boolean, userAgent: string | undefined): Promise<LoginOutcome> {
    // The update comes first: it holds the row, so that parallel guesses are counted one by one.
    await this.database.execute('UPDATE `user_account` SET `failedLogins` = `failedLogins` + 1 WHERE `id` = ?', [id]);
    const user = (await findRow(this.database, UserAccount, { id }))!;
    const now = this.clock.now();
    if (user.lockedUntil !== null && user.lockedUntil > now.toISOString()) {
      await updateRows(this.database, UserAccount, { id }, { failedLogins: 0 });
      return { kind: 'locked', until: user.lockedUntil };
    }
    const actor = { id, username: user.username };
    if (!right) {
      const until = user.failedLogins >= TOLERATED_FAILURES ? new Date(now.getTime() + LOCK_MS).toISOString() : undefined;
      if (until) await updateRows(this.database, UserAccount, { id }, { failedLogins: 0, lockedUntil: until });
      await this.audit.record({ action: until ? 'session:locked' : 'session:login-failed', entity: 'user', entityId: id });
      return until ? { kind: 'locked', until } : { kind: 'wrong' };
    }
    await updateRows(this.database, UserAccount, { id }, { failedLogins: 0, lockedUntil: null });
    if (user.status !== 'active') {
      await this.audit.record({ action: 'session:login-failed', entity: 'user', entityId: id, details: { reason: 'disabled' } });
      return { kind: 'disabled' };
    }
    return { kind: 'opened', sessionId: await this.open(actor, now, userAgent) };
  }

  private async open(actor: { id: number; username: string }, now: Date, userAgent: string | undefined): Promise<string> {
    const sessionId = this.authenticator.newSessionId();
    const at = this.clock.instant();
    await this.database.execute('DELETE FROM `session` WHERE `userId` = ? AND `expiresAt` < ?', [actor.id, at]);
    await insertRows(this.database, Session, [{
      idHash: this.authenticator.sessionHash(sessionId), userId: actor.id, createdAt: at, lastSeenAt: at,
      expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS).toISOString(), revokedAt: null, userAgent: userAgent?.slice(0, 200) ?? null,
    }]);
    await updateRows(this.database, UserAccount, { id: actor.id }, { lastLoginAt: at });
    await this.audit.record({ action: 'session:opened', entity: 'user', entityId: actor.id, actor });
    return sessionId;
  }

  private async refuseUnknown(key: string): Promise<LoginOutcome> {
    const now = this.clock.now().getTime();
    const name = key.slice(0, 60);
    if (!this.unknownNames.blockedFor(name, now)) {
      this.unknownNames.fail(name, now);
      // What was typed may be a password in the wrong box: it is not recorded.
      await this.database.write(() => this.audit.record({ action: 'session:login-failed', entity: 'user' }));
    }
    const blocked = this.unknownNames.blockedFor(name, now);
    return blocked ? { kind: 'locked', until: new Date(now + blocked).toISOString() } : { kind: 'wrong' };
  }
}
