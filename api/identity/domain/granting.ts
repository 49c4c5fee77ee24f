import { permissionsOf, type RoleCode, type ScopeKind } from '../../../shared/permissions.js';

const WIDTH: Record<ScopeKind, number> = { own: 0, subtree: 1, city: 2 };

/** The roles among `roles` that give more, or reach further, than `own` roles together do: nobody may grant those. */
export function rolesBeyond(own: readonly RoleCode[], roles: readonly RoleCode[]): RoleCode[] {
  const held = permissionsOf(own);
  return roles.filter((role) => [...permissionsOf([role])].some(([permission, scope]) => {
    const mine = held.get(permission);
    return !mine || WIDTH[mine] < WIDTH[scope];
  }));
}
