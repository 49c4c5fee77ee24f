import fc from 'fast-check';
import { placementProblems, MAX_LEVELS } from '../../../api/identity/domain/organisation-rules.js';
import { OrganisationTree, pathIds, type TreeOrganisation } from '../../../api/identity/domain/organisation-tree.js';

/** A random tree: organisation n (from 2) hangs below one of those before it. */
const organisations = fc.array(fc.nat(), { maxLength: 30 }).map((parents): TreeOrganisation[] => {
  const tree: TreeOrganisation[] = [{ id: 1, name: 'n1', kind: 'city-bureau', parentId: null, path: '/1/', regionCode: null, archivedAt: null }];
  parents.forEach((choice, index) => {
    const parent = tree[choice % tree.length]!;
    const id = index + 2;
    tree.push({ id, name: `n${id}`, kind: 'team', parentId: parent.id, path: `${parent.path}${id}/`, regionCode: null, archivedAt: null });
  });
  return tree;
});

describe('the organisation tree', () => {
  test('a subtree holds exactly those whose chain of parents leads to its top', () => {
    fc.assert(fc.property(organisations, (all) => {
      const tree = new OrganisationTree(all, []);
      const above = (id: number): number[] => {
        const { parentId } = all.find((organisation) => organisation.id === id)!;
        return parentId === null ? [id] : [id, ...above(parentId)];
      };
      for (const top of all) expect([...tree.subtree(top.id)].sort((a, b) => a - b)).toEqual(all.map(({ id }) => id).filter((id) => above(id).includes(top.id)));
    }));
  });

  test('organisation 1 does not contain what hangs below organisation 12', () => {
    const tree = new OrganisationTree([
      { id: 1, name: 'a', kind: 'city-bureau', parentId: null, path: '/1/', regionCode: null, archivedAt: null },
      { id: 12, name: 'b', kind: 'department', parentId: null, path: '/12/', regionCode: null, archivedAt: null },
    ], [{ id: 5, organisationId: 12 }, { id: 6, organisationId: 1 }]);
    expect(tree.subtree(1)).toEqual([1]);
    expect(tree.subtree(99)).toEqual([]);
    expect(tree.parksOf([12])).toEqual([5]);
    expect(tree.parksOf([])).toEqual([]);
    expect(pathIds('/1/4/9/')).toEqual([1, 4, 9]);
  });

  test('nothing is placed below itself, without a parent, below an archived one, or too deep', () => {
    const wanted = { kind: 'team' as const, archived: false, below: 0 };
    const parent = { path: '/1/2/', archivedAt: null };
    const codes = (...args: Parameters<typeof placementProblems>) => placementProblems(...args).map(({ code }) => code);
    expect(codes(wanted, parent, true)).toEqual([]);
    expect(codes(wanted, undefined, true)).toEqual(['parent-required']);
    expect(codes({ ...wanted, path: '/1/2/' }, { path: '/1/2/3/', archivedAt: null }, true)).toEqual(['parent-cycle']);
    expect(codes({ ...wanted, path: '/1/2/' }, parent, true)).toEqual(['parent-cycle']);
    expect(codes(wanted, { path: '/1/2/', archivedAt: '2026-01-01T00:00:00.000Z' }, true)).toEqual(['archived']);
    expect(codes({ ...wanted, below: MAX_LEVELS - 2 }, parent, true)).toEqual(['organisation-too-deep']);
    expect(codes({ ...wanted, kind: 'city-bureau' }, undefined, false)).toEqual([]);
    expect(codes({ ...wanted, kind: 'city-bureau' }, undefined, true)).toEqual(['single-city-bureau']);
    expect(codes({ ...wanted, kind: 'city-bureau' }, parent, false)).toEqual(['single-city-bureau']);
  });
});
