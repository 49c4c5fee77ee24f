import { createHash } from 'node:crypto';
import type { ImportFieldRecord } from '../../../shared/contracts/imports.js';
import type { FieldProblem } from '../../../shared/errors.js';
import type { ImportKindCode } from '../../../shared/vocabulary.js';
import { Database } from '../../core/database/database.js';
import { decodeRow, placeholders } from '../../core/database/rows.js';
import { refused } from '../../core/errors.js';
import { currentScope } from '../../core/request-context.js';
import type { Params } from '../domain/finding.js';
import { headerWords, IGNORED, type HeaderWords } from '../domain/header-words.js';
import { readRecord, recordDifferences, referredTexts, withFindings, type RecordField, type RecordValues, type References, type RowFinding } from '../domain/read-record.js';
import { ImportRow, type ImportBatch } from '../entities.js';
import { ImportContexts } from '../import-context.js';
import type { Applier, AppliedRow, ChangedRecord, Duplicate, ImportKind, RowInput, RowReader, RowReading, RowToApply } from './kind.js';

/** A record on file, as far as rows can say anything of it. */
export interface Existing {
  id: number;
  version: number;
  /** What people call it by. */
  code: string;
  name: string;
  values: RecordValues;
}

/** What becomes different of a record that was read in this version. */
export interface Change { id: number; version: number; values: RecordValues }

/** A changed record: where records are never rewritten, the one that took its place. */
export type Changed = Pick<Existing, 'id' | 'version'>;

/** A record whose version a change raised by one. */
export const raised = ({ id, version }: Change): Changed => ({ id, version: version + 1 });

/** A record that a row may mean, and why. */
export interface Match { record: Existing; because: Duplicate['because']; /** Another unit's: it can be repeated, not changed. */ elsewhere?: boolean }

/** What a service finds wrong with a record's values, as findings of the row that states them. */
export const findingsOf = (problems: readonly FieldProblem[]): RowFinding[] => problems.map(({ path, code, params }) => ({ field: path.split('.')[0]!, code, severity: 'error', ...(params ? { params: params as Params } : {}) }));

/** Which rows of which file are read; the others of the file are stored as they were read. */
export interface RowsOfBatch { batchId: number; rowNumbers: readonly number[] }

/** A key as it is stored. */
export const keyOf = (text: string | null): string | null => text && createHash('sha256').update(text).digest('hex');

const CHUNK = 500;
/** Where the records of a list that references are chosen from are kept. */
const TABLES: Readonly<Record<string, string>> = { companies: 'company', parks: 'park', organisations: 'organisation', projects: 'project', carriers: 'carrier' };
const MOST_DUPLICATES = 5;

/**
 * A kind of plain records: a row's values bear the codes of its fields. A kind says what its fields are, what identifies a record, and how
 * records are found, made, changed and withdrawn; reading, differences, decisions, versions and undoing are alike for all and stand here.
 */
export abstract class RecordKind implements ImportKind {
  abstract readonly code: ImportKindCode;
  abstract readonly recordFields: readonly RecordField[];
  readonly distinct: boolean = true;
  private dictionary: HeaderWords | undefined;

  constructor(protected readonly database: Database, protected readonly contexts: ImportContexts) {}

  /** What identifies the record that a row speaks of; null when the row does not say. */
  protected abstract identityOf(values: RecordValues): string | null;
  /** What besides makes two rows of a file look alike; null where nothing does. */
  protected likeOf(_values: RecordValues): string | null {
    return null;
  }

  likeness(_row: object, _earlier: object): ReturnType<ImportKind['likeness']> {
    return { code: 'duplicate-in-file', likely: true };
  }

  /** For each row the records it may mean, the certain ones first; one look-up for all rows. */
  protected abstract matches(rows: readonly RecordValues[]): Promise<Match[][]>;
  /** Makes records and answers their ids in order; `stamp` and audit are the import's. */
  protected abstract create(values: readonly RecordValues[], batch: ImportBatch): Promise<number[]>;
  /** Changes what `values` names of records, each once, and answers them in order with their new versions. @throws 409 where somebody else was faster */
  protected abstract changeMany(changes: readonly Change[]): Promise<Changed[]>;
  /** Takes created records back: archived, their keys free again. */
  protected abstract withdraw(ids: readonly number[]): Promise<void>;
  /** Those of these records that can still be read, as they are now. */
  protected abstract current(ids: readonly number[]): Promise<Existing[]>;

  /** Ids by normalised name of the records that rows name, by field code; kinds with `reference` fields look them up here. */
  protected async references(_texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    return new Map();
  }

  /** What the cells of each row say together: fills in values, and names what a record of this kind may not be. One look-up for all rows. */
  protected async complete(rows: readonly RecordValues[], _of: RowsOfBatch): Promise<RowFinding[][]> {
    return rows.map(() => []);
  }

