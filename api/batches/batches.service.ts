import { Injectable } from '@nestjs/common';
import type { BatchColumn, BatchEntry, BatchPlan, BatchPreview, CarryOver } from '../../shared/contracts/batches.js';
import type { FieldProblem } from '../../shared/errors.js';
import { BATCHES, type Batch, type BatchOutcome } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, placeholders, selectRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { listRows, type ListQuery, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { confidentialName, projectScope } from '../projects/project-list.js';
import { batchEntry, batchList, standingAt } from './batch-list.js';
import { carriedOver, isReached } from './domain/outcome.js';
import type { CarryOverBody, PlanItem, PlanProjects, RemoveBatchEntry, UpdateBatchEntry } from './dto.js';
import { BatchEntryRow } from './entities.js';

export type NewEntry = Pick<BatchEntryRow, 'year' | 'batch' | 'projectId' | 'ownerId'> & Partial<Pick<BatchEntryRow, 'dueOn' | 'note' | 'carriedFromId' | 'carriedReason' | 'addedById'>>;

interface Candidate { id: number; name: string; confidential: number; officerId: number | null; status: string }

/** A year's plan: entries a city can hold in its head; more is a mistake. */
const MOST_ENTRIES = 5_000;
const MOST_ITEMS = 500;

/** The yearly plan of projects to be signed, under construction and producing, against what was reached. */
@Injectable()
export class BatchesService {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService) {}

  async list(query: ListQuery): Promise<Page<BatchEntry>> {
    const page = await listRows(this.database, batchList(null), query, [standingAt(null), ...projectScope(currentScope())]);
    return page.map((row) => this.entry(row));
  }

  /** The three columns of a year, as known now or at the end of a past day. */
  async plan(year: number, asOf: string | null = null): Promise<BatchPlan> {
    const entries = await this.entriesOf(year, asOf);
    const columns = (Object.keys(BATCHES) as Batch[]).map((batch): BatchColumn => {
      const own = entries.filter((entry) => entry.batch === batch);
      const sums = (some: readonly BatchEntry[]) => ({ count: some.length, agreedFen: some.reduce((sum, entry) => sum + (entry.agreedInvestmentFen ?? 0), 0) });
      const outcomes: Partial<Record<BatchOutcome, number>> = {};
      for (const { outcome } of own) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      return { batch, planned: sums(own), reached: sums(own.filter(({ outcome }) => isReached(outcome))), outcomes, entries: own };
    });
    return { year, asOf, columns };
  }

  /** Every entry of a year within the scope, in the order of the plan. */
  async entriesOf(year: number, asOf: string | null = null): Promise<BatchEntry[]> {
    const knownAt = asOf === null ? null : this.clock.endOfDay(asOf);
    const where = [standingAt(knownAt), { sql: 'b.`year` = ?', params: [year] }, ...projectScope(currentScope())];
    const spec = batchList(knownAt);
    const rows = await this.database.query(`SELECT ${spec.select} FROM ${spec.from} WHERE ${where.map((part) => `(${part.sql})`).join(' AND ')} ORDER BY b.\`batch\`, b.\`id\` LIMIT ${MOST_ENTRIES}`, where.flatMap((part) => part.params));
    return rows.map((row) => this.entry(row, asOf ?? undefined));
  }

  /** What adding these would do, one row an item, in their order. */
  async preview(body: PlanProjects): Promise<BatchPreview> {
    const items = this.checked(body);
    const candidates = await this.candidates(items.map((item) => item.projectId));
    const held = new Set((await selectRows(this.database, BatchEntryRow, { year: body.year, knownTo: FOREVER, projectId: items.map((item) => item.projectId) })).map((entry) => `${entry.batch} ${entry.projectId}`));
    const rows = items.map(({ batch, projectId }) => {
      const project = candidates.get(projectId);
      const hidden = project?.confidential === 1 && !this.seesConfidential();
      const verdict = !project ? 'unknown' as const : held.has(`${batch} ${projectId}`) ? 'already' as const : project.status === 'terminated' ? 'terminated' as const : 'new' as const;
      return { projectId, projectName: hidden ? confidentialName() : (project?.name ?? ''), verdict };
    });
    return { rows, added: rows.filter(({ verdict }) => verdict === 'new').length };
  }

  /** Adds projects to the plan; those it holds already stay as they are. @throws 422 naming every project that is unknown or terminated */
  async add(body: PlanProjects): Promise<BatchPreview> {
    return this.database.write(async () => {
      const preview = await this.preview(body);
      const problems = preview.rows.flatMap(({ verdict }, index): FieldProblem[] => (verdict === 'unknown' ? [{ path: `items.${index}.projectId`, code: 'unknown-reference' }] : verdict === 'terminated' ? [{ path: `items.${index}.projectId`, code: 'project-terminated' }] : []));
      await this.checkOwners(body.items.map((item) => item.ownerId ?? null));
      if (problems.length) throw refused('validation', problems);
      const items = this.checked(body);
      const officers = await this.candidates(items.map((item) => item.projectId));
      const added = items.filter((_item, index) => preview.rows[index]!.verdict === 'new');
      await this.insert(added.map(({ batch, projectId, ownerId, dueOn, note }) => ({ year: body.year, batch, projectId, ownerId: ownerId ?? officers.get(projectId)!.officerId, dueOn: dueOn ?? null, note: note || null, addedById: currentUser().id })));
      await this.audit.record({ action: 'batch-plan:add', entity: 'batch-plan', entityId: body.year, details: { added: added.map(({ batch, projectId }) => ({ batch, projectId })) } });
      return preview;
    });
  }

  async update(id: number, { version, ...changes }: UpdateBatchEntry): Promise<BatchEntry> {
    return this.database.write(async () => {
      await this.standing(id);
      await this.checkOwners([changes.ownerId ?? null]);
      await updateVersioned(this.database, BatchEntryRow, id, version, changes, () => this.one(id));
      await this.audit.record({ action: 'batch-entry:update', entity: 'batch-entry', entityId: id, details: { fields: Object.keys(changes) } });
      return this.one(id);
    });
  }

  /** Takes a project out of the plan, with the reason; that it was planned stays known. */
  async remove(id: number, { version, reason }: RemoveBatchEntry): Promise<void> {
    await this.database.write(async () => {
      const entry = await this.standing(id);
      await updateVersioned(this.database, BatchEntryRow, id, version, { knownTo: this.clock.instant(), removedById: currentUser().id, removedReason: reason }, () => this.one(id));
      await this.audit.record({ action: 'batch-entry:remove', entity: 'batch-entry', entityId: id, details: { year: entry.year, batch: entry.batch, projectId: entry.projectId } });
    });
  }

  /** What carrying a year over into the next would do. */
  async carryOverPreview(year: number, ids?: readonly number[]): Promise<CarryOver> {
    const [entries, next] = await Promise.all([this.entriesOf(year), this.entriesOf(year + 1)]);
    return { toYear: year + 1, ...carriedOver(ids ? entries.filter((entry) => ids.includes(entry.id)) : entries, next) };
  }

  /** Carries what is still open over into the following year, with the reason and where it came from; a second time carries nothing. */
  async carryOver(year: number, body: CarryOverBody): Promise<CarryOver> {
    return this.database.write(async () => {
      const result = await this.carryOverPreview(year, body.ids);
      const unknown = body.ids?.length ? new Set(body.ids).size - result.carried.length - result.already - result.reached : 0;
      if (unknown) throw notFound('batch-entry');
      await this.insert(result.carried.map((entry) => ({ year: result.toYear, batch: entry.batch, projectId: entry.projectId, ownerId: entry.ownerId, note: entry.note, carriedFromId: entry.id, carriedReason: body.reason, addedById: currentUser().id })));
      await this.audit.record({ action: 'batch-plan:carry-over', entity: 'batch-plan', entityId: result.toYear, details: { from: year, entries: result.carried.map((entry) => entry.id), reason: body.reason } });
      return result;
    });
  }

  /** Writes entries that were checked before; the demonstration city plans through it too. */
  async insert(entries: readonly NewEntry[]): Promise<number[]> {
    const ids = await this.ids.take('batch_entry', entries.length);
    const knownFrom = this.clock.instant();
    await insertRows(this.database, BatchEntryRow, entries.map((entry, index) => ({ ...entry, id: ids[index]!, knownFrom, knownTo: FOREVER, version: 1 })));
    return ids;
  }

  private checked(body: PlanProjects): PlanItem[] {
    if (body.items.length > MOST_ITEMS) throw badRequest('validation', {}, [{ path: 'items', code: 'too-many-items', params: { max: MOST_ITEMS } }]);
    return [...new Map(body.items.map((item) => [`${item.batch} ${item.projectId}`, item])).values()];
  }

  private async candidates(ids: readonly number[]): Promise<Map<number, Candidate>> {
    const where = [...projectScope(currentScope()), { sql: `p.\`id\` IN (${placeholders(ids)})`, params: ids }];
    const rows = await this.database.query<Candidate>(`SELECT p.\`id\`, p.\`name\`, p.\`confidential\`, p.\`officerId\`, p.\`status\` FROM \`project\` p WHERE ${where.map((part) => `(${part.sql})`).join(' AND ')}`, where.flatMap((part) => part.params));
    return new Map(rows.map((row) => [row.id, { ...row, confidential: Number(row.confidential) }]));
  }

  private async checkOwners(ids: readonly (number | null)[]): Promise<void> {
    const named = [...new Set(ids.filter((id) => id !== null))];
    if (!named.length) return;
    const rows = await this.database.query<{ id: number }>(`SELECT \`id\` FROM \`user_account\` WHERE \`id\` IN (${placeholders(named)})`, named);
    if (rows.length < named.length) throw badRequest('validation', {}, [{ path: 'ownerId', code: 'unknown-reference' }]);
  }

  /** An entry that stands, of a project in scope; 404 else. */
  private async standing(id: number): Promise<BatchEntryRow> {
    const entry = await findRow(this.database, BatchEntryRow, { id, knownTo: FOREVER });
    if (!entry || !(await this.candidates([entry.projectId])).size) throw notFound('batch-entry', id);
    return entry;
  }

  private async one(id: number): Promise<BatchEntry> {
    const spec = batchList(null);
    const row = await this.database.queryOne(`SELECT ${spec.select} FROM ${spec.from} WHERE b.\`id\` = ?`, [id]);
    return this.entry(row!);
  }

  private entry(row: Row, today = this.clock.today()): BatchEntry {
    return batchEntry(row, today, this.seesConfidential());
  }

  private seesConfidential(): boolean {
    return currentUser().permissions.has('project:read-confidential');
  }
}
