import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { LedgerEvent, LedgerReview } from '../../../api/projects/domain/ledger.js';
import { EMPTY_ATTRIBUTES } from '../../../api/projects/project-row.js';

export const attributes = (patch: Partial<ProjectAttributes> = {}): ProjectAttributes => ({ ...EMPTY_ATTRIBUTES, name: '年产20万吨电解液项目', organisationId: 2, ...patch });

export const dayOf = (instant: string): string => instant.slice(0, 10);

/** Builds a ledger in the order things are recorded; each row is recorded at noon of the day given. */
export class LedgerBuilder {
  readonly events: LedgerEvent[] = [];
  readonly reviews: LedgerReview[] = [];
  private nextId = 1;

  constructor(recordedOn = '2024-01-02', patch: Partial<ProjectAttributes> = {}) {
    this.add({ type: 'created', payload: attributes(patch) }, recordedOn);
  }

  add(event: Partial<LedgerEvent> & Pick<LedgerEvent, 'type'>, recordedOn: string): number {
    const id = this.nextId++;
    this.events.push({
      code: null, occurredOn: null, precision: event.occurredOn ? 'day' : 'unknown', amountFen: null, origin: null, exchange: null, phase: null, payload: null, reason: null, bypassedGate: false,
      correctsId: null, batchId: null, recordedById: 1, ...event, id, projectId: 7, recordedAt: `${recordedOn}T12:00:00.${String(id).padStart(3, '0')}Z`,
    });
    return id;
  }

  stage(code: string, occurredOn: string, recordedOn = occurredOn): number {
    return this.add({ type: 'stage', code, occurredOn }, recordedOn);
  }

  review(eventId: number, level: 'county' | 'city', verdict: 'verified' | 'rejected', on: string): void {
    const id = this.nextId++;
    this.reviews.push({ id, eventId, level, verdict, reviewedAt: `${on}T13:00:00.${String(id).padStart(3, '0')}Z` });
  }
}