  /** A row's values as they would stand in the record; a list that grows takes in what the record has. */
  protected onto(_record: Existing, values: RecordValues): RecordValues {
    return values;
  }

  /** Records of the batch that other records have come to need; they cannot be withdrawn. */
  protected async inUse(_ids: readonly number[]): Promise<ReadonlySet<number>> {
    return new Set();
  }

  /** Which of the records that persons chose for rows exist. */
  protected async knownReferences(rows: readonly RowInput[]): Promise<ReadonlySet<string>> {
    const known = new Set<string>();
    for (const { code, type, resource } of this.recordFields) {
      const table = type === 'reference' && resource ? TABLES[resource] : undefined;
      const ids = table ? [...new Set(rows.flatMap(({ edits }) => (Number.isSafeInteger(edits[code]) ? [edits[code] as number] : [])))] : [];
      if (ids.length) for (const row of await this.database.query<{ id: number }>(`SELECT \`id\` FROM \`${table}\` WHERE \`id\` IN (${placeholders(ids)}) AND \`archivedAt\` IS NULL`, ids)) known.add(`${resource} ${row.id}`);
    }
    return known;
  }

  get words(): HeaderWords {
    return (this.dictionary ??= headerWords([...this.recordFields.map((field) => ({ ...field, money: field.type === 'money' })), IGNORED]));
  }

  get fields(): readonly ImportFieldRecord[] {
    const record = ({ code, zh, en, required = false, type, choices, resource }: RecordField): ImportFieldRecord => ({ code, zh, en, required, type, choices: choices ?? null, resource: resource ?? null });
    return [...this.recordFields.map(record), { code: IGNORED.code, zh: IGNORED.zh, en: IGNORED.en, required: false, type: null, choices: null, resource: null }];
  }

  async begin({ id: batchId }: Pick<ImportBatch, 'id'>): Promise<RowReader> {
    const context = await this.contexts.load(currentScope());
    return {
      read: async (rows) => {
        const references = await this.references(referredTexts(this.recordFields, rows));
        const known = await this.knownReferences(rows);
        const readings = rows.map((row) => readRecord(this.recordFields, row, { ...context, references, known }));
        const findings = await this.complete(readings.map(({ values }) => values), { batchId, rowNumbers: rows.map(({ rowNumber }) => rowNumber) });
        return readings.map((reading, index): RowReading => ({ ...withFindings(reading, rows[index]!, findings[index]!), rowNumber: rows[index]!.rowNumber, identityKey: keyOf(this.identityOf(reading.values)), likeKey: keyOf(this.likeOf(reading.values)) }));
      },
      duplicates: async (rows) => {
        const matches = await this.matches(rows.map(({ values }) => values as RecordValues));
        return matches.map((found, index) => found.slice(0, MOST_DUPLICATES).map((match) => this.duplicate(match, rows[index]!.values as RecordValues)));
      },
    };
  }

  applier(batch: ImportBatch): Promise<Applier> {
    return Promise.resolve((rows) => this.apply(batch, rows));
  }

  private async apply(batch: ImportBatch, rows: readonly RowToApply[]): Promise<AppliedRow[]> {
    const fresh = rows.filter(({ decision }) => decision !== 'use');
    await this.refuseNewTwins(batch, fresh);
    const ids = fresh.length ? await this.create(fresh.map(({ values }) => values), batch) : [];
    const made = new Map((await this.current(ids)).map((record) => [record.id, record.version]));
    const applied = fresh.map(({ rowNumber }, index): AppliedRow => ({ rowNumber, recordId: ids[index]!, recordVersion: made.get(ids[index]!) ?? 1, previous: null }));
    return [...applied, ...(await this.use(rows.filter(({ decision }) => decision === 'use')))];
  }

  /** Takes what rows say over into the records they mean; of several rows that mean one record each is held against what those before it left. */
  private async use(rows: readonly RowToApply[]): Promise<AppliedRow[]> {
    if (!rows.length) return [];
    const targets = new Map((await this.current(rows.flatMap(({ useId }) => useId ?? []))).map((record) => [record.id, record]));
    const unknown = rows.filter(({ useId }) => !targets.has(useId ?? 0));
    if (unknown.length) throw refused('open-decisions', unknown.map(({ rowNumber }) => ({ path: `rows.${rowNumber}`, code: 'unknown-reference' as const })), { count: unknown.length });
    const changes = new Map<number, Change>();
    const previous = rows.map((row) => {
      const { id, version, values, ...target } = targets.get(row.useId!)!;
      const before = changes.get(id)?.values;
      const standing: Existing = { ...target, id, version, values: { ...values, ...before } };
      const differing = recordDifferences(this.recordFields, standing.values, this.onto(standing, row.values));
      if (differing.length) changes.set(id, { id, version, values: { ...before, ...Object.fromEntries(differing.map(({ field, imported }) => [field, imported])) } });
      return Object.fromEntries(differing.map(({ field, current }) => [field, current]));
    });
    const changed = await this.changed([...changes.values()]);
    return rows.map(({ rowNumber, useId }, index) => {
      const { id, version } = changed.get(useId!) ?? targets.get(useId!)!;
      return { rowNumber, recordId: id, recordVersion: version, previous: previous[index]! };
    });
  }

