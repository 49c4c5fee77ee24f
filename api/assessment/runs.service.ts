import { Injectable } from '@nestjs/common';
import type { AssessmentDelivery, AssessmentRunDetail, AssessmentRunRecord, AssessmentStep, AssessmentUnitRecord } from '../../shared/contracts/assessment.js';
import type { Scheme } from '../../shared/contracts/scheme.js';
import type { FieldProblem } from '../../shared/errors.js';
import { FEN_PER_WAN } from '../../shared/money.js';
import { nameKey } from '../../shared/text.js';
import { ASSESSMENT_STATUSES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, refuseDuplicate, selectRows, updateRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, refused } from '../core/errors.js';
import { currentLocale, currentUser } from '../core/request-context.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { DataScopes } from '../identity/data-scope.js';
import { ParksService } from '../parks/parks.service.js';
import { Policy } from '../policy/policy.service.js';
import { beyondBudget, decisionsOf } from './domain/awards.js';
import { actsFrom, isOpen } from './domain/steps.js';
import { schemeProblems, indicatorsOf } from './domain/read-scheme.js';
import { inputKey, type FrozenArea } from './domain/frozen.js';
import type { PutUnits, UpdateRun } from './dto.js';
import { AssessmentCheck, AssessmentResult, AssessmentRun, AssessmentStepRow, AssessmentUnit } from './entities.js';
import { ObjectionsService } from './objections.service.js';
import { RunReader, type LoadedRun } from './run-reader.js';

export const SCHEME_ITEM = 'assessment.scheme';
const MOST_UNITS = 1_000;

/** Sets up a year's assessment, its units and departments, and shows where it stands. */
@Injectable()
export class RunsService {
  constructor(
    private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly policy: Policy,
    private readonly parks: ParksService, private readonly organisations: DataScopes, private readonly evidence: EvidenceService, private readonly reader: RunReader, private readonly objections: ObjectionsService,
  ) {}

  /** A run a year: never more than a few dozen. */
  async list(): Promise<AssessmentRunRecord[]> {
    const runs = await selectRows(this.database, AssessmentRun, {}, 'ORDER BY `year` DESC LIMIT 200');
    return Promise.all(runs.map(async (run) => this.record(await this.reader.load(run.id))));
  }

  /** The scheme in force at the year's end, copied with the digest of its pack. @throws 409 a second run for the year, 422 when no scheme is in force */
  async create(year: number): Promise<AssessmentRunDetail> {
    const { item, adopted } = await this.policy.definition(SCHEME_ITEM, `${year}-12-31`);
    const scheme = item.value as Scheme;
    const [problem] = schemeProblems(scheme);
    if (problem) throw refused('assessment-scheme', [], { detail: `${problem.path} ${problem.code}` });
    const pack = (await this.database.queryOne<{ code: string; number: number; sha256: string }>('SELECT p.`code`, p.`number`, p.`sha256` FROM `policy_adoption` a JOIN `policy_pack` p ON p.`id` = a.`packId` WHERE a.`id` = ?', [adopted.adoptionId]))!;
    const [parks, tree] = await Promise.all([this.parks.all(), this.organisations.tree()]);
    const byName = new Map(tree.all().filter(({ archivedAt }) => archivedAt === null).map(({ id, name }) => [nameKey(name), id]));
    const departments = Object.fromEntries([...new Set(indicatorsOf(scheme).flatMap((indicator) => indicator.departments))].map((name) => [name, byName.get(nameKey(name)) ?? null]));
    const standing = parks.filter(({ archivedAt }) => archivedAt === null);
    const [[id], unitIds, stepId] = await Promise.all([this.ids.take('assessment_run', 1), this.ids.take('assessment_unit', standing.length), this.ids.next('assessment_step')]);
    const now = this.clock.instant();
    await refuseDuplicate('year', () => this.database.write(async () => {
      await insertRows(this.database, AssessmentRun, [{
        id: id!, year, status: 'collecting', scheme, packCode: pack.code, packNumber: pack.number, packSha256: pack.sha256, departments, awardDecisions: {}, missingDecision: null, resultId: null,
        dueOn: `${year + 1}-${scheme.dueOn}`, version: 1, createdAt: now, updatedAt: now,
      }]);
      await insertRows(this.database, AssessmentUnit, standing.map((park, index) => ({ id: unitIds[index]!, runId: id!, name: park.name, nameKey: park.nameKey, parkId: park.id, groupName: null, included: true, exclusion: null, reason: null })));
      await insertRows(this.database, AssessmentStepRow, [{ id: stepId, runId: id!, act: 'create', fromStatus: null, toStatus: 'collecting', note: null, details: { pack: `${pack.code} ${pack.number}` }, at: now, byId: currentUser().id }]);
      await this.audit.record({ action: 'assessment-run:created', entity: 'assessment-run', entityId: id!, details: { year, pack: pack.code, number: pack.number, sha256: pack.sha256 } });
    }));
    return this.read(id!);
  }

