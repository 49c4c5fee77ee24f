import { Injectable } from '@nestjs/common';
import type { ImportProblemGroup, ImportRecord, ImportRowRecord } from '../../shared/contracts/imports.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { decodeRow, insertRows, replaceRows, selectRows, updateRows } from '../core/database/rows.js';
import { AppError, badRequest, notFound } from '../core/errors.js';
import { likeText, listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import type { DecideMany, DecideRow } from './dto.js';
import { ImportBatch, ImportRow } from './entities.js';
import { ImportJobs, leaseOf, type JobProgress } from './import-jobs.js';
import { ImportsService, NO_COUNTS } from './imports.service.js';
import type { RowReader } from './kinds/kind.js';
import { problemText } from './messages.js';
import { readRows } from './row-reading.js';
import { choicesOf, deciderOf, isConcerned, merged, textOf } from './row-decisions.js';
import { openWorkbook } from './workbook/open-workbook.js';
import { JobLease } from '../core/job-lease.js';

/** Rows read, stored and decided at a time: each time is a commit, which waits for the disk. */
const CHUNK = 1_000;
/** Different texts of one problem that are told apart; beyond them rows are decided one by one. */
const MOST_TEXTS = 200;

const text = (value: unknown, field: string): string => {
  if (typeof value !== 'string' || !value || value.length > 100) throw badRequest('bad-filter', { field });
  return value;
};

const LIST: ListSpec = {
  name: 'import-rows',
  select: '*',
  from: '`import_row` w',
  fields: { rowNumber: { sql: 'w.`rowNumber`', type: 'number' }, verdict: { sql: 'w.`verdict`', type: 'text' }, decision: { sql: 'w.`decision`', type: 'text' } },
  filters: {
    problemCode: (value): Fragment => ({ sql: "w.`problems` LIKE ? ESCAPE '!'", params: [likeText(`"code":"${text(value, 'problemCode')}"`)] }),
    /** Rows that keep the import from being applied. */
    open: (value): Fragment => ({ sql: `${value === true ? '' : 'NOT '}(w.\`verdict\` = 'decision' AND (w.\`decision\` IS NULL OR w.\`decision\` <> 'set-aside'))`, params: [] }),
  },
  keyword: (words) => ({ sql: "w.`raw` LIKE ? ESCAPE '!'", params: [likeText(words)] }),
  defaultSort: ['rowNumber', 'ASC'],
  tieBreak: 'w.`rowNumber`',
};

/** The rows of an import: read from the file, shown with every problem, decided one by one or many at once. */
@Injectable()
export class ImportRowsService {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly jobs: ImportJobs,
    private readonly lease: JobLease,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Reads every row of the file; what cannot be read is listed, nothing is guessed. */
  async preview(id: number): Promise<ImportRecord> {
    const batch = await this.imports.inStatus(id, 'uploaded', 'previewed', 'failed');
    this.imports.requireFields(this.imports.kindOf(batch), batch.mapping);
    this.imports.storedFile(batch);
    const lease = leaseOf('previewing', id);
    if (!(await this.lease.acquire(lease, 60))) throw new AppError(409, 'import-status', { status: 'previewing' });
    await this.database.write(async () => {
      await updateRows(this.database, ImportBatch, { id }, { status: 'previewing', progressDone: 0, progressTotal: 0, failure: null });
      await this.audit.record({ action: 'import:preview', entity: 'import', entityId: id });
    });
    const reader = await this.imports.kindOf(batch).begin(batch);
    await this.jobs.run(id, lease, 'uploaded', (progress) => this.readFile(batch, reader, progress));
    return this.imports.one(id);
  }

  async list(id: number, query: ListQuery): Promise<Page<ImportRowRecord>> {
    const batch = await this.imports.batch(id);
    const page = await listRows(this.database, LIST, query, [{ sql: 'w.`batchId` = ?', params: [id] }]);
    return page.map((row) => this.record(batch, row));
  }

  /** Enters values, takes choices, or decides what becomes of one row. */
  async decide(id: number, rowNumber: number, body: DecideRow): Promise<ImportRowRecord> {
    const batch = await this.imports.inStatus(id, 'previewed');
    const [row] = await selectRows(this.database, ImportRow, { batchId: id, rowNumber });
    if (!row) throw notFound('import-row', rowNumber);
    if (body.decision === 'use' && !row.duplicates.some((duplicate) => duplicate.recordId === (body.useId ?? duplicate.recordId) && duplicate.recordId > 0)) throw badRequest('validation', {}, [{ path: 'useId', code: 'unknown-reference' }]);
    if (body.decision === 'create' && this.imports.kindOf(batch).distinct && (row.duplicates.some(({ because }) => because !== 'similar-name') || row.problems.some(({ column, severity, choices }) => column === '' && severity === 'decision' && !choices.includes('create')))) throw badRequest('validation', {}, [{ path: 'decision', code: 'not-choice' }]);
    const next: ImportRow = {
      ...row,
      edits: body.values ? { ...row.edits, ...body.values } : row.edits,
      choices: body.choices ? merged(row.choices, choicesOf(body.choices)) : row.choices,
      decision: body.decision === undefined ? row.decision : body.decision,
      useId: body.decision === 'use' ? (body.useId ?? row.duplicates.find((duplicate) => duplicate.recordId > 0)!.recordId) : body.decision === undefined ? row.useId : null,
    };
    await this.store(batch, [next], { rowNumber });
    return this.record(batch, (await this.database.queryOne(`SELECT * FROM ${LIST.from} WHERE w.\`batchId\` = ? AND w.\`rowNumber\` = ?`, [id, rowNumber]))!);
  }

  /**
   * Decides every row that has this problem in this column and is still open; `again` takes in those already decided.
   * @throws 400 when the choice is none of this problem's
   */
  async decideMany(id: number, body: DecideMany): Promise<{ rows: number }> {
    const batch = await this.imports.inStatus(id, 'previewed');
    const decide = deciderOf(batch, body, this.clock.today());
    let decided = 0;
    for (let after = -1; ; ) {
      const rows = (await this.database.query(`SELECT * FROM ${LIST.from} WHERE w.\`batchId\` = ? AND w.\`rowNumber\` > ? AND w.\`problems\` LIKE ? ESCAPE '!' ORDER BY w.\`rowNumber\` LIMIT ?`, [id, after, likeText(`"code":"${body.code}"`), CHUNK])).map((row) => decodeRow(this.database, ImportRow, row));
      if (!rows.length) return { rows: decided };
      after = rows.at(-1)!.rowNumber;
      const next = rows.flatMap((row) => (isConcerned(row, body) ? (decide(row) ?? []) : []));
      decided += next.length;
      await this.store(batch, next, { column: body.column, code: body.code, choice: body.choice, ...(body.raw === undefined ? {} : { raw: body.raw }), ...(body.rate === undefined ? {} : { rate: body.rate }) });
    }
  }

  /** Problems grouped by column and kind, most open ones first. */
  async problems(id: number): Promise<ImportProblemGroup[]> {
    await this.imports.batch(id);
    const groups = new Map<string, ImportProblemGroup>();
    for (let after = -1; ; ) {
      const rows = await this.database.query<{ rowNumber: number; problems: string; decision: string | null; verdict: string }>('SELECT `rowNumber`, `problems`, `decision`, `verdict` FROM `import_row` WHERE `batchId` = ? AND `rowNumber` > ? AND `problems` <> ? ORDER BY `rowNumber` LIMIT 2000', [id, after, '[]']);
      if (!rows.length) break;
      after = rows.at(-1)!.rowNumber;
      for (const row of rows) for (const problem of JSON.parse(row.problems) as ImportRowRecord['problems']) {
        const key = `${problem.column}\n${problem.code}`;
        const message = problemText(problem, currentLocale());
        const group = groups.get(key) ?? { column: problem.column, code: problem.code, severity: problem.severity, message, rows: 0, open: 0, choices: problem.choices, examples: [], decided: {}, texts: [] };
        // What differs from row to row is left out of the group's wording.
        if (group.message !== message) group.message = problemText({ code: problem.code, params: Object.fromEntries(Object.keys(problem.params ?? {}).map((name) => [name, '…'])) }, currentLocale());
        if (problem.decided) group.decided[problem.decided] = (group.decided[problem.decided] ?? 0) + 1;
        group.rows += 1;
        if (problem.severity === 'decision' && !problem.decided && row.verdict === 'decision' && row.decision !== 'set-aside') group.open += 1;
        if (group.examples.length < 3 && problem.raw && !group.examples.includes(problem.raw)) group.examples.push(problem.raw);
        const said = textOf(problem);
        if (said !== undefined && !problem.decided) {
          const known = group.texts.find(({ text: other }) => other === said);
          if (known) known.rows += 1;
          else if (group.texts.length < MOST_TEXTS) group.texts.push({ text: said, rows: 1 });
        }
        groups.set(key, group);
      }
    }
    for (const group of groups.values()) group.texts.sort((a, b) => b.rows - a.rows);
    return [...groups.values()].sort((a, b) => b.open - a.open || b.rows - a.rows);
  }

  /** Row counts by verdict, fresh from the rows. */
  async count(batchId: number): Promise<ImportRecord['counts']> {
    const rows = await this.database.query<{ verdict: 'ready' | 'decision' | 'error' | 'unchanged'; setAside: number; rows: number }>(
      "SELECT `verdict`, CASE WHEN `decision` = 'set-aside' THEN 1 ELSE 0 END AS setAside, COUNT(*) AS `rows` FROM `import_row` WHERE `batchId` = ? GROUP BY `verdict`, CASE WHEN `decision` = 'set-aside' THEN 1 ELSE 0 END", [batchId]);
    const counts = { ...NO_COUNTS };
    for (const { verdict, setAside, rows: number } of rows) {
      counts.total += Number(number);
      if (Number(setAside) === 1) counts.setAside += Number(number);
      else counts[verdict] += Number(number);
    }
    return counts;
  }

  private async readFile(batch: ImportBatch, reader: RowReader, progress: JobProgress): Promise<void> {
    await this.database.write(() => this.database.execute('DELETE FROM `import_row` WHERE `batchId` = ?', [batch.id]), { unaudited: true });
    const book = await openWorkbook(this.imports.storedFile(batch), this.imports.kindOf(batch).words);
    let chunk: ImportRow[] = [];
    let done = 0;
    const flush = async () => {
      const rows = await readRows(this.database, this.imports.kindOf(batch), batch, chunk, reader);
      done += chunk.length;
      chunk = [];
      await this.database.write(() => insertRows(this.database, ImportRow, rows), { unaudited: true });
      await progress(done, batch.counts.total);
    };
    for await (const { rowNumber, cells } of book.rows) {
      chunk.push({ batchId: batch.id, rowNumber, raw: cells, edits: {}, choices: [], decision: null, useId: null } as unknown as ImportRow);
      if (chunk.length >= CHUNK) await flush();
    }
    if (chunk.length) await flush();
    const counts = await this.count(batch.id);
    await this.database.write(() => updateRows(this.database, ImportBatch, { id: batch.id }, { status: 'previewed', counts }), { unaudited: true });
  }

  private async store(batch: ImportBatch, rows: readonly ImportRow[], details: Record<string, unknown>): Promise<void> {
    if (!rows.length) return;
    const kind = this.imports.kindOf(batch);
    const read = await readRows(this.database, kind, batch, rows, await kind.begin(batch));
    await this.database.write(async () => {
      await replaceRows(this.database, ImportRow, read);
      await updateRows(this.database, ImportBatch, { id: batch.id }, { counts: await this.count(batch.id) });
      await this.audit.record({ action: 'import:decide', entity: 'import', entityId: batch.id, details: { ...details, rows: rows.length } });
    });
  }

  private record(batch: ImportBatch, stored: Row): ImportRowRecord {
    const { batchId: _batchId, edits: _edits, choices: _choices, identityKey: _identityKey, likeKey: _likeKey, recordVersion: _recordVersion, previous: _previous, raw, ...row } = decodeRow(this.database, ImportRow, stored);
    const locale = currentLocale();
    return {
      ...row, id: row.rowNumber,
      raw: Object.fromEntries(batch.columns.map(({ key, header }) => [header, raw[key]?.text ?? ''])),
      problems: row.problems.map((problem) => ({ ...problem, message: problemText(problem, locale) })),
    };
  }
}
