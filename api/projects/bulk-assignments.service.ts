import { Injectable } from '@nestjs/common';
import type { AssignmentAnswer, AssignmentChanges, AssignmentPreview, AssignmentRow, ProjectAttributes, ProjectRecord } from '../../shared/contracts/projects.js';
import { errorMessage, type FieldProblem } from '../../shared/errors.js';
import { MOST_ASSIGNED } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { badRequest, conflict, refused } from '../core/errors.js';
import { orderOf, whereOf } from '../core/http/list.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { ParksService } from '../parks/parks.service.js';
import { idList } from '../search/match.js';
import { assignmentOf, type Assignment, type Candidate } from './domain/assignment.js';
import type { ApplyAssignment, PreviewAssignment } from './bulk-assignment.dto.js';
import { LedgerService } from './ledger.service.js';
import { PROJECT_LIST, projectRecord, projectScope } from './project-list.js';
import { ProjectReader } from './project-reader.js';
import { ProjectsService } from './projects.service.js';

interface Chosen { id: number; version?: number }
interface Planned extends Chosen { record: ProjectRecord | undefined; assignment: Assignment }

/** Names of what is referred to, as the record joins them. */
const NAMES: Partial<Record<keyof ProjectAttributes, keyof ProjectRecord>> = {
  officerId: 'officerName', parkId: 'parkName', regionCode: 'regionName', organisationId: 'organisationName', introducingOrganisationId: 'introducingOrganisationName',
};
const NAME_QUERIES: Partial<Record<keyof ProjectAttributes, string>> = {
  officerId: 'SELECT `displayName` AS name FROM `user_account` WHERE `id` = ?', parkId: 'SELECT `name` FROM `park` WHERE `id` = ?', regionCode: 'SELECT `fullName` AS name FROM `region` WHERE `code` = ?',
  organisationId: 'SELECT `name` FROM `organisation` WHERE `id` = ?', introducingOrganisationId: 'SELECT `name` FROM `organisation` WHERE `id` = ?',
};

