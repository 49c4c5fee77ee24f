import type { INestApplicationContext } from '@nestjs/common';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows } from '../core/database/rows.js';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { Region, UserAccount, UserRole } from '../identity/entities.js';
import { IndustriesService } from '../identity/industries.service.js';
import { OrganisationsService } from '../identity/organisations.service.js';
import { USER_KIND } from '../identity/user-search.js';
import { ParksService } from '../parks/parks.service.js';
import { SearchIndex } from '../search/search-index.js';
import { DEMONSTRATION_INDUSTRIES } from './domain/industries.js';
import { USERS } from './domain/people.js';
import { CITY, COUNTIES, ORGANISATIONS, PARKS, PROVINCE } from './domain/places.js';

/** The ids that the plan's names stand for. */
export interface Places {
  organisations: ReadonlyMap<string, number>;
  parks: ReadonlyMap<string, number>;
  users: ReadonlyMap<string, { id: number; username: string; organisationId: number }>;
}

/** Enters the regions, organisations, users and parks of the demonstration city, inside the running unit of work. */
export async function loadPlaces(app: INestApplicationContext, passwordHash: string): Promise<Places> {
  await insertRows(app.get(Database), Region, regions());
  await app.get(IndustriesService).load([['code', 'name'], ...DEMONSTRATION_INDUSTRIES]);
  const organisations = await loadOrganisations(app);
  const users = await loadUsers(app, organisations, passwordHash);
  return { organisations, users, parks: await loadParks(app, organisations, users) };
}

function regions(): Region[] {
  const region = (code: string, name: string, parent: Region | null, level: Region['level']): Region => {
    const fullName = `${parent?.fullName ?? ''}${name}`;
    return { code, name, fullName, nameKey: nameKey(fullName), parentCode: parent?.code ?? null, level };
  };
  const province = region(PROVINCE.code, PROVINCE.name, null, 'province');
  const city = region(CITY.code, CITY.name, province, 'city');
  return [province, city, ...COUNTIES.map((county) => region(county.code, county.name, city, 'county'))];
}

async function loadOrganisations(app: INestApplicationContext): Promise<Map<string, number>> {
  const service = app.get(OrganisationsService);
  const ids = new Map<string, number>();
  for (const { name, kind, parent, regionCode } of ORGANISATIONS) {
    ids.set(name, (await service.create({ name, kind, parentId: parent === null ? null : ids.get(parent)!, regionCode })).id);
  }
  return ids;
}

async function loadUsers(app: INestApplicationContext, organisations: ReadonlyMap<string, number>, passwordHash: string): Promise<Places['users']> {
  const database = app.get(Database);
  const ids = await app.get(Ids).take('user_account', USERS.length);
  const now = app.get(Clock).instant();
  // Written here and not through the service, which would hash the one password again for each of them.
  await insertRows(database, UserAccount, USERS.map(({ username, displayName, organisation }, index) => ({
    id: ids[index]!, username, usernameKey: nameKey(username), displayName, passwordHash, organisationId: organisations.get(organisation)!, phone: null, email: null,
    locale: 'zh', status: 'active', failedLogins: 0, lockedUntil: null, lastLoginAt: null, passwordChangedAt: now, demonstration: true, version: 1, createdAt: now, updatedAt: now,
  })));
  app.get(SearchIndex).changed(USER_KIND, ids);
  await insertRows(database, UserRole, USERS.map(({ role }, index) => ({ userId: ids[index]!, role })));
  await app.get(AuditService).recordMany(USERS.map(({ organisation, role }, index) => ({ action: 'user:created', entity: 'user', entityId: ids[index]!, details: { organisationId: organisations.get(organisation)!, roles: [role] } })));
  return new Map(USERS.map(({ username, organisation }, index) => [username, { id: ids[index]!, username, organisationId: organisations.get(organisation)! }]));
}

/** Parks are entered by the administrator. */
async function loadParks(app: INestApplicationContext, organisations: ReadonlyMap<string, number>, users: Places['users']): Promise<Map<string, number>> {
  const service = app.get(ParksService);
  const user = (await app.get(Authenticator).userById(users.get('admin')!.id))!;
  const ids = new Map<string, number>();
  await runInContext({ ...currentContext()!, user, permission: 'park:manage' }, async () => {
    for (const { name, shortName, county, committee, leadingIndustries, targetRegions, directions, restrictedIndustries, totalLandMu, remainingLandMu, level, leadingIndustryCodes, restrictedIndustryCodes, infrastructure } of PARKS) {
      const park = await service.create({
        name, shortName, regionCode: county, organisationId: organisations.get(committee)!, aliases: [], leadingIndustries: [...leadingIndustries], targetRegions: [...targetRegions],
        directions: [...directions], restrictedIndustries: [...restrictedIndustries], totalLandMu, remainingLandMu, infrastructure,
        level, leadingIndustryCodes: [...leadingIndustryCodes], restrictedIndustryCodes: [...restrictedIndustryCodes],
      });
      ids.set(name, park.id);
    }
  });
  return ids;
}
