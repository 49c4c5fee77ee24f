import { hash } from '@node-rs/argon2';
import type { Database } from '../../api/core/database/database.js';
import { insertRows } from '../../api/core/database/rows.js';
import { Installation, Organisation, UserAccount, UserRole } from '../../api/identity/entities.js';
import { loadReferenceData } from '../../api/identity/regions.js';
import { Park } from '../../api/parks/entities.js';
import type { RoleCode } from '../../shared/permissions.js';
import { entryOf, gramsOf } from '../../api/search/domain/grams.js';
import { SearchEntry, SearchGram } from '../../api/search/entities.js';
import { readings } from '../../api/search/reading.js';
import { nameKey } from '../../shared/text.js';
import type { OrganisationKind } from '../../shared/vocabulary.js';

/** "Now" for every API test: Tuesday 2026-06-30, 10:00 in Shanghai. */
export const NOW = '2026-06-30T02:00:00.000Z';
export const TODAY = '2026-06-30';
export const PASSWORD = 'correct-horse-battery';
/** 宜宾市 with two of its counties. */
export const HOME = '511500';
export const COUNTY_A = '511503';
export const COUNTY_B = '511502';

/** A city bureau; under it two counties, each with a park committee, and a township in the first; two departments. */
export const ORGANISATION = { city: 1, countyA: 2, countyB: 3, parkA: 4, parkB: 5, townshipA: 6, finance: 7, statistics: 8 } as const;
export const PARK = { a: 1, b: 2 } as const;

const ORGANISATIONS: readonly [id: number, kind: OrganisationKind, name: string, parentId: number | null, region: string | null][] = [
  [ORGANISATION.city, 'city-bureau', '市招商局', null, HOME],
  [ORGANISATION.countyA, 'county-bureau', '南溪区招商局', ORGANISATION.city, COUNTY_A],
  [ORGANISATION.countyB, 'county-bureau', '翠屏区招商局', ORGANISATION.city, COUNTY_B],
  [ORGANISATION.parkA, 'park-committee', '南溪经开区管委会', ORGANISATION.countyA, COUNTY_A],
  [ORGANISATION.parkB, 'park-committee', '翠屏高新区管委会', ORGANISATION.countyB, COUNTY_B],
  [ORGANISATION.townshipA, 'township', '罗龙街道', ORGANISATION.countyA, COUNTY_A],
  [ORGANISATION.finance, 'department', '市财政局', ORGANISATION.city, null],
  [ORGANISATION.statistics, 'department', '市统计局', ORGANISATION.city, null],
];

const PARKS = [[PARK.a, '南溪经济开发区', ORGANISATION.parkA, COUNTY_A], [PARK.b, '翠屏高新技术产业园区', ORGANISATION.parkB, COUNTY_B]] as const;

/** One user a role, named like it; `…-b` belong to the second county. The id is the place in this list, from 1. */
export const USERS: readonly { username: string; role: RoleCode; organisationId: number }[] = [
  { username: 'admin', role: 'admin', organisationId: ORGANISATION.city },
  { username: 'city-manager', role: 'city-manager', organisationId: ORGANISATION.city },
  { username: 'viewer', role: 'viewer', organisationId: ORGANISATION.city },
  { username: 'county-manager', role: 'county-manager', organisationId: ORGANISATION.countyA },
  { username: 'park-manager', role: 'park-manager', organisationId: ORGANISATION.parkA },
  { username: 'officer', role: 'officer', organisationId: ORGANISATION.parkA },
  { username: 'finance', role: 'finance', organisationId: ORGANISATION.finance },
  { username: 'department', role: 'department', organisationId: ORGANISATION.statistics },
  { username: 'auditor', role: 'auditor', organisationId: ORGANISATION.city },
  { username: 'county-manager-b', role: 'county-manager', organisationId: ORGANISATION.countyB },
  { username: 'park-manager-b', role: 'park-manager', organisationId: ORGANISATION.parkB },
  { username: 'officer-b', role: 'officer', organisationId: ORGANISATION.parkB },
  { username: 'officer-township', role: 'officer', organisationId: ORGANISATION.townshipA },
];

export function userId(username: string): number {
  const index = USERS.findIndex((user) => user.username === username);
  if (index < 0) throw new Error(`no such user: ${username}`);
  return index + 1;
}

/** Ids of fixtures stay below this; what tests create comes after. */
const FIRST_FREE_ID = 100;
const stamps = { version: 1, createdAt: '2026-01-05T01:00:00.000Z', updatedAt: '2026-01-05T01:00:00.000Z' };

function pathOf(id: number): string {
  const parentId = ORGANISATIONS.find((organisation) => organisation[0] === id)![3];
  return `${parentId === null ? '/' : pathOf(parentId)}${id}/`;
}

/** Loads reference data, the installation, organisations, users and parks into a migrated database. */
export async function loadFixtures(database: Database): Promise<void> {
  await loadReferenceData(database);
  // Cheap to verify: the tests sign in often and are not about the cost of a password.
  const passwordHash = await hash(PASSWORD, { memoryCost: 64, timeCost: 1, parallelism: 1 });
  await database.write(async () => {
    await insertRows(database, Installation, [{ id: 1, name: '宜宾市', homeRegion: HOME, demonstration: false, createdAt: stamps.createdAt }]);
    await insertRows(database, Organisation, ORGANISATIONS.map(([id, kind, name, parentId, regionCode]) => ({ id, kind, name, nameKey: nameKey(name), parentId, path: pathOf(id), regionCode, archivedAt: null, ...stamps })));
    await insertRows(database, UserAccount, USERS.map(({ username, organisationId }, index) => ({
      id: index + 1, username, usernameKey: nameKey(username), displayName: username, passwordHash, organisationId, phone: null, email: null, locale: 'zh' as const,
      status: 'active' as const, failedLogins: 0, lockedUntil: null, lastLoginAt: null, passwordChangedAt: stamps.createdAt, demonstration: false, ...stamps,
    })));
    await insertRows(database, UserRole, USERS.map(({ role }, index) => ({ userId: index + 1, role })));
    await insertRows(database, Park, PARKS.map(([id, name, organisationId, regionCode]) => ({
      id, name, nameKey: nameKey(name), shortName: null, aliases: [], organisationId, regionCode, leadingIndustries: [], targetRegions: [], directions: [], restrictedIndustries: [],
      totalLandMuCenti: null, remainingLandMuCenti: null, infrastructure: null, archivedAt: null, ...stamps,
    })));
    await indexNames(database);
    await database.execute("UPDATE `id_block` SET `next` = ? WHERE `kind` IN ('organisation', 'user_account', 'park')", [FIRST_FREE_ID]);
  });
}

/** Users and parks can be found, as if their services had written them. */
async function indexNames(database: Database): Promise<void> {
  const { names } = await readings();
  const rows = [...USERS.map(({ username }, index) => ['u', index + 1, username] as const), ...PARKS.map(([id, name]) => ['k', id, name] as const)];
  const entries = rows.map(([kind, id, name]) => ({ kind, id, ...entryOf([name], [], names) }));
  await insertRows(database, SearchEntry, entries);
  await insertRows(database, SearchGram, entries.flatMap((entry) => [...gramsOf(entry)].map((gram) => ({ kind: entry.kind, gram, id: entry.id }))));
}
