import { Injectable } from '@nestjs/common';
import type { LedgerEventRecord } from '../../shared/contracts/projects.js';
import type { FieldProblem } from '../../shared/errors.js';
import type { ReviewLevel, Verification } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { placeholders, refuseDuplicate, selectRows } from '../core/database/rows.js';
import { conflict, notFound, refused } from '../core/errors.js';
import { listRows, orderOf, whereOf, type ListQuery, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inScope } from '../identity/data-scope.js';
import type { Projection } from './domain/fold.js';
import { beforeSigning, fenOf, problemsOfExchange } from './domain/money.js';
import { CORRECTABLE, isReviewable, type LedgerEvent } from './domain/ledger.js';
import { isStage } from './domain/rules.js';
import type { CorrectEvent, VerifyEvent, VerifyEvents } from './dto.js';
import { ProjectEvent } from './entities.js';
import { LEDGER_LIST, ledgerRecords, shapeLedger } from './ledger-list.js';
import { LedgerService, type NewEvent } from './ledger.service.js';
import { projectScope } from './project-list.js';
import { todaysFacts } from './project-row.js';

interface Reviewed { id: number; projectId: number; type: LedgerEvent['type']; recordedById: number | null; verification: Verification | null; effective: number | null; organisationId: number; introducingOrganisationId: number | null; parkId: number | null; archivedAt: string | null }

