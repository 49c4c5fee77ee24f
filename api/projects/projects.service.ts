import { Injectable } from '@nestjs/common';
import type { ProjectAttributes, ProjectRecord } from '../../shared/contracts/projects.js';
import type { FieldProblem } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import type { PhaseRule } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { findRow, placeholders, selectRows } from '../core/database/rows.js';
import { badRequest, conflict, notFound } from '../core/errors.js';
import { currentScope, currentUser, type DataScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { ParksService } from '../parks/parks.service.js';
import { Policy } from '../policy/policy.service.js';
import { AGREED_EXCHANGE, agreedByRate, problemsOfPhases } from './domain/money.js';
import { identityKey } from './domain/identity-key.js';
import { PHASE_RULE_OTHERWISE, PHASE_RULE_POLICY } from './domain/rules.js';
import { CheckDuplicateProjects, CreateProject, UpdateProject } from './dto.js';
import { Project } from './entities.js';
import { LedgerService } from './ledger.service.js';
import { openProjects, projectScope } from './project-list.js';
import { ProjectReader } from './project-reader.js';
import { Successions } from './successions.js';
import { ATTRIBUTE_NAMES, attributesOf, EMPTY_ATTRIBUTES } from './project-row.js';

/** What a project's fields refer to. */
const REFERENCES: readonly { name: keyof ProjectAttributes; table: string; column: string }[] = [
  { name: 'introducingOrganisationId', table: 'organisation', column: 'id' }, { name: 'parkId', table: 'park', column: 'id' }, { name: 'regionCode', table: 'region', column: 'code' },
  { name: 'industryCode', table: 'industry', column: 'code' }, { name: 'officerId', table: 'user_account', column: 'id' }, { name: 'projectCompanyId', table: 'company', column: 'id' }, { name: 'organisationId', table: 'organisation', column: 'id' },
];

/** Projects a statement names at once. */
const PAGE = 400;

/** Creates and revises projects; stages and money move through ledger events only. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly parks: ParksService,
    private readonly ledger: LedgerService,
    private readonly reader: ProjectReader,
    private readonly successions: Successions,
    private readonly policy: Policy,
  ) {}

  /** A new lead; 409 when a project of the same name, investors and region exists. */
  async create(body: CreateProject): Promise<ProjectRecord> {
    return this.database.write(async () => {
      const stated = await this.complete({ ...EMPTY_ATTRIBUTES, officerId: currentUser().id, ...defined(body), organisationId: body.organisationId ?? currentUser().organisationId } as ProjectAttributes);
      const { attributes, problems } = await this.successions.complete(null, null, this.converted(stated, stated.agreedInvestmentFen));
      await this.checkReferences(attributes, ATTRIBUTE_NAMES, currentScope(), problems);
      await this.refuseTwin(attributes);
      const recordedAt = this.clock.instant();
      const [id] = await this.ledger.create([{ attributes, events: [{ type: 'stage', code: 'lead', occurredOn: this.clock.dayOf(recordedAt), precision: 'day' }] }], { recordedAt, recordedById: currentUser().id });
      await this.audit.record({ action: 'project:create', entity: 'project', entityId: id!, details: { organisationId: attributes.organisationId, parkId: attributes.parkId } });
      return this.reader.one(id!);
    });
  }

  /** Changes attributes; each change is a `revised` ledger row. 409 with the current record when the version is stale. */
  async update(id: number, body: UpdateProject, scope = currentScope()): Promise<ProjectRecord> {
    return this.database.write(async () => {
      await this.ledger.lock([id, ...(body.predecessorId ? [body.predecessorId] : [])]);
      const current = await this.writable(id, scope);
      if (current.version !== body.version) throw conflict('stale-version', { current: await this.reader.one(id) });
      const { version: _version, ...changes } = body;
      const before = attributesOf(current);
      const stated = await this.complete({ ...before, ...defined(changes) }, before);
      // An import may have settled on another amount: a conversion is made anew only when what it rests on is touched.
      const valued = ['agreedInvestmentFen' as const, ...AGREED_EXCHANGE].some((name) => before[name] !== stated[name]) ? this.converted(stated, before.agreedInvestmentFen === stated.agreedInvestmentFen ? null : stated.agreedInvestmentFen) : stated;
      const { attributes: after, problems } = await this.successions.complete(id, before, valued);
      const changed = ATTRIBUTE_NAMES.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
      if (!changed.length) return this.unchanged(id);
      await this.checkReferences(after, changed, scope, problems);
      await this.ledger.append([{ projectId: id, event: { type: 'revised', payload: Object.fromEntries(changed.map((name) => [name, after[name]])) } }], { recordedAt: this.clock.instant(), recordedById: currentUser().id });
      await this.audit.record({ action: 'project:update', entity: 'project', entityId: id, details: { fields: changed } });
      return this.reader.one(id);
    });
  }

  /** Projects like the one being typed: those the caller may see, and how many lie elsewhere. */
  async similar(body: CheckDuplicateProjects): Promise<{ projects: Pick<ProjectRecord, 'id' | 'code' | 'name' | 'stage' | 'parkName' | 'organisationName'>[]; elsewhere: number }> {
    const key = nameKey(body.name);
    if (key.length < 2) return { projects: [], elsewhere: 0 };
    const investors = (body.investors ?? []).map(nameKey).filter(Boolean);
    const rows = await this.database.query<{ id: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null }>(
      `SELECT p.\`id\`, p.\`organisationId\`, p.\`introducingOrganisationId\`, p.\`parkId\` FROM \`project\` p WHERE p.\`archivedAt\` IS NULL${openProjects().map(({ sql }) => ` AND ${sql}`).join('')} AND (p.\`nameKey\` = ? OR (p.\`nameKey\` LIKE ? ESCAPE '!')${
        investors.length ? ` OR p.\`id\` IN (SELECT pi.\`projectId\` FROM \`project_investor\` pi JOIN \`company\` c ON c.\`id\` = pi.\`companyId\` WHERE c.\`nameKey\` IN (${placeholders(investors)}))` : ''}) ORDER BY p.\`id\` DESC LIMIT 20`,
      [key, `${key.replace(/[!%_]/g, (character) => `!${character}`)}%`, ...investors],
    );
    const scope = currentScope('project:read');
    const mine = rows.filter((row) => inScope(scope, row));
    const projects = await Promise.all(mine.slice(0, 8).map((row) => this.reader.one(row.id, scope)));
    return { projects: projects.map(({ id, code, name, stage, parkName, organisationName }) => ({ id, code, name, stage, parkName, organisationName })), elsewhere: rows.length - mine.length };
  }

  /** A project the caller may change under the permission of the running route. */
  async writable(id: number, scope = currentScope()): Promise<Project> {
    const project = await findRow(this.database, Project, { id });
    if (!project || project.archivedAt || !inScope(scope, project)) throw notFound('project', id);
    return project;
  }

  /** Refuses, with the first of them, projects that the caller may not change under the permission of the running route. @throws 404 */
  async allWritable(ids: readonly number[]): Promise<void> {
    const scope = currentScope();
    const own = new Set((await selectRows(this.database, Project, { id: [...ids], archivedAt: null })).filter((project) => inScope(scope, project)).map(({ id }) => id));
    const other = ids.find((id) => !own.has(id));
    if (other !== undefined) throw notFound('project', other);
  }

  /** Which of these projects the caller may see under the permission of the running route. */
  async visibleAmong(ids: readonly number[]): Promise<number[]> {
    if (!ids.length) return [];
    const scope = projectScope(currentScope());
    const rows = await this.database.query<{ id: number }>(`SELECT p.\`id\` FROM \`project\` p WHERE p.\`id\` IN (${placeholders(ids)}) AND ${scope.map((part) => `(${part.sql})`).join(' AND ')}`, [...ids, ...scope.flatMap((part) => part.params)]);
    return rows.map((row) => row.id);
  }

  /** Somebody worked on these projects, inside a unit of work: each shows its earliest open next step and is no longer cold. */
  async worked(ids: readonly number[]): Promise<void> {
    if (!ids.length) return;
    await this.database.execute(
      `UPDATE \`project\` SET \`nextStepOn\` = (SELECT MIN(s.\`dueOn\`) FROM \`next_step\` s WHERE s.\`projectId\` = \`project\`.\`id\` AND s.\`status\` = 'open'), \`updatedAt\` = ? WHERE \`id\` IN (${placeholders(ids)})`,
      [this.clock.instant(), ...ids],
    );
  }

  /** Open next steps of these projects changed without anybody working on them: each shows its earliest one. */
  async stepsChanged(ids: readonly number[]): Promise<void> {
    for (let start = 0; start < ids.length; start += PAGE) {
      const part = ids.slice(start, start + PAGE);
      await this.database.execute(`UPDATE \`project\` SET \`nextStepOn\` = (SELECT MIN(s.\`dueOn\`) FROM \`next_step\` s WHERE s.\`projectId\` = \`project\`.\`id\` AND s.\`status\` = 'open') WHERE \`id\` IN (${placeholders(part)})`, part);
    }
  }

  private async unchanged(id: number): Promise<ProjectRecord> {
    await this.audit.record({ action: 'project:update', entity: 'project', entityId: id, details: { fields: [] } });
    return this.reader.one(id);
  }

  /** A park decides the region; investors are trimmed and named once. */
  private async complete(attributes: ProjectAttributes, before?: ProjectAttributes): Promise<ProjectAttributes> {
    const parkRegion = attributes.parkId ? await this.parks.regionOf(attributes.parkId) : undefined;
    const investors = [...new Set(attributes.investors.map((name) => name.trim()).filter(Boolean))];
    const phases = attributes.phases.map(({ number, name, agreedInvestmentFen = null, plannedStartOn = null, plannedBuiltOn = null, plannedProducingOn = null }) => ({ number, name, agreedInvestmentFen, plannedStartOn, plannedBuiltOn, plannedProducingOn }));
    return { ...attributes, investors, phases, phaseRule: before?.phases.length ? before.phaseRule : await this.phaseRule(phases), regionCode: parkRegion ?? attributes.regionCode };
  }

  /** The rule of the policy in force today, for phases that are set for the first time. */
  private async phaseRule(phases: readonly unknown[]): Promise<PhaseRule | null> {
    if (!phases.length) return null;
    return ((await this.policy.on(this.clock.today())).find(PHASE_RULE_POLICY)?.value as { choice: PhaseRule } | undefined)?.choice ?? PHASE_RULE_OTHERWISE;
  }

  /** The agreed amount from its foreign amount and rate; `stated` is the yuan amount somebody gave beside them. */
  private converted(attributes: ProjectAttributes, stated: number | null): ProjectAttributes {
    const { agreedInvestmentFen, problems } = agreedByRate(attributes, this.clock.today());
    if (stated !== null && attributes.exchangeRate && !problems.length && stated !== agreedInvestmentFen) problems.push({ path: 'agreedInvestmentFen', code: 'amount-from-rate' });
    if (problems.length) throw badRequest('validation', {}, problems);
    return { ...attributes, agreedInvestmentFen };
  }

  /** Every reference among the changed fields must exist and be the caller's to name; all problems at once, with those `found` before. */
  async checkReferences(attributes: Partial<ProjectAttributes>, names: readonly (keyof ProjectAttributes)[], scope: DataScope, found: readonly FieldProblem[] = []): Promise<void> {
    const problems: FieldProblem[] = [...problemsOfPhases(attributes.phases ?? []), ...found];
    const named = REFERENCES.filter(({ name }) => names.includes(name) && attributes[name] !== null && attributes[name] !== undefined);
    // One statement, however many references: on MySQL each would be a round trip.
    const there = named.length ? await this.database.queryOne<Record<string, number | null>>(
      `SELECT ${named.map(({ name, table, column }) => `(SELECT 1 FROM \`${table}\` WHERE \`${column}\` = ?) AS \`${name}\``).join(', ')}`, named.map(({ name }) => attributes[name])) : {};
    const unknown = new Set(named.filter(({ name }) => !there?.[name]).map(({ name }) => name));
    if (names.includes('organisationId')) {
      if (attributes.organisationId === null) problems.push({ path: 'organisationId', code: 'required' });
      else if (!inScope(scope, { organisationId: attributes.organisationId ?? null })) unknown.add('organisationId');
    }
    problems.push(...[...unknown].map((path): FieldProblem => ({ path, code: 'unknown-reference' })));
    if (problems.length) throw badRequest('validation', {}, problems);
  }

  private async refuseTwin(attributes: ProjectAttributes): Promise<void> {
    const key = identityKey(attributes.name, attributes.investors, attributes.regionCode);
    const twin = await this.database.queryOne<Pick<Project, 'id' | 'code' | 'organisationId' | 'introducingOrganisationId' | 'parkId'>>(
      'SELECT `id`, `code`, `organisationId`, `introducingOrganisationId`, `parkId` FROM `project` WHERE `identityKey` = ? LIMIT 1', [key]);
    if (twin) throw conflict('duplicate', inScope(currentScope('project:read'), twin) ? { projectId: twin.id, code: twin.code } : {}, [{ path: 'name', code: 'duplicate' }]);
  }
}

function defined<T extends object>(body: T): Partial<T> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as Partial<T>;
}
