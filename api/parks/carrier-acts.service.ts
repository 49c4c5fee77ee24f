import { Injectable } from '@nestjs/common';
import type { CarrierEventRecord, CarrierRecord } from '../../shared/contracts/places.js';
import type { FieldProblem } from '../../shared/errors.js';
import type { CarrierKind } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, selectRows, updateEach } from '../core/database/rows.js';
import { badRequest, conflict, notFound, refused } from '../core/errors.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { reasonWords } from '../core/system-words.js';
import { inScope } from '../identity/data-scope.js';
import type { ActOnCarrier } from './carrier.dto.js';
import { ACTS_IN_ORDER, CarriersService, UNITS } from './carriers.service.js';
import { decide, occupancyOf, type Refusal, type Wish } from './domain/occupancy.js';
import { staysOf, type Stay } from './domain/stays.js';
import { Carrier, CarrierEvent, CarrierHolding } from './entities.js';
import { nameFor } from './holders.js';

interface ProjectRow { id: number; code: string; name: string; status: string; archivedAt: string | null; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null }
const PROJECT = '`id`, `code`, `name`, `status`, `archivedAt`, `confidential`, `organisationId`, `introducingOrganisationId`, `parkId`';

/** A project's use of a carrier from one day to another (null: it lasts); without an area all that is free. */
export interface NewStay { carrierId: number; projectId: number; areaCenti: number | null; from: string; until: string | null; reason: string | null }
type Act = Omit<CarrierEvent, 'id' | 'carrierId' | 'recordedAt' | 'recordedById'>;
/** Carriers with their acts; what is added is not yet written. */
export type CarrierBook = Map<number, { carrier: Carrier; acts: CarrierEvent[]; added: CarrierEvent[] }>;

