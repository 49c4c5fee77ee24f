import fc from 'fast-check';
import type { Database } from '../../../api/core/database/database.js';
import { FOREVER, FOREVER_DAY, UNKNOWN_DAY } from '../../../api/core/database/columns.js';
import { insertRows } from '../../../api/core/database/rows.js';
import { Certification, CertificationFactRow } from '../../../api/certifications/entities.js';
import { Company } from '../../../api/companies/entities.js';
import { AmountFactRow, MilestoneFactRow, Project, ProjectRevisionRow } from '../../../api/projects/entities.js';
import { countedWith } from '../../../api/projects/domain/succession.js';
import { addDays } from '../../../shared/day.js';
import { intervalOf } from '../../../shared/period.js';
import { ORIGINS, STAGE_CODES, SUCCESSIONS, type Origin, type Succession, type Verification } from '../../../shared/vocabulary.js';

/** A made-up city of facts that need not make sense together: counting must not depend on that. */
export interface World { companies: { id: number; name: string }[]; projects: { id: number; name: string; confidential: boolean }[]; revisions: ProjectRevisionRow[]; facts: MilestoneFactRow[]; amounts: AmountFactRow[]; certifications: CertificationFactRow[] }

/** Days at whose end something is known anew. */
export const KNOWN_DAYS = ['2025-12-31', '2026-03-31'] as const;
const INSTANTS = ['2025-06-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', '2026-05-01T00:00:00.000Z'];

const VERIFICATIONS: readonly Verification[] = ['pending', 'reviewed', 'verified', 'rejected'];
const MILESTONES = [...STAGE_CODES, 'registered', 'settled', 'terminated'];

const day = fc.integer({ min: 0, max: 900 }).map((offset) => addDays('2024-01-01', offset));
const happened = fc.tuple(day, fc.constantFrom('day' as const, 'day' as const, 'day' as const, 'month' as const, 'year' as const, 'unknown' as const)).map(([on, precision]) => {
  if (precision === 'unknown') return { occurredFrom: UNKNOWN_DAY, occurredUntil: addDays(on, 1), precision };
  const { from, until } = intervalOf(on, precision);
  return { occurredFrom: from, occurredUntil: until, precision };
});
const left = fc.option(happened).map((interval) => (interval ? { leftFrom: interval.occurredFrom, leftUntil: interval.occurredUntil } : { leftFrom: FOREVER_DAY, leftUntil: FOREVER_DAY }));

/** One to three versions, each known from when the one before it ends; the first may come late, the last may have been taken back. */
function versions<T extends object>(content: fc.Arbitrary<T>): fc.Arbitrary<(T & { knownFrom: string; knownTo: string })[]> {
  return fc.tuple(fc.subarray(INSTANTS, { minLength: 1 }), fc.array(content, { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 5 }))
    .map(([instants, contents, takenBack]) => instants.map((knownFrom, index) => ({ ...contents[index]!, knownFrom, knownTo: instants[index + 1] ?? (takenBack === 0 ? '2026-06-01T00:00:00.000Z' : FOREVER) })));
}

const attributes = (companyIds: readonly number[]) => fc.record({
  organisationId: fc.constantFrom(1, 2, 3, 4, 5, 6), introducingOrganisationId: fc.option(fc.constantFrom(2, 5, 6)), parkId: fc.option(fc.constantFrom(1, 2)),
  regionCode: fc.option(fc.constantFrom('511503', '511502', '511504', '511500', '330106')), industryCode: fc.constant(null), kind: fc.constant('new' as const), landMode: fc.constant('new-land' as const),
  origin: fc.option(fc.constantFrom(...(Object.keys(ORIGINS) as Origin[]))), agreedInvestmentFen: fc.option(fc.constantFrom(0, 500_000_000, 1_000_000_000, 30_000_000_000), { freq: 8 }),
  projectCompanyId: fc.option(fc.constantFrom(...companyIds)), confidential: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0), withdrawn: fc.integer({ min: 0, max: 15 }).map((roll) => roll === 0),
});
const verification = fc.constantFrom(...VERIFICATIONS, 'verified' as const);
const milestone = fc.tuple(happened, left, verification).map(([when, gone, verified]) => ({ ...when, ...gone, verification: verified, inferred: false }));
const receipt = fc.tuple(happened, verification, fc.option(fc.constantFrom(...(Object.keys(ORIGINS) as Origin[]))), fc.integer({ min: -2_000, max: 9_000 }), fc.constantFrom('funds-arrived' as const, 'completed-investment' as const))
  .map(([when, verified, origin, wan, series]) => ({ ...when, verification: verified, origin, amountFen: wan * 1_000_000, series }));

