import { Injectable } from '@nestjs/common';
import type { CarrierHolder, CarrierRecord } from '../../shared/contracts/places.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, insertRows, refuseDuplicate, selectRows, updateChanged, updateEach } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { likeText, listRows, orderOf, whereOf, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { archivedFilter, flagFilter } from '../identity/filters.js';
import type { CreateCarrier, UpdateCarrier } from './carrier.dto.js';
import { occupancyOf } from './domain/occupancy.js';
import { Carrier, CarrierEvent, Park } from './entities.js';
import { CarrierHolders, STILL_HOLDING_SQL, visibleProjects } from './holders.js';

type CarrierRow = Carrier & { parkName: string; parkOrganisationId: number };

const STILL_HELD = `EXISTS (SELECT 1 FROM \`carrier_holding\` h JOIN \`project\` p ON p.\`id\` = h.\`projectId\` WHERE h.\`carrierId\` = c.\`id\` AND ${STILL_HOLDING_SQL})`;

function ofProject(value: unknown): Fragment {
  if (!Number.isSafeInteger(value)) throw badRequest('bad-filter', { field: 'projectId' });
  const seen = visibleProjects();
  return {
    sql: `c.\`id\` IN (SELECT h.\`carrierId\` FROM \`carrier_holding\` h JOIN \`project\` p ON p.\`id\` = h.\`projectId\` WHERE h.\`projectId\` = ?${seen.map(({ sql }) => ` AND (${sql})`).join('')})`,
    params: [value, ...seen.flatMap(({ params }) => params)],
  };
}

function minimumFree(value: unknown): Fragment {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw badRequest('bad-filter', { field: 'minimumFree' });
  return { sql: 'c.`areaCenti` - c.`reservedCenti` - c.`occupiedCenti` >= ?', params: [Math.round(value * 100)] };
}