/** Reserve, occupy, release: acts are only ever added; the carrier's sums and holdings follow in the same transaction. */
@Injectable()
export class CarrierActsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly carriers: CarriersService,
  ) {}

  /** @throws 404 carrier outside the scope, 400 unknown project, missing reason or future date, 422 with every reason why it cannot be taken */
  async act(id: number, type: Wish['type'], { projectId, area, occurredOn, reason }: ActOnCarrier): Promise<CarrierRecord> {
    return this.database.write(async () => {
      const carrier = await this.carriers.writable(id);
      const project = await this.checked(projectId, type, occurredOn, reason);
      const book = await this.book([carrier]);
      const decision = decide(carrier, book.get(id)!.acts, { type, projectId, areaCenti: area === undefined ? null : Math.round(area * 100), occurredOn });
      const problems = [
        ...standing(carrier, type === 'release' ? undefined : project),
        ...('refusals' in decision ? decision.refusals.map((refusal) => problemOf(refusal, carrier.kind)) : []),
      ];
      if (problems.length) throw refused(problems[0]!.code, problems, problems[0]!.params);
      if ('refusals' in decision) throw new Error('a refusal without a reason');
      this.add(book, id, { projectId, type, ...decision, occurredOn, reason: reason ?? null, correctsId: null, endsId: null });
      await this.write(book);
      await this.audit.record({ action: `carrier:${type}`, entity: 'carrier', entityId: id, details: { projectId, ...decision, occurredOn } });
      return this.carriers.read(id);
    });
  }

  /** Carriers with their acts, to try stays against. */
  async book(carriers: readonly Carrier[]): Promise<CarrierBook> {
    const acts = await selectRows(this.database, CarrierEvent, { carrierId: carriers.map(({ id }) => id) }, ACTS_IN_ORDER);
    const book: CarrierBook = new Map(carriers.map((carrier) => [carrier.id, { carrier, acts: [], added: [] }]));
    for (const act of acts) book.get(act.carrierId)!.acts.push(act);
    return book;
  }

  /**
   * Adds a stay to a book where it fits, or tells all that stands against it. One that is over needs room for as long as it lasted, and its
   * project may have ended since.
   */
  tryStay(book: CarrierBook, { carrierId, projectId, areaCenti, from, until, reason }: NewStay, project: Pick<ProjectRow, 'status' | 'archivedAt'> | undefined): FieldProblem[] {
    const { carrier, acts } = book.get(carrierId)!;
    const decision = decide(carrier, acts, { type: 'occupy', projectId, areaCenti, occurredOn: from, until });
    const problems = [...standing(carrier, until === null ? project : undefined), ...('refusals' in decision ? decision.refusals.map((refusal) => problemOf(refusal, carrier.kind)) : [])];
    if (problems.length || 'refusals' in decision) return problems;
    const { id: endsId } = this.add(book, carrierId, { projectId, type: 'occupy', ...decision, occurredOn: from, reason: until === null ? reason : null, correctsId: null, endsId: null });
    if (until !== null) this.add(book, carrierId, { projectId, type: 'release', reservedCenti: 0, occupiedCenti: -decision.occupiedCenti, occurredOn: until, reason: reason ?? 'ledger-import', correctsId: null, endsId });
    return [];
  }

  /** Writes stays, all or none, inside a unit of work, and answers the ids of the acts that begin them. @throws 404 carrier outside the scope, 422 naming the first carrier's code and every reason */
  async occupyMany(stays: readonly NewStay[]): Promise<number[]> {
    const carriers = await this.carriers.writableMany([...new Set(stays.map(({ carrierId }) => carrierId))]);
    const projects = await this.projects(stays.map(({ projectId }) => projectId));
    const book = await this.book(carriers);
    const begun = stays.map((stay) => {
      const { carrier, added } = book.get(stay.carrierId)!;
      const at = added.length;
      const problems = this.tryStay(book, stay, projects.get(stay.projectId));
      if (problems.length) throw refused(problems[0]!.code, problems.map((problem) => ({ ...problem, path: `${carrier.code}.${problem.path}` })), problems[0]!.params);
      return added[at]!;
    });
    await this.write(book);
    await this.audit.recordMany(stays.map((stay, index) => ({ action: 'carrier:occupy', entity: 'carrier', entityId: stay.carrierId, details: { projectId: stay.projectId, occupiedCenti: begun[index]!.occupiedCenti, occurredOn: stay.from, until: stay.until } })));
    return begun.map(({ id }) => id);
  }

  /** Ends stays, all or none, inside a unit of work. @throws 404 carrier outside the scope, 422 when a project no longer holds as much */
  async endMany(stays: readonly { eventId: number; carrierId: number; projectId: number; areaCenti: number; until: string }[], reason: string): Promise<void> {
    const book = await this.book(await this.carriers.writableMany([...new Set(stays.map(({ carrierId }) => carrierId))]));
    const entries = stays.map(({ eventId, carrierId, projectId, areaCenti, until }) => {
      const { carrier, acts } = book.get(carrierId)!;
      const decision = decide(carrier, acts, { type: 'release', projectId, areaCenti, occurredOn: until });
      if ('refusals' in decision) throw refused(decision.refusals[0]!.code, decision.refusals.map((refusal) => problemOf(refusal, carrier.kind)), problemOf(decision.refusals[0]!, carrier.kind).params);
      this.add(book, carrierId, { projectId, type: 'release', ...decision, occurredOn: until, reason, correctsId: null, endsId: eventId });
      return { action: 'carrier:release', entity: 'carrier', entityId: carrierId, details: { projectId, ...decision, occurredOn: until } };
    });
    await this.write(book);
    await this.audit.recordMany(entries);
  }

  /**
   * Voids an act that was a mistake, by a row that names it.
   * @throws 404, 409 `already-corrected`, 422 `not-correctable`, or `void-breaks-later` when later acts would not fit without it
   */
  async void(eventId: number, reason: string): Promise<CarrierRecord> {
    return this.database.write(async () => this.carriers.read((await this.voidMany([eventId], reason))[0]!));
  }

  /** Voids acts together, inside a unit of work, and answers their carriers. @throws as `void` */
  async voidMany(eventIds: readonly number[], reason: string): Promise<number[]> {
    const events = await selectRows(this.database, CarrierEvent, { id: [...eventIds] });
    const missing = eventIds.find((id) => !events.some((event) => event.id === id));
    if (missing !== undefined) throw notFound('carrier-event', missing);
    const book = await this.book(await this.carriers.writableMany([...new Set(events.map(({ carrierId }) => carrierId))]));
    for (const { id, carrierId, projectId, type } of events) {
      const { acts } = book.get(carrierId)!;
      if (type === 'void') throw refused('not-correctable');
      if (acts.some((other) => other.correctsId === id)) throw conflict('already-corrected');
      this.add(book, carrierId, { projectId, type: 'void', reservedCenti: 0, occupiedCenti: 0, occurredOn: this.clock.today(), reason, correctsId: id, endsId: null });
    }
    for (const { carrier, acts } of book.values()) if (occupancyOf(carrier, acts).breaches.length) throw refused('void-breaks-later');
    await this.write(book);
    await this.audit.recordMany(events.map(({ id, carrierId }) => ({ action: 'carrier:void', entity: 'carrier', entityId: carrierId, details: { eventId: id } })));
    return [...book.keys()];
  }

  /** The stays in carriers, in order of their beginning. */
  async stays(carriers: readonly Carrier[]): Promise<Map<number, Stay[]>> {
    return new Map([...(await this.book(carriers)).values()].map(({ carrier, acts }) => [carrier.id, staysOf(carrier, acts)]));
  }

  /** The acts on a carrier, latest first, at most 500. @throws 404 */
  async events(carrierId: number): Promise<CarrierEventRecord[]> {
    await this.carriers.read(carrierId);
    const rows = await this.database.query<CarrierEvent & Omit<ProjectRow, 'id'> & { recordedByName: string | null; correctedById: number | null }>(
      `SELECT e.*, ${PROJECT.split(', ').slice(1).map((column) => `p.${column}`).join(', ')}, u.\`displayName\` AS \`recordedByName\`, x.\`id\` AS \`correctedById\` FROM \`carrier_event\` e JOIN \`project\` p ON p.\`id\` = e.\`projectId\`
       LEFT JOIN \`user_account\` u ON u.\`id\` = e.\`recordedById\` LEFT JOIN \`carrier_event\` x ON x.\`correctsId\` = e.\`id\` WHERE e.\`carrierId\` = ? ORDER BY e.\`occurredOn\` DESC, e.\`id\` DESC LIMIT 500`,
      [carrierId],
    );
    return rows.map((row) => {
      const { seen, name } = nameFor(row);
      const { id, type, occurredOn, reason, correctsId, correctedById, recordedAt, recordedByName } = row;
      // A reason may name the project.
      return { id, carrierId, type, projectId: seen ? row.projectId : null, projectName: name, reservedArea: row.reservedCenti / 100, occupiedArea: row.occupiedCenti / 100, occurredOn, reason: seen ? reasonWords(reason) : null, correctsId, correctedById, recordedAt, recordedByName };
    });
  }

  /** The project acted for, with the fields of the act. What it holds it may give back also when the caller no longer sees it. */
  private async checked(projectId: number, type: Wish['type'], occurredOn: string, reason: string | undefined): Promise<ProjectRow> {
    const today = this.clock.today();
    const project = (await this.projects([projectId])).get(projectId);
    const problems: FieldProblem[] = [];
    if (!project || (type !== 'release' && !inScope(currentScope('project:read'), project))) problems.push({ path: 'projectId', code: 'unknown-reference' });
    if (occurredOn > today) problems.push({ path: 'occurredOn', code: 'future-date', params: { today } });
    if (type === 'release' && !reason) problems.push({ path: 'reason', code: 'reason-required' });
    if (problems.length) throw badRequest('validation', {}, problems);
    return project!;
  }

  /** Projects by id, whoever sees them. */
  async projects(ids: readonly number[]): Promise<Map<number, ProjectRow>> {
    const wanted = [...new Set(ids)];
    const rows = wanted.length ? await this.database.query<ProjectRow>(`SELECT ${PROJECT} FROM \`project\` WHERE \`id\` IN (${placeholders(wanted)})`, wanted) : [];
    return new Map(rows.map((row) => [row.id, row]));
  }

  private add(book: CarrierBook, carrierId: number, act: Act): CarrierEvent {
    const { acts, added } = book.get(carrierId)!;
    const event: CarrierEvent = { ...act, id: -1 - added.length, carrierId, recordedAt: '', recordedById: null };
    acts.push(event);
    added.push(event);
    return event;
  }

  /** Writes what was added to a book: rows get their ids, the carriers their sums, the holdings what they are now. */
  private async write(book: CarrierBook): Promise<void> {
    const recordedAt = this.clock.instant();
    const changed = [...book.values()].filter(({ added }) => added.length);
    const ids = await this.ids.take('carrier_event', changed.reduce((sum, { added }) => sum + added.length, 0));
    for (const { added } of changed) {
      const real = new Map(added.map((event) => [event.id, ids.shift()!]));
      for (const event of added) Object.assign(event, { id: real.get(event.id), endsId: event.endsId === null ? null : (real.get(event.endsId) ?? event.endsId), recordedAt, recordedById: currentUser().id });
    }
    await insertRows(this.database, CarrierEvent, changed.flatMap(({ added }) => added));
    const now = changed.map(({ carrier, acts }) => ({ carrier, ...occupancyOf(carrier, acts) }));
    await updateEach(this.database, Carrier, now.map(({ carrier, reservedCenti, occupiedCenti, status, idleSince }) => ({ id: carrier.id, reservedCenti, occupiedCenti, status, idleSince, updatedAt: recordedAt })), true);
    const carrierIds = changed.map(({ carrier }) => carrier.id);
    if (carrierIds.length) await this.database.execute(`DELETE FROM \`carrier_holding\` WHERE \`carrierId\` IN (${placeholders(carrierIds)})`, carrierIds);
    await insertRows(this.database, CarrierHolding, now.flatMap(({ carrier, holdings }) => holdings.map((holding) => ({ ...holding, carrierId: carrier.id }))));
  }
}

/** What stands against acting on a carrier at all, or for this project. */
const standing = (carrier: Carrier, project: Pick<ProjectRow, 'status' | 'archivedAt'> | undefined): FieldProblem[] => [
  ...(carrier.archivedAt ? [{ path: '', code: 'archived' as const }] : []),
  ...(project && (project.status === 'terminated' || project.archivedAt !== null) ? [{ path: 'projectId', code: 'carrier-project-ended' as const }] : []),
];

function problemOf(refusal: Refusal, kind: CarrierKind): FieldProblem {
  const unit = UNITS[kind];
  switch (refusal.code) {
    case 'carrier-full': return { path: 'area', code: refusal.code, params: { free: refusal.freeCenti / 100, wanted: refusal.wantedCenti / 100, unit } };
    case 'carrier-not-held': return { path: 'area', code: refusal.code, params: { held: refusal.heldCenti / 100, unit } };
    case 'carrier-whole': return { path: 'area', code: refusal.code };
  }
}
