import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ColleagueRecord, UserRecord } from '../../shared/contracts/identity.js';
import { ROLES, type RoleCode } from '../../shared/permissions.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, refuseDuplicate, selectRows, updateChanged, updateEach } from '../core/database/rows.js';
import { badRequest, conflict, forbidden, notFound, refused, type FieldProblem } from '../core/errors.js';
import { listRows, orderOf, whereOf, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentContext, currentScope } from '../core/request-context.js';
import { SearchIndex } from '../search/search-index.js';
import { problemsOfName, problemsOfOrganisation, problemsOfRoles } from './account-problems.js';
import { scopeFragment } from './data-scope.js';
import { rolesBeyond } from './domain/granting.js';
import { isWeakPassword } from './domain/password.js';
import { Organisation, UserAccount, UserRole } from './entities.js';
import { hashPassword } from './passwords.js';
import type { CreateUser, UpdateUser } from './requests.js';
import { SessionService } from './session.service.js';
import { USER_KIND, userKeyword } from './user-search.js';

type Row = Omit<UserRecord, 'roles'>;
/** An account as it begins, whoever knows its password. */
export type NewUser = Omit<CreateUser, 'password'> & { status?: UserRecord['status'] };
/** What becomes different of an account that was read in this version. */
export interface UserChange { id: number; version: number; values: Omit<Partial<UpdateUser>, 'version' | 'password'> }
interface UserCheck { values: Partial<CreateUser>; found: readonly FieldProblem[]; before?: UserRecord }

function rolesFilter(value: unknown): Fragment {
  const roles = [value].flat();
  if (!roles.every((role) => typeof role === 'string' && Object.hasOwn(ROLES, role))) throw badRequest('bad-filter', { field: 'roles' });
  return { sql: `EXISTS (SELECT 1 FROM \`user_role\` x WHERE x.\`userId\` = u.\`id\` AND x.\`role\` IN (${placeholders(roles)}))`, params: roles };
}

