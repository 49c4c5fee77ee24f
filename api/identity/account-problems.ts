import type { UserRecord } from '../../shared/contracts/identity.js';
import { ROLES, type RoleCode } from '../../shared/permissions.js';
import { nameKey } from '../../shared/text.js';
import type { FieldProblem } from '../core/errors.js';
import { currentContext, currentScope } from '../core/request-context.js';
import { inScope } from './data-scope.js';
import { rolesBeyond } from './domain/granting.js';
import type { Organisation } from './entities.js';

/** A username is taken once, whatever its case; `before` is the account as it stands. */
export function problemsOfName(username: string | undefined, holders: ReadonlyMap<string, number>, before: UserRecord | undefined): FieldProblem[] {
  if (username === undefined) return [];
  const usernameKey = nameKey(username);
  if (!usernameKey) return [{ path: 'username', code: 'bad-format' }];
  const holder = holders.get(usernameKey);
  return holder !== undefined && holder !== before?.id ? [{ path: 'username', code: 'duplicate' }] : [];
}

/** An organisation must be the caller's to name, and in use. */
export function problemsOfOrganisation(organisationId: number | undefined, known: ReadonlyMap<number, Organisation>, before: UserRecord | undefined): FieldProblem[] {
  if (organisationId === undefined || organisationId === before?.organisationId) return [];
  const organisation = known.get(organisationId);
  const visible = organisation && (!currentContext()?.user || inScope(currentScope(), { organisationId }));
  if (!visible) return [{ path: 'organisationId', code: 'unknown-reference' }];
  return organisation.archivedAt === null ? [] : [{ path: 'organisationId', code: 'archived' }];
}

/** Nobody grants what goes beyond their own roles. */
export function problemsOfRoles(roles: readonly string[], before: UserRecord | undefined): FieldProblem[] {
  const unknown = roles.filter((role) => !Object.hasOwn(ROLES, role));
  if (unknown.length) return [{ path: 'roles', code: 'not-choice', params: { roles: unknown } }];
  const granter = currentContext()?.user;
  const beyond = granter ? rolesBeyond(granter.roles, (roles as readonly RoleCode[]).filter((role) => !before?.roles.includes(role))) : [];
  return beyond.length ? [{ path: 'roles', code: 'role-beyond-own', params: { roles: beyond } }] : [];
}