/** A world of that many projects, the same for the same seed. */
export function makeWorld(size: number, seed: number): World {
  const companies = Array.from({ length: Math.ceil(size / 3) }, (_, index) => ({ id: index + 1, name: `第${index + 1}公司` }));
  const world: World = { companies, projects: [], revisions: [], facts: [], amounts: [], certifications: [] };
  const shape = fc.record({
    revisions: versions(attributes(companies.map((company) => company.id))),
    facts: fc.tuple(...MILESTONES.map((code) => fc.option(versions(milestone).map((rows) => ({ code, rows })), { freq: 3 }))),
    amounts: fc.array(versions(receipt), { maxLength: 4 }),
  });
  let eventId = 1;
  fc.sample(shape, { seed, numRuns: size }).forEach(({ revisions, facts, amounts }, index) => {
    const projectId = index + 1;
    world.projects.push({ id: projectId, name: `项目${projectId}`, confidential: revisions.at(-1)!.confidential });
    world.revisions.push(...revisions.map((revision, version) => ({ projectId, ...revision, ...(version > 0 || projectId % 2 ? chainOf(projectId, revision.agreedInvestmentFen) : UNCHAINED), industryCode: INDUSTRIES[projectId % INDUSTRIES.length]! })));
    world.certifications.push(...certificationsOf(projectId));
    for (const fact of facts) if (fact) world.facts.push(...fact.rows.map((row) => ({ projectId, milestone: fact.code, eventId: null, ...row, ...(fact.code === 'settled' && projectId % 5 === 1 ? HALF_KNOWN : {}) })));
    for (const rows of amounts) {
      world.amounts.push(...rows.map((row) => ({ projectId, eventId, ...row })));
      eventId += 1;
    }
  });
  return world;
}

/** Land on a day of one year, registered on a day nobody knows: settled at some time since, in that year or a later one. */
const HALF_KNOWN = { occurredFrom: '2024-05-10', occurredUntil: '2026-03-01', precision: 'unknown' } as const;
const UNCHAINED = { predecessorId: null, succession: null, countedWithId: null, countedBeforeFen: null };
const KINDS_OF_CHAIN = Object.keys(SUCCESSIONS) as Succession[];

/** Two of seven continue the one three before them, which may do so itself; some are said to only later. */
function chainOf(projectId: number, agreedFen: number | null): Pick<ProjectRevisionRow, 'predecessorId' | 'succession' | 'countedWithId' | 'countedBeforeFen'> {
  if (projectId % 7 !== 3 && projectId % 7 !== 6) return UNCHAINED;
  const predecessorId = projectId - 3;
  if (predecessorId < 1) return UNCHAINED;
  const succession = KINDS_OF_CHAIN[Math.floor(projectId / 7) % 4]!;
  const { countedWithId } = chainOf(predecessorId, null);
  return { predecessorId, succession, countedWithId: countedWith(succession, { id: predecessorId, countedWithId }), countedBeforeFen: succession === 'expansion' ? Math.min(300_000_000, agreedFen ?? 0) : null };
}

const INDUSTRIES = [null, '3971', '5101', '0610', 'D', '4710'];

/** Made from the number alone, so that the rest of the world stays as it was: some certified late, some withdrawn again. */
function certificationsOf(projectId: number): CertificationFactRow[] {
  const row = (kind: CertificationFactRow['kind'], year: number, knownFrom: string, knownTo: string, verdict: CertificationFactRow['verdict'], origin: Origin | null = null) => ({ projectId, year, kind, knownFrom, knownTo, verdict, origin, certificationId: 1 });
  const [first, second, third] = INSTANTS as [string, string, string];
  return [
    ...(projectId % 3 === 0 ? [row('attraction-project', 2025, first, FOREVER, 'certified')] : []),
    ...(projectId % 3 === 1 ? [row('attraction-project', 2025, first, second, 'refused'), row('attraction-project', 2025, second, FOREVER, 'certified')] : []),
    ...(projectId % 4 === 0 ? [row('attraction-project', 2026, second, third, 'certified'), row('attraction-project', 2026, third, FOREVER, 'withdrawn')] : []),
    ...(projectId % 2 === 0 ? [row('chain-extending', 2025, second, FOREVER, 'certified')] : []),
    ...(projectId % 4 === 3 ? [row('capital-origin', 2025, first, third, 'certified', 'local'), row('capital-origin', 2025, third, FOREVER, 'certified', 'foreign')] : []),
    ...(projectId % 6 === 1 ? [row('capital-origin', 2026, second, FOREVER, 'certified', 'out-of-province')] : []),
    ...(projectId % 5 === 0 ? [row('leader-company', 2025, first, FOREVER, 'certified'), row('chain-extending', 2026, third, FOREVER, 'certified')] : []),
  ];
}

const STAMPS = { version: 1, createdAt: '2026-01-05T01:00:00.000Z', updatedAt: '2026-01-05T01:00:00.000Z' };

/** Writes the world's facts as the projection would have left them. */
export async function loadWorld(database: Database, world: World): Promise<void> {
  await database.write(async () => {
    await insertRows(database, Company, world.companies.map(({ id, name }) => ({ id, name, nameKey: name, aliases: [], organisationId: 1, ...STAMPS })));
    await insertRows(database, Project, world.projects.map(({ id, name, confidential }) => ({
      id, code: `P${id}`, name, nameKey: name, investors: [], organisationId: 1, kind: 'new', landMode: 'new-land', confidential, extra: {}, stage: 'lead', status: 'active', stageVerification: 'pending',
      fundsArrivedFen: 0, completedInvestmentFen: 0, ...STAMPS,
    })));
    await insertRows(database, ProjectRevisionRow, world.revisions);
    await insertRows(database, MilestoneFactRow, world.facts);
    await insertRows(database, AmountFactRow, world.amounts);
    await insertRows(database, Certification, [{ id: 1, projectId: 1, year: 2025, kind: 'attraction-project', verdict: 'certified', origin: null, reason: '符合', decisionNumber: null, decidedOn: '2026-01-10', recordedAt: INSTANTS[1]!, recordedById: null }]);
    await insertRows(database, CertificationFactRow, world.certifications);
    // What the API makes beside it gets ids of its own.
    await database.execute('UPDATE `id_block` SET `next` = `next` + 100000', []);
  });
}
