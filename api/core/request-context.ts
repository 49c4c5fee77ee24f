import { AsyncLocalStorage } from 'node:async_hooks';
import type { Permission, RoleCode } from '../../shared/permissions.js';
import type { Statements } from './database/statements.js';
import { AppError, unauthenticated } from './errors.js';

/**
 * What a user may see: everything in the installation, or what belongs to the listed organisations
 * (owning or introducing unit) or lands in the listed parks.
 */
export type DataScope = { kind: 'city' } | { kind: 'organisations'; organisationIds: number[]; parkIds: number[] };

export interface CurrentUser {
  id: number;
  username: string;
  displayName: string;
  organisationId: number;
  roles: RoleCode[];
  permissions: ReadonlySet<Permission>;
  /** The scope under which the user may use a permission; undefined when it is not held. */
  scopeFor(permission: Permission): DataScope | undefined;
}

/** One transaction of a unit of work. */
export interface Transaction {
  statements: Statements;
  audited: boolean;
  beforeCommit: (() => Promise<void>)[];
  afterCommit: (() => void)[];
  afterRollback: (() => void)[];
}

export interface Context {
  requestId: string;
  ip: string;
  locale: 'zh' | 'en';
  user?: CurrentUser;
  sessionIdHash?: string;
  /** A cookie or token was presented that is no longer good: the guard says so instead of "please sign in". */
  staleCredential?: boolean;
  /** The permission that the route was entered under; it decides the scope. */
  permission?: Permission;
  transaction?: Transaction;
}

const storage = new AsyncLocalStorage<Context>();

/** Runs with a context of its own (a request, a job, a command). */
export function runInContext<T>(context: Context, work: () => T): T {
  return storage.run(context, work);
}

/** Enters the context for the rest of the current asynchronous chain (the HTTP hook). */
export function enterContext(context: Context): void {
  storage.enterWith(context);
}

export function currentContext(): Context | undefined {
  return storage.getStore();
}

/** The signed-in user; throws 401 when there is none. */
export function currentUser(): CurrentUser {
  const user = storage.getStore()?.user;
  if (!user) throw unauthenticated();
  return user;
}

/**
 * The data scope of the running request: that of the permission its route was entered under,
 * or of a named one. Throws 403 when the permission is not held.
 */
export function currentScope(permission?: Permission): DataScope {
  const context = storage.getStore();
  const user = currentUser();
  const wanted = permission ?? context?.permission;
  const scope = wanted && user.scopeFor(wanted);
  if (!scope) throw new AppError(403, 'forbidden', { permission: wanted });
  return scope;
}

/** Whether the caller may read what confidential projects are; others see their figures only. */
export const seesConfidential = (): boolean => currentUser().permissions.has('project:read-confidential');

export function currentLocale(): 'zh' | 'en' {
  return storage.getStore()?.locale ?? 'zh';
}
