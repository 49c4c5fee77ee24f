import { Injectable } from '@nestjs/common';
import type { ContactRecord } from '../../shared/contracts/companies.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { Topic, TransactionEvents } from '../core/events.js';
import { listRows, orderOf, whereOf, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { archivedFilter } from '../identity/filters.js';
import { inScope, scopeFragment } from '../identity/data-scope.js';
import type { CreateContact, UpdateContact } from './contact.dto.js';
import { maskedContact } from './domain/mask-contact.js';
import { Company, Contact } from './entities.js';

type ContactRow = Contact & { companyName: string; organisationName: string };

/** Inside the transaction of an erasure: whoever keeps a copy of the person's data wipes it. */
export const CONTACT_ERASED = new Topic<{ contactId: number; companyId: number; name: string }>('contact-erased');

const LIST: ListSpec = {
  name: 'contacts',
  select: 'k.*, c.`name` AS companyName, o.`name` AS organisationName',
  from: '`contact` k JOIN `company` c ON c.`id` = k.`companyId` JOIN `organisation` o ON o.`id` = k.`organisationId`',
  fields: {
    id: { sql: 'k.`id`', type: 'number' },
    companyId: { sql: 'k.`companyId`', type: 'number' },
    organisationId: { sql: 'k.`organisationId`', type: 'number' },
    archivedAt: { sql: 'k.`archivedAt`', type: 'instant' },
    erasedAt: { sql: 'k.`erasedAt`', type: 'instant' },
    updatedAt: { sql: 'k.`updatedAt`', type: 'instant' },
  },
  filters: { archived: archivedFilter('k.`archivedAt`') },
  defaultSort: ['updatedAt', 'DESC'],
  tieBreak: 'k.`id`',
};
const EXPORTED_AT_ONCE = 500;

/** People at companies. A contact belongs to the organisation that entered it; another county's is not to be seen, and without the permission none is read whole. */
@Injectable()
export class ContactsService {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly events: TransactionEvents) {}

  async list(query: ListQuery): Promise<Page<ContactRecord>> {
    return (await listRows<ContactRow>(this.database, LIST, query, this.scope())).map((row) => record(row));
  }

  /** @throws 404 also for a contact of another organisation */
  async one(id: number): Promise<ContactRecord> {
    const found = await this.find(id);
    if (!found) throw notFound('contact', id);
    return record(found);
  }

  async create({ companyId, ...values }: CreateContact): Promise<ContactRecord> {
    const company = await findRow(this.database, Company, { id: companyId });
    if (!company || company.mergedIntoId || company.archivedAt) throw badRequest('validation', {}, [{ path: 'companyId', code: 'unknown-reference' }]);
    const { id: userId, organisationId } = currentUser();
    const now = this.clock.instant();
    return this.database.write(async () => {
      const id = await this.ids.next('contact');
      await insertRows(this.database, Contact, [{ id, companyId, ...values, organisationId, createdById: userId, version: 1, createdAt: now, updatedAt: now }]);
      await this.audit.record({ action: 'contact:created', entity: 'contact', entityId: id, details: { companyId } });
      return this.one(id);
    });
  }

  /** @throws 404 outside the caller's scope, 409 stale version, 422 once erased */
  async update(id: number, { version, archived, ...values }: UpdateContact): Promise<ContactRecord> {
    const contact = await this.writable(id);
    const now = this.clock.instant();
    const archivedAt = archived === undefined ? contact.archivedAt : archived ? (contact.archivedAt ?? now) : null;
    return this.database.write(async () => {
      await updateVersioned(this.database, Contact, id, version, { ...values, archivedAt, updatedAt: now }, () => this.one(id));
      // Which fields, never what they say.
      await this.audit.record({ action: archived ? 'contact:archived' : 'contact:updated', entity: 'contact', entityId: id, details: { fields: Object.keys(values).filter((name) => values[name as keyof typeof values] !== undefined) } });
      return this.one(id);
    });
  }

  /** Wipes a person's data everywhere it is kept; that it was there, and who wiped it when, remains. */
  async erase(id: number, reason: string): Promise<ContactRecord> {
    const contact = await this.writable(id);
    const now = this.clock.instant();
    return this.database.write(async () => {
      await updateVersioned(this.database, Contact, id, contact.version, { name: null, title: null, phone: null, wechat: null, email: null, notes: null, archivedAt: contact.archivedAt ?? now, erasedAt: now, erasedById: currentUser().id, updatedAt: now }, () => this.one(id));
      await this.events.emit(CONTACT_ERASED, { contactId: id, companyId: contact.companyId, name: contact.name ?? '' });
      await this.audit.record({ action: 'contact:erased', entity: 'contact', entityId: id, details: { reason } });
      return this.one(id);
    });
  }

  /** Every contact of a list, some at a time, for exports. */
  async *all(query: ListQuery): AsyncGenerator<ContactRecord> {
    const where = await whereOf(this.database, LIST, query.filter, this.scope());
    for (let start = 0; ; start += EXPORTED_AT_ONCE) {
      const rows = await this.database.query<ContactRow>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE ${where.sql} ${orderOf(LIST, query.sort)} LIMIT ? OFFSET ?`, [...where.params, EXPORTED_AT_ONCE, start]);
      for (const row of rows) yield record(row);
      if (rows.length < EXPORTED_AT_ONCE) return;
    }
  }

  private async writable(id: number): Promise<Contact> {
    const contact = await findRow(this.database, Contact, { id });
    if (!contact || !inScope(currentScope(), { organisationId: contact.organisationId })) throw notFound('contact', id);
    if (contact.erasedAt) throw refused('contact-erased');
    return contact;
  }

  private async find(id: number): Promise<ContactRow | undefined> {
    const where = [{ sql: 'k.`id` = ?', params: [id] }, ...this.scope()];
    return this.database.queryOne<ContactRow>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE ${where.map(({ sql }) => `(${sql})`).join(' AND ')}`, where.flatMap(({ params }) => [...params]));
  }

  private scope(): Fragment[] {
    return scopeFragment(currentUser().scopeFor('contact:read') ?? currentScope('company:read'), { organisation: 'k.`organisationId`' });
  }
}

function record({ createdById: _createdById, erasedById: _erasedById, ...row }: ContactRow): ContactRecord {
  const masked = !currentUser().permissions.has('contact:read');
  return masked ? { ...row, ...maskedContact(row), masked } : { ...row, masked };
}