const LIST: ListSpec = {
  name: 'users',
  select: 'u.`id`, u.`username`, u.`displayName`, u.`organisationId`, o.`name` AS organisationName, u.`phone`, u.`email`, u.`locale`, u.`status`, u.`lockedUntil`, u.`lastLoginAt`, u.`version`, u.`createdAt`, u.`updatedAt`',
  from: '`user_account` u JOIN `organisation` o ON o.`id` = u.`organisationId`',
  countFrom: '`user_account` u',
  fields: {
    id: { sql: 'u.`id`', type: 'number' },
    username: { sql: 'u.`username`', type: 'text' },
    displayName: { sql: 'u.`displayName`', type: 'text' },
    organisationId: { sql: 'u.`organisationId`', type: 'number' },
    locale: { sql: 'u.`locale`', type: 'text' },
    status: { sql: 'u.`status`', type: 'text' },
    lockedUntil: { sql: 'u.`lockedUntil`', type: 'instant' },
    lastLoginAt: { sql: 'u.`lastLoginAt`', type: 'instant' },
    createdAt: { sql: 'u.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'u.`updatedAt`', type: 'instant' },
  },
  filters: { roles: rolesFilter },
  keyword: userKeyword,
  defaultSort: ['id', 'ASC'],
  tieBreak: 'u.`id`',
};

const COLLEAGUES: ListSpec = {
  ...LIST,
  name: 'colleagues',
  select: 'u.`id`, u.`displayName`, u.`organisationId`, o.`name` AS organisationName',
  fields: { id: LIST.fields['id']!, displayName: LIST.fields['displayName']!, organisationId: LIST.fields['organisationId']!, status: LIST.fields['status']! },
  filters: {},
};

/** Accounts, their roles and passwords. Called from a shell command there is no signed-in user, and no limit. */
@Injectable()
export class UsersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditService,
    private readonly sessions: SessionService,
    private readonly search: SearchIndex,
  ) {}

  async list(query: ListQuery): Promise<Page<UserRecord>> {
    const page = await listRows<Row>(this.database, LIST, query, this.scope());
    const roles = await this.rolesOf(page.rows.map((row) => row.id));
    return page.map((row) => ({ ...row, roles: roles.get(row.id) ?? [] }));
  }

  /** Every user of a list, for exports. */
  async *all(query: ListQuery): AsyncGenerator<UserRecord> {
    const where = await whereOf(this.database, LIST, query.filter, this.scope());
    const rows = await this.database.query<Row>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE ${where.sql} ${orderOf(LIST, query.sort)} LIMIT 10000`, where.params);
    const roles = await this.rolesOf(rows.map((row) => row.id));
    for (const row of rows) yield { ...row, roles: roles.get(row.id) ?? [] };
  }

  /** Users by normalised username, in the caller's scope. */
  async byUsernames(keys: readonly string[]): Promise<Map<string, UserRecord>> {
    const rows = keys.length ? await this.database.query<{ id: number; usernameKey: string }>(`SELECT \`id\`, \`usernameKey\` FROM \`user_account\` WHERE \`usernameKey\` IN (${placeholders(keys)})`, keys) : [];
    const keyOf = new Map(rows.map(({ id, usernameKey }) => [id, usernameKey]));
    const found = new Map<string, UserRecord>();
    if (rows.length) for await (const user of this.all({ filter: JSON.stringify({ id: [...keyOf.keys()] }) })) found.set(keyOf.get(user.id)!, user);
    return found;
  }

  /** Those of these users who have signed in, or been given work. */
  async inUse(ids: readonly number[]): Promise<Set<number>> {
    if (!ids.length) return new Set();
    const marks = placeholders(ids);
    const rows = await this.database.query<{ id: number }>(
      `SELECT \`id\` FROM \`user_account\` WHERE \`lastLoginAt\` IS NOT NULL AND \`id\` IN (${marks}) UNION SELECT \`officerId\` FROM \`project\` WHERE \`officerId\` IN (${marks})
       UNION SELECT \`ownerId\` FROM \`next_step\` WHERE \`ownerId\` IN (${marks}) UNION SELECT \`userId\` FROM \`activity_participant\` WHERE \`userId\` IN (${marks})`, [...ids, ...ids, ...ids, ...ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** Names and organisations only, for those who may not read accounts. */
  async colleagues(query: ListQuery): Promise<Page<ColleagueRecord>> {
    return listRows<ColleagueRecord>(this.database, COLLEAGUES, query, this.scope());
  }

  /** @throws 404, also outside the caller's scope */
  async read(id: number): Promise<UserRecord> {
    const scope = this.scope();
    const conditions = ['u.`id` = ?', ...scope.map(({ sql }) => `(${sql})`)].join(' AND ');
    const row = await this.database.queryOne<Row>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE ${conditions}`, [id, ...scope.flatMap(({ params }) => params)]);
    if (!row) throw notFound('user', id);
    return { ...row, roles: (await this.rolesOf([id])).get(id) ?? [] };
  }

  /**
   * Adds an account; what `found` says is wrong with the body already is refused together with what is wrong here.
   * @throws 400 unknown organisation or role, or several problems; 409 username taken; 422 `weak-password`, `role-beyond-own`, `archived`
   */
  async create(body: CreateUser, { demonstration = false, found = [] as readonly FieldProblem[] } = {}): Promise<UserRecord> {
    await this.check(body, found);
    const passwordHash = await hashPassword(body.password);
    return this.database.write(async () => this.read((await this.insert([body], passwordHash, demonstration))[0]!));
  }

  /** Adds accounts that nobody can sign in to until an administrator sets their passwords: each begins with a secret that is not kept. */
  async createWithoutPasswords(users: readonly NewUser[]): Promise<number[]> {
    const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
    for (const problems of await this.problemsOfAll(users.map((values) => ({ values, found: [] })))) refuseProblems(problems);
    return this.insert(users, passwordHash, false);
  }

  /** Disables accounts that should not have come in, inside a unit of work, and frees their names. */
  async withdraw(ids: readonly number[]): Promise<void> {
    const now = this.clock.instant();
    const users = await selectRows(this.database, UserAccount, { id: [...ids] });
    await updateEach(this.database, UserAccount, users.map(({ id, username, usernameKey }) => ({ id, status: 'disabled' as const, username: `${username.slice(0, 40)}~${id}`, usernameKey: `${usernameKey.slice(0, 40)}~${id}`, updatedAt: now })), true);
    // Who has signed in cannot be taken back, so there are no sessions to end.
    for (const id of ids) this.sessions.forgetAfterCommit(id);
    this.search.changed(USER_KIND, ids);
  }

  private insert(users: readonly NewUser[], passwordHash: string, demonstration: boolean): Promise<number[]> {
    return refuseDuplicate('username', () => this.database.write(async () => {
      const ids = await this.ids.take('user_account', users.length);
      const now = this.clock.instant();
      await insertRows(this.database, UserAccount, users.map(({ username, displayName, organisationId, phone, email, locale, status }, index) => ({
        id: ids[index]!, username, usernameKey: nameKey(username), displayName, passwordHash, organisationId,
        phone: phone || null, email: email || null, locale: locale ?? 'zh', status: status ?? 'active', failedLogins: 0, lockedUntil: null, lastLoginAt: null,
        passwordChangedAt: now, demonstration, version: 1, createdAt: now, updatedAt: now,
      })));
      await insertRows(this.database, UserRole, users.flatMap(({ roles }, index) => [...new Set(roles)].map((role) => ({ userId: ids[index]!, role }))));
      this.search.changed(USER_KIND, ids);
      await this.audit.recordMany(users.map(({ organisationId, roles, status }, index) => ({ action: 'user:created', entity: 'user', entityId: ids[index]!, details: { organisationId, roles, ...(status === 'disabled' ? { status } : {}) } })));
      return ids;
    }));
  }

  /**
   * Changes an account; a new password, or disabling it, ends its sessions.
   * @throws 400, 403 when the account can do more than the caller, 404, 409 username taken or stale, 422 `own-account`, `weak-password`, `role-beyond-own`
   */
  async update(id: number, { version, password, ...values }: UpdateUser): Promise<UserRecord> {
    const before = await this.read(id);
    await this.checkChanges([{ before, values: { ...values, ...(password === undefined ? {} : { password }) } }]);
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return this.database.write(async () => {
      await this.write([{ id, version, values, ...(passwordHash === undefined ? {} : { passwordHash }) }]);
      return this.read(id);
    });
  }

  /** Changes accounts, each once, all or none; never their passwords. @throws as `update` */
  async updateMany(changes: readonly UserChange[]): Promise<void> {
    const befores = new Map<number, UserRecord>();
    for await (const user of this.all({ filter: JSON.stringify({ id: changes.map(({ id }) => id) }) })) befores.set(user.id, user);
    const missing = changes.find(({ id }) => !befores.has(id));
    if (missing) throw notFound('user', missing.id);
    await this.checkChanges(changes.map(({ id, values }) => ({ before: befores.get(id)!, values })));
    await this.write(changes);
  }

  private async checkChanges(changes: readonly { before: UserRecord; values: Partial<UpdateUser> }[]): Promise<void> {
    for (const { before, values } of changes) {
      this.refuseStronger(before);
      this.refuseOwnAccount(before, values);
    }
    for (const problems of await this.problemsOfAll(changes.map(({ before, values }) => ({ before, values, found: [] })))) refuseProblems(problems);
  }

  private write(changes: readonly (UserChange & { passwordHash?: string })[]): Promise<void> {
    return refuseDuplicate('username', () => this.database.write(async () => {
      const now = this.clock.instant();
      const ids = changes.map(({ id }) => id);
      const stored = new Map((await selectRows(this.database, UserAccount, { id: ids })).map((account) => [account.id, account]));
      await updateChanged(this.database, UserAccount, changes.map(({ id, version, values: { roles: _roles, username, phone, email, ...columns }, passwordHash }) => ({
        row: { ...stored.get(id)!, version },
        patch: {
          ...columns, ...(phone === undefined ? {} : { phone: phone || null }), ...(email === undefined ? {} : { email: email || null }), ...(username === undefined ? {} : { username, usernameKey: nameKey(username) }),
          ...(passwordHash === undefined ? {} : { passwordHash, passwordChangedAt: now, demonstration: false, failedLogins: 0, lockedUntil: null }), updatedAt: now,
        },
      })), (id) => this.read(id));
      await this.writeRoles(new Map(changes.flatMap(({ id, values: { roles } }) => (roles ? [[id, roles] as const] : []))));
      this.search.changed(USER_KIND, ids);
      const ended = changes.filter(({ values, passwordHash }) => passwordHash !== undefined || values.status === 'disabled').map(({ id }) => id);
      if (ended.length) await this.sessions.revokeSessions(ended, ended.includes(currentContext()?.user?.id ?? 0) ? currentContext()?.sessionIdHash : undefined);
      for (const id of ids) this.sessions.forgetAfterCommit(id);
      await this.audit.recordMany(changes.map(({ id, values, passwordHash }) => ({ action: 'user:updated', entity: 'user', entityId: id, details: auditDetails(values, passwordHash !== undefined) })));
    }));
  }

  private scope(): Fragment[] {
    return currentContext()?.user ? scopeFragment(currentScope(), { organisation: 'u.`organisationId`' }) : [];
  }

  private async check(values: Partial<CreateUser>, found: readonly FieldProblem[], before?: UserRecord): Promise<void> {
    refuseProblems((await this.problemsOfAll([{ values, found, ...(before ? { before } : {}) }]))[0]!);
  }

  /** For each account everything that is wrong with its values at once; `found` are problems of shape, whose fields are not looked at again. */
  async problemsOfAll(accounts: readonly UserCheck[]): Promise<FieldProblem[][]> {
    const sound = accounts.map(({ values, found, before }) => ({ before, found, values: Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && !found.some(({ path }) => path.split('.')[0] === name))) as Partial<CreateUser> }));
    const keys = [...new Set(sound.flatMap(({ values: { username } }) => (username ? [nameKey(username)] : [])))];
    const holders = new Map((await selectRows(this.database, UserAccount, { usernameKey: keys })).map(({ id, usernameKey }) => [usernameKey, id]));
    const organisationIds = [...new Set(sound.flatMap(({ values: { organisationId } }) => organisationId ?? []))];
    const organisations = new Map((await selectRows(this.database, Organisation, { id: organisationIds })).map((organisation) => [organisation.id, organisation]));
    return sound.map(({ values, found, before }) => [
      ...found, ...problemsOfName(values.username, holders, before), ...problemsOfOrganisation(values.organisationId, organisations, before), ...problemsOfRoles(values.roles ?? [], before),
      ...(values.password !== undefined && isWeakPassword(values.password, values.username ?? before?.username ?? '') ? [{ path: 'password', code: 'weak-password' as const }] : []),
    ]);
  }

  /** Whoever may reset a stronger user's password could become that user. */
  private refuseStronger(target: UserRecord): void {
    const user = currentContext()?.user;
    if (user && user.id !== target.id && rolesBeyond(user.roles, target.roles).length) throw forbidden('role-beyond-own');
  }

  private refuseOwnAccount(target: UserRecord, { status, roles }: Partial<UpdateUser>): void {
    if (currentContext()?.user?.id !== target.id) return;
    if (status === 'disabled') throw refused('own-account', [{ path: 'status', code: 'own-account' }]);
    if (roles && target.roles.includes('admin') && !roles.includes('admin')) throw refused('own-account', [{ path: 'roles', code: 'own-account' }]);
  }

  private async writeRoles(rolesOf: ReadonlyMap<number, readonly RoleCode[]>): Promise<void> {
    if (!rolesOf.size) return;
    await this.database.execute(`DELETE FROM \`user_role\` WHERE \`userId\` IN (${placeholders([...rolesOf.keys()])})`, [...rolesOf.keys()]);
    await insertRows(this.database, UserRole, [...rolesOf].flatMap(([userId, roles]) => [...new Set(roles)].map((role) => ({ userId, role }))));
  }

  private async rolesOf(ids: readonly number[]): Promise<Map<number, RoleCode[]>> {
    const roles = new Map<number, RoleCode[]>();
    if (!ids.length) return roles;
    const rows = await this.database.query<UserRole>(`SELECT \`userId\`, \`role\` FROM \`user_role\` WHERE \`userId\` IN (${placeholders(ids)}) ORDER BY \`userId\`, \`role\``, ids);
    for (const { userId, role } of rows) if (Object.hasOwn(ROLES, role)) roles.set(userId, [...(roles.get(userId) ?? []), role]);
    return roles;
  }
}

/** A rule refuses by its own name when it alone is broken; several problems together are a malformed request. */
function refuseProblems(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const alone = problems.length === 1 ? first.code : undefined;
  if (alone === 'duplicate') throw conflict('duplicate', { field: first.path }, [first]);
  if (alone === 'weak-password' || alone === 'role-beyond-own' || alone === 'archived') throw refused(alone, [first]);
  throw badRequest('validation', {}, [...problems]);
}

/** Which personal fields changed, but not to what; codes and ids in full. */
function auditDetails({ organisationId, roles, status, ...others }: Partial<UpdateUser>, passwordReset: boolean): Record<string, unknown> {
  const changed = Object.entries(others).filter(([, value]) => value !== undefined).map(([name]) => name);
  return { ...(changed.length ? { changed } : {}), organisationId, roles, status, ...(passwordReset ? { passwordReset } : {}) };
}
