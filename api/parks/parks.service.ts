import { Injectable } from '@nestjs/common';
import type { ParkRecord } from '../../shared/contracts/places.js';
import type { FieldProblem } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, findRow, insertRows, placeholders, refuseDuplicate, selectRows, updateChanged, updateEach } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { listRows, orderOf, whereOf, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { DataScopes, inScope, scopeFragment } from '../identity/data-scope.js';
import { Industry } from '../identity/entities.js';
import { archivedFilter } from '../identity/filters.js';
import { SearchIndex } from '../search/search-index.js';
import { Park, ParkRevision } from './entities.js';
import { HomeCity } from './home-city.js';
import type { CreatePark, UpdatePark } from './park.dto.js';
import { PARK_KIND, parkKeyword } from './park-search.js';

type ParkRow = Park & { organisationName: string; regionName: string | null };

const LIST: ListSpec = {
  name: 'parks',
  select: 'k.*, o.`name` AS `organisationName`, g.`name` AS `regionName`',
  from: '`park` k JOIN `organisation` o ON o.`id` = k.`organisationId` LEFT JOIN `region` g ON g.`code` = k.`regionCode`',
  countFrom: '`park` k',
  fields: {
    id: { sql: 'k.`id`', type: 'number' },
    name: { sql: 'k.`name`', type: 'text' },
    organisationId: { sql: 'k.`organisationId`', type: 'number' },
    regionCode: { sql: 'k.`regionCode`', type: 'text' },
    regionName: { sql: 'k.`regionCode`', type: 'text', filter: false },
    totalLandMu: { sql: 'k.`totalLandMuCenti`', type: 'number', filter: false },
    remainingLandMu: { sql: 'k.`remainingLandMuCenti`', type: 'number', filter: false },
    infrastructure: { sql: 'k.`infrastructure`', type: 'text' },
    level: { sql: 'k.`level`', type: 'text' },
    archivedAt: { sql: 'k.`archivedAt`', type: 'instant' },
    createdAt: { sql: 'k.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'k.`updatedAt`', type: 'instant' },
  },
  filters: { archived: archivedFilter('k.`archivedAt`') },
  keyword: parkKeyword,
  defaultSort: ['id', 'ASC'],
  tieBreak: 'k.`id`',
};

/** The industrial parks: a list that everybody in the installation may read. */
@Injectable()
export class ParksService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly scopes: DataScopes,
    private readonly home: HomeCity,
    private readonly search: SearchIndex,
  ) {}

  async list(query: ListQuery): Promise<Page<ParkRecord>> {
    const page = await listRows<ParkRow>(this.database, LIST, query);
    const counts = await this.projectCounts(page.rows.map((row) => row.id));
    return page.map((row) => this.record(row, counts));
  }

  /** Every park of a list, for exports. */
  async *records(query: ListQuery): AsyncGenerator<ParkRecord> {
    const where = await whereOf(this.database, LIST, query.filter, []);
    const rows = await this.database.query<ParkRow>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE ${where.sql} ${orderOf(LIST, query.sort)} LIMIT 5000`, where.params);
    const counts = await this.projectCounts(rows.map((row) => row.id));
    for (const row of rows) yield this.record(row, counts);
  }

  /** @throws 404 when there is no such park */
  async read(id: number): Promise<ParkRecord> {
    const record = await this.find(id);
    if (!record) throw notFound('park', id);
    return record;
  }

  /** Archives parks that should not have come in, inside a unit of work, and frees their names: a key with the id in it is no name's. */
  async withdraw(ids: readonly number[]): Promise<void> {
    const now = this.clock.instant();
    const parks = await selectRows(this.database, Park, { id: [...ids] });
    await updateEach(this.database, Park, parks.map(({ id, nameKey: key }) => ({ id, archivedAt: now, nameKey: `${key.slice(0, 100)}~${id}`, updatedAt: now })), true);
    await this.revise(ids, now);
    this.search.changed(PARK_KIND, ids);
    this.scopes.invalidateAfterCommit();
  }

  /** Those of these parks that a project, a carrier or a company has come to name. */
  async inUse(ids: readonly number[]): Promise<Set<number>> {
    if (!ids.length) return new Set();
    const marks = placeholders(ids);
    const rows = await this.database.query<{ id: number }>(`SELECT \`parkId\` AS id FROM \`project\` WHERE \`parkId\` IN (${marks}) UNION SELECT \`parkId\` FROM \`carrier\` WHERE \`archivedAt\` IS NULL AND \`parkId\` IN (${marks})`, [...ids, ...ids]);
    return new Set(rows.map(({ id }) => id));
  }

  /** The park's row, or undefined. */
  byId(id: number): Promise<Park | undefined> {
    return findRow(this.database, Park, { id });
  }

  /** The region a park lies in; undefined where there is no such park. */
  async regionOf(id: number): Promise<string | undefined> {
    return (await this.database.queryOne<{ regionCode: string }>('SELECT `regionCode` FROM `park` WHERE `id` = ?', [id]))?.regionCode;
  }

  /** Every park, archived ones too, by id. */
  all(): Promise<Park[]> {
    return selectRows(this.database, Park, {}, 'ORDER BY `id`');
  }

  /** @throws 400 unknown organisation, 409 duplicate name, 422 `region-outside-home` */
  async create(values: CreatePark): Promise<ParkRecord> {
    return this.database.write(async () => this.read((await this.createMany([values]))[0]!));
  }

  /** Parks many at a time, all or none; answers their ids in order. @throws as `create` */
  async createMany(parks: readonly CreatePark[]): Promise<number[]> {
    for (const problems of await this.problemsOfAll(parks)) refuse(problems);
    const ids = await this.ids.take('park', parks.length);
    const now = this.clock.instant();
    return refuseDuplicate('name', () => this.database.write(async () => {
      await insertRows(this.database, Park, parks.map((values, index) => ({
        id: ids[index]!, shortName: null, infrastructure: null, aliases: [], level: null, leadingIndustries: [], leadingIndustryCodes: [], restrictedIndustryCodes: [], targetRegions: [], directions: [], restrictedIndustries: [],
        ...columnsOf(values), archivedAt: null, version: 1, createdAt: now, updatedAt: now,
      })));
      await this.revise(ids, now);
      this.search.changed(PARK_KIND, ids);
      await this.audit.recordMany(parks.map((values, index) => ({ action: 'park:created', entity: 'park', entityId: ids[index]!, details: { ...values } })));
      this.scopes.invalidateAfterCommit();
      return ids;
    }));
  }

  /** @throws 404 outside the caller's scope, 400, 409 duplicate name or stale version, 422 `region-outside-home` */
  async update(id: number, body: UpdatePark): Promise<ParkRecord> {
    return this.database.write(async () => {
      await this.updateMany([{ id, ...body }]);
      return this.read(id);
    });
  }

  /** Changes parks, each once, all or none. @throws as `update` */
  async updateMany(changes: readonly (UpdatePark & { id: number })[]): Promise<void> {
    const ids = changes.map(({ id }) => id);
    const parks = new Map((await selectRows(this.database, Park, { id: ids })).filter((park) => inScope(currentScope(), { organisationId: park.organisationId, parkId: park.id })).map((park) => [park.id, park]));
    const missing = ids.find((id) => !parks.has(id));
    if (missing !== undefined) throw notFound('park', missing);
    const asked = changes.map(({ id, version, archived, ...values }) => ({ park: parks.get(id)!, version, archived, values }));
    for (const problems of await this.problemsOfAll(asked.map(({ values }) => values), asked.map(({ park }) => park))) refuse(problems);
    const now = this.clock.instant();
    await refuseDuplicate('name', () => this.database.write(async () => {
      await updateChanged(this.database, Park, asked.map(({ park, version, archived, values }) => ({
        row: { ...park, version }, patch: { ...columnsOf(values), archivedAt: archived === undefined ? park.archivedAt : archived ? (park.archivedAt ?? now) : null, updatedAt: now },
      })), (id) => this.find(id));
      await this.revise(ids, now);
      this.search.changed(PARK_KIND, ids);
      await this.audit.recordMany(asked.map(({ park, archived, values }) => ({ action: 'park:updated', entity: 'park', entityId: park.id, details: { ...values, ...(archived === undefined ? {} : { archived }) } })));
      this.scopes.invalidateAfterCommit();
    }));
  }

  /** Keeps what counts depend on as it was known: an open revision ends where it differs from the park as it now is. */
  private async revise(ids: readonly number[], now: string): Promise<void> {
    const open = new Map((await selectRows(this.database, ParkRevision, { parkId: [...ids], knownTo: FOREVER })).map((revision) => [revision.parkId, revision]));
    const changed = (await selectRows(this.database, Park, { id: [...ids] })).map((park) => ({ parkId: park.id, ...revisionOf(park) })).filter(({ parkId, ...wanted }) => {
      const revision = open.get(parkId);
      return !revision || JSON.stringify(wanted) !== JSON.stringify(revisionOf(revision));
    });
    const ended = changed.filter(({ parkId }) => open.has(parkId)).map(({ parkId }) => parkId);
    if (ended.length) await this.database.execute(`UPDATE \`park_revision\` SET \`knownTo\` = ? WHERE \`knownTo\` = ? AND \`parkId\` IN (${placeholders(ended)})`, [now, FOREVER, ...ended]);
    await insertRows(this.database, ParkRevision, changed.map((revision) => ({ ...revision, knownFrom: now, knownTo: FOREVER })));
  }

  /** For each park what is wrong with its values: references must exist and be the caller's to name; rules are told once those are right. */
  async problemsOfAll(parks: readonly Partial<CreatePark>[], befores: readonly Park[] = []): Promise<FieldProblem[][]> {
    const organisationIds = [...new Set(parks.flatMap(({ organisationId }) => organisationId ?? []))];
    const organisations = new Set(organisationIds.length ? (await this.database.query<{ id: number }>(`SELECT \`id\` FROM \`organisation\` WHERE \`id\` IN (${placeholders(organisationIds)})`, organisationIds)).map(({ id }) => id) : []);
    const named = [...new Set(parks.flatMap((values) => [...(values.leadingIndustryCodes ?? []), ...(values.restrictedIndustryCodes ?? [])]))];
    const industries = new Set((await selectRows(this.database, Industry, { code: named })).map((row) => row.code));
    const counties = new Set((await this.home.city()).counties.map(({ code }) => code));
    return parks.map((values, index): FieldProblem[] => {
      const problems: FieldProblem[] = [];
      const before = befores[index];
      const { organisationId, regionCode } = values;
      if (organisationId !== undefined && (!organisations.has(organisationId) || !inScope(currentScope(), { organisationId }))) problems.push({ path: 'organisationId', code: 'unknown-reference' });
      for (const path of ['leadingIndustryCodes', 'restrictedIndustryCodes'] as const) if (values[path]?.some((code) => !industries.has(code))) problems.push({ path, code: 'unknown-reference' });
      if (problems.length) return problems;
      if (regionCode !== undefined && !counties.has(regionCode)) return [{ path: 'regionCode', code: 'region-outside-home' }];
      const restricted = values.restrictedIndustryCodes ?? before?.restrictedIndustryCodes ?? [];
      return (values.leadingIndustryCodes ?? before?.leadingIndustryCodes ?? []).some((code) => restricted.includes(code)) ? [{ path: 'restrictedIndustryCodes', code: 'restricted-is-leading' }] : [];
    });
  }

  private async find(id: number): Promise<ParkRecord | undefined> {
    const row = await this.database.queryOne<ParkRow>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE k.\`id\` = ?`, [id]);
    return row && this.record(row, await this.projectCounts([id]));
  }

  /** Projects by park that the reader may see. */
  private async projectCounts(parkIds: readonly number[]): Promise<Map<number, number>> {
    if (!parkIds.length) return new Map();
    const scope = scopeFragment(currentUser().scopeFor('project:read') ?? currentScope(), { organisation: '`organisationId`', introducing: '`introducingOrganisationId`', park: '`parkId`' });
    const rows = await this.database.query<{ parkId: number; count: number }>(
      `SELECT \`parkId\`, COUNT(*) AS \`count\` FROM \`project\` WHERE \`parkId\` IN (${placeholders(parkIds)}) AND \`archivedAt\` IS NULL${scope.map(({ sql }) => ` AND (${sql})`).join('')} GROUP BY \`parkId\``,
      [...parkIds, ...scope.flatMap(({ params }) => params)],
    );
    return new Map(rows.map((row) => [row.parkId, row.count]));
  }

  private record(row: ParkRow, counts: ReadonlyMap<number, number>): ParkRecord {
    const { nameKey: _nameKey, totalLandMuCenti, remainingLandMuCenti, ...park } = decodeRow(this.database, Park, row as never);
    const { organisationName, regionName } = row;
    return {
      ...park, leadingIndustryCodes: park.leadingIndustryCodes ?? [], restrictedIndustryCodes: park.restrictedIndustryCodes ?? [],
      leadingIndustriesWarning: Math.max(park.leadingIndustries.length, park.leadingIndustryCodes?.length ?? 0) > COMMON_LEADING_INDUSTRIES, organisationName, regionName: regionName ?? park.regionCode, totalLandMu: fromCenti(totalLandMuCenti), remainingLandMu: fromCenti(remainingLandMuCenti), projectCount: counts.get(park.id) ?? 0,
    };
  }
}

