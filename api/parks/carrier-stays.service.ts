import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CARRIER_KINDS, type CarrierKind } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { refused } from '../core/errors.js';
import type { ListQuery } from '../core/http/list.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { CarrierActsService } from './carrier-acts.service.js';
import { CarriersService } from './carriers.service.js';
import type { Stay } from './domain/stays.js';
import { Carrier, CarrierEvent } from './entities.js';
import { nameFor } from './holders.js';

/** All that one act of occupying began: its area, and when the last of it was given back. */
export interface WholeStay { eventId: number; carrierId: number; projectId: number; areaCenti: number; from: string; until: string | null; releaseIds: number[] }

interface StayRow { parkName: string; kind: CarrierKind; carrierCode: string; carrierName: string; projectCode: string | null; projectName: string | null; areaCenti: number; from: string; until: string | null }

const COLUMNS: readonly ExportColumn<StayRow>[] = [
  { key: 'park', zh: '园区', en: 'Park', width: 24, value: (stay) => stay.parkName },
  { key: 'carrier', zh: '类型', en: 'Kind', width: 12, value: (stay, locale) => CARRIER_KINDS[stay.kind][locale] },
  { key: 'carrier', zh: '载体编号', en: 'Carrier code', width: 14, value: (stay) => stay.carrierCode },
  { key: 'carrier', zh: '载体名称', en: 'Carrier', width: 26, value: (stay) => stay.carrierName },
  { key: 'project', zh: '项目编号', en: 'Project code', width: 14, value: (stay) => stay.projectCode },
  { key: 'project', zh: '项目名称', en: 'Project', width: 40, value: (stay) => stay.projectName },
  { key: 'area', zh: '占用面积', en: 'Occupied area', width: 12, value: (stay) => stay.areaCenti / 100, format: 'decimal' },
  { key: 'area', zh: '单位', en: 'Unit', width: 8, value: (stay, locale) => (stay.kind === 'factory' ? 'm²' : locale === 'zh' ? '亩' : 'mu') },
  { key: 'from', zh: '起始日', en: 'From', width: 12, value: (stay) => stay.from, format: 'day' },
  { key: 'until', zh: '截止日', en: 'Until', width: 12, value: (stay) => stay.until, format: 'day' },
];
const PAGE = 500;

/** Who used which carrier from when to when, as the acts amount to. */
@Injectable()
export class CarrierStays {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly carriers: CarriersService, private readonly acts: CarrierActsService) {}

  /** The stays in these carriers, in parts as they were given back. */
  async of(carrierIds: readonly number[]): Promise<Map<number, Stay[]>> {
    const stays = new Map<number, Stay[]>();
    for (let start = 0; start < carrierIds.length; start += PAGE) {
      const carriers = await selectRows(this.database, Carrier, { id: carrierIds.slice(start, start + PAGE) });
      for (const [id, own] of await this.acts.stays(carriers)) stays.set(id, own);
    }
    return stays;
  }

  /** What these acts began, each as a whole; an act that was voided began nothing. */
  async byActs(eventIds: readonly number[]): Promise<WholeStay[]> {
    const wanted = new Set(eventIds);
    const events = await selectRows(this.database, CarrierEvent, { id: [...wanted], type: 'occupy' });
    const whole = new Map<number, WholeStay>();
    for (const [carrierId, stays] of await this.of([...new Set(events.map((event) => event.carrierId))])) {
      for (const { eventId, projectId, areaCenti, from, until, releaseId } of stays) {
        if (!wanted.has(eventId)) continue;
        const before = whole.get(eventId);
        const last = !before || until === null ? until : before.until === null || before.until > until ? before.until : until;
        whole.set(eventId, { eventId, carrierId, projectId, from, areaCenti: (before?.areaCenti ?? 0) + areaCenti, until: last, releaseIds: [...(before?.releaseIds ?? []), ...(releaseId === null ? [] : [releaseId])] });
      }
    }
    return [...whole.values()];
  }

  /**
   * Gives stays another area or end, each once, inside a unit of work, by acts that are added: what ends goes first and makes room. Answers the acts that begin them then, in order.
   * @throws 422 when an act that ended one ended others too, or when something does not fit
   */
  async changeMany(changes: readonly { eventId: number; areaCenti?: number; until?: string | null }[], reason: string): Promise<number[]> {
    const known = new Map((await this.byActs(changes.map(({ eventId }) => eventId))).map((stay) => [stay.eventId, stay]));
    const besides = await this.of([...new Set([...known.values()].map(({ carrierId }) => carrierId))]);
    const next = changes.map(({ eventId, areaCenti, until }) => {
      const stay = known.get(eventId);
      if (!stay || besides.get(stay.carrierId)!.some((other) => other.eventId !== eventId && other.releaseId !== null && stay.releaseIds.includes(other.releaseId))) throw refused('not-correctable');
      const wanted = { areaCenti: areaCenti ?? stay.areaCenti, until: until === undefined ? stay.until : until };
      const same = wanted.areaCenti === stay.areaCenti;
      return { stay, wanted, ends: same && !stay.releaseIds.length && wanted.until !== null, lasts: same && wanted.until === null };
    });
    await this.acts.endMany(next.filter(({ ends }) => ends).map(({ stay, wanted }) => ({ ...stay, until: wanted.until! })), reason);
    const begunAnew = next.filter(({ ends, lasts }) => !ends && !lasts);
    await this.acts.voidMany([...new Set([...next.filter(({ ends }) => !ends).flatMap(({ stay }) => stay.releaseIds), ...begunAnew.map(({ stay }) => stay.eventId)])], reason);
    const begun = await this.acts.occupyMany(begunAnew.map(({ stay: { carrierId, projectId, from }, wanted }) => ({ carrierId, projectId, from, ...wanted, reason })));
    const anew = new Map(begunAnew.map(({ stay }, index) => [stay.eventId, begun[index]!]));
    return changes.map(({ eventId }) => anew.get(eventId) ?? eventId);
  }

  /** Every stay in the carriers that a list's filter and sort show, as xlsx, streamed; projects outside the reader's scope are not named. */
  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '载体占用', en: 'Occupancy of carriers' }, day: this.clock.today(), columns: COLUMNS, rows: this.rows(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'carrier:export', entity: 'carrier', details: { stays: true, filter: query.filter ?? null } })),
    });
  }

  private async *rows(query: ListQuery): AsyncGenerator<StayRow> {
    for await (const carriers of this.carriers.pages(query, PAGE)) {
      const stays = await this.of(carriers.map(({ id }) => id));
      const projects = await this.acts.projects([...stays.values()].flat().map(({ projectId }) => projectId));
      for (const { id, kind, code, name, parkName } of carriers) for (const { projectId, areaCenti, from, until } of stays.get(id) ?? []) {
        const project = projects.get(projectId)!;
        const { seen, name: projectName } = nameFor(project);
        yield { parkName, kind, carrierCode: code, carrierName: name, projectCode: seen ? project.code : null, projectName, areaCenti, from, until };
      }
    }
  }
}