export const CARRIER_LIST: ListSpec = {
  name: 'carriers',
  select: 'c.*, k.`name` AS `parkName`, k.`organisationId` AS `parkOrganisationId`',
  from: '`carrier` c JOIN `park` k ON k.`id` = c.`parkId`',
  countFrom: '`carrier` c',
  fields: {
    id: { sql: 'c.`id`', type: 'number' },
    parkId: { sql: 'c.`parkId`', type: 'number' },
    kind: { sql: 'c.`kind`', type: 'text' },
    code: { sql: 'c.`code`', type: 'text' },
    name: { sql: 'c.`name`', type: 'text' },
    status: { sql: 'c.`status`', type: 'text' },
    area: { sql: 'c.`areaCenti`', type: 'number', filter: false },
    freeArea: { sql: 'c.`areaCenti` - c.`reservedCenti` - c.`occupiedCenti`', type: 'number', filter: false },
    priceFen: { sql: 'c.`priceFen`', type: 'number' },
    idleSince: { sql: 'c.`idleSince`', type: 'day' },
    /** The order in which carriers are offered: idle factories, other factories, idle land, new land (003 §三(八)); what is taken comes last. */
    offer: { sql: "CASE WHEN c.`status` IN ('reserved', 'occupied') THEN 8 ELSE 0 END + CASE WHEN c.`kind` = 'factory' THEN 0 ELSE 2 END + CASE WHEN c.`status` IN ('idle', 'reserved') THEN 0 ELSE 1 END", type: 'number', filter: false },
    archivedAt: { sql: 'c.`archivedAt`', type: 'instant' },
    createdAt: { sql: 'c.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'c.`updatedAt`', type: 'instant' },
  },
  filters: {
    archived: archivedFilter('c.`archivedAt`'), projectId: ofProject, minimumFree,
    stillHeld: flagFilter('stillHeld', STILL_HELD, `NOT ${STILL_HELD}`),
  },
  keyword: (text) => ({ sql: "c.`name` LIKE ? ESCAPE '!' OR c.`code` LIKE ? ESCAPE '!' OR c.`parkId` IN (SELECT s.`id` FROM `park` s WHERE s.`name` LIKE ? ESCAPE '!')", params: [likeText(text), likeText(text), likeText(text)] }),
  defaultSort: ['offer', 'ASC'],
  tieBreak: 'c.`id`',
};

/** The same with those of the parks that are the caller's to act on, or else to work for, before all others. */
function ownFirst(): ListSpec {
  const user = currentUser();
  const scope = user.scopeFor('carrier:manage') ?? user.scopeFor('project:read');
  if (!scope || scope.kind === 'city' || scope.parkIds.length === 0) return CARRIER_LIST;
  const offer = CARRIER_LIST.fields['offer']!;
  return { ...CARRIER_LIST, fields: { ...CARRIER_LIST.fields, offer: { ...offer, sql: `CASE WHEN c.\`parkId\` IN (${scope.parkIds.map(Number).join(', ')}) THEN 0 ELSE 16 END + ${offer.sql}` } } };
}

const MOST_EXPORTED = 100_000;

/** Land parcels and standard factories: what they are; who holds them is written by `CarrierActsService`. */
@Injectable()
export class CarriersService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly holders: CarrierHolders,
  ) {}

  async list(query: ListQuery): Promise<Page<CarrierRecord>> {
    const page = await listRows<CarrierRow>(this.database, ownFirst(), query);
    const holders = await this.holders.of(page.rows.map((row) => row.id));
    return page.map((row) => this.record(row, holders));
  }

  /** Every row of a list, for exports. */
  async *all(query: ListQuery): AsyncGenerator<CarrierRecord> {
    for await (const page of this.pages(query, 500)) yield* page;
  }

  /** The same, a page at a time. */
  async *pages(query: ListQuery, size: number): AsyncGenerator<CarrierRecord[]> {
    const where = await whereOf(this.database, CARRIER_LIST, query.filter, []);
    const order = orderOf(ownFirst(), query.sort);
    for (let start = 0; start < MOST_EXPORTED; start += size) {
      const rows = await this.database.query<CarrierRow & Row>(`SELECT ${CARRIER_LIST.select} FROM ${CARRIER_LIST.from} WHERE ${where.sql} ${order} LIMIT ? OFFSET ?`, [...where.params, size, start]);
      if (rows.length) yield await this.records(rows);
      if (rows.length < size) return;
    }
  }

  /** @throws 404 when there is no such carrier */
  async read(id: number): Promise<CarrierRecord> {
    const record = await this.find(id);
    if (!record) throw notFound('carrier', id);
    return record;
  }

  /** Carriers by id, in no order. */
  async byIds(ids: readonly number[]): Promise<CarrierRecord[]> {
    return ids.length ? this.records(await this.database.query<CarrierRow & Row>(`SELECT ${CARRIER_LIST.select} FROM ${CARRIER_LIST.from} WHERE c.\`id\` IN (${ids.map(() => '?').join(', ')})`, ids)) : [];
  }

  /** @throws 400 unknown park, 409 when the park has a carrier of that code */
  async create(values: CreateCarrier): Promise<CarrierRecord> {
    return this.database.write(async () => this.read((await this.createMany([values]))[0]!));
  }

  /** Carriers many at a time, all or none; answers their ids in order. @throws as `create` */
  async createMany(carriers: readonly CreateCarrier[]): Promise<number[]> {
    const standing = await selectRows(this.database, Park, { id: [...new Set(carriers.map(({ parkId }) => parkId))], archivedAt: null });
    const own = await this.ownParks(standing.map(({ id }) => id));
    if (carriers.some(({ parkId }) => !own.has(parkId))) throw badRequest('validation', {}, [{ path: 'parkId', code: 'unknown-reference' }]);
    for (const values of carriers) this.check(values);
    const ids = await this.ids.take('carrier', carriers.length);
    const now = this.clock.instant();
    return refuseDuplicate('code', () => this.database.write(async () => {
      await insertRows(this.database, Carrier, carriers.map((values, index) => {
        const columns = columnsOf(values);
        const { status, idleSince } = occupancyOf({ kind: values.kind, areaCenti: columns.areaCenti!, vacantSince: columns.vacantSince ?? null }, []);
        return { ...columns, id: ids[index]!, parkId: values.parkId, kind: values.kind, reservedCenti: 0, occupiedCenti: 0, status, idleSince, version: 1, createdAt: now, updatedAt: now };
      }));
      await this.audit.recordMany(carriers.map((values, index) => ({ action: 'carrier:created', entity: 'carrier', entityId: ids[index]!, details: { ...values } })));
      return ids;
    }));
  }

  /** @throws 404 outside the caller's scope, 400, 409 duplicate code or stale version, 422 `carrier-area-below-held`, `carrier-in-use` */
  async update(id: number, body: UpdateCarrier): Promise<CarrierRecord> {
    return this.database.write(async () => {
      await this.updateMany([{ id, ...body }]);
      return this.read(id);
    });
  }

  /** Changes carriers, each once, all or none. @throws as `update` */
  async updateMany(changes: readonly (UpdateCarrier & { id: number })[]): Promise<void> {
    for (const { id: _id, version: _version, archived: _archived, ...values } of changes) this.check(values);
    await refuseDuplicate('code', () => this.database.write(async () => {
      const ids = changes.map(({ id }) => id);
      const carriers = new Map((await this.writableMany(ids)).map((carrier) => [carrier.id, carrier]));
      const acts = new Map(ids.map((id) => [id, [] as CarrierEvent[]]));
      for (const act of await selectRows(this.database, CarrierEvent, { carrierId: ids }, ACTS_IN_ORDER)) acts.get(act.carrierId)!.push(act);
      const now = this.clock.instant();
      await updateChanged(this.database, Carrier, changes.map(({ id, version, archived, ...values }) => {
        const carrier = carriers.get(id)!;
        const columns = columnsOf(values);
        refuseHeld(carrier, columns.areaCenti, archived === true);
        const { status, idleSince } = occupancyOf({ ...carrier, ...columns }, acts.get(id)!);
        const archivedAt = archived === undefined ? carrier.archivedAt : archived ? (carrier.archivedAt ?? now) : null;
        return { row: { ...carrier, version }, patch: { ...columns, status, idleSince, archivedAt, updatedAt: now } };
      }), (id) => this.find(id));
      await this.audit.recordMany(changes.map(({ id, version: _version, archived, ...values }) => ({ action: 'carrier:updated', entity: 'carrier', entityId: id, details: { ...values, ...(archived === undefined ? {} : { archived }) } })));
    }));
  }

  /** Archives carriers that should not have come in, inside a unit of work, and frees their codes. */
  async withdraw(ids: readonly number[]): Promise<void> {
    const now = this.clock.instant();
    const carriers = await selectRows(this.database, Carrier, { id: [...ids] });
    await updateEach(this.database, Carrier, carriers.map(({ id, codeKey }) => ({ id, archivedAt: now, codeKey: `${codeKey.slice(0, 40)}~${id}`, updatedAt: now })), true);
  }

  /** Those of these carriers on which somebody acted. */
  async inUse(ids: readonly number[]): Promise<Set<number>> {
    const rows = ids.length ? await this.database.query<{ id: number }>(`SELECT DISTINCT \`carrierId\` AS id FROM \`carrier_event\` WHERE \`carrierId\` IN (${ids.map(() => '?').join(', ')})`, ids) : [];
    return new Set(rows.map(({ id }) => id));
  }

  /** The row of a carrier the caller may change, locked until the unit of work ends: of two writers one waits here. @throws 404 */
  async writable(id: number): Promise<Carrier> {
    return (await this.writableMany([id]))[0]!;
  }

  /** The rows of carriers the caller may change, locked until the unit of work ends. @throws 404 naming the first that is not */
  async writableMany(ids: readonly number[]): Promise<Carrier[]> {
    const carriers = await selectRows(this.database, Carrier, { id: [...ids] }, `ORDER BY \`id\`${this.database.kind === 'mysql' ? ' FOR UPDATE' : ''}`);
    const own = await this.ownParks(carriers.map(({ parkId }) => parkId));
    const missing = ids.find((id) => !carriers.some((carrier) => carrier.id === id && own.has(carrier.parkId)));
    if (missing !== undefined) throw notFound('carrier', missing);
    return carriers;
  }

  /** Those of these parks whose carriers the caller may change. */
  async ownParks(ids: readonly number[]): Promise<Set<number>> {
    const parks = await selectRows(this.database, Park, { id: [...new Set(ids)] });
    return new Set(parks.filter((park) => inScope(currentScope(), { organisationId: park.organisationId, parkId: park.id })).map(({ id }) => id));
  }

  private check(values: Partial<CreateCarrier>): void {
    const today = this.clock.today();
    const problems = [
      ...(values.area !== undefined && !(values.area > 0) ? [{ path: 'area', code: 'too-small' as const, params: { min: 0.01 } }] : []),
      ...(['vacantSince', 'completedOn'] as const).flatMap((path) => (values[path] && values[path] > today ? [{ path, code: 'future-date' as const, params: { today } }] : [])),
    ];
    if (problems.length) throw badRequest('validation', {}, problems);
  }

  private async find(id: number): Promise<CarrierRecord | undefined> {
    return (await this.byIds([id]))[0];
  }

  private async records(rows: readonly CarrierRow[]): Promise<CarrierRecord[]> {
    const holders = await this.holders.of(rows.map((row) => row.id));
    return rows.map((row) => this.record(row, holders));
  }

  private record(row: CarrierRow, holders: ReadonlyMap<number, CarrierHolder[]>): CarrierRecord {
    const { codeKey: _codeKey, areaCenti, reservedCenti, occupiedCenti, clearHeightCentimetres, ...carrier } = decodeRow(this.database, Carrier, row as never);
    return {
      ...carrier, parkName: row.parkName, mayManage: mayManage(row), area: areaCenti / 100, reservedArea: reservedCenti / 100, occupiedArea: occupiedCenti / 100, freeArea: (areaCenti - reservedCenti - occupiedCenti) / 100,
      clearHeightMetres: clearHeightCentimetres === null ? null : clearHeightCentimetres / 100, holders: holders.get(row.id) ?? [],
    };
  }
}

