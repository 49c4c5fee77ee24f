import fc from 'fast-check';
import { inScope, scopeFragment, scopesOf } from '../../../api/identity/data-scope.js';
import { rolesBeyond } from '../../../api/identity/domain/granting.js';
import { OrganisationTree } from '../../../api/identity/domain/organisation-tree.js';
import { permissionsOf, ROLE_CODES, type RoleCode } from '../../../shared/permissions.js';

const tree = new OrganisationTree(
  [[1, '/1/'], [2, '/1/2/'], [3, '/1/3/'], [4, '/1/2/4/']].map(([id, path]) => ({ id: id as number, name: String(id), kind: 'team' as const, parentId: null, path: path as string, regionCode: null, archivedAt: null })),
  [{ id: 10, organisationId: 2 }, { id: 11, organisationId: 4 }, { id: 12, organisationId: 3 }],
);
const roles = fc.uniqueArray(fc.constantFrom<RoleCode>(...ROLE_CODES), { minLength: 1 });

describe('data scope', () => {
  test('the widest role that grants a permission decides how far it reaches', () => {
    expect(scopesOf(['officer'], 2, tree).scopeFor('project:read')).toEqual({ kind: 'organisations', organisationIds: [2], parkIds: [10] });
    expect(scopesOf(['officer', 'park-manager'], 2, tree).scopeFor('project:read')).toEqual({ kind: 'organisations', organisationIds: [2, 4], parkIds: [10, 11] });
    expect(scopesOf(['officer', 'viewer'], 2, tree).scopeFor('project:read')).toEqual({ kind: 'city' });
    expect(scopesOf(['officer', 'viewer'], 2, tree).scopeFor('project:create')).toEqual({ kind: 'organisations', organisationIds: [2], parkIds: [10] });
    expect(scopesOf(['officer'], 2, tree).scopeFor('user:manage')).toBeUndefined();
  });

  test('a scope without anything in it matches nothing', () => {
    const nothing = { kind: 'organisations' as const, organisationIds: [], parkIds: [] };
    expect(scopeFragment(nothing, { organisation: 'p.`organisationId`', park: 'p.`parkId`' })).toEqual([{ sql: '1 = 0', params: [] }]);
    expect(scopeFragment({ kind: 'city' }, { organisation: 'x' })).toEqual([]);
    expect(inScope(nothing, { organisationId: 1, parkId: 1 })).toBe(false);
    expect(scopeFragment({ kind: 'organisations', organisationIds: [7], parkIds: [] }, { park: 'p.`parkId`' })).toEqual([{ sql: '1 = 0', params: [] }]);
  });

  test('introducing unit and park bring a record into scope as the owner does', () => {
    const scope = { kind: 'organisations' as const, organisationIds: [2], parkIds: [10] };
    expect(scopeFragment(scope, { organisation: 'o', introducing: 'i', park: 'k' })).toEqual([{ sql: 'o IN (?) OR i IN (?) OR k IN (?)', params: [2, 2, 10] }]);
    expect(inScope(scope, { organisationId: 3, introducingOrganisationId: 2 })).toBe(true);
    expect(inScope(scope, { organisationId: 3, parkId: 10 })).toBe(true);
    expect(inScope(scope, { organisationId: 3, introducingOrganisationId: null, parkId: null })).toBe(false);
  });

  test('nobody can grant what they do not hold, and everybody can grant what they do', () => {
    fc.assert(fc.property(roles, roles, (own, wanted) => {
      const beyond = rolesBeyond(own, wanted);
      const held = permissionsOf(own);
      for (const role of wanted.filter((code) => !beyond.includes(code))) for (const permission of permissionsOf([role]).keys()) expect(held.has(permission)).toBe(true);
      expect(rolesBeyond(own, own)).toEqual([]);
      expect(rolesBeyond(['admin'], wanted)).toEqual([]);
    }));
    expect(rolesBeyond(['officer'], ['park-manager'])).toEqual(['park-manager']);
    expect(rolesBeyond(['city-manager'], ['admin', 'officer'])).toEqual(['admin']);
  });
});
