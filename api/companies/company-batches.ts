import { Injectable } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, refuseDuplicate, selectRows, updateRows } from '../core/database/rows.js';
import { currentUser } from '../core/request-context.js';
import { SearchIndex } from '../search/search-index.js';
import { COMPANY_KIND } from './company-search.js';
import { columnsOf, keyColumn } from './company-columns.js';
import type { CreateCompany } from './company.dto.js';
import { Company } from './entities.js';

/** Companies many at a time, inside a unit of work whose writer audits it: what an import makes, changes and takes back. */
@Injectable()
export class CompanyBatches {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly search: SearchIndex) {}

  /** Companies by normalised name or credit code, archived ones too: their names are taken. */
  async byNameOrCode(names: readonly string[], creditCodes: readonly string[]): Promise<Company[]> {
    const keys = names.map(keyColumn);
    const rows = await this.database.query<{ id: number }>(
      `SELECT \`id\` FROM \`company\` WHERE \`nameKey\` IN (${placeholders(keys)}) OR \`creditCode\` IN (${placeholders(creditCodes)}) ORDER BY \`id\` LIMIT 2000`, [...keys, ...creditCodes]);
    return this.byIds(rows.map(({ id }) => id));
  }

  async byIds(ids: readonly number[]): Promise<Company[]> {
    return ids.length ? selectRows(this.database, Company, { id: [...ids] }, 'ORDER BY `id`') : [];
  }

  /** @throws 409 when a name is taken */
  async create(companies: readonly CreateCompany[]): Promise<number[]> {
    const ids = await this.ids.take('company', companies.length);
    const now = this.clock.instant();
    const { organisationId } = currentUser();
    await refuseDuplicate('name', () => insertRows(this.database, Company, companies.map((values, index) => ({ aliases: [], ...columnsOf(values), id: ids[index]!, organisationId, version: 1, createdAt: now, updatedAt: now }) as Partial<Company>)));
    this.search.changed(COMPANY_KIND, ids);
    return ids;
  }

  /** Answers the company's new version. */
  async change(id: number, values: Partial<CreateCompany>): Promise<number> {
    const [company] = await this.byIds([id]);
    const version = company!.version + 1;
    await refuseDuplicate('name', () => updateRows(this.database, Company, { id }, { ...columnsOf(values), version, updatedAt: this.clock.instant() }));
    this.search.changed(COMPANY_KIND, [id]);
    return version;
  }

  /** Archives companies that should not have come in, and frees their names: a key with the id in it is no name's. */
  async withdraw(ids: readonly number[]): Promise<void> {
    const now = this.clock.instant();
    for (const company of await this.byIds(ids)) {
      await updateRows(this.database, Company, { id: company.id }, { archivedAt: now, nameKey: `${company.nameKey.slice(0, 200)}~${company.id}`, creditCode: null, version: company.version + 1, updatedAt: now });
    }
    this.search.changed(COMPANY_KIND, ids);
  }

  /** Those of these companies that a project names. */
  async inUse(ids: readonly number[]): Promise<Set<number>> {
    if (!ids.length) return new Set();
    const marks = placeholders(ids);
    const rows = await this.database.query<{ id: number }>(
      `SELECT \`companyId\` AS id FROM \`project_investor\` WHERE \`companyId\` IN (${marks}) UNION SELECT \`projectCompanyId\` FROM \`project\` WHERE \`projectCompanyId\` IN (${marks})`, [...ids, ...ids]);
    return new Set(rows.map(({ id }) => id));
  }
}
