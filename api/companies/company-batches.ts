import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { placeholders, refuseDuplicate, selectRows, updateChanged, updateEach } from '../core/database/rows.js';
import { currentUser } from '../core/request-context.js';
import { newCompany } from './companies.service.js';
import { columnsOf, keyColumn } from './company-columns.js';
import type { CreateCompany } from './company.dto.js';
import type { Ranking } from './domain/merge.js';
import { CompanyStore } from './company-store.js';
import { Company, CompanyAlias } from './entities.js';

/** A company with the other names it goes by, as they are compared. */
export type Found = Company & { otherKeys: string[] };

/** Companies many at a time, inside a unit of work whose writer audits it: what an import makes, changes and takes back. */
@Injectable()
export class CompanyBatches {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly store: CompanyStore) {}

  /** Companies by name, other name or credit code, archived ones too: their names are taken. A merged company's name is one of those of the company it became. */
  async byNameOrCode(names: readonly string[], creditCodes: readonly string[]): Promise<Found[]> {
    const keys = names.map(keyColumn);
    const marks = placeholders(keys);
    const rows = await this.database.query<{ id: number; mergedIntoId: number | null }>(
      `SELECT \`id\`, \`mergedIntoId\` FROM \`company\` WHERE \`nameKey\` IN (${marks}) OR \`creditCode\` IN (${placeholders(creditCodes)}) UNION SELECT a.\`companyId\`, c.\`mergedIntoId\` FROM \`company_alias\` a JOIN \`company\` c ON c.\`id\` = a.\`companyId\` WHERE a.\`nameKey\` IN (${marks}) ORDER BY 1 LIMIT 2000`,
      [...keys, ...creditCodes, ...keys]);
    const ids = [...new Set(rows.map(({ id, mergedIntoId }) => mergedIntoId ?? id))];
    const aliases = ids.length ? await selectRows(this.database, CompanyAlias, { companyId: ids }) : [];
    return (await this.byIds(ids)).map((company) => ({ ...company, otherKeys: aliases.filter(({ companyId }) => companyId === company.id).map(({ nameKey }) => nameKey) }));
  }

  async byIds(ids: readonly number[]): Promise<Company[]> {
    return ids.length ? selectRows(this.database, Company, { id: [...ids] }, 'ORDER BY `id`') : [];
  }

  /** The lists that name these companies. */
  rankings(ids: readonly number[]): Promise<ReadonlyMap<number, Ranking[]>> {
    return this.store.rankings(ids);
  }

  /** @throws 409 when a name is taken */
  async create(companies: readonly CreateCompany[]): Promise<number[]> {
    const ids = await this.ids.take('company', companies.length);
    const now = this.clock.instant();
    const { organisationId } = currentUser();
    await refuseDuplicate('name', () => this.store.insert(companies.map((values, index) => newCompany(ids[index]!, values, organisationId, now))));
    await this.store.addRankings(new Map(companies.flatMap(({ rankings }, index) => (rankings?.length ? [[ids[index]!, rankings] as const] : []))));
    return ids;
  }

  /** Changes companies, each from the version it was read in, which is raised by one. @throws 409 when a name is taken or somebody was faster */
  async change(changes: readonly { id: number; version: number; values: Partial<CreateCompany> }[]): Promise<void> {
    const ids = changes.map(({ id }) => id);
    const companies = new Map((await this.byIds(ids)).map((company) => [company.id, company]));
    const updatedAt = this.clock.instant();
    await refuseDuplicate('name', () => updateChanged(this.database, Company, changes.map(({ id, version, values }) => ({ row: { ...companies.get(id)!, version }, patch: { ...columnsOf(values), updatedAt } })), async (id) => (await this.byIds([id]))[0]));
    await this.store.rankMany(new Map(changes.flatMap(({ id, values: { rankings } }) => (rankings ? [[id, rankings] as const] : []))));
    await this.store.follow(ids);
  }

  /** Archives companies that should not have come in, and frees their names: a key with the id in it is no name's. */
  async withdraw(ids: readonly number[]): Promise<void> {
    const now = this.clock.instant();
    const companies = await this.byIds(ids);
    await updateEach(this.database, Company, companies.map(({ id, nameKey }) => ({ id, archivedAt: now, nameKey: `${nameKey.slice(0, 200)}~${id}`, aliases: [], creditCode: null, updatedAt: now })), true);
    await this.store.follow(ids);
  }

  /** Those of these companies that a project, a contact or a group has come to name. */
  async inUse(ids: readonly number[]): Promise<Set<number>> {
    if (!ids.length) return new Set();
    const marks = placeholders(ids);
    const rows = await this.database.query<{ id: number }>(
      `SELECT \`companyId\` AS id FROM \`project_investor\` WHERE \`companyId\` IN (${marks}) UNION SELECT \`projectCompanyId\` FROM \`project\` WHERE \`projectCompanyId\` IN (${marks})
       UNION SELECT \`companyId\` FROM \`contact\` WHERE \`archivedAt\` IS NULL AND \`companyId\` IN (${marks}) UNION SELECT \`groupId\` FROM \`company\` WHERE \`archivedAt\` IS NULL AND \`groupId\` IN (${marks}) AND \`id\` NOT IN (${marks})`, [...ids, ...ids, ...ids, ...ids, ...ids]);
    return new Set(rows.map(({ id }) => id));
  }
}
