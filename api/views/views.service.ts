import { Injectable } from '@nestjs/common';
import type { ViewQuestion, ViewRecord } from '../../shared/contracts/views.js';
import { nameKey } from '../../shared/text.js';
import type { ViewResource } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, findRow, insertRows, placeholders, refuseDuplicate, replaceRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, forbidden, notFound, refused } from '../core/errors.js';
import { listRows, orderOf, whereOf, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { DataScopes, inScope } from '../identity/data-scope.js';
import { pathIds } from '../identity/domain/organisation-tree.js';
import { archivedFilter } from '../identity/filters.js';
import { ProjectReader } from '../projects/project-reader.js';
import { SavedView, ViewDefault } from './entities.js';
import type { CreateView, UpdateView } from './view.dto.js';

/** As a user sees it: the default is each one's own. */
const listFor = (userId: number): ListSpec => ({
  name: 'views',
  select: 'v.*, u.`displayName` AS ownerName, o.`name` AS organisationName, d.`viewId` AS defaultId',
  from: `\`saved_view\` v JOIN \`user_account\` u ON u.\`id\` = v.\`ownerId\` LEFT JOIN \`organisation\` o ON o.\`id\` = v.\`organisationId\` LEFT JOIN \`view_default\` d ON d.\`viewId\` = v.\`id\` AND d.\`userId\` = ${userId}`,
  countFrom: '`saved_view` v',
  fields: {
    id: { sql: 'v.`id`', type: 'number' },
    resource: { sql: 'v.`resource`', type: 'text' },
    name: { sql: 'v.`name`', type: 'text' },
    kind: { sql: 'v.`kind`', type: 'text' },
    sharing: { sql: 'v.`sharing`', type: 'text' },
    ownerId: { sql: 'v.`ownerId`', type: 'number' },
    updatedAt: { sql: 'v.`updatedAt`', type: 'instant' },
  },
  filters: { archived: archivedFilter('v.`archivedAt`') },
  defaultSort: ['name', 'ASC'],
  tieBreak: 'v.`id`',
});

const LONGEST_QUESTION = 8_000;

/** Saved views. A view is a question: whoever opens it asks it in their own scope, so sharing one shows nobody anything new. */
@Injectable()
export class ViewsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditService,
    private readonly scopes: DataScopes,
    private readonly projects: ProjectReader,
  ) {}

  /** Own ones and those shared with the caller. */
  async list(query: ListQuery): Promise<Page<ViewRecord>> {
    const page = await listRows(this.database, listFor(currentUser().id), query, [await this.visible()]);
    return page.map((row) => this.record(row));
  }

  /** @throws 404 also where it is not shared with the caller */
  async read(id: number): Promise<ViewRecord> {
    const visible = await this.visible();
    const { select, from } = listFor(currentUser().id);
    const row = await this.database.queryOne(`SELECT ${select} FROM ${from} WHERE v.\`id\` = ? AND (${visible.sql})`, [id, ...visible.params]);
    if (!row) throw notFound('view', id);
    return this.record(row);
  }

  /** @throws 400 a filter or order that the list does not know, 409 a second view of that name, 422 shared too widely */
  async create({ name, resource = 'projects', kind, filter, sort = null, columns = null, sharing = 'private', organisationId = null }: CreateView): Promise<ViewRecord> {
    const question = await this.checked({ filter, sort, columns });
    const shared = await this.sharing(sharing, organisationId);
    return refuseDuplicate('name', () => this.database.write(async () => {
      const id = await this.ids.next('saved_view');
      const now = this.clock.instant();
      await insertRows(this.database, SavedView, [{ id, ownerId: currentUser().id, resource, name, activeKey: keyOf(name), kind, question, ...shared, archivedAt: null, version: 1, createdAt: now, updatedAt: now }]);
      await this.audit.record({ action: 'view:created', entity: 'view', entityId: id, details: { kind, ...shared } });
      return this.read(id);
    }));
  }

  /** @throws 403 somebody else's, and as `create` does */
  async update(id: number, { version, archived, name, kind, filter, sort, columns, sharing, organisationId }: UpdateView): Promise<ViewRecord> {
    const before = await this.read(id);
    if (!before.mine) throw forbidden();
    const question = await this.checked({ filter: filter ?? before.filter, sort: sort === undefined ? before.sort : sort, columns: columns === undefined ? before.columns : columns });
    const shared = sharing === undefined && organisationId === undefined ? undefined : await this.sharing(sharing ?? before.sharing, organisationId === undefined ? before.organisationId : organisationId);
    return refuseDuplicate('name', () => this.database.write(async () => {
      const now = this.clock.instant();
      const willBeArchived = archived ?? before.archivedAt !== null;
      const title = name ?? before.name;
      await updateVersioned(this.database, SavedView, id, version, {
        name: title, activeKey: willBeArchived ? null : keyOf(title), kind: kind ?? before.kind, question, ...shared, archivedAt: willBeArchived ? (before.archivedAt ?? now) : null, updatedAt: now,
      }, () => this.read(id));
      await this.audit.record({ action: 'view:updated', entity: 'view', entityId: id, details: { kind: kind ?? before.kind, ...shared, ...(archived === undefined ? {} : { archived }) } });
      return this.read(id);
    }));
  }

  /** The view that opens first for the caller, own or shared; null for none. @throws 404 */
  async setDefault(resource: ViewResource, viewId: number | null): Promise<{ viewId: number | null }> {
    const view = viewId === null ? undefined : await this.read(viewId);
    if (view?.archivedAt) throw refused('archived', [{ path: 'viewId', code: 'archived' }]);
    return this.database.write(async () => {
      const userId = currentUser().id;
      if (viewId === null) await this.database.execute('DELETE FROM `view_default` WHERE `userId` = ? AND `resource` = ?', [userId, resource]);
      else await replaceRows(this.database, ViewDefault, [{ userId, resource, viewId }]);
      await this.audit.record({ action: 'view:default', entity: 'view', entityId: viewId, details: { resource } });
      return { viewId };
    });
  }

  /** Own; or shared with everyone, or with an organisation that the caller's own is or hangs below. */
  private async visible(): Promise<Fragment> {
    const user = currentUser();
    const above = pathIds((await this.scopes.tree()).get(user.organisationId)?.path ?? '');
    return {
      sql: `v.\`ownerId\` = ? OR (v.\`archivedAt\` IS NULL AND (v.\`sharing\` = 'everyone' OR (v.\`sharing\` = 'organisation' AND v.\`organisationId\` IN (${placeholders(above)}))))`,
      params: [user.id, ...above],
    };
  }

  /** A question that the list itself would take. */
  private async checked(question: ViewQuestion): Promise<ViewQuestion> {
    const filter = JSON.stringify(question.filter);
    if (filter.length > LONGEST_QUESTION) throw badRequest('validation', {}, [{ path: 'filter', code: 'too-long', params: { max: LONGEST_QUESTION } }]);
    const list = await this.projects.listSpec();
    await whereOf(this.database, list, filter, []);
    if (question.sort) orderOf(list, JSON.stringify(question.sort));
    return { filter: question.filter, sort: question.sort, columns: question.columns };
  }

  /** Offered to one's own organisation, or to those within one's scope; to everyone by those who see the whole city. */
  private async sharing(sharing: ViewRecord['sharing'], wanted: number | null): Promise<Pick<SavedView, 'sharing' | 'organisationId'>> {
    const scope = currentScope();
    const own = currentUser().organisationId;
    const organisationId = sharing === 'organisation' ? (wanted ?? own) : null;
    if (organisationId !== null && !(await this.scopes.tree()).get(organisationId)) throw badRequest('validation', {}, [{ path: 'organisationId', code: 'unknown-reference' }]);
    const allowed = sharing === 'private' || (sharing === 'everyone' ? scope.kind === 'city' : organisationId === own || inScope(scope, { organisationId }));
    if (!allowed) throw refused('sharing-beyond-scope', [{ path: sharing === 'everyone' ? 'sharing' : 'organisationId', code: 'sharing-beyond-scope' }]);
    return { sharing, organisationId };
  }

  private record(row: Row): ViewRecord {
    const { question, activeKey: _key, defaultId, ...view } = decodeRow(this.database, SavedView, row) as SavedView & { ownerName: string; organisationName: string | null; defaultId: number | null };
    return { ...view, ...question, mine: view.ownerId === currentUser().id, isDefault: defaultId !== null };
  }
}

const keyOf = (name: string) => (nameKey(name) || name).slice(0, 120);
