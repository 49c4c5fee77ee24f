import { Injectable } from '@nestjs/common';
import type { CompanyDetail } from '../../shared/contracts/companies.js';
import type { FieldProblem } from '../../shared/errors.js';
import { PLAIN_TEXT } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { isUniqueViolation } from '../core/database/driver-errors.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, placeholders, refuseDuplicate, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { currentContext, currentUser, type Transaction } from '../core/request-context.js';
import { columnsOf, keyColumn } from './company-columns.js';
import type { CreateCompany, ResumeCompany, StopCompany, UpdateCompany } from './company.dto.js';
import { CompanyReader } from './company-reader.js';
import { CompanyStore } from './company-store.js';
import { Company, CompanyEvent } from './entities.js';

const BATCH = 500;
const MOST_REMEMBERED = 20_000;
/** Groups within groups that are looked through for a circle. */
const DEEPEST_GROUP = 20;

/** The companies of the installation: investors and project companies, shared by all its organisations. */
@Injectable()
export class CompaniesService {
  /** Ids by folded name that transactions found or made. */
  private readonly remembered = new WeakMap<Transaction, Map<string, number>>();

  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly reader: CompanyReader,
    private readonly store: CompanyStore,
  ) {}

  /** @throws 400 unknown region, industry or group, 409 when a company of that name exists */
  async create(values: CreateCompany): Promise<CompanyDetail> {
    await this.check(values);
    const id = await this.ids.next('company');
    return refuseDuplicate('name', () => this.database.write(async () => {
      await this.store.insert([newCompany(id, values, currentUser().organisationId, this.clock.instant())]);
      if (values.rankings?.length) await this.store.rank(id, values.rankings);
      await this.audit.record({ action: 'company:created', entity: 'company', entityId: id, details: { ...values } });
      return this.reader.detail(id);
    }));
  }

  /** @throws 400, 404, 409 duplicate name or stale version, 422 for a company that was merged */
  async update(id: number, { version, archived, rankings, ...values }: UpdateCompany): Promise<CompanyDetail> {
    const company = await this.writable(id);
    await this.check(values, id);
    const now = this.clock.instant();
    const archivedAt = archived === undefined ? company.archivedAt : archived ? (company.archivedAt ?? now) : null;
    // A company that an undone import archived has lost its key; back in use it needs it again.
    const key = archived === false ? { nameKey: keyColumn(values.name ?? company.name) } : {};
    return refuseDuplicate('name', () => this.database.write(async () => {
      await updateVersioned(this.database, Company, id, version, { ...columnsOf(values), ...key, archivedAt, updatedAt: now }, () => this.reader.find(id));
      if (rankings) await this.store.rank(id, rankings);
      await this.store.follow([id]);
      await this.audit.record({ action: 'company:updated', entity: 'company', entityId: id, details: { ...values, ...(rankings ? { rankings } : {}), ...(archived === undefined ? {} : { archived }) } });
      return this.reader.detail(id);
    }));
  }

  /** A settled company stands idle (停产), with what is planned for it. @throws 404, 422 when it is not settled or stands idle already */
  async stop(id: number, { stoppedOn, disposal = null, plan = null, reason = null }: StopCompany): Promise<CompanyDetail> {
    const company = await this.writable(id);
    const record = await this.reader.one(id);
    if (!record.settledParkId) throw refused('company-not-settled');
    if (company.stoppedOn) throw refused('company-stopped');
    this.notInFuture('stoppedOn', stoppedOn);
    return this.turn(id, { type: 'stopped', occurredOn: stoppedOn, disposal, plan, reason }, { stoppedOn, disposal, disposalPlan: plan });
  }

  /** @throws 404, 422 when it does not stand idle */
  async resume(id: number, { resumedOn, reason = null }: ResumeCompany): Promise<CompanyDetail> {
    const company = await this.writable(id);
    if (!company.stoppedOn) throw refused('company-not-stopped');
    this.notInFuture('resumedOn', resumedOn);
    if (resumedOn < company.stoppedOn) throw badRequest('validation', {}, [{ path: 'resumedOn', code: 'not-before', params: { day: company.stoppedOn } }]);
    return this.turn(id, { type: 'resumed', occurredOn: resumedOn, disposal: null, plan: null, reason }, { stoppedOn: null, disposal: null, disposalPlan: null });
  }

  /** From here to the end of the running unit of work a name once found is not looked up again: for long work that merges nothing. */
  rememberNames(): void {
    if (this.database.transaction) this.remembered.set(this.database.transaction, new Map());
  }

  /**
   * Company ids by the given names, inside a unit of work: found by normalised name, else created. The name of a merged company is that of
   * the one it became. Names without a letter or digit are left out.
   */
  async ensureByNames(names: readonly string[]): Promise<Map<string, number>> {
    const wanted = new Map<string, { key: string; name: string }>();
    for (const name of names) {
      const key = keyColumn(name);
      if (key && !wanted.has(fold(key))) wanted.set(fold(key), { key, name: name.trim() });
    }
    const { transaction } = this.database;
    const known = transaction && this.remembered.get(transaction);
    const idOf = new Map([...wanted.keys()].flatMap((folded) => (known?.has(folded) ? [[folded, known.get(folded)!] as const] : [])));
    for (const [folded, id] of await this.idsByKey([...wanted].flatMap(([folded, entry]) => (idOf.has(folded) ? [] : [entry])))) idOf.set(folded, id);
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
    if (known && known.size > MOST_REMEMBERED) known.clear();
    if (known) for (const [folded, id] of idOf) known.set(folded, id);
    return new Map(names.flatMap((name) => {
      const id = idOf.get(fold(keyColumn(name)));
      return id === undefined ? [] : [[name, id] as const];
    }));
  }

  private async idsByKey(entries: readonly { key: string }[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (let start = 0; start < entries.length; start += BATCH) {
      const keys = entries.slice(start, start + BATCH).map((entry) => entry.key);
      const rows = await this.database.query<{ id: number; nameKey: string }>(`SELECT COALESCE(\`mergedIntoId\`, \`id\`) AS id, \`nameKey\` FROM \`company\` WHERE \`nameKey\` IN (${placeholders(keys)})`, keys);
      for (const row of rows) found.set(fold(row.nameKey), row.id);
    }
    return found;
  }

  private async insertNamed(entries: readonly { key: string; name: string }[]): Promise<Map<string, number>> {
    const ids = await this.ids.take('company', entries.length);
    const now = this.clock.instant();
    const organisationId = currentContext()?.user?.organisationId ?? (await this.rootOrganisation());
    await this.store.insert(entries.map(({ key, name }, index) => ({ ...newCompany(ids[index]!, { name: name.slice(0, 200) }, organisationId, now), nameKey: key })));
    return new Map(entries.map(({ key }, index) => [fold(key), ids[index]!]));
  }

  private async rootOrganisation(): Promise<number> {
    const row = await this.database.queryOne<{ id: number }>('SELECT `id` FROM `organisation` WHERE `parentId` IS NULL ORDER BY `id` LIMIT 1');
    if (!row) throw new Error('the installation has no organisation yet');
    return row.id;
  }

  private async writable(id: number): Promise<Company> {
    const company = await findRow(this.database, Company, { id });
    if (!company) throw notFound('company', id);
    if (company.mergedIntoId) throw refused('company-merged');
    return company;
  }

  private notInFuture(path: string, on: string): void {
    const today = this.clock.today();
    if (on > today) throw badRequest('validation', {}, [{ path, code: 'future-date', params: { today } }]);
  }

  private async turn(id: number, event: Pick<CompanyEvent, 'type' | 'occurredOn' | 'disposal' | 'plan' | 'reason'>, patch: Partial<Company>): Promise<CompanyDetail> {
    const now = this.clock.instant();
    return this.database.write(async () => {
      await insertRows(this.database, CompanyEvent, [{ ...event, id: await this.ids.next('company_event'), companyId: id, recordedAt: now, recordedById: currentUser().id }]);
      const { version } = (await findRow(this.database, Company, { id }))!;
      await updateVersioned(this.database, Company, id, version, { ...patch, updatedAt: now }, () => this.reader.find(id));
      await this.store.follow([id]);
      await this.audit.record({ action: `company:${event.type}`, entity: 'company', entityId: id, details: { occurredOn: event.occurredOn, disposal: event.disposal } });
      return this.reader.detail(id);
    });
  }

  private async check(values: Partial<CreateCompany>, id?: number): Promise<void> {
    const problems: FieldProblem[] = [];
    const known = (table: 'region' | 'industry', code: string) => this.database.queryOne(`SELECT \`code\` FROM \`${table}\` WHERE \`code\` = ?`, [code]);
    if (values.regionCode && !(await known('region', values.regionCode))) problems.push({ path: 'regionCode', code: 'unknown-reference' });
    if (values.industryCode && !(await known('industry', values.industryCode))) problems.push({ path: 'industryCode', code: 'unknown-reference' });
    if (values.groupId) {
      const group = await findRow(this.database, Company, { id: values.groupId });
      if (!group || group.mergedIntoId) problems.push({ path: 'groupId', code: 'unknown-reference' });
      else if (id !== undefined && (await this.headsOf(values.groupId)).includes(id)) problems.push({ path: 'groupId', code: 'group-circle' });
    }
    if (problems.length) throw badRequest('validation', {}, problems);
  }

  /** A company and the heads of the groups it stands in, one within the other. */
  private async headsOf(id: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>(
      'WITH RECURSIVE heads (`id`, `groupId`, `depth`) AS (SELECT `id`, `groupId`, 1 FROM `company` WHERE `id` = ? UNION ALL SELECT c.`id`, c.`groupId`, h.`depth` + 1 FROM `company` c JOIN heads h ON c.`id` = h.`groupId` WHERE h.`depth` < ?) SELECT `id` FROM heads', [id, DEEPEST_GROUP]);
    return rows.map((row) => row.id);
  }
}

/** What MySQL's unique index takes for the same text: accents do not count. */
const fold = (key: string) => PLAIN_TEXT.test(key) ? key : key.normalize('NFKD').replace(/\p{M}/gu, '');

/** A company's row as it begins. */
export function newCompany(id: number, values: CreateCompany, organisationId: number, now: string): Company {
  return {
    creditCode: null, aliases: [], regionCode: null, industryCode: null, remarks: null, groupId: null, anchor: false, ...columnsOf(values), name: values.name, nameKey: keyColumn(values.name),
    stoppedOn: null, disposal: null, disposalPlan: null, mergedIntoId: null, archivedAt: null, id, organisationId, version: 1, createdAt: now, updatedAt: now,
  };
}