  /** Who a department is, and which units the government named for awards. @throws 400 naming everything wrong, 409, 422 once final */
  async update(id: number, { version, departments, awardDecisions }: UpdateRun): Promise<AssessmentRunDetail> {
    const loaded = await this.reader.load(id);
    const { run, units } = loaded;
    if (run.status === 'final') throw closed(run);
    const problems: FieldProblem[] = [];
    const tree = await this.organisations.tree();
    for (const [name, organisation] of Object.entries(departments ?? {})) {
      if (!(name in run.departments) || (organisation !== null && !(Number.isInteger(organisation) && tree.get(organisation)))) problems.push({ path: `departments.${name}`, code: 'unknown-reference' });
    }
    const areas = awardDecisions ? await this.reader.areasInForce(loaded) : {};
    for (const [code, chosen] of Object.entries(awardDecisions ?? {})) problems.push(...problemsOfAward(run, units, areas[code], code, chosen));
    const decided = { ...run.awardDecisions, ...awardDecisions };
    const beyond = problems.length ? 0 : beyondBudget(run.scheme, decisionsOf(decided));
    if (awardDecisions && beyond) problems.push({ path: `awardDecisions.${Object.keys(awardDecisions)[0]}`, code: 'assessment-beyond-budget', params: { over: beyond / FEN_PER_WAN } });
    if (problems.length) throw badRequest('validation', {}, problems);
    await this.database.write(async () => {
      await updateVersioned(this.database, AssessmentRun, id, version, { departments: { ...run.departments, ...departments }, awardDecisions: decided, updatedAt: this.clock.instant() }, () => this.read(id));
      await this.audit.record({ action: 'assessment-run:updated', entity: 'assessment-run', entityId: id, details: { ...(departments ? { departments } : {}), ...(awardDecisions ? { awardDecisions } : {}) } });
    });
    return this.read(id);
  }

  /** The units in and out: those named are changed or added, the others stay. @throws 400 naming everything wrong, 409, 422 when closed */
  async putUnits(id: number, { version, units: items }: PutUnits): Promise<AssessmentRunDetail> {
    const { run, units } = await this.reader.load(id);
    if (!isOpen(run.status)) throw closed(run);
    const parks = new Map((await this.parks.all()).map((park) => [park.id, park]));
    const byId = new Map(units.map((unit) => [unit.id, unit]));
    const fresh = items.filter((item) => item.id === undefined).length;
    if (units.length + fresh > MOST_UNITS) throw badRequest('validation', {}, [{ path: 'units', code: 'too-many-items', params: { max: MOST_UNITS } }]);
    const problems: FieldProblem[] = [];
    items.forEach((item, index) => {
      const at = (field: string, code: FieldProblem['code'], params?: Record<string, unknown>) => problems.push({ path: `units.${index}.${field}`, code, ...(params ? { params } : {}) });
      if (item.id !== undefined && !byId.has(item.id)) at('id', 'unknown-reference');
      if (item.parkId && !parks.has(item.parkId)) at('parkId', 'unknown-reference');
      if (item.exclusion && !run.scheme.exclusions.some(({ code }) => code === item.exclusion)) at('exclusion', 'not-choice');
      if ((!item.included || item.exclusion) && !item.reason) at('reason', 'reason-required');
      if (items.findIndex((other) => nameKey(other.name) === nameKey(item.name)) !== index) at('name', 'duplicate');
    });
    if (problems.length) throw badRequest('validation', {}, problems);
    const newIds = await this.ids.take('assessment_unit', fresh);
    await refuseDuplicate('units', () => this.database.write(async () => {
      await updateVersioned(this.database, AssessmentRun, id, version, { updatedAt: this.clock.instant() }, () => this.read(id));
      const row = (item: PutUnits['units'][number]) => ({ name: item.name, nameKey: nameKey(item.name), parkId: item.parkId ?? null, groupName: item.group || null, included: item.included, exclusion: item.exclusion || null, reason: item.reason || null });
      for (const item of items) if (item.id !== undefined) await updateRows(this.database, AssessmentUnit, { id: item.id, runId: id }, row(item));
      await insertRows(this.database, AssessmentUnit, items.filter((item) => item.id === undefined).map((item, index) => ({ id: newIds[index]!, runId: id, ...row(item) })));
      await this.audit.record({ action: 'assessment-run:units', entity: 'assessment-run', entityId: id, details: { units: items.map(({ name, included, exclusion, reason }) => ({ name, included, exclusion: exclusion ?? null, reason: reason ?? null })) } });
    }));
    return this.read(id);
  }

