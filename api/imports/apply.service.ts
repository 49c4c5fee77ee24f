import { Injectable } from '@nestjs/common';
import type { ImportRecord } from '../../shared/contracts/imports.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { decodeRow, placeholders, updateRows } from '../core/database/rows.js';
import { AppError, refused } from '../core/errors.js';
import { JobLease } from '../core/job-lease.js';
import { currentUser } from '../core/request-context.js';
import { ImportBatch, ImportRow } from './entities.js';
import { ImportJobs, leaseOf, type JobProgress } from './import-jobs.js';
import { ImportsService } from './imports.service.js';
import { TO_APPLY, type AppliedRow, type ImportKind, type Stamp } from './kinds/kind.js';
import { ImportRowsService } from './rows.service.js';

/** Rows applied at a time: more would outlive the young generation and fill the memory with garbage. */
const CHUNK = 100;

/** Applies an import whole or not at all, and undoes it whole or not at all. */
@Injectable()
export class ImportApplyService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly lease: JobLease,
    private readonly imports: ImportsService,
    private readonly rows: ImportRowsService,
    private readonly jobs: ImportJobs,
  ) {}

  /** @throws 422 `open-decisions` while a row waits for a decision, `nothing-to-apply` when no row is ready */
  async apply(id: number): Promise<ImportRecord> {
    const batch = await this.imports.inStatus(id, 'previewed');
    const counts = await this.rows.count(id);
    if (counts.decision) throw refused('open-decisions', [], { count: counts.decision });
    if (!counts.ready) throw refused('nothing-to-apply');
    await this.begin(id, 'applying');
    await this.jobs.run(id, leaseOf('applying', id), 'previewed', (progress) => this.database.write(async () => this.applyRows(batch, this.imports.kindOf(batch), counts, progress), { alone: true }));
    return this.imports.one(id);
  }

  /** @throws 422 `changed-since` naming the records somebody has worked on since */
  async undo(id: number): Promise<ImportRecord> {
    const batch = await this.imports.inStatus(id, 'applied');
    const kind = this.imports.kindOf(batch);
    await this.database.write(async () => {
      const changed = await kind.changedSince(batch);
      if (changed.length) throw refused('changed-since', changed.slice(0, 50).map((record) => ({ path: record.code, code: 'changed-since', params: { count: changed.length } })), { count: changed.length, records: changed.slice(0, 50) });
      const stamp = this.stamp();
      const details = await kind.undo(batch, stamp);
      await updateRows(this.database, ImportBatch, { id }, { status: 'undone', undoneAt: stamp.recordedAt, undoneById: stamp.recordedById });
      await this.audit.record({ action: 'import:undo', entity: 'import', entityId: id, details: { kind: kind.code, ...details } });
    }, { alone: true });
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

  private async applyRows(batch: ImportBatch, kind: ImportKind, counts: ImportRecord['counts'], progress: JobProgress): Promise<void> {
    const stamp = this.stamp();
    const apply = await kind.applier(batch, stamp);
    let applied = 0;
    for (let after = -1; ; ) {
      const rows = (await this.database.query(`SELECT w.\`batchId\`, w.\`rowNumber\`, w.\`values\`, w.\`decision\`, w.\`useId\`, w.\`identityKey\` FROM \`import_row\` w WHERE w.\`batchId\` = ? AND w.\`rowNumber\` > ? AND ${TO_APPLY} ORDER BY w.\`rowNumber\` LIMIT ?`, [batch.id, after, CHUNK])).map((row) => decodeRow(this.database, ImportRow, row));
      if (!rows.length) break;
      after = rows.at(-1)!.rowNumber;
      await this.keep(batch.id, await apply(rows));
      applied += rows.length;
      await progress(applied, counts.ready);
    }
    await updateRows(this.database, ImportBatch, { id: batch.id }, { status: 'applied', appliedAt: stamp.recordedAt, appliedById: stamp.recordedById, counts: { ...counts, applied }, failure: null });
    await this.audit.record({ action: 'import:apply', entity: 'import', entityId: batch.id, details: { kind: kind.code, applied, setAside: counts.setAside, errors: counts.error } });
  }

  /** Notes with each row what became of it, and what the record said before where it was changed. */
  private async keep(batchId: number, applied: readonly AppliedRow[]): Promise<void> {
    if (!applied.length) return;
    const changed = applied.filter(({ previous }) => previous !== null);
    const cases = (rows: readonly AppliedRow[]) => `CASE \`rowNumber\` ${rows.map(() => 'WHEN ? THEN ?').join(' ')} END`;
    await this.database.execute(
      `UPDATE \`import_row\` SET \`recordId\` = ${cases(applied)}, \`recordVersion\` = ${cases(applied)}${changed.length ? `, \`previous\` = ${cases(changed)}` : ''} WHERE \`batchId\` = ? AND \`rowNumber\` IN (${placeholders(applied)})`,
      [
        ...applied.flatMap((row) => [row.rowNumber, row.recordId]), ...applied.flatMap((row) => [row.rowNumber, row.recordVersion]), ...changed.flatMap((row) => [row.rowNumber, JSON.stringify(row.previous)]),
        batchId, ...applied.map((row) => row.rowNumber),
      ]);
  }
}
