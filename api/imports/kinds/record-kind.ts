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

/** A changed record: where records are never rewritten, the one that took its place. */
export type Changed = Pick<Existing, 'id' | 'version'>;

/** A record that a row may mean, and why. */
export interface Match { record: Existing; because: Duplicate['because']; /** Another unit's: it can be repeated, not changed. */ elsewhere?: boolean }

/** What a service finds wrong with a record's values, as findings of the row that states them. */
export const findingsOf = (problems: readonly FieldProblem[]): RowFinding[] => problems.map(({ path, code, params }) => ({ field: path.split('.')[0]!, code, severity: 'error', ...(params ? { params: params as Params } : {}) }));

/** Which rows of which file are read; the others of the file are stored as they were read. */
export interface RowsOfBatch { batchId: number; rowNumbers: readonly number[] }

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
  /** For each row the records it may mean, the certain ones first; one look-up for all rows. */
  protected abstract matches(rows: readonly RecordValues[]): Promise<Match[][]>;
  /** Makes records and answers their ids in order; `stamp` and audit are the import's. */
  protected abstract create(values: readonly RecordValues[], batch: ImportBatch): Promise<number[]>;
  /** Changes what `values` names of a record and answers it with its new version. */
  protected abstract change(id: number, values: RecordValues): Promise<Changed>;
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
        return readings.map((reading, index): RowReading => ({ ...withFindings(reading, rows[index]!, findings[index]!), rowNumber: rows[index]!.rowNumber, identityKey: this.keyOf(reading.values) }));
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
    const used = rows.filter(({ decision }) => decision === 'use');
    const targets = new Map((await this.current(used.flatMap(({ useId }) => useId ?? []))).map((record) => [record.id, record]));
    for (const row of used) {
      const target = targets.get(row.useId ?? 0);
      if (!target) throw refused('open-decisions', [{ path: `rows.${row.rowNumber}`, code: 'unknown-reference' }], { count: 1 });
      const differing = recordDifferences(this.recordFields, target.values, this.onto(target, row.values));
      const changed = await this.change(target.id, Object.fromEntries(differing.map(({ field, imported }) => [field, imported])));
      applied.push({ rowNumber: row.rowNumber, recordId: changed.id, recordVersion: changed.version, previous: Object.fromEntries(differing.map(({ field, current }) => [field, current])) });
    }
    return applied;
  }

  async changedSince(batch: ImportBatch): Promise<ChangedRecord[]> {
    const changed: ChangedRecord[] = [];
    for await (const rows of this.appliedRows(batch)) {
      const ids = rows.map(({ recordId }) => recordId!);
      const [records, needed] = [new Map((await this.current(ids)).map((record) => [record.id, record])), await this.inUse(rows.filter(({ previous }) => previous === null).map(({ recordId }) => recordId!))];
      for (const { recordId, recordVersion, values } of rows) {
        const record = records.get(recordId!);
        if (!record || record.version !== recordVersion || needed.has(record.id)) changed.push({ id: recordId!, code: record?.code ?? String(Object.values(values)[0] ?? recordId), name: record?.name ?? '' });
      }
      if (changed.length >= 1_000) break;
    }
    return changed.slice(0, 1_000);
  }

  async undo(batch: ImportBatch): Promise<Record<string, number>> {
    const done = { withdrawn: 0, restored: 0 };
    for await (const rows of this.appliedRows(batch)) {
      const created = rows.filter(({ previous }) => previous === null).map(({ recordId }) => recordId!);
      if (created.length) await this.withdraw(created);
      const used = rows.filter(({ previous }) => previous !== null);
      for (const { recordId, previous } of used) await this.change(recordId!, previous!);
      done.withdrawn += created.length;
      done.restored += used.length;
    }
    return done;
  }

  /** The key of a row's identity, as it is stored. */
  private keyOf(values: RecordValues): string | null {
    const identity = this.identityOf(values);
    return identity && createHash('sha256').update(identity).digest('hex');
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

  private async *appliedRows(batch: ImportBatch): AsyncGenerator<ImportRow[]> {
    for (let after = -1; ; ) {
      const rows = (await this.database.query('SELECT * FROM `import_row` WHERE `batchId` = ? AND `rowNumber` > ? AND `recordId` IS NOT NULL ORDER BY `rowNumber` LIMIT ?', [batch.id, after, CHUNK])).map((row) => decodeRow(this.database, ImportRow, row));
      if (!rows.length) return;
      after = rows.at(-1)!.rowNumber;
      yield rows;
    }
  }
}