  async read(id: number): Promise<AssessmentRunDetail> {
    const loaded = await this.reader.load(id);
    const { run, units } = loaded;
    const [record, unitList, steps, deliveries, objections] = await Promise.all([this.record(loaded), this.units(id, units), this.steps(id), this.deliveries(loaded), this.objections.list(loaded)]);
    const acts = currentUser().permissions.has('assessment:manage') ? actsFrom(run.status) : [];
    return { ...record, scheme: run.scheme, unitList, steps, deliveries, objections, awardDecisions: run.awardDecisions, missingDecision: run.missingDecision, acts };
  }

  private async record(loaded: LoadedRun): Promise<AssessmentRunRecord> {
    const { run, units } = loaded;
    const result = run.resultId === null ? undefined : await this.database.queryOne<Pick<AssessmentResult, 'computedAt' | 'sha256'>>('SELECT `computedAt`, `sha256` FROM `assessment_result` WHERE `id` = ?', [run.resultId]);
    return {
      id: run.id, year: run.year, name: currentLocale() === 'zh' ? `${run.year}年度${run.scheme.name}` : `Assessment of ${run.year}`, status: run.status, dueOn: run.dueOn, overdue: run.status !== 'final' && this.clock.today() > run.dueOn,
      packCode: run.packCode, packNumber: run.packNumber, packSha256: run.packSha256, units: units.filter((unit) => unit.included).length, excluded: units.filter((unit) => unit.included && unit.exclusion).length,
      missing: await this.missing(loaded), computedAt: result?.computedAt ?? null, resultSha256: result?.sha256 ?? null, version: run.version, createdAt: run.createdAt, updatedAt: run.updatedAt,
    };
  }

  /** How many inputs of units that get a score are missing; after the computation, of those that it went by. */
  async missing(loaded: LoadedRun): Promise<number> {
    const { run } = loaded;
    const units = run.resultId !== null && !isOpen(run.status) ? (await selectRows(this.database, AssessmentResult, { id: run.resultId }))[0]!.facts.units : (await this.reader.facts(loaded, false)).units;
    return units.filter((unit) => !unit.exclusion).reduce((sum, { values }) => sum + Object.values(values).flatMap((inputs) => Object.values(inputs)).filter((value) => value === null).length, 0);
  }

  private async units(runId: number, units: readonly AssessmentUnit[]): Promise<AssessmentUnitRecord[]> {
    const checks = await selectRows(this.database, AssessmentCheck, { runId }, 'ORDER BY `happenedOn`, `id`');
    const [people, files] = await Promise.all([this.names(checks.map((check) => check.recordedById)), this.evidence.evidenceOf('assessment-check', checks.map((check) => check.id))]);
    return units.map(({ id, name, parkId, groupName, included, exclusion, reason }) => ({
      id, name, parkId, group: groupName, included, exclusion, reason,
      checks: checks.filter((check) => check.unitId === id).map(({ id: checkId, kind, happenedOn, people: present, notes, recordedAt, recordedById }) => ({ id: checkId, kind, happenedOn, people: present, notes, recordedAt, recordedByName: people.get(recordedById) ?? '', evidence: files.get(checkId) ?? [] })),
    }));
  }

  private async steps(runId: number): Promise<AssessmentStep[]> {
    const rows = await selectRows(this.database, AssessmentStepRow, { runId }, 'ORDER BY `id`');
    const [people, files] = await Promise.all([this.names(rows.map((row) => row.byId)), this.evidence.evidenceOf('assessment-step', rows.map((row) => row.id))]);
    return rows.map(({ id, act, fromStatus, toStatus, note, details, at, byId }) => ({ from: fromStatus, to: toStatus, act, note, details, at, byName: people.get(byId) ?? '', evidence: files.get(id) ?? [] }));
  }

