import { Injectable } from '@nestjs/common';
import type { CompanyRecord } from '../../shared/contracts/places.js';
import type { FieldProblem } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, isUniqueViolation } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { decodeRow, findRow, insertRows, placeholders, refuseDuplicate, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { likeText, listRows, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentContext, currentUser } from '../core/request-context.js';
import { SearchIndex } from '../search/search-index.js';
import { archivedFilter } from '../identity/filters.js';
import { CompanyFacts } from './company-facts.js';
import { columnsOf, keyColumn } from './company-columns.js';
import { COMPANY_KIND, companyKeyword } from './company-search.js';
import type { CheckDuplicates, CreateCompany, DuplicateCompany, DuplicateReason, UpdateCompany } from './company.dto.js';
import { creditCodeWarning } from './domain/credit-code.js';
import { nameCore } from './domain/name-core.js';
import { Company } from './entities.js';

type CompanyRow = Company & { regionName: string | null };

const LIST: ListSpec = {
  name: 'companies',
  select: 'c.*, g.`name` AS `regionName`',
  from: '`company` c LEFT JOIN `region` g ON g.`code` = c.`regionCode`',
  countFrom: '`company` c',
  fields: {
    id: { sql: 'c.`id`', type: 'number' },
    name: { sql: 'c.`name`', type: 'text', sort: 'c.`nameKey`' },
    creditCode: { sql: 'c.`creditCode`', type: 'text' },
    regionCode: { sql: 'c.`regionCode`', type: 'text' },
    industryCode: { sql: 'c.`industryCode`', type: 'text' },
    archivedAt: { sql: 'c.`archivedAt`', type: 'instant' },
    createdAt: { sql: 'c.`createdAt`', type: 'instant' },
    updatedAt: { sql: 'c.`updatedAt`', type: 'instant' },
  },
  filters: { archived: archivedFilter('c.`archivedAt`') },
  keyword: companyKeyword,
  countUpTo: 1_000,
  defaultSort: ['id', 'DESC'],
  tieBreak: 'c.`id`',
};

const BATCH = 500;
/** How many similar names are offered. */
const SIMILAR = 10;

/** The companies of the installation: investors and project companies, shared by all its organisations. */
@Injectable()
export class CompaniesService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly facts: CompanyFacts,
    private readonly search: SearchIndex,
  ) {}

  async list(query: ListQuery): Promise<Page<CompanyRecord>> {
    const page = await listRows<CompanyRow>(this.database, LIST, query);
    const records = new Map((await this.records(page.rows)).map((record) => [record.id, record]));
    return page.map((row) => records.get(row.id)!);
  }

  /** @throws 404 when there is no such company */
  async read(id: number): Promise<CompanyRecord> {
    const record = await this.find(id);
    if (!record) throw notFound('company', id);
    return record;
  }

  /** @throws 400 unknown region or industry, 409 when a company of that name exists */
  async create(values: CreateCompany): Promise<CompanyRecord> {
    await this.check(values);
    const id = await this.ids.next('company');
    const now = this.clock.instant();
    return refuseDuplicate('name', () => this.database.write(async () => {
      await insertRows(this.database, Company, [{ id, aliases: [], ...columnsOf(values), organisationId: currentUser().organisationId, version: 1, createdAt: now, updatedAt: now }]);
      this.search.changed(COMPANY_KIND, [id]);
      await this.audit.record({ action: 'company:created', entity: 'company', entityId: id, details: { ...values } });
      return this.read(id);
    }));
  }

  /** @throws 400, 404, 409 duplicate name or stale version */
  async update(id: number, { version, archived, ...values }: UpdateCompany): Promise<CompanyRecord> {
    const company = await findRow(this.database, Company, { id });
    if (!company) throw notFound('company', id);
    await this.check(values);
    const now = this.clock.instant();
    const archivedAt = archived === undefined ? company.archivedAt : archived ? (company.archivedAt ?? now) : null;
    return refuseDuplicate('name', () => this.database.write(async () => {
      await updateVersioned(this.database, Company, id, version, { ...columnsOf(values), archivedAt, updatedAt: now }, () => this.find(id));
      this.search.changed(COMPANY_KIND, [id]);
      await this.audit.record({ action: 'company:updated', entity: 'company', entityId: id, details: { ...values, ...(archived === undefined ? {} : { archived }) } });
      return this.read(id);
    }));
  }

  /** Companies that may be the same as one about to be entered: by name, credit code, alias, or a similar name (at most ten). */
  async checkDuplicates({ name, creditCode }: CheckDuplicates): Promise<{ companies: DuplicateCompany[] }> {
    const key = nameKey(name);
    const core = nameCore(name);
    const certain = await this.database.query<CompanyRow>(
      "SELECT `id`, `name`, `nameKey`, `creditCode` FROM `company` WHERE `nameKey` = ? OR `creditCode` = ? OR `aliases` LIKE ? ESCAPE '!' ORDER BY `id` LIMIT 20",
      [key, creditCode ?? '', likeText(JSON.stringify(name.trim()))],
    );
    const similar = core ? await this.database.query<CompanyRow>("SELECT `id`, `name` FROM `company` WHERE `nameKey` LIKE ? ESCAPE '!' ORDER BY `id` LIMIT ?", [likeText(core), SIMILAR]) : [];
    const found = new Map<number, DuplicateCompany>();
    const add = (row: CompanyRow, because: DuplicateReason) => found.has(row.id) || found.set(row.id, { id: row.id, name: row.name, because });
    for (const row of certain) add(row, row.nameKey === key ? 'name' : creditCode && row.creditCode === creditCode ? 'credit-code' : 'alias');
    for (const row of similar) add(row, 'similar-name');
    return { companies: [...found.values()] };
  }

  /**
   * Company ids by the given names, inside a unit of work: found by normalised name, else created.
   * Names without a letter or digit are left out.
   */
  async ensureByNames(names: readonly string[]): Promise<Map<string, number>> {
    const wanted = new Map<string, { key: string; name: string }>();
    for (const name of names) {
      const key = keyColumn(name);
      if (key && !wanted.has(fold(key))) wanted.set(fold(key), { key, name: name.trim() });
    }
    const idOf = await this.idsByKey([...wanted.values()]);
    // Another transaction may insert one of these names first; then its row is the one to use.
    for (let attempt = 1; idOf.size < wanted.size; attempt += 1) {
      const missing = [...wanted].flatMap(([folded, entry]) => (idOf.has(folded) ? [] : [entry]));
      try {
        for (const [folded, id] of await this.insertNamed(missing)) idOf.set(folded, id);
      } catch (error) {
        if (!isUniqueViolation(error) || attempt >= 5) throw error;
        for (const [folded, id] of await this.idsByKey(missing)) idOf.set(folded, id);
      }
    }
    return new Map(names.flatMap((name) => {
      const id = idOf.get(fold(keyColumn(name)));
      return id === undefined ? [] : [[name, id] as const];
    }));
  }

  private async idsByKey(entries: readonly { key: string }[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (let start = 0; start < entries.length; start += BATCH) {
      const keys = entries.slice(start, start + BATCH).map((entry) => entry.key);
      const rows = await this.database.query<{ id: number; nameKey: string }>(`SELECT \`id\`, \`nameKey\` FROM \`company\` WHERE \`nameKey\` IN (${placeholders(keys)})`, keys);
      for (const row of rows) found.set(fold(row.nameKey), row.id);
    }
    return found;
  }

  private async insertNamed(entries: readonly { key: string; name: string }[]): Promise<Map<string, number>> {
    const ids = await this.ids.take('company', entries.length);
    const now = this.clock.instant();
    const organisationId = currentContext()?.user?.organisationId ?? (await this.rootOrganisation());
    await insertRows(this.database, Company, entries.map(({ key, name }, index) => ({ id: ids[index]!, name: name.slice(0, 200), nameKey: key, aliases: [], organisationId, version: 1, createdAt: now, updatedAt: now })));
    this.search.changed(COMPANY_KIND, ids);
    return new Map(entries.map(({ key }, index) => [fold(key), ids[index]!]));
  }

  private async rootOrganisation(): Promise<number> {
    const row = await this.database.queryOne<{ id: number }>('SELECT `id` FROM `organisation` WHERE `parentId` IS NULL ORDER BY `id` LIMIT 1');
    if (!row) throw new Error('the installation has no organisation yet');
    return row.id;
  }

  private async check(values: Partial<CreateCompany>): Promise<void> {
    const problems: FieldProblem[] = [];
    const known = (table: 'region' | 'industry', code: string) => this.database.queryOne(`SELECT \`code\` FROM \`${table}\` WHERE \`code\` = ?`, [code]);
    if (values.regionCode && !(await known('region', values.regionCode))) problems.push({ path: 'regionCode', code: 'unknown-reference' });
    if (values.industryCode && !(await known('industry', values.industryCode))) problems.push({ path: 'industryCode', code: 'unknown-reference' });
    if (problems.length) throw badRequest('validation', {}, problems);
  }

  private async find(id: number): Promise<CompanyRecord | undefined> {
    const row = await this.database.queryOne<CompanyRow>(`SELECT ${LIST.select} FROM ${LIST.from} WHERE c.\`id\` = ?`, [id]);
    return row && (await this.records([row]))[0];
  }

  private async records(rows: readonly CompanyRow[]): Promise<CompanyRecord[]> {
    const ids = rows.map((row) => row.id);
    const [settlements, counts] = await Promise.all([this.facts.settlements(ids), this.facts.projectCounts(ids)]);
    return rows.map((row) => {
      const { nameKey: _nameKey, organisationId: _organisationId, ...company } = decodeRow(this.database, Company, row as never);
      const settled = settlements.get(row.id) ?? { settledParkId: null, settledParkName: null, settledOn: null };
      return { ...company, regionName: row.regionName, creditCodeWarning: creditCodeWarning(company.creditCode), ...settled, projectCount: counts.get(row.id) ?? 0 };
    });
  }
}

/** What MySQL's unique index takes for the same text: accents do not count. */
const fold = (key: string) => key.normalize('NFKD').replace(/\p{M}/gu, '');
