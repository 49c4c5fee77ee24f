import { Injectable } from '@nestjs/common';
import type { AmountRecorded, LedgerEventRecord } from '../../shared/contracts/projects.js';
import { errorMessage, type FieldProblem } from '../../shared/errors.js';
import { formatFen } from '../../shared/money.js';
import type { MoneySeries } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { conflict, forbidden, refused } from '../core/errors.js';
import { currentLocale, currentUser } from '../core/request-context.js';
import type { Projection } from './domain/fold.js';
import { beforeSigning, beyondAgreed, fenOf, problemsOfExchange } from './domain/money.js';
import type { PlanYear, RecordAmount, RecordFunds } from './dto.js';
import { LedgerService, type NewEvent } from './ledger.service.js';
import { ProjectReader } from './project-reader.js';
import { todaysFacts } from './project-row.js';
import { ProjectsService } from './projects.service.js';
import { StageEventsService } from './stage-events.service.js';

/** Money of a project: receipts of funds and completed investment, two series that are never added together, and the yearly plan. */
@Injectable()
export class AmountsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
    private readonly events: StageEventsService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Records an amount in fen, given in yuan or by a foreign amount and its rate. Funds beyond the agreed amount are kept and warned of.
   * @throws 422 `money-refused` before the signing, unless bypassed with a reason by those who may; 422 `validation` for everything else at once
   */
  async record(projectId: number, series: MoneySeries, body: RecordAmount & Partial<RecordFunds>): Promise<AmountRecorded> {
    if (body.bypassGate && !currentUser().permissions.has('project:bypass-gate')) throw forbidden('forbidden', { permission: 'project:bypass-gate' });
    return this.database.write(async () => {
      const event = await this.events.append(projectId, body.evidenceIds, async () => this.decide(await this.ledger.projectionOf(projectId), series, body), `project:${series}`);
      const project = await this.reader.one(projectId);
      const beyond = series === 'funds-arrived' ? beyondAgreed(project.agreedInvestmentFen, project.fundsArrivedFen) : 0;
      const [agreedFen, totalFen] = [project.agreedInvestmentFen ?? 0, project.fundsArrivedFen];
      const locale = currentLocale();
      const message = errorMessage('beyond-agreed', locale, { total: formatFen(totalFen, locale), agreed: formatFen(agreedFen, locale) });
      return { ...event, warnings: beyond > 0 ? [{ code: 'beyond-agreed', message, agreedFen, totalFen }] : [] };
    });
  }

  /** Records amounts of many projects, all or none, inside a unit of work; answers the new rows' ids in order. @throws 404, 422 as `record` */
  async recordMany(entries: readonly { projectId: number; series: MoneySeries; body: RecordAmount & Partial<RecordFunds> }[]): Promise<number[]> {
    const projectIds = [...new Set(entries.map(({ projectId }) => projectId))];
    await this.ledger.lock(projectIds);
    await this.projects.allWritable(projectIds);
    const projections = new Map((await this.ledger.foldAll(projectIds)).map(({ id, projection }) => [id, projection]));
    const events = entries.map(({ projectId, series, body }) => ({ projectId, event: this.decide(projections.get(projectId)!, series, body) }));
    const ids = await this.ledger.append(events, { recordedAt: this.clock.instant(), recordedById: currentUser().id });
    await this.audit.recordMany(entries.map(({ projectId, series }, index) => ({ action: `project:${series}`, entity: 'project', entityId: projectId, details: { eventId: ids[index]!, code: null } })));
    return ids;
  }

  /** Plans an amount for a year; the latest plan of a year stands. 409 when the project's version is stale. */
  async planYear(projectId: number, body: PlanYear): Promise<LedgerEventRecord> {
    return this.events.append(projectId, undefined, async () => {
      const current = await this.projects.writable(projectId);
      if (current.version !== body.version) throw conflict('stale-version', { current: await this.reader.one(projectId) });
      return { type: 'year-plan', code: String(body.year), amountFen: body.amountFen, reason: body.reason || null };
    }, 'project:year-plan');
  }

  private decide({ attributes, milestones }: Projection, series: MoneySeries, body: RecordAmount & Partial<RecordFunds>): NewEvent {
    const origin = series === 'funds-arrived' ? (body.origin ?? attributes.origin) : null;
    const precision = body.occurredOnPrecision ?? 'day';
    const problems = [...this.events.future(body.occurredOn), ...this.problemsOfSize(body)];
    if (series === 'funds-arrived' && !origin) problems.push({ path: 'origin', code: 'required' });
    const early = beforeSigning(todaysFacts(milestones).find((fact) => fact.milestone === 'signed'), body.occurredOn, precision);
    if (early && body.bypassGate && !body.reason) problems.push({ path: 'reason', code: 'reason-required' });
    if (early && !body.bypassGate) throw refused('money-refused', [{ path: 'occurredOn', code: 'money-before-signing' }, ...problems]);
    if (problems.length) throw refused('validation', problems);
    const amountFen = body.exchange ? fenOf(body.exchange)! : body.amountFen!;
    return { type: series, amountFen, exchange: body.exchange ?? null, origin, occurredOn: body.occurredOn, precision, reason: body.reason || null, bypassedGate: early };
  }

  private problemsOfSize({ amountFen, exchange }: RecordAmount): FieldProblem[] {
    if (exchange) {
      const problems = problemsOfExchange(exchange, this.clock.today(), (field) => `exchange.${field}`);
      if (!problems.length && amountFen !== undefined && amountFen !== fenOf(exchange)) problems.push({ path: 'amountFen', code: 'amount-from-rate' });
      return problems;
    }
    if (amountFen === undefined) return [{ path: 'amountFen', code: 'required' }];
    return amountFen === 0 ? [{ path: 'amountFen', code: 'too-small', params: { min: 1 } }] : [];
  }
}
