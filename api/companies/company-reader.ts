import { Injectable } from '@nestjs/common';
import type { CompanyDetail, CompanyRecord, CompanyStop } from '../../shared/contracts/companies.js';
import { Database } from '../core/database/database.js';
import { decodeRow } from '../core/database/rows.js';
import { notFound } from '../core/errors.js';
import { listRows, orderOf, whereOf, type ListQuery, type Page } from '../core/http/list.js';
import { currentUser } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { CompanyFacts } from './company-facts.js';
import { COMPANY_LIST, unmerged } from './company-list.js';
import { CompanyStore } from './company-store.js';
import { creditCodeWarning } from './domain/credit-code.js';
import { Company } from './entities.js';
import { mergeRecords } from './merge-records.js';

type CompanyRow = Company & { regionName: string | null; regionFullName: string | null; groupName: string | null; mergedIntoName: string | null };

const MOST_MEMBERS = 200;
const EXPORTED_AT_ONCE = 500;

/** Reads companies: everybody who may read them sees all of them, and of their projects and people what his scope holds. */
@Injectable()
export class CompanyReader {
  constructor(private readonly database: Database, private readonly facts: CompanyFacts, private readonly store: CompanyStore) {}

  async list(query: ListQuery): Promise<Page<CompanyRecord>> {
    const page = await listRows<CompanyRow>(this.database, COMPANY_LIST, query, unmerged(query));
    const records = new Map((await this.records(page.rows)).map((record) => [record.id, record]));
    return page.map((row) => records.get(row.id)!);
  }

  async find(id: number): Promise<CompanyRecord | undefined> {
    return (await this.byIds([id]))[0];
  }

  /** @throws 404 when there is no such company */
  async one(id: number): Promise<CompanyRecord> {
    const record = await this.find(id);
    if (!record) throw notFound('company', id);
    return record;
  }

  /** A company with its settlement, stops, money, group and merges. @throws 404 */
  async detail(id: number): Promise<CompanyDetail> {
    const record = await this.one(id);
    const credited = (await this.facts.settlements([id])).get(id)?.settledBy;
    const [settlement, stops, money, members, contactsElsewhere, merges] = await Promise.all([
      this.facts.settlementLines(id, credited), this.stops(id), this.facts.money(id), this.members(id), this.contactsElsewhere(id), mergeRecords(this.database, 'x.`survivorId` = ? OR x.`mergedId` = ?', [id, id]),
    ]);
    return { ...record, settlement, stops, money, members, contactsElsewhere, merges };
  }

  /** Every row of a list, some at a time, for exports; filtered and sorted as the list is. */
  async *all(query: ListQuery): AsyncGenerator<CompanyRecord> {
    const where = await whereOf(this.database, COMPANY_LIST, query.filter, unmerged(query));
    const ids = await this.database.query<{ id: number }>(`SELECT c.\`id\` FROM \`company\` c WHERE ${where.sql} ${orderOf(COMPANY_LIST, query.sort)} LIMIT 100000`, where.params);
    for (let start = 0; start < ids.length; start += EXPORTED_AT_ONCE) {
      const part = ids.slice(start, start + EXPORTED_AT_ONCE).map((row) => row.id);
      const byId = new Map((await this.byIds(part)).map((record) => [record.id, record]));
      for (const id of part) if (byId.has(id)) yield byId.get(id)!;
    }
  }

  private async byIds(ids: readonly number[]): Promise<CompanyRecord[]> {
    return this.records(await this.database.query<CompanyRow>(`SELECT ${COMPANY_LIST.select} FROM ${COMPANY_LIST.from} WHERE c.\`id\` IN (${ids.map(() => '?').join(', ')})`, ids));
  }

  private async records(rows: readonly CompanyRow[]): Promise<CompanyRecord[]> {
    const ids = rows.map((row) => row.id);
    const [settlements, counts, rankings] = await Promise.all([this.facts.settlements(ids), this.facts.projectCounts(ids), this.store.rankings(ids)]);
    return rows.map((row): CompanyRecord => {
      const { nameKey: _nameKey, organisationId: _organisationId, ...company } = decodeRow(this.database, Company, row as never) as CompanyRow;
      const settled = settlements.get(row.id);
      return {
        ...company, creditCodeWarning: creditCodeWarning(company.creditCode), rankings: rankings.get(row.id) ?? [], projectCount: counts.get(row.id) ?? 0,
        settledParkId: settled?.settledParkId ?? null, settledParkName: settled?.settledParkName ?? null, settledOn: settled?.settledOn ?? null,
      };
    });
  }

  private stops(id: number): Promise<CompanyStop[]> {
    return this.database.query('SELECT e.`id`, e.`type`, e.`occurredOn`, e.`disposal`, e.`plan`, e.`reason`, e.`recordedAt`, u.`displayName` AS recordedByName FROM `company_event` e LEFT JOIN `user_account` u ON u.`id` = e.`recordedById` WHERE e.`companyId` = ? ORDER BY e.`id` DESC LIMIT 100', [id]);
  }

  private async members(id: number): Promise<CompanyDetail['members']> {
    const rows = await this.database.query<{ id: number; name: string }>('SELECT `id`, `name` FROM `company` WHERE `groupId` = ? AND `mergedIntoId` IS NULL AND `archivedAt` IS NULL ORDER BY `nameKey` LIMIT ?', [id, MOST_MEMBERS]);
    const counts = await this.facts.projectCounts(rows.map((row) => row.id));
    return rows.map((row) => ({ ...row, projectCount: counts.get(row.id) ?? 0 }));
  }

  private async contactsElsewhere(id: number): Promise<number> {
    const count = async (sql: string, params: readonly unknown[]) => Number((await this.database.queryOne<{ count: number }>(`SELECT COUNT(*) AS count FROM \`contact\` k WHERE k.\`companyId\` = ? AND k.\`archivedAt\` IS NULL AND k.\`erasedAt\` IS NULL${sql}`, [id, ...params]))?.count ?? 0);
    const user = currentUser();
    const own = scopeFragment(user.scopeFor('contact:read') ?? user.scopeFor('company:read') ?? { kind: 'organisations', organisationIds: [], parkIds: [] }, { organisation: 'k.`organisationId`' });
    if (!own.length) return 0;
    return count(own.map(({ sql }) => ` AND NOT (${sql})`).join(''), own.flatMap(({ params }) => params));
  }
}
