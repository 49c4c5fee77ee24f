import fc from 'fast-check';
import { assignmentOf, type Candidate } from '../../../api/projects/domain/assignment.js';

const candidate = (patch: Partial<Candidate> = {}): Candidate => ({ attributes: { officerId: 1, parkId: null, team: '新能源专班' }, version: 3, status: 'active', archived: false, writable: true, ...patch });

describe('assigning to a project', () => {
  test('names each field that changes, with both values, and leaves the others alone', () => {
    expect(assignmentOf(candidate(), { officerId: 2, parkId: 7, team: '新能源专班' })).toEqual({
      verdict: 'change', reasons: [], changes: [{ field: 'officerId', before: 1, after: 2 }, { field: 'parkId', before: null, after: 7 }],
    });
  });

  test('a field can be emptied', () => expect(assignmentOf(candidate(), { team: null }).changes).toEqual([{ field: 'team', before: '新能源专班', after: null }]));

  test('what stands already is no change', () => expect(assignmentOf(candidate(), { officerId: 1, parkId: null })).toEqual({ verdict: 'unchanged', changes: [], reasons: [] }));

  test('every reason against it is given at once', () => {
    const refused = assignmentOf(candidate({ writable: false, archived: true, status: 'terminated' }), { officerId: 1 }, 2);
    expect(refused).toMatchObject({ verdict: 'refused', reasons: ['forbidden', 'archived', 'project-terminated', 'stale-version'] });
  });

  test('a project that is not there or not in scope is refused without a word about it', () => {
    expect(assignmentOf(undefined, { officerId: 2 })).toEqual({ verdict: 'refused', changes: [], reasons: ['unknown-reference'] });
  });

  test('applying what was shown and looking again always finds nothing left to change', () => {
    const value = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });
    fc.assert(fc.property(fc.record({ officerId: value, parkId: value }), fc.record({ officerId: value, parkId: value }, { requiredKeys: [] }), (attributes, changes) => {
      const first = assignmentOf(candidate({ attributes }), changes);
      const after = { ...attributes, ...Object.fromEntries(first.changes.map(({ field, after: next }) => [field, next])) };
      expect(assignmentOf(candidate({ attributes: after }), changes).verdict).toBe('unchanged');
    }));
  });
});
