import { Injectable } from '@nestjs/common';
import type { ImportRecord } from '../../shared/contracts/imports.js';
import type { ProjectAttributes } from '../../shared/contracts/projects.js';
import { AuditService } from '../audit/audit.service.js';
import { CompaniesService } from '../companies/companies.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { decodeRow, findRow, placeholders, updateRows } from '../core/database/rows.js';
import { AppError, refused } from '../core/errors.js';
import { JobLease } from '../core/job-lease.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { Project } from '../projects/entities.js';
import { LedgerService, type NewEvent, type NewProject, type Stamp } from '../projects/ledger.service.js';
import { attributesOf, EMPTY_ATTRIBUTES, todaysFacts } from '../projects/project-row.js';
import type { RowValues } from './domain/row-values.js';
import { amountEvents, baselineEvents, newBaselineEvents, statedAttributes } from './domain/to-project.js';
import { ImportBatch, ImportRow } from './entities.js';
import { ImportContexts, organisationKey, type ImportContext } from './import-context.js';
import { ImportJobs, leaseOf, type JobProgress } from './import-jobs.js';
import { ImportsService } from './imports.service.js';
import { ImportRowsService } from './rows.service.js';

/** Rows applied at a time: more would outlive the young generation and fill the memory with garbage. */
const CHUNK = 100;
const TAKEN = "w.`verdict` = 'ready' AND (w.`decision` IS NULL OR w.`decision` <> 'set-aside')";