function refuse(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (first?.code === 'region-outside-home' || first?.code === 'restricted-is-leading') throw refused(first.code, [...problems]);
  if (first) throw badRequest('validation', {}, [...problems]);
}

/** Parks commonly name one or two; how many a city allows is for its policy to say, so more is only pointed out. */
const COMMON_LEADING_INDUSTRIES = 2;

/** The attributes that counts depend on, of a park or one of its revisions. */
function revisionOf(row: Park | ParkRevision): Omit<ParkRevision, 'parkId' | 'knownFrom' | 'knownTo'> {
  const { organisationId, regionCode, level, leadingIndustryCodes, restrictedIndustryCodes, infrastructure, totalLandMuCenti, remainingLandMuCenti } = row;
  return { organisationId, regionCode, level, leadingIndustryCodes: leadingIndustryCodes ?? [], restrictedIndustryCodes: restrictedIndustryCodes ?? [], infrastructure, totalLandMuCenti, remainingLandMuCenti, archived: 'archived' in row ? row.archived : row.archivedAt !== null };
}

const fromCenti = (value: number | null) => (value === null ? null : value / 100);
const toCenti = (value: number | null) => (value === null ? null : Math.round(value * 100));

const LISTS = ['aliases', 'leadingIndustries', 'leadingIndustryCodes', 'restrictedIndustryCodes', 'targetRegions', 'directions', 'restrictedIndustries'] as const;

/** The columns that the given fields set; an emptied list is an empty one. */
function columnsOf({ totalLandMu, remainingLandMu, ...values }: Partial<CreatePark>): Partial<Park> {
  const columns: Partial<Park> = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  for (const name of LISTS) if (name in columns) columns[name] = values[name] ?? [];
  if (values.name !== undefined) columns.nameKey = nameKey(values.name).slice(0, 120);
  if (totalLandMu !== undefined) columns.totalLandMuCenti = toCenti(totalLandMu);
  if (remainingLandMu !== undefined) columns.remainingLandMuCenti = toCenti(remainingLandMu);
  return columns;
}