/** First reviews, city verifications and corrections of ledger rows. */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly evidence: EvidenceService,
    private readonly ledger: LedgerService,
  ) {}

  /** Ledger rows across the projects in scope: the review queue and its like. */
  async list(query: ListQuery): Promise<Page<LedgerEventRecord>> {
    const page = await listRows(this.database, LEDGER_LIST, query, projectScope(currentScope()));
    const shaped = await shapeLedger(this.database, this.evidence, page.rows);
    let index = 0;
    return page.map(() => shaped[index++]!);
  }

  async verify(eventId: number, body: VerifyEvent): Promise<LedgerEventRecord> {
    await this.verifyAll({ ...body, ids: [eventId] }, true);
    return (await ledgerRecords(this.database, this.evidence, 'WHERE e.`id` = ?', [eventId]))[0]!;
  }

  /**
   * Reviews several rows at once, all or nothing. Those who may verify for the city do so; others give the county's first review.
   * @throws 422 naming every row that cannot be reviewed and why: own record, already reviewed, not reviewable
   */
  async verifyAll(body: VerifyEvents, single = false): Promise<{ verified: number; rejected: number }> {
    return this.database.write(async () => {
      const ids = [...new Set(body.ids)];
      const events = await this.reviewedEvents(ids);
      await this.ledger.lock(events.map((event) => event.projectId));
      const level: ReviewLevel = currentUser().permissions.has('project:verify') ? 'city' : 'county';
      const problems = ids.flatMap((id, index) => this.problemsOfReview(events.find((event) => event.id === id), level, body.verdict, single ? '' : `ids.${index}`));
      if (body.verdict === 'rejected' && !body.note) problems.push({ path: 'note', code: 'note-required' });
      if (single && events.length === 0) throw notFound('ledger-event', ids[0]);
      if (problems.length) throw refused('validation', problems);
      await this.ledger.review(ids.map((eventId) => ({ eventId, level, verdict: body.verdict, note: body.note || null, reviewedById: currentUser().id })), events.map((event) => event.projectId), this.clock.instant());
      await this.audit.recordMany(events.map((event) => ({ action: `project-event:${body.verdict}`, entity: 'project', entityId: event.projectId, details: { eventId: event.id, level } })));
      return { verified: body.verdict === 'verified' ? ids.length : 0, rejected: body.verdict === 'rejected' ? ids.length : 0 };
    });
  }

  /** Every ledger row of a list, a part at a time, for exports: of at most 100,000. */
  async *all(query: ListQuery, size = 500): AsyncGenerator<LedgerEventRecord> {
    const where = await whereOf(this.database, LEDGER_LIST, query.filter, projectScope(currentScope()));
    const ids = (await this.database.query<{ id: number }>(`SELECT e.\`id\` FROM ${LEDGER_LIST.countFrom} WHERE ${where.sql} ${orderOf(LEDGER_LIST, query.sort)} LIMIT 100000`, where.params)).map(({ id }) => id);
    for (let start = 0; start < ids.length; start += size) {
      const part = ids.slice(start, start + size);
      const rows = await this.database.query<Row>(`SELECT ${LEDGER_LIST.select} FROM ${LEDGER_LIST.from} WHERE e.\`id\` IN (${placeholders(part)})`, part);
      const byId = new Map((await shapeLedger(this.database, this.evidence, rows)).map((event) => [event.id, event]));
      for (const id of part) if (byId.has(id)) yield byId.get(id)!;
    }
  }

  /** Corrects a ledger row by a counter-entry that names it; the row itself is never touched. */
  async correct(eventId: number, body: CorrectEvent): Promise<LedgerEventRecord> {
    return this.database.write(async () => {
      const [id] = await this.correctMany([{ eventId, ...body }]);
      return (await ledgerRecords(this.database, this.evidence, 'WHERE e.`id` = ?', [id!]))[0]!;
    });
  }

  /** Corrects ledger rows, each once, all or none, inside a unit of work; answers the ids of the counter-entries in order. @throws as `correct` */
  async correctMany(corrections: readonly (CorrectEvent & { eventId: number })[]): Promise<number[]> {
    const originals = await this.correctable(corrections.map(({ eventId }) => eventId));
    const projectIds = [...new Set(originals.map(({ projectId }) => projectId))];
    await this.ledger.lock(projectIds);
    const events = corrections.map((body, index): NewEvent => (body.void ? { type: 'void', precision: 'unknown' } : changed(originals[index]!, body)));
    const projections = new Map((await this.ledger.foldAll(projectIds)).map(({ id, projection }) => [id, projection]));
    const problems = originals.flatMap((original, index) => this.problemsOfCorrection(original, events[index]!, projections.get(original.projectId)!));
    if (problems.length) throw refused('validation', problems);
    const entries = originals.map(({ id, projectId }, index) => ({ projectId, event: { ...events[index]!, reason: corrections[index]!.reason, correctsId: id } }));
    const ids = await refuseDuplicate('correctsId', () => this.ledger.append(entries, { recordedAt: this.clock.instant(), recordedById: currentUser().id }));
    await this.audit.recordMany(entries.map(({ projectId, event }, index) => ({ action: 'project-event:correct', entity: 'project', entityId: projectId, details: { eventId: event.correctsId, correctionId: ids[index]!, void: event.type === 'void' } })));
    return ids;
  }

  /** Voids ledger rows, all or none, inside a unit of work. @throws 404, 409 when one was corrected since */
  async voidMany(eventIds: readonly number[], reason: string): Promise<void> {
    const events = new Map((await this.reviewedEvents(eventIds)).map((event) => [event.id, event]));
    const missing = eventIds.find((id) => !events.has(id));
    if (missing !== undefined) throw notFound('ledger-event', missing);
    if ([...events.values()].some(({ type }) => !CORRECTABLE.includes(type))) throw refused('not-correctable');
    await this.ledger.lock([...events.values()].map(({ projectId }) => projectId));
    const entries = eventIds.map((correctsId) => ({ projectId: events.get(correctsId)!.projectId, event: { type: 'void' as const, precision: 'unknown' as const, reason, correctsId } }));
    // The database refuses a second counter-entry.
    const ids = await refuseDuplicate('correctsId', () => this.ledger.append(entries, { recordedAt: this.clock.instant(), recordedById: currentUser().id }));
    await this.audit.recordMany(entries.map(({ projectId, event }, index) => ({ action: 'project-event:correct', entity: 'project', entityId: projectId, details: { eventId: event.correctsId, correctionId: ids[index]!, void: true } })));
  }

  private async reviewedEvents(ids: readonly number[]): Promise<Reviewed[]> {
    const scope = currentScope();
    const rows = await this.database.query<Reviewed>(
      `SELECT e.\`id\`, e.\`projectId\`, e.\`type\`, e.\`recordedById\`, s.\`verification\`, s.\`effective\`, p.\`organisationId\`, p.\`introducingOrganisationId\`, p.\`parkId\`, p.\`archivedAt\`
       FROM \`project_event\` e JOIN \`project\` p ON p.\`id\` = e.\`projectId\` LEFT JOIN \`project_event_state\` s ON s.\`eventId\` = e.\`id\` WHERE e.\`id\` IN (${placeholders(ids)})`, ids);
    return rows.filter((row) => !row.archivedAt && inScope(scope, row));
  }

  private problemsOfReview(event: Reviewed | undefined, level: ReviewLevel, verdict: 'verified' | 'rejected', path: string): FieldProblem[] {
    if (!event) return path ? [{ path, code: 'unknown-reference' }] : [];
    if (!isReviewable(event.type) || Number(event.effective) !== 1) return [{ path, code: 'not-reviewable' }];
    if (event.recordedById === currentUser().id) return [{ path, code: 'own-record' }];
    if (event.verification === 'verified' && (verdict === 'verified' || level === 'county')) return [{ path, code: 'already-verified' }];
    if (event.verification === 'rejected') return [{ path, code: 'not-reviewable' }];
    if (level === 'county' && event.verification === 'reviewed' && verdict === 'verified') return [{ path, code: 'already-verified' }];
    return [];
  }

  /** Ledger rows in scope that can be corrected, in order. @throws 404 naming the first that is none, 409, 422 */
  private async correctable(eventIds: readonly number[]): Promise<LedgerEvent[]> {
    const seen = new Set((await this.reviewedEvents(eventIds)).map(({ id }) => id));
    const events = new Map((await selectRows(this.database, ProjectEvent, { id: eventIds.filter((id) => seen.has(id)) })).map((event) => [event.id, event as LedgerEvent]));
    const missing = eventIds.find((id) => !events.has(id));
    if (missing !== undefined) throw notFound('ledger-event', missing);
    if ([...events.values()].some(({ type }) => !CORRECTABLE.includes(type))) throw refused('not-correctable');
    if ((await selectRows(this.database, ProjectEvent, { correctsId: [...eventIds] }, 'LIMIT 1')).length) throw conflict('already-corrected');
    return eventIds.map((id) => events.get(id)!);
  }

  private problemsOfCorrection(original: LedgerEvent, event: NewEvent, { milestones, phases }: Projection): FieldProblem[] {
    if (event.type === 'void') return [];
    const problems: FieldProblem[] = [];
    // A plan is changed by planning anew.
    if (original.type === 'void' || original.type === 'revised' || original.type === 'year-plan') return [{ path: 'void', code: 'not-correctable' }];
    const compared = ['code', 'occurredOn', 'precision', 'amountFen', 'origin', 'exchange'] as const;
    if (compared.every((name) => JSON.stringify(event[name] ?? null) === JSON.stringify(original[name]))) problems.push({ path: '', code: 'nothing-to-correct' });
    const today = this.clock.today();
    if (event.occurredOn && event.occurredOn > today) problems.push({ path: 'occurredOn', code: 'future-date', params: { today } });
    if (event.exchange) problems.push(...problemsOfExchange(event.exchange, today, (field) => `exchange.${field}`));
    const signed = todaysFacts(milestones).find((fact) => fact.milestone === 'signed');
    const moved = event.occurredOn !== original.occurredOn && event.occurredOn && event.precision && event.precision !== 'unknown';
    if (isAmount(original) && moved && !original.bypassedGate && beforeSigning(signed, event.occurredOn!, event.precision as 'day')) problems.push({ path: 'occurredOn', code: 'money-before-signing' });
    if (event.code !== original.code) {
      if (isStage(event.code ?? '') !== isStage(original.code ?? '')) problems.push({ path: 'to', code: 'not-choice' });
      else if (original.phase ? phases.some((fact) => fact.phase === original.phase && fact.stage === event.code) : todaysFacts(milestones).some((fact) => fact.milestone === event.code && !fact.inferred)) problems.push({ path: 'to', code: 'stage-already-reached' });
    }
    return problems;
  }
}

const isAmount = ({ type }: LedgerEvent): boolean => type === 'funds-arrived' || type === 'completed-investment';

/** The corrected content: what the body names replaces the original's, the rest stays. */
function changed(original: LedgerEvent, body: CorrectEvent): NewEvent {
  const amount = isAmount(original);
  const exchange = body.exchange ?? (body.amountFen === undefined ? original.exchange : null);
  const movesDate = body.occurredOn !== undefined;
  return {
    type: original.type,
    code: original.type === 'status' || amount ? original.code : (body.to ?? original.code),
    occurredOn: movesDate ? body.occurredOn! : original.occurredOn,
    precision: movesDate ? (body.occurredOnPrecision ?? 'day') : (body.occurredOnPrecision ?? original.precision),
    amountFen: amount ? (body.exchange ? (fenOf(body.exchange) ?? original.amountFen) : (body.amountFen ?? original.amountFen)) : null,
    exchange: amount ? exchange : null,
    origin: amount ? (body.origin ?? original.origin) : null,
    phase: original.phase,
    bypassedGate: original.bypassedGate,
    payload: original.payload,
  };
}