  /** Changes records; answers what each became, by the id it had. */
  private async changed(changes: readonly Change[]): Promise<ReadonlyMap<number, Changed>> {
    const made = changes.length ? await this.changeMany(changes) : [];
    return new Map(changes.map(({ id }, index) => [id, made[index]!]));
  }

  async changedSince(batch: ImportBatch): Promise<ChangedRecord[]> {
    const changed: ChangedRecord[] = [];
    const seen = new Set<number>();
    for await (const rows of this.appliedRows(batch)) {
      // Of several rows that changed one record the last left the version.
      const last = rows.filter(({ recordId }) => !seen.has(recordId!) && seen.add(recordId!));
      const ids = last.map(({ recordId }) => recordId!);
      const [records, needed] = [new Map((await this.current(ids)).map((record) => [record.id, record])), await this.inUse(last.filter(({ previous }) => previous === null).map(({ recordId }) => recordId!))];
      for (const { recordId, recordVersion, values } of last) {
        const record = records.get(recordId!);
        if (!record || record.version !== recordVersion || needed.has(record.id)) changed.push({ id: recordId!, code: record?.code ?? String(Object.values(values)[0] ?? recordId), name: record?.name ?? '' });
      }
      if (changed.length >= 1_000) break;
    }
    return changed.slice(0, 1_000);
  }

  /** What was made goes first: it may hold the names and room that what was changed gets back. */
  async undo(batch: ImportBatch): Promise<Record<string, number>> {
    const done = { withdrawn: 0, restored: 0 };
    for await (const rows of this.appliedRows(batch, 'AND `previous` IS NULL')) {
      await this.withdraw(rows.map(({ recordId }) => recordId!));
      done.withdrawn += rows.length;
    }
    for await (const rows of this.appliedRows(batch, 'AND `previous` IS NOT NULL')) {
      const former = new Map<number, RecordValues>();
      for (const { recordId, previous } of rows) former.set(recordId!, { ...former.get(recordId!), ...previous });
      const records = await this.current([...former.keys()]);
      await this.changed(records.map(({ id, version }) => ({ id, version, values: former.get(id)! })).filter(({ values }) => Object.keys(values).length));
      done.restored += rows.length;
    }
    return done;
  }

  private duplicate({ record, because, elsewhere = false }: Match, values: RecordValues): Duplicate {
    const differences = because === 'similar-name' ? [] : recordDifferences(this.recordFields, record.values, this.onto(record, values));
    return elsewhere && differences.length ? { recordId: 0, code: record.code, name: '', because, differences: [] } : { recordId: record.id, code: record.code, name: record.name, because, differences };
  }

  /** Somebody may have made the same record between preview and apply: then nothing is applied. */
  private async refuseNewTwins(batch: ImportBatch, rows: readonly RowToApply[]): Promise<void> {
    const undecided = rows.filter(({ decision }) => decision === null);
    const matches = undecided.length ? await this.matches(undecided.map(({ values }) => values)) : [];
    const found = [...new Set(matches.flat().filter(({ because }) => because !== 'similar-name').map(({ record }) => record.id))];
    const own = new Set(found.length ? (await this.database.query<{ id: number }>(`SELECT \`recordId\` AS id FROM \`import_row\` WHERE \`batchId\` = ? AND \`recordId\` IN (${placeholders(found)})`, [batch.id, ...found])).map(({ id }) => id) : []);
    const twins = undecided.filter((_row, index) => matches[index]!.some(({ because, record }) => because !== 'similar-name' && !own.has(record.id)));
    if (twins.length) throw refused('open-decisions', twins.map((row) => ({ path: `rows.${row.rowNumber}`, code: 'duplicate' as const })), { count: twins.length });
  }

  /** The rows that became or changed a record, the last first: what several rows changed is taken back in turn. */
  private async *appliedRows(batch: ImportBatch, more = ''): AsyncGenerator<ImportRow[]> {
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const rows = (await this.database.query(`SELECT * FROM \`import_row\` WHERE \`batchId\` = ? AND \`rowNumber\` < ? AND \`recordId\` IS NOT NULL ${more} ORDER BY \`rowNumber\` DESC LIMIT ?`, [batch.id, before, CHUNK])).map((row) => decodeRow(this.database, ImportRow, row));
      if (!rows.length) return;
      before = rows.at(-1)!.rowNumber;
      yield rows;
    }
  }
}
