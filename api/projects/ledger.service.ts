import { Injectable } from '@nestjs/common';
import type { ProjectAttributes } from '../../shared/contracts/projects.js';
import type { ReviewLevel } from '../../shared/vocabulary.js';
import { CompaniesService } from '../companies/companies.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, putRows, selectRows } from '../core/database/rows.js';
import type { Transaction } from '../core/request-context.js';
import { SearchIndex } from '../search/search-index.js';
import { foldLedger, type Projection } from './domain/fold.js';
import type { LedgerEvent, LedgerReview } from './domain/ledger.js';
import { Project, ProjectEvent, ProjectEventReview, ProjectInvestor } from './entities.js';
import { PROJECT_KIND, projectText } from './project-keyword.js';
import { projectCode, projectColumns } from './project-row.js';
import { ProjectionStore, type Derived } from './projection-store.js';

export type NewEvent = Pick<LedgerEvent, 'type'> & Partial<Omit<LedgerEvent, 'id' | 'projectId' | 'type' | 'recordedAt'>>;

export interface NewProject {
  attributes: ProjectAttributes;
  /** What follows its creation: stages, baselines, amounts. */
  events: NewEvent[];
  batchId?: number | null;
}

/** Who writes, and when: one instant for everything of a unit of work. */
export interface Stamp { recordedAt: string; recordedById: number | null }

const PAGE = 400;

/**
 * The door to the ledger: rows are only ever added, and the projections of the projects concerned follow in the same transaction.
 */
