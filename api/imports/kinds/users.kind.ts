import { Injectable } from '@nestjs/common';
import type { UserRecord } from '../../../shared/contracts/identity.js';
import { ROLES } from '../../../shared/permissions.js';
import { nameKey } from '../../../shared/text.js';
import { USER_STATUSES } from '../../../shared/vocabulary.js';
import { Database } from '../../core/database/database.js';
import type { CreateUser } from '../../identity/requests.js';
import { UsersService, type NewUser, type UserChange } from '../../identity/users.service.js';
import type { RecordField, RecordValues, References, RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { organisationsByName } from './references.js';
import { findingsOf, raised, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,59}$/u;

/**
 * Users: an account is known by its username. A file never holds passwords: a new account cannot be signed in to until an administrator
 * sets its password on the user's page. Undone: disabled and its name freed, unless its owner has signed in or was given work.
 */
@Injectable()
export class UsersKind extends RecordKind {
  readonly code = 'users';
  readonly recordFields: readonly RecordField[] = [
    { code: 'displayName', zh: '姓名', en: 'Name', type: 'text', required: true, max: 60, synonyms: ['名字', '显示名', '用户姓名'] },
    { code: 'username', zh: '用户名', en: 'Username', type: 'text', required: true, max: 60, synonyms: ['账号', '登录名', 'account', 'login'] },
    { code: 'organisationId', zh: '单位', en: 'Organisation', type: 'reference', resource: 'organisations', required: true, synonyms: ['所属单位', '部门', '机构', '组织机构'] },
    { code: 'roles', zh: '角色', en: 'Roles', type: 'choices', required: true, choices: ROLES, synonyms: ['用户角色', 'role'] },
    { code: 'phone', zh: '电话', en: 'Phone', type: 'text', max: 30, synonyms: ['手机', '手机号', '联系电话'] },
    { code: 'email', zh: '邮箱', en: 'E-mail', type: 'text', max: 120, synonyms: ['电子邮箱', 'email'] },
    { code: 'status', zh: '状态', en: 'Status', type: 'choice', choices: USER_STATUSES, synonyms: ['账号状态'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly users: UsersService) {
    super(database, contexts);
  }

  protected identityOf({ username }: RecordValues): string | null {
    return typeof username === 'string' ? nameKey(username) || null : null;
  }

  protected override references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    return organisationsByName(this.database, texts, 'organisationId');
  }

  /** Each row is checked as the form would be. */
  protected override async complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    const known = await this.known(rows);
    const checks = rows.map((row) => {
      const { username, displayName: _displayName, organisationId, roles, phone, email } = row as Partial<CreateUser>;
      const shape = ([['username', username, USERNAME], ['phone', phone, /^[\d+() -]*$/], ['email', email, /^[^\s@]+@[^\s@]+$/]] as const).flatMap(([path, text, pattern]) => (text && !pattern.test(text) ? [{ path, code: 'bad-format' as const }] : []));
      const values = { ...(username ? { username } : {}), ...(organisationId ? { organisationId } : {}), ...(roles?.length ? { roles } : {}) };
      const before = known.get(this.identityOf(row) ?? '');
      return { values, found: shape, ...(before ? { before } : {}) };
    });
    return (await this.users.problemsOfAll(checks)).map(findingsOf);
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const known = await this.known(rows);
    return rows.map((row) => {
      const user = known.get(this.identityOf(row) ?? '');
      return user ? [{ record: existing(user), because: 'code' }] : [];
    });
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.users.createWithoutPasswords(values.map(({ status, ...row }) => ({ ...row, ...(status ? { status } : {}) }) as unknown as NewUser));
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    await this.users.updateMany(changes as readonly UserChange[]);
    return changes.map(raised);
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.users.withdraw(ids);
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    const users: Existing[] = [];
    if (ids.length) for await (const user of this.users.all({ filter: JSON.stringify({ id: ids }) })) users.push(existing(user));
    return users;
  }

  protected override inUse(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.users.inUse(ids);
  }

  private known(rows: readonly RecordValues[]): Promise<ReadonlyMap<string, UserRecord>> {
    return this.users.byUsernames([...new Set(rows.flatMap((row) => this.identityOf(row) ?? []))]);
  }
}

function existing({ id, version, username, displayName, organisationId, roles, phone, email, status }: UserRecord): Existing {
  return { id, version, code: username, name: displayName, values: { username, displayName, organisationId, roles, phone, email, status } };
}
