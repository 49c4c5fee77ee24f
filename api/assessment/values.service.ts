import { Injectable } from '@nestjs/common';
import type { AssessmentCell, AssessmentEntry, EnteredCell } from '../../shared/contracts/assessment.js';
import type { FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, refuseDuplicate, selectRows } from '../core/database/rows.js';
import { AppError, badRequest, conflict, notFound } from '../core/errors.js';
import { currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { inputKey } from './domain/frozen.js';
import { readValue } from './domain/read-value.js';
import { isOpen } from './domain/steps.js';
import type { PutValues, RecordChecks } from './dto.js';
import { AssessmentCheck, AssessmentResult, AssessmentValue } from './entities.js';
import { closed, RunsService } from './runs.service.js';
import { RunReader, type LoadedRun } from './run-reader.js';

const MOST_VALUES = 5_000;

type CheckedValue = Omit<AssessmentValue, 'id'> & { readAs: string; evidenceIds: number[] };
/** Values that can be read and written; what stands against the others; which changed since they were seen. */
interface Examined { rows: CheckedValue[]; problems: FieldProblem[]; stale: FieldProblem[] }

/** What the departments deliver, what the metrics feed, and the checks on the ground. */
@Injectable()
export class ValuesService {
  constructor(
    private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly evidence: EvidenceService,
    private readonly reader: RunReader, private readonly runs: RunsService,
  ) {}

  /** Every cell of the units that the caller sees; once computed, fed values as they were then. */
  async grid(runId: number): Promise<AssessmentCell[]> {
    const loaded = await this.reader.load(runId);
    const { run } = loaded;
    const [entered, owns] = await Promise.all([this.reader.entered(runId), this.reader.entersFor(run)]);
    const frozen = run.resultId !== null && !isOpen(run.status) ? (await selectRows(this.database, AssessmentResult, { id: run.resultId }))[0]!.facts.units : undefined;
    const fed = frozen ? undefined : await this.reader.fed(loaded);
    const [people, files] = await Promise.all([this.people(runId), this.evidenceCounts(runId)]);
    return this.reader.cells(loaded).filter(({ unit }) => this.reader.sees(unit)).map(({ unit, indicator, input, metric }) => {
      const key = inputKey(unit.id, indicator.code, input);
      const row = metric ? undefined : entered.get(key);
      const value = frozen ? (frozen.find(({ id }) => id === unit.id)?.values[indicator.code]?.[input] ?? null) : metric ? (fed!.get(key) ?? null) : (row?.value ?? null);
      return {
        unitId: unit.id, indicator: indicator.code, input, value, fed: metric !== undefined, raw: row && row.raw !== row.value ? row.raw : null, version: row?.number ?? 0,
        enteredByName: row ? (people.get(row.enteredById) ?? null) : null, enteredAt: row?.enteredAt ?? null, evidenceCount: files.get(key) ?? 0, mine: !metric && owns(indicator),
      };
    });
  }

  /**
   * Enters values, all or none; each keeps what was there before.
   * @throws 400 naming every value that cannot be read or lies outside the run, 403 naming those of another department, 409 changed since, 422 closed
   */
  async put(runId: number, { values }: PutValues): Promise<EnteredCell[]> {
    const { rows, problems, stale } = await this.examine(await this.reader.load(runId), values);
    if (problems.length) throw problems.every(({ code }) => code === 'assessment-other-department') ? new AppError(403, 'forbidden', {}, problems) : badRequest('validation', {}, problems);
    if (stale.length) throw conflict('stale-version', {}, stale);
    const ids = await this.ids.take('assessment_value', rows.length);
    await refuseDuplicate('values', () => this.database.write(async () => {
      await insertRows(this.database, AssessmentValue, rows.map(({ readAs: _read, evidenceIds: _files, ...row }, index) => ({ ...row, id: ids[index]! })));
      await this.evidence.linkMany('assessment-value', rows.map(({ evidenceIds }, index) => ({ entityId: ids[index]!, evidenceIds })).filter(({ evidenceIds }) => evidenceIds.length));
      await this.audit.record({ action: 'assessment-run:values', entity: 'assessment-run', entityId: runId, details: { values: rows.slice(0, 500).map(({ unitId, indicator, input, value, raw }) => ({ unitId, indicator, input, value, raw })), count: rows.length } });
    }));
    return rows.map(enteredOf);
  }

  /** What values would be read as, and everything that stands against them; nothing is written. @throws 422 closed, 400 too many */
  async preview(loaded: LoadedRun, values: PutValues['values']): Promise<{ read: EnteredCell[]; problems: FieldProblem[] }> {
    const { rows, problems } = await this.examine(loaded, values);
    return { read: rows.map(enteredOf), problems };
  }

  private async examine(loaded: LoadedRun, values: PutValues['values']): Promise<Examined> {
    const { run } = loaded;
    if (!isOpen(run.status)) throw closed(run);
    if (values.length > MOST_VALUES) throw badRequest('validation', {}, [{ path: 'values', code: 'too-many-items', params: { max: MOST_VALUES } }]);
    const [entered, owns] = await Promise.all([this.reader.entered(run.id), this.reader.entersFor(run)]);
    const cells = new Map(this.reader.cells(loaded).map((cell) => [inputKey(cell.unit.id, cell.indicator.code, cell.input), cell]));
    const indicators = new Set([...cells.values()].map(({ indicator }) => indicator.code));
    const units = new Set([...cells.values()].map(({ unit }) => unit.id));
    const problems: FieldProblem[] = [];
    const stale: FieldProblem[] = [];
    const seen = new Set<string>();
    const rows: CheckedValue[] = [];
    const at = this.clock.instant();
    values.forEach((item, index) => {
      const input = item.input ?? 'value';
      const key = inputKey(item.unitId, item.indicator, input);
      const cell = cells.get(key);
      const wrong = (field: string, code: FieldProblem['code'], params?: Record<string, unknown>) => problems.push({ path: `values.${index}.${field}`, code, ...(params ? { params } : {}) });
      if (!cell) return wrong(!units.has(item.unitId) ? 'unitId' : !indicators.has(item.indicator) ? 'indicator' : 'input', units.has(item.unitId) ? 'unknown-reference' : 'assessment-outside');
      if (seen.has(key)) return wrong('unitId', 'duplicate');
      seen.add(key);
      if (!owns(cell.indicator)) return wrong('indicator', 'assessment-other-department', { departments: cell.indicator.departments });
      if (cell.metric) return wrong('indicator', 'assessment-fed');
      const read = readValue(cell.indicator, cell.indicator.inputs?.find(({ name }) => name === input)?.unit ?? cell.indicator.unit, item.raw);
      if ('problem' in read) return wrong('raw', read.problem, read.params);
      const before = entered.get(key)?.number ?? 0;
      if (before !== item.version) return stale.push({ path: `values.${index}`, code: 'stale-version' });
      rows.push({
        runId: run.id, unitId: item.unitId, indicator: item.indicator, input, number: before + 1, value: read.value?.toFixed() ?? null, raw: item.raw ?? '', note: item.note || null,
        enteredAt: at, enteredById: currentUser().id, readAs: read.readAs, evidenceIds: item.evidenceIds ?? [],
      });
    });
    return { rows, problems, stale };
  }

  /** Puts a document check or a site visit of some units on record. @throws 400, 422 once approved */
  async check(runId: number, { unitIds, kind, happenedOn, people, notes, evidenceIds }: RecordChecks) {
    const { run, units } = await this.reader.load(runId);
    if (['approved', 'noticed', 'final'].includes(run.status)) throw closed(run);
    const included = new Set(units.filter((unit) => unit.included).map((unit) => unit.id));
    const problems: FieldProblem[] = unitIds.flatMap((id, index) => (included.has(id) ? [] : [{ path: `unitIds.${index}`, code: 'assessment-outside' as const }]));
    if (happenedOn > this.clock.today()) problems.push({ path: 'happenedOn', code: 'future-date', params: { today: this.clock.today() } });
    if (problems.length) throw badRequest('validation', {}, problems);
    const wanted = [...new Set(unitIds)];
    const ids = await this.ids.take('assessment_check', wanted.length);
    await this.database.write(async () => {
      const recordedAt = this.clock.instant();
      await insertRows(this.database, AssessmentCheck, wanted.map((unitId, index) => ({ id: ids[index]!, runId, unitId, kind, happenedOn, people, notes, recordedAt, recordedById: currentUser().id })));
      if (evidenceIds?.length) for (const id of ids) await this.evidence.link('assessment-check', id, evidenceIds);
      await this.audit.record({ action: 'assessment-run:checked', entity: 'assessment-run', entityId: runId, details: { unitIds: wanted, kind, happenedOn } });
    });
    return this.runs.read(runId);
  }

  /** The entries of one unit's indicator, the latest first. @throws 404 for a unit that the caller does not see */
  async history(runId: number, unitId: number, indicator: string): Promise<AssessmentEntry[]> {
    const { units } = await this.reader.load(runId);
    const unit = units.find((each) => each.id === unitId);
    if (!unit || !this.reader.sees(unit)) throw notFound('assessment-unit', unitId);
    const rows = (await selectRows(this.database, AssessmentValue, { runId, unitId, indicator }, 'ORDER BY `number` DESC LIMIT 200'));
    const [people, files] = await Promise.all([this.people(runId), this.evidence.evidenceOf('assessment-value', rows.map((row) => row.id))]);
    return rows.map(({ id, input, value, raw, note, enteredAt, enteredById }) => ({ input, value, raw, note, at: enteredAt, byName: people.get(enteredById) ?? '', evidence: files.get(id) ?? [] }));
  }

  private async people(runId: number): Promise<Map<number, string>> {
    const rows = await this.database.query<{ id: number; displayName: string }>(`SELECT \`id\`, \`displayName\` FROM \`user_account\` WHERE \`id\` IN (SELECT DISTINCT \`enteredById\` FROM \`assessment_value\` WHERE \`runId\` = ?)`, [runId]);
    return new Map(rows.map((row) => [row.id, row.displayName]));
  }

  private async evidenceCounts(runId: number): Promise<Map<string, number>> {
    const rows = await this.database.query<{ unitId: number; indicator: string; input: string; files: number }>(
      `SELECT v.\`unitId\`, v.\`indicator\`, v.\`input\`, COUNT(DISTINCT l.\`evidenceId\`) AS files FROM \`assessment_value\` v JOIN \`evidence_link\` l ON l.\`entity\` = ? AND l.\`entityId\` = v.\`id\` WHERE v.\`runId\` = ? GROUP BY v.\`unitId\`, v.\`indicator\`, v.\`input\``, ['assessment-value', runId]);
    return new Map(rows.map((row) => [inputKey(row.unitId, row.indicator, row.input), Number(row.files)]));
  }

  /** Which of these checks' files the caller may see: those of the units that they see. */
  async visibleChecks(ids: readonly number[]): Promise<ReadonlySet<number>> {
    if (!this.readsAll()) return new Set();
    const rows = await this.database.query<{ id: number; parkId: number | null }>(`SELECT c.\`id\`, u.\`parkId\` FROM \`assessment_check\` c JOIN \`assessment_unit\` u ON u.\`id\` = c.\`unitId\` WHERE c.\`id\` IN (${placeholders(ids)})`, ids);
    return new Set(rows.filter((row) => this.reader.sees(row)).map((row) => row.id));
  }

  /** Which of these entries' files the caller may see: those of the units that they see; a department's user, those of its own indicators. */
  async visibleValues(ids: readonly number[]): Promise<ReadonlySet<number>> {
    const { permissions } = currentUser();
    if (!this.readsAll() && !(permissions.has('assessment:read') && permissions.has('evidence:read-reported'))) return new Set();
    const rows = await this.database.query<{ id: number; runId: number; indicator: string; parkId: number | null }>(`SELECT v.\`id\`, v.\`runId\`, v.\`indicator\`, u.\`parkId\` FROM \`assessment_value\` v JOIN \`assessment_unit\` u ON u.\`id\` = v.\`unitId\` WHERE v.\`id\` IN (${placeholders(ids)})`, ids);
    const own = this.readsAll() ? () => true : await this.reader.ownIndicators(rows.map((row) => row.runId));
    return new Set(rows.filter((row) => this.reader.sees(row) && own(row)).map((row) => row.id));
  }

  private readsAll(): boolean {
    const { permissions } = currentUser();
    return permissions.has('assessment:read') && permissions.has('evidence:read');
  }
}

const enteredOf = ({ unitId, indicator, input, value, raw, readAs, number }: CheckedValue): EnteredCell => ({ unitId, indicator, input, value, raw, readAs, version: number });