/** Gives many projects the same officer, park, industry, team or unit: first shown, then all or nothing. */
@Injectable()
export class BulkAssignmentsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly parks: ParksService,
    private readonly ledger: LedgerService,
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
  ) {}

  /** What would change on each project, and which ones are refused and why; nothing is written. @throws 422 more than 1,000 */
  async preview({ items, filter, changes }: PreviewAssignment): Promise<AssignmentPreview> {
    const wanted = await this.wanted(changes);
    const chosen = items ?? (filter ? await this.found(filter) : []);
    if (!chosen.length && !filter) throw badRequest('nothing-to-assign');
    const planned = await this.plan(chosen, wanted);
    const after = await this.namesOf(wanted);
    const rows = planned.map((plan) => this.row(plan, after));
    const count = (verdict: AssignmentRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
    return { change: count('change'), unchanged: count('unchanged'), refused: count('refused'), rows };
  }

  /**
   * Assigns all of them or none, each by a `revised` ledger row.
   * @throws 409 naming every project that somebody changed since; 422 naming every other one that may not be assigned
   */
  async apply({ items, changes, reason }: ApplyAssignment): Promise<AssignmentAnswer> {
    return this.database.write(async () => {
      const wanted = await this.wanted(changes);
      if (!items.length) throw badRequest('nothing-to-assign');
      const ids = [...new Set(items.map(({ id }) => id))];
      if (ids.length !== items.length) throw badRequest('validation', {}, [{ path: 'items', code: 'duplicate' }]);
      if (items.length <= MOST_ASSIGNED) await this.ledger.lock(ids);
      const planned = await this.plan(items, wanted);
      this.refuse(planned);
      const changing = planned.filter(({ assignment }) => assignment.verdict === 'change');
      const stamp = { recordedAt: this.clock.instant(), recordedById: currentUser().id };
      await this.ledger.append(changing.map(({ id, assignment }) => ({ projectId: id, event: { type: 'revised' as const, payload: Object.fromEntries(assignment.changes.map(({ field, after }) => [field, after])), reason: reason || null } })), stamp);
      await this.audit.recordMany(changing.length
        ? changing.map(({ id, assignment }) => ({ action: 'project:assign', entity: 'project', entityId: id, details: { fields: assignment.changes.map(({ field }) => field), together: changing.length } }))
        : [{ action: 'project:assign', entity: 'project', details: { fields: [], together: 0 } }]);
      return { assigned: changing.length, unchanged: planned.length - changing.length };
    });
  }

  /** The changes with what follows from them (a park decides the region), every reference checked. */
  private async wanted(changes: AssignmentChanges = {}): Promise<Partial<ProjectAttributes>> {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as AssignmentChanges;
    const names = Object.keys(given) as (keyof ProjectAttributes)[];
    if (!names.length) throw badRequest('nothing-to-assign');
    await this.projects.checkReferences(given, names, currentScope());
    const park = given.parkId ? await this.parks.byId(given.parkId) : undefined;
    return park ? { ...given, regionCode: park.regionCode } : given;
  }

  /** What a list's filter finds, as it stands now. */
  private async found(filter: Record<string, unknown>): Promise<Chosen[]> {
    const text = JSON.stringify(filter);
    const where = await whereOf(this.database, await this.reader.listSpec(), text, projectScope(currentScope('project:read'), { filter: text }));
    return this.database.query<Chosen & { id: number }>(`SELECT p.\`id\` FROM \`project\` p WHERE ${where.sql} ${orderOf(PROJECT_LIST, undefined)} LIMIT ?`, [...where.params, MOST_ASSIGNED + 1]);
  }

  private async plan(chosen: readonly Chosen[], wanted: Partial<ProjectAttributes>): Promise<Planned[]> {
    if (chosen.length > MOST_ASSIGNED) throw refused('too-many-projects', [], { limit: MOST_ASSIGNED });
    const conditions = [idList('p.`id`', chosen.map(({ id }) => id)), ...projectScope(currentScope('project:read'), { filter: '"archived"' })];
    const rows = await this.database.query<Row>(`SELECT ${PROJECT_LIST.select} FROM ${PROJECT_LIST.from} WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`, conditions.flatMap(({ params }) => params));
    const scope = currentScope();
    const records = new Map(rows.map((row) => projectRecord(this.database, row)).map((record) => [record.id, record]));
    return chosen.map((each) => {
      const record = records.get(each.id);
      const candidate: Candidate | undefined = record && { attributes: record, version: record.version, status: record.status, archived: record.archivedAt !== null, writable: inScope(scope, record) };
      return { ...each, record, assignment: assignmentOf(candidate, wanted, each.version) };
    });
  }

  private refuse(planned: readonly Planned[]): void {
    const problems = planned.flatMap(({ assignment }, index): FieldProblem[] => assignment.reasons.map((code) => ({ path: `items.${index}`, code })));
    if (!problems.length) return;
    const params = { count: planned.filter(({ assignment }) => assignment.verdict === 'refused').length };
    if (problems.some(({ code }) => code === 'stale-version')) throw conflict('stale-version', params, problems);
    throw refused('assignment-refused', problems, params);
  }

  private row({ id, record, assignment }: Planned, after: ReadonlyMap<string, string | null>): AssignmentRow {
    const shown = record && this.reader.shown(record);
    const before = (field: keyof ProjectAttributes) => {
      const value = shown && shown[NAMES[field] ?? field];
      return value === null || value === undefined ? null : String(value);
    };
    return {
      id, code: shown?.code ?? null, name: shown?.name ?? null, version: shown?.version ?? null, verdict: assignment.verdict,
      changes: assignment.changes.map(({ field }) => ({ field, before: before(field), after: after.get(field) ?? null })),
      reasons: assignment.reasons.map((code) => ({ code, message: errorMessage(code, currentLocale()) })),
    };
  }

  /** What the new values are called: at most one short query a field. */
  private async namesOf(wanted: Partial<ProjectAttributes>): Promise<Map<string, string | null>> {
    const names = await Promise.all(Object.entries(wanted).map(async ([field, value]): Promise<[string, string | null]> => {
      const sql = NAME_QUERIES[field as keyof ProjectAttributes];
      if (value === null || !sql) return [field, value === null ? null : String(value)];
      return [field, (await this.database.queryOne<{ name: string }>(sql, [value]))?.name ?? null];
    }));
    return new Map(names);
  }
}
