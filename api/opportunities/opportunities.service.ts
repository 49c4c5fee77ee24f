import { Injectable } from '@nestjs/common';
import type { OpportunityDetail } from '../../shared/contracts/opportunities.js';
import { OPPORTUNITY_STATES, type OpportunityState } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, selectRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inScope } from '../identity/data-scope.js';
import { SearchIndex } from '../search/search-index.js';
import { mayGo, missingToPublish, NEEDS_REASON } from './domain/states.js';
import { Opportunity, OpportunityCarrier, OpportunityEvent } from './entities.js';
import type { ChangeOpportunityState, CreateOpportunity, PublishOpportunity, UpdateOpportunity } from './opportunity.dto.js';
import { OpportunityChecks, type Columns } from './opportunity-checks.js';
import { OPPORTUNITY_ENTITY, OPPORTUNITY_KIND, OpportunityReader } from './opportunity-reader.js';

const opportunityCode = (id: number): string => `ZK${String(id).padStart(7, '0')}`;

/** Writes the project library (招商项目库): its entries, their states along the transition map. */
@Injectable()
export class OpportunitiesService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly checks: OpportunityChecks,
    private readonly evidence: EvidenceService,
    private readonly search: SearchIndex,
    private readonly reader: OpportunityReader,
  ) {}

  /** A new draft. @throws 400 with every field that names what is not there or not the caller's, 422 `region-outside-home` */
  async create({ carrierIds = [], evidenceIds = [], ...values }: CreateOpportunity): Promise<OpportunityDetail> {
    return this.database.write(async () => {
      const organisationId = values.organisationId ?? currentUser().organisationId;
      const columns = await this.checks.complete({ ...values, organisationId });
      await this.checks.check(columns, carrierIds);
      const id = await this.ids.next('opportunity');
      const now = this.clock.instant();
      await insertRows(this.database, Opportunity, [{ ...columns, id, code: opportunityCode(id), organisationId, state: 'draft', publishedAt: null, version: 1, createdAt: now, updatedAt: now }]);
      await this.attach(id, carrierIds, evidenceIds);
      await this.note(id, null, 'draft', now);
      this.search.changed(OPPORTUNITY_KIND, [id]);
      await this.audit.record({ action: 'opportunity:created', entity: 'opportunity', entityId: id, details: { organisationId, parkId: columns.parkId ?? null } });
      return this.reader.detail(id);
    });
  }

  /** @throws 400, 404 outside the scope, 409 stale version, 422 `opportunity-published` when the caller may not publish */
  async update(id: number, { version, carrierIds, evidenceIds = [], ...values }: UpdateOpportunity): Promise<OpportunityDetail> {
    return this.database.write(async () => {
      const before = await this.writable(id);
      if (before.state === 'published' && !this.publishes(before)) throw refused('opportunity-published');
      const columns = await this.checks.complete(values, before);
      await this.checks.check(columns, carrierIds ?? []);
      const after = { ...before, ...columns };
      if (before.state === 'published') this.refuseUnready(after);
      await this.save(id, version, columns);
      await this.attach(id, carrierIds, evidenceIds);
      this.search.changed(OPPORTUNITY_KIND, [id]);
      // The fields only: what they hold may name a person.
      await this.audit.record({ action: 'opportunity:updated', entity: 'opportunity', entityId: id, details: { fields: Object.keys(values), ...(carrierIds ? { carrierIds } : {}) } });
      return this.reader.detail(id);
    });
  }

  /** Approves and offers it to everybody. @throws 404, 409, 422 `opportunity-transition`, or everything it still lacks */
  async publish(id: number, { version }: PublishOpportunity): Promise<OpportunityDetail> {
    return this.database.write(async () => {
      const before = await this.writable(id);
      this.refuseTransition(before.state, 'published');
      this.refuseUnready(before);
      return this.go(before, 'published', version, undefined, 'opportunity:publish');
    });
  }

  /** Pauses, withdraws, or takes a withdrawn one back to draft. @throws 400 reason, 404, 409, 422 `opportunity-transition` */
  async changeState(id: number, { to, reason, version }: ChangeOpportunityState): Promise<OpportunityDetail> {
    if (NEEDS_REASON.includes(to) && !reason) throw badRequest('validation', {}, [{ path: 'reason', code: 'reason-required' }]);
    return this.database.write(async () => {
      const before = await this.writable(id);
      this.refuseTransition(before.state, to);
      return this.go(before, to, version, reason, 'opportunity:state');
    });
  }

  /** Keeps two writers from changing the same one at once; on the embedded database writers queue anyway. */
  get lock(): string {
    return this.database.kind === 'mysql' ? 'FOR UPDATE' : '';
  }

  /** An opportunity the caller may change, locked until the unit of work ends. @throws 404 */
  private async writable(id: number): Promise<Opportunity> {
    const [row] = await selectRows(this.database, Opportunity, { id }, this.lock);
    if (!row || !inScope(currentScope(), row)) throw notFound('opportunity', id);
    return row;
  }

  private publishes(row: Opportunity): boolean {
    const scope = currentUser().scopeFor('opportunity:publish');
    return scope !== undefined && inScope(scope, row);
  }

  private refuseTransition(from: OpportunityState, to: OpportunityState): void {
    const locale = currentLocale();
    if (!mayGo(from, to)) throw refused('opportunity-transition', [], { from: OPPORTUNITY_STATES[from][locale], to: OPPORTUNITY_STATES[to][locale] });
  }

  private refuseUnready(row: Opportunity): void {
    const missing = missingToPublish(row);
    if (missing.length) throw refused('validation', missing.map((path) => ({ path, code: 'required' as const })));
  }

  private async go(before: Opportunity, to: OpportunityState, version: number, reason: string | undefined, action: string): Promise<OpportunityDetail> {
    const now = await this.save(before.id, version, { state: to, ...(to === 'published' ? { publishedAt: this.clock.instant() } : {}) });
    await this.note(before.id, before.state, to, now, reason);
    await this.audit.record({ action, entity: 'opportunity', entityId: before.id, details: { from: before.state, to } });
    return this.reader.detail(before.id);
  }

  private async save(id: number, version: number, columns: Columns): Promise<string> {
    const now = this.clock.instant();
    await updateVersioned(this.database, Opportunity, id, version, { ...columns, updatedAt: now }, () => this.reader.find(id));
    return now;
  }

  /** Adds a row to its history. */
  async note(opportunityId: number, fromState: OpportunityState | null, toState: OpportunityState, recordedAt: string, reason?: string, projectId?: number): Promise<void> {
    await insertRows(this.database, OpportunityEvent, [{ id: await this.ids.next('opportunity_event'), opportunityId, fromState, toState, reason: reason ?? null, projectId: projectId ?? null, recordedAt, recordedById: currentUser().id }]);
  }

  private async attach(opportunityId: number, carrierIds: readonly number[] | undefined, evidenceIds: readonly number[]): Promise<void> {
    if (carrierIds) {
      await this.database.execute('DELETE FROM `opportunity_carrier` WHERE `opportunityId` = ?', [opportunityId]);
      await insertRows(this.database, OpportunityCarrier, [...new Set(carrierIds)].map((carrierId) => ({ opportunityId, carrierId })));
    }
    if (evidenceIds.length) await this.evidence.link(OPPORTUNITY_ENTITY, opportunityId, evidenceIds);
  }
}