/** Applies an import whole or not at all, and undoes it whole or not at all. */
@Injectable()
export class ImportApplyService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly lease: JobLease,
    private readonly ledger: LedgerService,
    private readonly companies: CompaniesService,
    private readonly imports: ImportsService,
    private readonly rows: ImportRowsService,
    private readonly contexts: ImportContexts,
    private readonly jobs: ImportJobs,
  ) {}

  /** @throws 422 `open-decisions` while a row waits for a decision, `nothing-to-apply` when no row is ready */
  async apply(id: number): Promise<ImportRecord> {
    const batch = await this.imports.inStatus(id, 'previewed');
    const counts = await this.rows.count(id);
    if (counts.decision) throw refused('open-decisions', [], { count: counts.decision });
    if (!counts.ready) throw refused('nothing-to-apply');
    await this.begin(id, 'applying');
    const context = await this.contexts.load(currentScope());
    await this.jobs.run(id, leaseOf('applying', id), 'previewed', (progress) => this.database.write(async () => this.applyRows(batch, context, counts, progress)));
    return this.imports.one(id);
  }

  /** @throws 422 `changed-since` naming the projects somebody has worked on since */
  async undo(id: number): Promise<ImportRecord> {
    await this.imports.inStatus(id, 'applied');
    await this.database.write(async () => {
      const changed = await this.changedSince(id);
      if (changed.length) throw refused('changed-since', changed.slice(0, 50).map((project) => ({ path: project.code, code: 'changed-since', params: { count: changed.length } })), { count: changed.length, projects: changed.slice(0, 50) });
      const stamp = this.stamp();
      const created = await this.database.query<{ id: number }>('SELECT `id` FROM `project` WHERE `importBatchId` = ? AND `archivedAt` IS NULL ORDER BY `id`', [id]);
      const added = await this.database.query<{ id: number; projectId: number }>('SELECT e.`id`, e.`projectId` FROM `project_event` e JOIN `project` p ON p.`id` = e.`projectId` WHERE e.`batchId` = ? AND (p.`importBatchId` IS NULL OR p.`importBatchId` <> ?) ORDER BY e.`id`', [id, id]);
      await this.inChunks(created.map((project) => ({ projectId: project.id, event: { type: 'withdrawn', reason: '撤销导入' } })), stamp);
      await this.inChunks(added.map((event) => ({ projectId: event.projectId, event: { type: 'void', correctsId: event.id, reason: '撤销导入' } })), stamp);
      await updateRows(this.database, ImportBatch, { id }, { status: 'undone', undoneAt: stamp.recordedAt });
      await this.audit.record({ action: 'import:undo', entity: 'import', entityId: id, details: { withdrawn: created.length, voided: added.length } });
    });
    return this.imports.one(id);
  }

  private async begin(id: number, status: 'applying'): Promise<void> {
    if (!(await this.lease.acquire(leaseOf(status, id), 60))) throw new AppError(409, 'import-status', { status });
    await this.database.write(async () => {
      if (!(await this.database.execute("UPDATE `import_batch` SET `status` = ?, `progressDone` = 0 WHERE `id` = ? AND `status` = 'previewed'", [status, id]))) throw new AppError(409, 'import-status', { status });
    }, { unaudited: true }).catch(async (error: unknown) => {
      await this.lease.release(leaseOf(status, id));
      throw error;
    });
  }

  private stamp(): Stamp {
    return { recordedAt: this.clock.instant(), recordedById: currentUser().id };
  }

  private async applyRows(batch: ImportBatch, context: ImportContext, counts: ImportRecord['counts'], progress: JobProgress): Promise<void> {
    const stamp = this.stamp();
    let applied = 0;
    for (let after = -1; ; ) {
      const rows = (await this.database.query(`SELECT * FROM \`import_row\` w WHERE w.\`batchId\` = ? AND w.\`rowNumber\` > ? AND ${TAKEN} ORDER BY w.\`rowNumber\` LIMIT ?`, [batch.id, after, CHUNK])).map((row) => decodeRow(this.database, ImportRow, row));
      if (!rows.length) break;
      after = rows.at(-1)!.rowNumber;
      await this.createProjects(batch, rows.filter((row) => row.decision !== 'use'), context, stamp);
      for (const row of rows.filter((row) => row.decision === 'use')) await this.useProject(batch, row, stamp);
      applied += rows.length;
      await progress(applied, counts.ready);
    }
    await updateRows(this.database, ImportBatch, { id: batch.id }, { status: 'applied', appliedAt: stamp.recordedAt, counts: { ...counts, applied }, failure: null });
    await this.audit.record({ action: 'import:apply', entity: 'import', entityId: batch.id, details: { applied, setAside: counts.setAside, errors: counts.error } });
  }

  private async createProjects(batch: ImportBatch, rows: readonly ImportRow[], context: ImportContext, stamp: Stamp): Promise<void> {
    if (!rows.length) return;
    await this.refuseNewTwins(rows);
    const values = rows.map((row) => row.values as unknown as RowValues);
    const companyIds = await this.companies.ensureByNames([...new Set(values.flatMap((row) => row.projectCompany ?? []))]);
    const ids = await this.ledger.create(values.map((row): NewProject => ({
      attributes: this.attributes(row, batch, context, row.projectCompany ? (companyIds.get(row.projectCompany) ?? null) : null),
      events: baselineEvents(row) as NewEvent[],
      batchId: batch.id,
    })), stamp);
    const cases = rows.map(() => 'WHEN ? THEN ?').join(' ');
    await this.database.execute(
      `UPDATE \`import_row\` SET \`projectId\` = CASE \`rowNumber\` ${cases} END WHERE \`batchId\` = ? AND \`rowNumber\` IN (${placeholders(rows)})`,
      [...rows.flatMap((row, index) => [row.rowNumber, ids[index]!]), batch.id, ...rows.map((row) => row.rowNumber)]);
  }

  /** Somebody may have created the same project between preview and apply: then nothing is applied. */
  private async refuseNewTwins(rows: readonly ImportRow[]): Promise<void> {
    const keys = rows.filter((row) => row.decision === null).flatMap((row) => row.identityKey ?? []);
    const twins = keys.length ? await this.database.query<{ identityKey: string; batch: number | null }>(`SELECT \`identityKey\`, \`importBatchId\` AS batch FROM \`project\` WHERE \`identityKey\` IN (${placeholders(keys)})`, keys) : [];
    const batchId = rows[0]!.batchId;
    const foreign = rows.filter((row) => twins.some((twin) => twin.identityKey === row.identityKey && twin.batch !== batchId));
    if (foreign.length) throw refused('open-decisions', foreign.map((row) => ({ path: `rows.${row.rowNumber}`, code: 'duplicate' })), { count: foreign.length });
  }

  private attributes(row: RowValues, batch: ImportBatch, context: ImportContext, projectCompanyId: number | null): ProjectAttributes {
    const stated = statedAttributes(row);
    const parkOrganisation = row.parkId === null ? undefined : context.parkOrganisations.get(row.parkId);
    const scope = currentScope();
    const own = parkOrganisation !== undefined && inScope(scope, { organisationId: parkOrganisation }) ? parkOrganisation : batch.organisationId;
    const introducing = context.allOrganisations.get(organisationKey(row.introducingUnit)) ?? null;
    const extra = { ...row.extra };
    if (row.introducingUnit && introducing === null) extra['引荐单位'] = row.introducingUnit;
    if (row.organisationName && !context.organisations.has(organisationKey(row.organisationName))) extra['责任单位'] = row.organisationName;
    return {
      ...EMPTY_ATTRIBUTES, source: 'import', ...stated, name: row.name!, extra,
      organisationId: context.organisations.get(organisationKey(row.organisationName)) ?? own,
      introducingOrganisationId: introducing, projectCompanyId,
    };
  }

  /** Takes what the row states over into the record it was said to be: new values as a revision, new milestones as baselines. */
  private async useProject(batch: ImportBatch, row: ImportRow, stamp: Stamp): Promise<void> {
    const project = row.useId ? await findRow(this.database, Project, { id: row.useId }) : undefined;
    if (!project || project.archivedAt || !inScope(currentScope('project:update'), project)) throw refused('open-decisions', [{ path: `rows.${row.rowNumber}`, code: 'unknown-reference' }], { count: 1 });
    await this.ledger.lock([project.id]);
    const values = row.values as unknown as RowValues;
    const projection = await this.ledger.projectionOf(project.id);
    const before = attributesOf(project);
    const stated = statedAttributes({ ...values, extra: { ...before.extra, ...values.extra } });
    const changed = Object.entries(stated).filter(([name, value]) => JSON.stringify(before[name as keyof ProjectAttributes]) !== JSON.stringify(value));
    const reached = new Set(todaysFacts(projection.milestones).filter((fact) => !fact.inferred).map((fact) => fact.milestone));
    const events: NewEvent[] = [
      ...(changed.length ? [{ type: 'revised' as const, payload: Object.fromEntries(changed) }] : []),
      ...(newBaselineEvents(values, reached, projection.status) as NewEvent[]).filter((event) => event.type !== 'funds-arrived' && event.type !== 'completed-investment'),
      ...(amountEvents(values, project.fundsArrivedFen, project.completedInvestmentFen) as NewEvent[]),
    ];
    await this.inChunks(events.map((event) => ({ projectId: project.id, event: { ...event, batchId: batch.id } })), stamp);
    await this.database.execute('UPDATE `import_row` SET `projectId` = ? WHERE `batchId` = ? AND `rowNumber` = ?', [project.id, batch.id, row.rowNumber]);
  }

  /** Projects of the batch on which anything but the batch itself was recorded, reviewed or noted. */
  private async changedSince(id: number): Promise<{ id: number; code: string; name: string }[]> {
    return this.database.query(
      `SELECT DISTINCT p.\`id\`, p.\`code\`, p.\`name\` FROM \`import_row\` w JOIN \`project\` p ON p.\`id\` = w.\`projectId\`
       WHERE w.\`batchId\` = ? AND (
         EXISTS (SELECT 1 FROM \`project_event\` e WHERE e.\`projectId\` = p.\`id\` AND (e.\`batchId\` IS NULL OR e.\`batchId\` <> ?) AND e.\`recordedAt\` > (SELECT b.\`appliedAt\` FROM \`import_batch\` b WHERE b.\`id\` = ?))
         OR EXISTS (SELECT 1 FROM \`project_event_review\` v JOIN \`project_event\` e ON e.\`id\` = v.\`eventId\` WHERE e.\`projectId\` = p.\`id\` AND e.\`batchId\` = ?)
         OR EXISTS (SELECT 1 FROM \`activity_project\` f WHERE f.\`projectId\` = p.\`id\` AND p.\`importBatchId\` = ?)
         OR EXISTS (SELECT 1 FROM \`next_step\` f WHERE f.\`projectId\` = p.\`id\` AND p.\`importBatchId\` = ?))
       ORDER BY p.\`id\` LIMIT 1000`, [id, id, id, id, id, id]);
  }

  private async inChunks(entries: readonly { projectId: number; event: NewEvent }[], stamp: Stamp): Promise<void> {
    for (let start = 0; start < entries.length; start += CHUNK) await this.ledger.append(entries.slice(start, start + CHUNK), stamp);
  }
}
