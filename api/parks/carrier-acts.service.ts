import { Injectable } from '@nestjs/common';
import type { CarrierEventRecord, CarrierRecord } from '../../shared/contracts/places.js';
import type { FieldProblem } from '../../shared/errors.js';
import type { CarrierKind } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, selectRows, updateRows } from '../core/database/rows.js';
import { badRequest, conflict, notFound, refused } from '../core/errors.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import type { ActOnCarrier } from './carrier.dto.js';
import { ACTS_IN_ORDER, CarriersService, UNITS } from './carriers.service.js';
import { decide, occupancyOf, type Refusal, type Wish } from './domain/occupancy.js';
import { Carrier, CarrierEvent, CarrierHolding } from './entities.js';
import { nameFor } from './holders.js';

interface ProjectRow { id: number; name: string; status: string; archivedAt: string | null; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null }
const PROJECT = '`id`, `name`, `status`, `archivedAt`, `confidential`, `organisationId`, `introducingOrganisationId`, `parkId`';

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
      const events = await selectRows(this.database, CarrierEvent, { carrierId: id }, ACTS_IN_ORDER);
      const decision = decide(carrier, occupancyOf(carrier, events), { type, projectId, areaCenti: area === undefined ? null : Math.round(area * 100), occurredOn });
      const problems = [
        ...(carrier.archivedAt ? [{ path: '', code: 'archived' as const }] : []),
        ...(type !== 'release' && (project.status === 'terminated' || project.archivedAt !== null) ? [{ path: 'projectId', code: 'carrier-project-ended' as const }] : []),
        ...('refusals' in decision ? decision.refusals.map((refusal) => problemOf(refusal, carrier.kind)) : []),
      ];
      if (problems.length) throw refused(problems[0]!.code, problems, problems[0]!.params);
      if ('refusals' in decision) throw new Error('a refusal without a reason');
      await this.append(carrier, { projectId, type, ...decision, occurredOn, reason: reason ?? null, correctsId: null }, events);
      await this.audit.record({ action: `carrier:${type}`, entity: 'carrier', entityId: id, details: { projectId, ...decision, occurredOn } });
      return this.carriers.read(id);
    });
  }

  /**
   * Voids an act that was a mistake, by a row that names it.
   * @throws 404, 409 `already-corrected`, 422 `not-correctable`, or `void-breaks-later` when later acts would not fit without it
   */
  async void(eventId: number, reason: string): Promise<CarrierRecord> {
    return this.database.write(async () => {
      const event = await findRow(this.database, CarrierEvent, { id: eventId });
      if (!event) throw notFound('carrier-event', eventId);
      const carrier = await this.carriers.writable(event.carrierId);
      const events = await selectRows(this.database, CarrierEvent, { carrierId: carrier.id }, ACTS_IN_ORDER);
      if (event.type === 'void') throw refused('not-correctable');
      if (events.some((other) => other.correctsId === eventId)) throw conflict('already-corrected');
      const row = { projectId: event.projectId, type: 'void' as const, reservedCenti: 0, occupiedCenti: 0, occurredOn: this.clock.today(), reason, correctsId: eventId };
      if (occupancyOf(carrier, [...events, { ...row, id: Number.MAX_SAFE_INTEGER }]).breaches.length) throw refused('void-breaks-later');
      await this.append(carrier, row, events);
      await this.audit.record({ action: 'carrier:void', entity: 'carrier', entityId: carrier.id, details: { eventId } });
      return this.carriers.read(carrier.id);
    });
  }

  /** The acts on a carrier, latest first, at most 500. @throws 404 */
  async events(carrierId: number): Promise<CarrierEventRecord[]> {
    await this.carriers.read(carrierId);
    const rows = await this.database.query<CarrierEvent & Omit<ProjectRow, 'id'> & { recordedByName: string | null; correctedById: number | null }>(
      `SELECT e.*, ${PROJECT.split(', ').slice(1).map((column) => `p.${column}`).join(', ')}, u.\`displayName\` AS \`recordedByName\`, x.\`id\` AS \`correctedById\` FROM \`carrier_event\` e JOIN \`project\` p ON p.\`id\` = e.\`projectId\`
       LEFT JOIN \`user_account\` u ON u.\`id\` = e.\`recordedById\` LEFT JOIN \`carrier_event\` x ON x.\`correctsId\` = e.\`id\` WHERE e.\`carrierId\` = ? ORDER BY e.\`id\` DESC LIMIT 500`,
      [carrierId],
    );
    return rows.map((row) => {
      const { seen, name } = nameFor(row);
      const { id, type, occurredOn, reason, correctsId, correctedById, recordedAt, recordedByName } = row;
      // A reason may name the project.
      return { id, carrierId, type, projectId: seen ? row.projectId : null, projectName: name, reservedArea: row.reservedCenti / 100, occupiedArea: row.occupiedCenti / 100, occurredOn, reason: seen ? reason : null, correctsId, correctedById, recordedAt, recordedByName };
    });
  }

  /** The project acted for, with the fields of the act. What it holds it may give back also when the caller no longer sees it. */
  private async checked(projectId: number, type: Wish['type'], occurredOn: string, reason: string | undefined): Promise<ProjectRow> {
    const today = this.clock.today();
    const project = await this.database.queryOne<ProjectRow>(`SELECT ${PROJECT} FROM \`project\` WHERE \`id\` = ?`, [projectId]);
    const problems: FieldProblem[] = [];
    if (!project || (type !== 'release' && !inScope(currentScope('project:read'), project))) problems.push({ path: 'projectId', code: 'unknown-reference' });
    if (occurredOn > today) problems.push({ path: 'occurredOn', code: 'future-date', params: { today } });
    if (type === 'release' && !reason) problems.push({ path: 'reason', code: 'reason-required' });
    if (problems.length) throw badRequest('validation', {}, problems);
    return project!;
  }

  private async append(carrier: Carrier, row: Omit<CarrierEvent, 'id' | 'carrierId' | 'recordedAt' | 'recordedById'>, before: readonly CarrierEvent[]): Promise<void> {
    const recordedAt = this.clock.instant();
    const event: CarrierEvent = { ...row, id: await this.ids.next('carrier_event'), carrierId: carrier.id, recordedAt, recordedById: currentUser().id };
    await insertRows(this.database, CarrierEvent, [event]);
    const { holdings, reservedCenti, occupiedCenti, status, idleSince } = occupancyOf(carrier, [...before, event]);
    await updateRows(this.database, Carrier, { id: carrier.id }, { reservedCenti, occupiedCenti, status, idleSince, version: carrier.version + 1, updatedAt: recordedAt });
    await this.database.execute('DELETE FROM `carrier_holding` WHERE `carrierId` = ?', [carrier.id]);
    await insertRows(this.database, CarrierHolding, holdings.map((holding) => ({ ...holding, carrierId: carrier.id })));
  }
}

function problemOf(refusal: Refusal, kind: CarrierKind): FieldProblem {
  const unit = UNITS[kind];
  switch (refusal.code) {
    case 'carrier-full': return { path: 'area', code: refusal.code, params: { free: refusal.freeCenti / 100, wanted: refusal.wantedCenti / 100, unit } };
    case 'carrier-not-held': return { path: 'area', code: refusal.code, params: { held: refusal.heldCenti / 100, unit } };
    case 'carrier-whole': return { path: 'area', code: refusal.code };
    case 'before-last-act': return { path: 'occurredOn', code: refusal.code, params: { day: refusal.day } };
  }
}
