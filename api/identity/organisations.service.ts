import { Injectable } from '@nestjs/common';
import type { OrganisationRecord } from '../../shared/contracts/identity.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, placeholders, refuseDuplicate, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { allRows, likeText, listRows, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentContext, currentScope } from '../core/request-context.js';
import { DataScopes, inScope } from './data-scope.js';
import { placementProblems } from './domain/organisation-rules.js';
import { pathIds } from './domain/organisation-tree.js';
import { Organisation, Region } from './entities.js';
import { archivedFilter } from './filters.js';
import type { CreateOrganisation, UpdateOrganisation } from './requests.js';

type Row = Omit<OrganisationRecord, 'pathNames' | 'depth'> & { path: string };

const LIST: ListSpec = {
  name: 'organisations',
  select: 'o.`id`, o.`name`, o.`kind`, o.`parentId`, p.`name` AS parentName, o.`path`, o.`regionCode`, r.`name` AS regionName, o.`archivedAt`, o.`version`, o.`createdAt`, o.`updatedAt`',
  from: '`organisation` o LEFT JOIN `organisation` p ON p.`id` = o.`parentId` LEFT JOIN `region` r ON r.`code` = o.`regionCode`',
  countFrom: '`organisation` o',
  fields: {
    id: { sql: 'o.`id`', type: 'number' },
    name: { sql: 'o.`name`', type: 'text' },
    kind: { sql: 'o.`kind`', type: 'text' },
    parentId: { sql: 'o.`parentId`', type: 'number' },
    /** The order of a tree: each organisation before what hangs below it. */
    path: { sql: 'o.`path`', type: 'text', filter: false },
    regionCode: { sql: 'o.`regionCode`', type: 'text' },
    archivedAt: { sql: 'o.`archivedAt`', type: 'instant' },
    createdAt: { sql: 'o.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'o.`updatedAt`', type: 'instant' },
  },
  filters: { archived: archivedFilter('o.`archivedAt`') },
  keyword: (text) => ({ sql: "o.`nameKey` LIKE ? ESCAPE '!'", params: [likeText(nameKey(text) || text)] }),
  defaultSort: ['path', 'ASC'],
  tieBreak: 'o.`id`',
};

/** The organisation tree. Everybody may read it: any unit can be named as the one that introduced a project. */
@Injectable()
export class OrganisationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditService,
    private readonly scopes: DataScopes,
  ) {}

  async list(query: ListQuery): Promise<Page<OrganisationRecord>> {
    const page = await listRows<Row>(this.database, LIST, query);
    const names = await this.namesOn(page.rows);
    return page.map((row) => record(row, names));
  }

  /** Every organisation that a list's filter finds, in its order. */
  async *all(query: ListQuery): AsyncGenerator<OrganisationRecord> {
    const rows = await allRows<Row>(this.database, LIST, query);
    const names = await this.namesOn(rows);
    for (const row of rows) yield record(row, names);
  }

  /** @throws 404 */
  async read(id: number): Promise<OrganisationRecord> {
    const row = await this.database.queryOne<Row>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE o.\`id\` = ?`, [id]);
    if (!row) throw notFound('organisation', id);
    return record(row, await this.namesOn([row]));
  }

  /** @throws 400 unknown parent or region, 409 duplicate name under that parent, 422 placement */
  async create({ name, kind, parentId = null, regionCode = null }: CreateOrganisation): Promise<OrganisationRecord> {
    return refuseDuplicate('name', () => this.database.write(async () => {
      await this.lockStructure();
      await this.checkReferences({ regionCode });
      const parent = await this.parentOf(parentId);
      await this.checkPlacement({ kind, archived: false, below: 0 }, parent);
      const id = await this.ids.next('organisation');
      const now = this.clock.instant();
      await insertRows(this.database, Organisation, [{
        id, name, nameKey: nameKey(name).slice(0, 120), kind, parentId, path: `${parent?.path ?? '/'}${id}/`, regionCode, archivedAt: null, version: 1, createdAt: now, updatedAt: now,
      }]);
      await this.audit.record({ action: 'organisation:created', entity: 'organisation', entityId: id, details: { name, kind, parentId, regionCode } });
      this.scopes.invalidateAfterCommit();
      return this.read(id);
    }));
  }

  /**
   * Changes, moves (with everything below), archives or takes back an organisation.
   * @throws 400 unknown parent or region, 404, 409 duplicate or stale, 422 placement or still in use
   */
  async update(id: number, { version, archived, ...values }: UpdateOrganisation): Promise<OrganisationRecord> {
    return refuseDuplicate('name', () => this.database.write(async () => {
      await this.lockStructure();
      const before = await findRow(this.database, Organisation, { id });
      if (!before || !this.manageable(id)) throw notFound('organisation', id);
      await this.checkReferences(values);
      const kind = values.kind ?? before.kind;
      const parentId = values.parentId === undefined ? before.parentId : values.parentId;
      const willBeArchived = archived ?? before.archivedAt !== null;
      const parent = await this.parentOf(parentId, before.parentId);
      await this.checkPlacement({ id, path: before.path, kind, archived: willBeArchived, below: await this.levelsBelow(before.path) }, parent);
      if (willBeArchived && before.archivedAt === null) await this.refuseInUse(id);
      const now = this.clock.instant();
      const path = `${parent?.path ?? '/'}${id}/`;
      await updateVersioned(this.database, Organisation, id, version, {
        name: values.name, ...(values.name === undefined ? {} : { nameKey: nameKey(values.name).slice(0, 120) }),
        kind, parentId, path, regionCode: values.regionCode, archivedAt: willBeArchived ? (before.archivedAt ?? now) : null, updatedAt: now,
      }, () => this.read(id));
      // Ids do not repeat on a path, so the old prefix occurs once in each of these.
      if (path !== before.path) await this.database.execute("UPDATE `organisation` SET `path` = REPLACE(`path`, ?, ?) WHERE `path` LIKE ? ESCAPE '!'", [before.path, path, `${before.path}%`]);
      await this.audit.record({ action: 'organisation:updated', entity: 'organisation', entityId: id, details: { ...values, ...(archived === undefined ? {} : { archived }) } });
      this.scopes.invalidateAfterCommit();
      return this.read(id);
    }));
  }

  /** One change of the tree at a time: two moves at once could make a ring. A row lock on MySQL, nothing on SQLite. */
  private async lockStructure(): Promise<void> {
    await this.database.execute('UPDATE `organisation` SET `version` = `version` WHERE `parentId` IS NULL');
  }

  private manageable(organisationId: number): boolean {
    // A command from the shell has no user and no limits.
    return !currentContext()?.user || inScope(currentScope(), { organisationId });
  }

  private async parentOf(parentId: number | null, unchanged?: number | null): Promise<Organisation | undefined> {
    if (parentId === null) return undefined;
    const parent = await findRow(this.database, Organisation, { id: parentId });
    if (!parent || (parentId !== unchanged && !this.manageable(parentId))) throw badRequest('validation', {}, [{ path: 'parentId', code: 'unknown-reference' }]);
    return parent;
  }

  private async checkReferences({ regionCode }: { regionCode?: string | null }): Promise<void> {
    if (regionCode && !(await findRow(this.database, Region, { code: regionCode }))) throw badRequest('validation', {}, [{ path: 'regionCode', code: 'unknown-reference' }]);
  }

  private async checkPlacement(wanted: Parameters<typeof placementProblems>[0] & { id?: number }, parent: Organisation | undefined): Promise<void> {
    const other = await this.database.queryOne("SELECT `id` FROM `organisation` WHERE `kind` = 'city-bureau' AND `id` <> ? LIMIT 1", [wanted.id ?? 0]);
    const problems = placementProblems(wanted, parent, Boolean(other));
    if (problems.length) throw refused(problems[0]!.code, problems, problems[0]!.params);
  }

  private async levelsBelow(path: string): Promise<number> {
    const rows = await this.database.query<{ path: string }>("SELECT `path` FROM `organisation` WHERE `path` LIKE ? ESCAPE '!'", [`${path}%`]);
    return Math.max(0, ...rows.map((row) => pathIds(row.path).length - pathIds(path).length));
  }

  private async refuseInUse(id: number): Promise<void> {
    const child = await this.database.queryOne('SELECT `id` FROM `organisation` WHERE `parentId` = ? AND `archivedAt` IS NULL LIMIT 1', [id]);
    const user = child ?? (await this.database.queryOne("SELECT `id` FROM `user_account` WHERE `organisationId` = ? AND `status` = 'active' LIMIT 1", [id]));
    if (user) throw refused('organisation-in-use', [{ path: 'archived', code: 'organisation-in-use' }]);
  }

  /** Names of all organisations on these rows' paths; read here, for the cached tree does not know what this transaction changes. */
  private async namesOn(rows: readonly Row[]): Promise<ReadonlyMap<number, string>> {
    const ids = [...new Set(rows.flatMap((row) => pathIds(row.path)))];
    const names = await this.database.query<{ id: number; name: string }>(`SELECT \`id\`, \`name\` FROM \`organisation\` WHERE \`id\` IN (${placeholders(ids)})`, ids);
    return new Map(names.map(({ id, name }) => [id, name]));
  }
}

function record({ path, ...row }: Row, names: ReadonlyMap<number, string>): OrganisationRecord {
  const ids = pathIds(path);
  return { ...row, pathNames: ids.map((id) => names.get(id) ?? ''), depth: ids.length - 1 };
}