  private async deliveries(loaded: LoadedRun): Promise<AssessmentDelivery[]> {
    const [entered, tree] = await Promise.all([this.reader.entered(loaded.run.id), this.organisations.tree()]);
    const own = new Set(tree.subtree(currentUser().organisationId));
    const asked = this.reader.cells(loaded).filter(({ metric, unit }) => !metric && !unit.exclusion);
    return Object.entries(loaded.run.departments).map(([department, organisationId]) => {
      const cells = asked.filter(({ indicator }) => indicator.departments.includes(department));
      return {
        department, organisationId, organisationName: organisationId === null ? null : (tree.get(organisationId)?.name ?? null), cells: cells.length, own: organisationId !== null && own.has(organisationId),
        delivered: cells.filter(({ unit, indicator, input }) => (entered.get(inputKey(unit.id, indicator.code, input))?.value ?? null) !== null).length,
      };
    });
  }

  private async names(ids: readonly number[]): Promise<Map<number, string>> {
    const wanted = [...new Set(ids)];
    const rows = await this.database.query<{ id: number; displayName: string }>(`SELECT \`id\`, \`displayName\` FROM \`user_account\` WHERE \`id\` IN (${placeholders(wanted)})`, wanted);
    return new Map(rows.map((row) => [row.id, row.displayName]));
  }
}

export const closed = (run: AssessmentRun) => refused('assessment-closed', [], { status: ASSESSMENT_STATUSES[run.status][currentLocale()] });

const MOST_SQUARE_METRES = 100_000_000;
const MOST_FEN = 100_000_000_000_000;

/** What stands against a decision on an award: one that follows from the scores, units outside or excluded, an amount missing or one too many, another area than the register's without a reason. */
function problemsOfAward({ scheme }: AssessmentRun, units: readonly AssessmentUnit[], areas: Readonly<Record<number, FrozenArea>> | undefined, code: string, chosen: unknown): FieldProblem[] {
  const path = `awardDecisions.${code}`;
  const award = scheme.awards.list.find((each) => each.code === code);
  if (!award || !Array.isArray(chosen)) return [{ path, code: 'unknown-reference' }];
  const { kind } = award.rule;
  const problems: FieldProblem[] = kind === 'decided' || kind === 'subsidy' ? [] : [{ path, code: 'assessment-not-decided' }];
  const seen = new Set<number>();
  chosen.forEach((one: unknown, index) => {
    const at = `${path}.${index}`;
    const { unitId, amountFen, area, reason } = (typeof one === 'object' && one !== null ? one : { unitId: one }) as { unitId?: unknown; amountFen?: unknown; area?: unknown; reason?: unknown };
    const unit = units.find((each) => each.id === unitId && each.included);
    if (!unit) return problems.push({ path, code: 'assessment-outside' });
    if (unit.exclusion) problems.push({ path, code: 'assessment-excluded', params: { name: unit.name } });
    if (seen.has(unit.id)) problems.push({ path: at, code: 'duplicate' });
    seen.add(unit.id);
    const amount = Number.isSafeInteger(amountFen) && Number(amountFen) > 0 && Number(amountFen) <= MOST_FEN;
    if (kind === 'subsidy' ? !amount : amountFen !== undefined) problems.push({ path: at, code: kind === 'subsidy' ? 'assessment-amount' : 'assessment-own-amount', params: { name: unit.name } });
    if (area !== undefined) {
      if (!areas) problems.push({ path: `${at}.area`, code: 'assessment-without-area' });
      else if (typeof area !== 'number' || !(area > 0) || area > MOST_SQUARE_METRES || Math.abs(area * 100 - Math.round(area * 100)) > 1e-6) problems.push({ path: `${at}.area`, code: 'bad-format' });
      else if (typeof reason !== 'string' || !reason.trim() || reason.length > 1_000) problems.push({ path: `${at}.reason`, code: 'reason-required' });
    } else if (areas && !areas[unit.id]?.areaCenti) problems.push({ path: at, code: 'assessment-no-area', params: { name: unit.name } });
    return undefined;
  });
  return problems;
}
