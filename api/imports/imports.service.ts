import { rename, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ImportRecord } from '../../shared/contracts/imports.js';
import { signIn } from '../../shared/punctuation.js';
import type { ImportStatus } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { CONFIG, type Config } from '../core/config.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, insertRows, placeholders, updateRows } from '../core/database/rows.js';
import { AppError, badRequest, conflict, notFound, refused } from '../core/errors.js';
import { listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { receiveFile } from '../core/http/upload.js';
import { JobLease } from '../core/job-lease.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { guessMapping } from './domain/guess-mapping.js';
import { ImportBatch } from './entities.js';
import { ImportJobs, leaseOf } from './import-jobs.js';
import type { ImportKind } from './kinds/kind.js';
import { ImportKinds } from './kinds/kinds.js';
import { failureMessage, problemText } from './messages.js';
import { openWorkbook } from './workbook/open-workbook.js';
import { WorkbookError } from './workbook/workbook-error.js';

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Filled cells shown of each column, from as many of the first rows as it takes. */
const SAMPLES = 3;
const SAMPLED_ROWS = 200;

export const NO_COUNTS: ImportRecord['counts'] = { total: 0, ready: 0, decision: 0, error: 0, unchanged: 0, setAside: 0, applied: 0 };

const LIST: ListSpec = {
  name: 'imports',
  select: 'b.*, u.`displayName` AS createdByName, a.`displayName` AS appliedByName, t.`displayName` AS undoneByName',
  from: '`import_batch` b JOIN `user_account` u ON u.`id` = b.`createdById` LEFT JOIN `user_account` a ON a.`id` = b.`appliedById` LEFT JOIN `user_account` t ON t.`id` = b.`undoneById`',
  countFrom: '`import_batch` b',
  fields: { id: { sql: 'b.`id`', type: 'number' }, kind: { sql: 'b.`kind`', type: 'text' }, status: { sql: 'b.`status`', type: 'text' }, createdById: { sql: 'b.`createdById`', type: 'number' }, createdAt: { sql: 'b.`createdAt`', type: 'instant' }, filename: { sql: 'b.`filename`', type: 'text' } },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'b.`id`',
};

/** Uploaded ledgers: the file, its columns and what they mean. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly lease: JobLease,
    private readonly jobs: ImportJobs,
    private readonly kinds: ImportKinds,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<Page<ImportRecord>> {
    return (await listRows(this.database, LIST, query, this.scope())).map((row) => this.record(row));
  }

  /** Keeps the file and guesses what its columns mean. @throws 400/413 for a file that is no readable table */
  async upload(request: FastifyRequest): Promise<ImportRecord> {
    const directory = join(this.config.dataDir, 'imports');
    await mkdir(directory, { recursive: true });
    const file = await receiveFile(request, directory, { maxBytes: MAX_FILE_BYTES });
    try {
      const kind = this.kinds.allowed(file.fields['kind']);
      const book = await openWorkbook(file.path, kind.words, { maxBytes: MAX_FILE_BYTES, filename: file.filename });
      const { samples, total } = await scanRows(book.rows);
      if (total === 0) throw new WorkbookError('rows-missing');
      const columns = book.columns.map((column) => ({ ...column, unit: column.unit ?? null, samples: samples.map((cells) => cells[column.key]?.text ?? '').filter(Boolean).slice(0, SAMPLES) }));
      const { mapping, problems } = guessMapping(book.columns, kind.words);
      await rename(file.path, this.fileOf(file.sha256));
      const id = await this.database.write(async () => {
        const batchId = await this.ids.next('import_batch');
        await insertRows(this.database, ImportBatch, [{
          id: batchId, kind: kind.code, filename: file.filename, sha256: file.sha256, size: file.size, status: 'uploaded', columns, mapping, sheetNames: book.sheetName ? [book.sheetName, ...book.otherSheets] : [],
          fileProblems: problems.map((problem) => ({ ...problem, field: null, severity: problem.code === 'name-not-mapped' ? 'error' as const : 'warning' as const, raw: '', message: '', choices: [] })),
          counts: { ...NO_COUNTS, total }, progressDone: 0, progressTotal: 0, failure: null, organisationId: currentUser().organisationId, createdById: currentUser().id, createdAt: this.clock.instant(), appliedAt: null, appliedById: null, undoneAt: null, undoneById: null, version: 1,
        }]);
        await this.audit.record({ action: 'import:upload', entity: 'import', entityId: batchId, details: { kind: kind.code, sha256: file.sha256, size: file.size } });
        return batchId;
      });
      return await this.one(id);
    } catch (error) {
      await rm(file.path, { force: true });
      throw error instanceof WorkbookError ? uploadError(error) : error;
    }
  }

  /** The batch's file. @throws 422 when it was removed with somebody's personal data */
  storedFile({ sha256 }: Pick<ImportBatch, 'sha256'>): string {
    if (!sha256) throw refused('file-erased');
    return this.fileOf(sha256);
  }

  fileOf(sha256: string): string {
    return join(this.config.dataDir, 'imports', sha256);
  }

  /** The import, if it is in the caller's scope; a step that lost its process is put back first. */
  async one(id: number): Promise<ImportRecord> {
    return this.record(await this.row(id));
  }

  async batch(id: number): Promise<ImportBatch> {
    return decodeRow(this.database, ImportBatch, await this.row(id));
  }

  /** Refuses what the import's status does not allow (409 `import-status`). */
  async inStatus(id: number, ...allowed: ImportStatus[]): Promise<ImportBatch> {
    const batch = await this.batch(id);
    if (!allowed.includes(batch.status)) throw conflict('import-status', { status: batch.status });
    return batch;
  }

  /** Says which field each column holds; the rows are read again afterwards. */
  async remap(id: number, mapping: Record<string, unknown>): Promise<ImportRecord> {
    const batch = await this.inStatus(id, 'uploaded', 'previewed', 'failed');
    const kind = this.kindOf(batch);
    const known = new Set<unknown>(kind.fields.map((field) => field.code));
    const problems = Object.entries(mapping).flatMap(([key, field]) => [
      ...(batch.columns.some((column) => column.key === key) ? [] : [{ path: `mapping.${key}`, code: 'unknown-reference' as const }]),
      ...(field === null || known.has(field) ? [] : [{ path: `mapping.${key}`, code: 'not-choice' as const }]),
    ]);
    const used = Object.values(mapping).filter((field) => field !== null && field !== 'ignored');
    for (const twice of new Set(used.filter((field, index) => used.indexOf(field) !== index))) problems.push({ path: `mapping.${Object.keys(mapping).findLast((key) => mapping[key] === twice)}`, code: 'unknown-reference' });
    if (problems.length) throw badRequest('validation', {}, problems);
    this.requireFields(kind, mapping);
    await this.database.write(async () => {
      await updateRows(this.database, ImportBatch, { id }, { counts: { ...NO_COUNTS, total: batch.counts.total }, mapping: Object.fromEntries(batch.columns.map(({ key }) => [key, (mapping[key] as string | null | undefined) ?? null])), status: 'uploaded', fileProblems: [], version: batch.version + 1 });
      await this.audit.record({ action: 'import:map', entity: 'import', entityId: id });
    });
    return this.one(id);
  }

  kindOf(batch: Pick<ImportBatch, 'kind'>): ImportKind {
    return this.kinds.get(batch.kind);
  }

  /** @throws 422 `name-not-mapped` for every field without which the file cannot be read */
  requireFields(kind: ImportKind, mapping: Readonly<Record<string, unknown>>): void {
    const missing = kind.words.required.filter(({ code }) => !Object.values(mapping).includes(code));
    const field = missing.map((one) => one[currentLocale()]).join(signIn(currentLocale(), 'list'));
    if (missing.length) throw refused('name-not-mapped', missing.map((one) => ({ path: 'mapping', code: 'name-not-mapped' as const, params: { field: one[currentLocale()] } })), { field });
  }

  /** Imports of the caller's organisations, of the kinds that the caller may bring in. */
  private scope(): Fragment[] {
    const kinds = this.kinds.ofCaller().map(({ code }) => code);
    return [...scopeFragment(currentScope(), { organisation: 'b.`organisationId`' }), { sql: `b.\`kind\` IN (${placeholders(kinds)})`, params: kinds }];
  }

  private async row(id: number): Promise<Row> {
    const read = () => {
      const scope = this.scope();
      return this.database.queryOne(`SELECT ${LIST.select} FROM ${LIST.from} WHERE b.\`id\` = ?${scope.map((part) => ` AND (${part.sql})`).join('')}`, [id, ...scope.flatMap((part) => part.params)]);
    };
    const row = await read();
    if (!row) throw notFound('import', id);
    const status = row['status'] as ImportStatus;
    if (status !== 'previewing' && status !== 'applying') return row;
    const lease = leaseOf(status, id);
    if (this.jobs.progressOf(id) || (await this.lease.isHeld(lease))) return row;
    await this.database.write(() => this.database.execute('UPDATE `import_batch` SET `status` = ? WHERE `id` = ? AND `status` = ?', [status === 'previewing' ? 'uploaded' : 'previewed', id, status]), { unaudited: true });
    return (await read())!;
  }

  private record(row: Row): ImportRecord {
    const batch = decodeRow(this.database, ImportBatch, row) as ImportBatch & Pick<ImportRecord, 'createdByName' | 'appliedByName' | 'undoneByName'>;
    const locale = currentLocale();
    const running = batch.status === 'previewing' || batch.status === 'applying';
    const { sha256: _sha256, organisationId: _organisationId, appliedById: _appliedById, undoneById: _undoneById, progressDone, progressTotal, ...rest } = batch;
    return {
      ...rest,
      fileProblems: batch.fileProblems.map((problem) => ({ ...problem, message: problemText(problem, locale) })),
      progress: running ? (this.jobs.progressOf(batch.id) ?? { done: progressDone, total: progressTotal }) : null,
      failure: batch.failure ? { code: batch.failure.code, message: failureMessage(batch.failure, locale) } : null,
    };
  }
}

