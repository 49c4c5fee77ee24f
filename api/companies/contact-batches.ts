import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, selectRows, updateChanged, updateMany } from '../core/database/rows.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import type { CreateContact } from './contact.dto.js';
import { Contact } from './entities.js';

/** Contacts many at a time, inside a unit of work whose writer audits it: what an import makes, changes and takes back. */
@Injectable()
export class ContactBatches {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock) {}

  /** The contacts of these companies that the caller may read and that were not archived. */
  async ofCompanies(companyIds: readonly number[]): Promise<Contact[]> {
    if (!companyIds.length) return [];
    const scope = scopeFragment(currentScope('contact:read'), { organisation: '`organisationId`' });
    const rows = await this.database.query<{ id: number }>(
      `SELECT \`id\` FROM \`contact\` WHERE \`companyId\` IN (${placeholders(companyIds)}) AND \`archivedAt\` IS NULL${scope.map(({ sql }) => ` AND (${sql})`).join('')} ORDER BY \`id\` LIMIT 20000`, [...companyIds, ...scope.flatMap(({ params }) => params)]);
    return this.byIds(rows.map(({ id }) => id));
  }

  async byIds(ids: readonly number[]): Promise<Contact[]> {
    return ids.length ? selectRows(this.database, Contact, { id: [...ids] }, 'ORDER BY `id`') : [];
  }

  async create(contacts: readonly CreateContact[]): Promise<number[]> {
    const ids = await this.ids.take('contact', contacts.length);
    const now = this.clock.instant();
    const { id: createdById, organisationId } = currentUser();
    await insertRows(this.database, Contact, contacts.map((contact, index) => ({ ...contact, id: ids[index]!, organisationId, createdById, version: 1, createdAt: now, updatedAt: now })));
    return ids;
  }

  /** Changes contacts, each from the version it was read in, which is raised by one. @throws 409 when somebody was faster */
  async change(changes: readonly { id: number; version: number; values: Partial<CreateContact> }[]): Promise<void> {
    const contacts = new Map((await this.byIds(changes.map(({ id }) => id))).map((contact) => [contact.id, contact]));
    const updatedAt = this.clock.instant();
    await updateChanged(this.database, Contact, changes.map(({ id, version, values }) => ({ row: { ...contacts.get(id)!, version }, patch: { ...values, updatedAt } })), async (id) => (await this.byIds([id]))[0]);
  }

  async withdraw(ids: readonly number[]): Promise<void> {
    await updateMany(this.database, Contact, ids, { archivedAt: this.clock.instant() }, true);
  }
}