/** What is held of a carrier stays its own. @throws 422 `carrier-area-below-held`, `carrier-whole`, `carrier-in-use` */
function refuseHeld(carrier: Carrier, areaCenti: number | undefined, archived: boolean): void {
  const held = carrier.reservedCenti + carrier.occupiedCenti;
  if (areaCenti !== undefined && areaCenti < held) throw refused('carrier-area-below-held', [{ path: 'area', code: 'carrier-area-below-held', params: { held: held / 100, unit: UNITS[carrier.kind] } }], { held: held / 100, unit: UNITS[carrier.kind] });
  if (areaCenti !== undefined && carrier.kind === 'land' && held > 0 && areaCenti !== held) throw refused('carrier-whole', [{ path: 'area', code: 'carrier-whole' }]);
  if (archived && held > 0) throw refused('carrier-in-use');
}

/** Whether it is the caller's to act on. */
function mayManage({ parkId, parkOrganisationId }: CarrierRow): boolean {
  const scope = currentUser().scopeFor('carrier:manage');
  return scope !== undefined && inScope(scope, { organisationId: parkOrganisationId, parkId });
}

/** Ids come in blocks to several servers: acts follow one another by their instants, written under the carrier's lock. */
export const ACTS_IN_ORDER = 'ORDER BY `recordedAt`, `id`';

export const UNITS = { factory: 'm²', land: '亩' } as const;

/** The columns that the given fields set. */
function columnsOf({ area, clearHeightMetres, ...values }: Partial<CreateCarrier>): Partial<Carrier> {
  const columns: Partial<Carrier> = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  if (area !== undefined) columns.areaCenti = Math.round(area * 100);
  if (clearHeightMetres !== undefined) columns.clearHeightCentimetres = clearHeightMetres === null ? null : Math.round(clearHeightMetres * 100);
  if (values.code !== undefined) columns.codeKey = nameKey(values.code).slice(0, 60) || values.code.slice(0, 60);
  return columns;
}