@Injectable()
export class LedgerService {
  /** Projects whose projections wait for the end of their transaction's `deferring`. */
  private readonly deferred = new WeakMap<Transaction, Set<number>>();

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly companies: CompaniesService,
    private readonly projections: ProjectionStore,
    private readonly search: SearchIndex,
  ) {}

  /** Creates projects with their first ledger rows; answers their ids in the given order. */
  async create(projects: readonly NewProject[], stamp: Stamp): Promise<number[]> {
    const projectIds = await this.ids.take('project', projects.length);
    const eventIds = await this.ids.take('project_event', projects.reduce((count, project) => count + 1 + project.events.length, 0));
    let used = 0;
    const rows: Project[] = [];
    const ledger: LedgerEvent[] = [];
    const derived: Derived[] = [];
    projects.forEach((project, index) => {
      const id = projectIds[index]!;
      const batchId = project.batchId ?? null;
      const events = [{ type: 'created', payload: project.attributes } satisfies NewEvent, ...project.events].map((event) => complete(event, eventIds[used++]!, id, stamp, batchId));
      const projection = this.fold(events, []);
      rows.push(Object.assign(projectColumns(projection), { id, code: projectCode(id), nextStepOn: null, importBatchId: batchId, version: 1, createdAt: stamp.recordedAt, updatedAt: stamp.recordedAt }) as Project);
      ledger.push(...events);
      derived.push({ id, projection });
    });
    await putRows(this.database, Project, rows);
    await putRows(this.database, ProjectEvent, ledger as unknown as ProjectEvent[]);
    await this.projections.insert(derived);
    await this.linkInvestors(rows);
    this.search.added(PROJECT_KIND, rows.map(projectText));
    return projectIds;
  }

  /** Appends rows to ledgers and brings the projections up to date; answers the new rows' ids in order. */
  async append(entries: readonly { projectId: number; event: NewEvent }[], stamp: Stamp): Promise<number[]> {
    const ids = await this.ids.take('project_event', entries.length);
    await insertRows(this.database, ProjectEvent, entries.map(({ projectId, event }, index) => complete(event, ids[index]!, projectId, stamp, event.batchId ?? null)) as unknown as ProjectEvent[]);
    await this.refresh([...new Set(entries.map((entry) => entry.projectId))]);
    return ids;
  }

  /** Appends reviews; the latest one of an event rules. */
  async review(reviews: readonly { eventId: number; level: ReviewLevel; verdict: 'verified' | 'rejected'; note: string | null; reviewedById: number }[], projectIds: readonly number[], reviewedAt: string): Promise<void> {
    const ids = await this.ids.take('project_event_review', reviews.length);
    await insertRows(this.database, ProjectEventReview, reviews.map((review, index) => ({ ...review, id: ids[index]!, reviewedAt })));
    await this.refresh([...new Set(projectIds)]);
  }

  /**
   * Runs `work`, inside the running unit of work, with the projections of what it appends and reviews left to its end:
   * for batches that touch a project many times. Nobody else sees the time between.
   */
  async deferring<T>(work: () => Promise<T>): Promise<T> {
    const { transaction } = this.database;
    if (!transaction) throw new Error('projections can wait in a unit of work only');
    const waiting = new Set<number>();
    this.deferred.set(transaction, waiting);
    let result: T;
    try {
      result = await work();
    } finally {
      this.deferred.delete(transaction);
    }
    await this.refresh([...waiting]);
    return result;
  }

  /** Keeps two writers from folding the same ledger at once; on the embedded database writers queue anyway. */
  async lock(projectIds: readonly number[]): Promise<void> {
    if (this.database.kind !== 'mysql') return;
    const sorted = [...new Set(projectIds)].sort((a, b) => a - b);
    for (let start = 0; start < sorted.length; start += PAGE) {
      const part = sorted.slice(start, start + PAGE);
      await this.database.query(`SELECT \`id\` FROM \`project\` WHERE \`id\` IN (${placeholders(part)}) ORDER BY \`id\` FOR UPDATE`, part);
    }
  }

  /** The ledger of one project, folded. */
  async projectionOf(projectId: number): Promise<Projection> {
    return (await this.foldAll([projectId]))[0]!.projection;
  }

  async foldAll(projectIds: readonly number[]): Promise<Derived[]> {
    if (!projectIds.length) return [];
    const events = await selectRows(this.database, ProjectEvent, { projectId: [...projectIds] }, 'ORDER BY `projectId`, `id`') as unknown as LedgerEvent[];
    const reviews = await this.database.query<LedgerReview & { projectId: number }>(
      `SELECT r.\`id\`, r.\`eventId\`, r.\`level\`, r.\`verdict\`, r.\`reviewedAt\`, e.\`projectId\` FROM \`project_event_review\` r JOIN \`project_event\` e ON e.\`id\` = r.\`eventId\` WHERE e.\`projectId\` IN (${placeholders(projectIds)}) ORDER BY r.\`id\``,
      projectIds,
    );
    const eventsOf = groupBy(events);
    const reviewsOf = groupBy(reviews);
    return projectIds.map((id) => ({ id, projection: this.fold(eventsOf.get(id) ?? [], reviewsOf.get(id) ?? []) }));
  }

  private fold(events: readonly LedgerEvent[], reviews: readonly LedgerReview[]): Projection {
    return foldLedger(events, reviews, (instant) => this.clock.dayOf(instant));
  }

  private async refresh(projectIds: readonly number[]): Promise<void> {
    const waiting = this.database.transaction && this.deferred.get(this.database.transaction);
    if (waiting) return projectIds.forEach((id) => waiting.add(id));
    for (let start = 0; start < projectIds.length; start += PAGE) {
      const derived = await this.foldAll(projectIds.slice(start, start + PAGE));
      const changed = await this.projections.reconcile(derived, { raiseVersion: true });
      await this.relinkInvestors(derived.filter(({ id }) => changed.investors.has(id)).map(({ id, projection }) => ({ id, investors: projection.attributes.investors })));
    }
  }

  private async linkInvestors(projects: readonly Pick<Project, 'id' | 'investors'>[]): Promise<void> {
    const names = [...new Set(projects.flatMap((project) => project.investors))];
    if (!names.length) return;
    const companyIds = await this.companies.ensureByNames(names);
    const links = projects.flatMap((project) => {
      const ids = [...new Set(project.investors.map((name) => companyIds.get(name)).filter((id) => id !== undefined))];
      return ids.map((companyId, position): ProjectInvestor => ({ projectId: project.id, companyId, position }));
    });
    await insertRows(this.database, ProjectInvestor, links);
  }

  /** Has the named investors of these projects lead to today's companies of those names. */
  async relink(projectIds: readonly number[]): Promise<void> {
    await this.relinkInvestors(await selectRows(this.database, Project, { id: [...projectIds] }));
  }

  private async relinkInvestors(projects: readonly Pick<Project, 'id' | 'investors'>[]): Promise<void> {
    if (!projects.length) return;
    const ids = projects.map(({ id }) => id);
    await this.database.execute(`DELETE FROM \`project_investor\` WHERE \`projectId\` IN (${placeholders(ids)})`, ids);
    await this.linkInvestors(projects);
  }
}

function complete(event: NewEvent, id: number, projectId: number, stamp: Stamp, batchId: number | null): LedgerEvent {
  return {
    code: null, occurredOn: null, precision: 'unknown', amountFen: null, origin: null, exchange: null, phase: null, payload: null, reason: null, bypassedGate: false, correctsId: null,
    ...event, id, projectId, batchId: event.batchId ?? batchId, recordedAt: stamp.recordedAt, recordedById: event.recordedById ?? stamp.recordedById,
  };
}

function groupBy<T extends { projectId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const row of rows) {
    const group = groups.get(row.projectId);
    if (group) group.push(row);
    else groups.set(row.projectId, [row]);
  }
  return groups;
}