/** Goes through the whole table once: how many rows there are, that all can be read, and the first of them as samples. */
async function scanRows(rows: AsyncIterable<{ cells: Record<string, { text: string }> }>): Promise<{ samples: Record<string, { text: string }>[]; total: number }> {
  const samples: Record<string, { text: string }>[] = [];
  let total = 0;
  for await (const { cells } of rows) {
    total += 1;
    if (samples.length < SAMPLED_ROWS) samples.push(cells);
  }
  return { samples, total };
}

const UPLOAD_ERRORS = {
  'file-type': 'file-type', 'file-content': 'file-content', 'file-too-large': 'file-too-large', 'file-inflates': 'file-bomb', 'file-encrypted': 'file-encrypted', 'file-corrupt': 'file-corrupt',
  'file-encoding': 'file-corrupt', 'file-empty': 'file-empty', 'rows-missing': 'file-no-rows', 'header-missing': 'no-header-row', 'too-many-rows': 'too-many-rows',
} as const;

export function uploadError(error: WorkbookError): AppError {
  const status = error.code === 'file-too-large' || error.code === 'file-inflates' ? 413 : error.code === 'file-type' || error.code === 'file-content' ? 415 : 422;
  return new AppError(status, UPLOAD_ERRORS[error.code], { ...error.params, allowed: 'xlsx、csv' }, [{ path: 'file', code: UPLOAD_ERRORS[error.code], params: { ...error.params, allowed: 'xlsx、csv' } }]);
}
