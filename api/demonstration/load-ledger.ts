import type { INestApplicationContext } from '@nestjs/common';
import type { ProjectAttributes } from '../../shared/contracts/projects.js';
import type { Succession } from '../../shared/vocabulary.js';
import { AuditService, type AuditRecord } from '../audit/audit.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { CompanyStore } from '../companies/company-store.js';
import { Company } from '../companies/entities.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, updateRows } from '../core/database/rows.js';
import { countedWith } from '../projects/domain/succession.js';
import { Project } from '../projects/entities.js';
import { LedgerService } from '../projects/ledger.service.js';
import type { CityPlan, Minute, PlannedAttributes, PlannedCompany, PlannedEvent, PlannedProject, PlannedReview } from './domain/plan-types.js';
import { ActivityLoader } from './load-activities.js';
import type { EvidenceLoader } from './load-evidence.js';
import type { Places } from './load-places.js';
import type { Sitting } from './timeline.js';

const ACTIONS: Partial<Record<PlannedEvent['type'], string>> = {
  revised: 'project:update', status: 'project:change-status', 'funds-arrived': 'project:funds-arrived', 'completed-investment': 'project:completed-investment', 'year-plan': 'project:year-plan',
};

/** Writes the plan sitting by sitting, each at its time, through the services that people's work goes through. */
export class LedgerLoader {
  private readonly database: Database;
  private readonly ids: Ids;
  private readonly clock: Clock;
  private readonly audit: AuditService;
  private readonly companies: CompaniesService;
  private readonly companyStore: CompanyStore;
  private readonly ledger: LedgerService;
  private readonly planned: ReadonlyMap<string, PlannedCompany>;
  private readonly companyIds = new Map<string, number>();
  private readonly projectIds = new Map<number, number>();
  private readonly countedWithIds = new Map<number, number | null>();
  private readonly projects: ReadonlyMap<number, PlannedProject>;
  private readonly eventIds = new Map<number, number>();
  private readonly diary: ActivityLoader;
  /** How far local time is ahead of UTC, in milliseconds. */
  private readonly offset: number;

  constructor(app: INestApplicationContext, plan: CityPlan, private readonly places: Places, private readonly evidence: EvidenceLoader) {
    this.database = app.get(Database);
    this.ids = app.get(Ids);
    this.clock = app.get(Clock);
    this.audit = app.get(AuditService);
    this.companies = app.get(CompaniesService);
    this.companyStore = app.get(CompanyStore);
    this.ledger = app.get(LedgerService);
    this.offset = Date.parse(`${plan.from}T23:59:59.999Z`) - Date.parse(this.clock.endOfDay(plan.from));
    this.diary = new ActivityLoader(app, { places, evidence, projectIds: this.projectIds, instant: (minute) => this.instantText(minute) });
    this.planned = new Map([...plan.investors, ...plan.projectCompanies].map((company) => [company.name, company]));
    this.projects = new Map(plan.projects.map((project) => [project.number, project]));
  }

  readonly idOf = (project: number): number => this.projectIds.get(project)!;

  /** Sets the clock to a minute of the plan. */
  turnTo(at: Minute): void {
    this.clock.set(new Date(this.instantOf(at)));
  }

  /** One sitting, with the clock set to its minute. */
  async write({ at, created, events, reviews, activities, promotionEvents }: Sitting): Promise<void> {
    this.turnTo(at);
    const recordedAt = this.clock.instant();
    await this.enterCompanies([...created.flatMap(({ event }) => [...(event.payload?.investors ?? []), event.payload?.projectCompany]), ...events.map((event) => event.payload?.projectCompany)]);
    await this.create(created, recordedAt);
    await this.append(events, recordedAt);
    await this.review(reviews, recordedAt);
    this.diary.log(activities, recordedAt);
    await this.diary.hold(promotionEvents, recordedAt);
    await this.audit.recordMany([...created.map(({ event }) => this.auditOf(event)), ...events.map((event) => this.auditOf(event)), ...reviews.map((review) => this.auditOfReview(review)), ...this.diary.audits(activities, promotionEvents)]);
  }

  /** Writes the notes and files that are waiting: a few long statements instead of many short ones. */
  async flush(): Promise<void> {
    await this.diary.flush();
    await this.evidence.flush();
  }

  /** What activities show on their projects: the earliest open next step, and that somebody worked on it. Events name what came of them. */
  async finish(): Promise<void> {
    await this.diary.finish();
    for (const { number, activities, events, reviews } of this.projects.values()) {
      if (!activities.length) continue;
      const due = activities.flatMap((note) => (note.nextStepOn !== null && note.doneAt === null ? [note.nextStepOn] : [])).sort()[0] ?? null;
      const touched = [...activities.flatMap((note) => [note.writtenAt, ...(note.doneAt === null ? [] : [note.doneAt])]), ...events.map((event) => event.recordedAt), ...reviews.map((review) => review.reviewedAt)].sort().at(-1)!;
      await updateRows(this.database, Project, { id: this.projectIds.get(number)! }, { nextStepOn: due, updatedAt: this.instantText(touched) });
    }
  }

  private async enterCompanies(names: readonly (string | null | undefined)[]): Promise<void> {
    const fresh = [...new Set(names)].filter((name) => typeof name === 'string').filter((name) => !this.companyIds.has(name));
    if (!fresh.length) return;
    const entered = await this.companies.ensureByNames(fresh);
    for (const [name, id] of entered) {
      this.companyIds.set(name, id);
      const { creditCode, regionCode, industryCode } = this.planned.get(name)!;
      await updateRows(this.database, Company, { id }, { creditCode, regionCode, industryCode });
    }
    await this.companyStore.follow([...entered.values()]);
  }

  private async create(created: Sitting['created'], recordedAt: string): Promise<void> {
    // Whoever enters a lead is its recorder: one call for each of them.
    for (const recorder of new Set(created.map(({ event }) => event.recorder))) {
      const own = created.filter(({ event }) => event.recorder === recorder);
      const ids = await this.ledger.create(own.map(({ event }) => ({ attributes: this.resolve(event.payload!) as ProjectAttributes, events: [] })), { recordedAt, recordedById: this.userOf(recorder).id });
      own.forEach(({ project }, index) => this.projectIds.set(project.number, ids[index]!));
      own.forEach(({ event: { payload } }, index) => this.countedWithIds.set(ids[index]!, this.chainOf(payload!.predecessor ?? null, payload!.succession ?? null).countedWithId));
    }
  }

  private async append(events: readonly PlannedEvent[], recordedAt: string): Promise<void> {
    if (!events.length) return;
    const ids = await this.ledger.append(events.map((event) => ({
      projectId: this.projectIds.get(event.project)!,
      event: {
        type: event.type, code: event.code, occurredOn: event.occurredOn, precision: event.precision, amountFen: event.amountFen, origin: event.origin, exchange: event.exchange, phase: event.phase, reason: event.reason,
        payload: event.payload && this.resolve(event.payload), correctsId: event.corrects === null ? null : this.eventIds.get(event.corrects)!, recordedById: this.userOf(event.recorder).id,
      },
    })), { recordedAt, recordedById: null });
    events.forEach((event, index) => this.eventIds.set(event.key, ids[index]!));
    this.evidence.prove(events.flatMap((event) => event.evidence.map((kind) => {
      const { id, organisationId } = this.userOf(event.recorder);
      return { entityId: this.eventIds.get(event.key)!, kind, name: this.projects.get(event.project)!.attributes.name, uploadedById: id, organisationId, uploadedAt: recordedAt };
    })));
  }

  private async review(reviews: readonly PlannedReview[], reviewedAt: string): Promise<void> {
    if (!reviews.length) return;
    await this.ledger.review(
      reviews.map(({ event, level, verdict, note, reviewer }) => ({ eventId: this.eventIds.get(event)!, level, verdict, note, reviewedById: this.userOf(reviewer).id })),
      reviews.map((review) => this.projectIds.get(review.project)!), reviewedAt,
    );
  }

  /** Names turned into ids; fields that are not there stay away. */
  private resolve(planned: Partial<PlannedAttributes>): Partial<ProjectAttributes> {
    const { organisation, introducing, park, officer, projectCompany, predecessor, ...plain } = planned;
    return {
      ...plain,
      ...(organisation === undefined ? {} : { organisationId: this.places.organisations.get(organisation)! }),
      ...(introducing === undefined ? {} : { introducingOrganisationId: introducing === null ? null : this.places.organisations.get(introducing)! }),
      ...(park === undefined ? {} : { parkId: park === null ? null : this.places.parks.get(park)! }),
      ...(officer === undefined ? {} : { officerId: officer === null ? null : this.userOf(officer).id }),
      ...(predecessor === undefined ? {} : this.chainOf(predecessor, planned.succession ?? null)),
      ...(projectCompany === undefined ? {} : { projectCompanyId: projectCompany === null ? null : this.companyIds.get(projectCompany)! }),
    };
  }

  private chainOf(predecessor: number | null, succession: Succession | null): Pick<ProjectAttributes, 'predecessorId' | 'countedWithId'> {
    if (predecessor === null) return { predecessorId: null, countedWithId: null };
    const id = this.projectId(predecessor);
    return { predecessorId: id, countedWithId: countedWith(succession, { id, countedWithId: this.countedWithIds.get(id) ?? null }) };
  }

  /** The id of a planned project, once it is written. */
  projectId(number: number): number {
    return this.projectIds.get(number)!;
  }

  private userOf(username: string) {
    return this.places.users.get(username)!;
  }

  private auditOf(event: PlannedEvent): AuditRecord {
    const action = event.type === 'created' ? 'project:create' : event.corrects !== null ? 'project-event:correct' : (ACTIONS[event.type] ?? 'project:advance');
    const details = event.type === 'created' ? {} : event.type === 'revised' ? { fields: Object.keys(event.payload!) } : { eventId: this.eventIds.get(event.key)!, code: event.code };
    return { action, entity: 'project', entityId: this.projectIds.get(event.project)!, details, actor: this.userOf(event.recorder) };
  }

  private auditOfReview({ event, project, level, verdict, reviewer }: PlannedReview): AuditRecord {
    return { action: `project-event:${verdict}`, entity: 'project', entityId: this.projectIds.get(project)!, details: { eventId: this.eventIds.get(event)!, level }, actor: this.userOf(reviewer) };
  }

  /** Milliseconds of a minute of the installation's local time (zones in use here have no daylight saving). */
  instantOf(minute: Minute): number {
    return Date.parse(`${minute}:00Z`) - this.offset;
  }

  private instantText(minute: Minute): string {
    return new Date(this.instantOf(minute)).toISOString();
  }
}
