import { Injectable } from '@nestjs/common';
import { nameKey } from '../../../shared/text.js';
import { CompanyBatches } from '../../companies/company-batches.js';
import { ContactBatches } from '../../companies/contact-batches.js';
import type { CreateContact } from '../../companies/contact.dto.js';
import type { Contact } from '../../companies/entities.js';
import { Database } from '../../core/database/database.js';
import type { RecordField, RecordValues, References } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { companiesByName } from './companies.kind.js';
import { raised, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';
import { byKey } from './references.js';

/** People at companies: a contact is known by its company and name. Rows hold personal data; erasing a contact wipes its row too. */
@Injectable()
export class ContactsKind extends RecordKind {
  readonly code = 'contacts';
  readonly recordFields: readonly RecordField[] = [
    { code: 'name', zh: '姓名', en: 'Name', type: 'text', required: true, max: 60, synonyms: ['联系人', '联系人姓名', '名字', 'contact'] },
    { code: 'companyId', zh: '企业名称', en: 'Company', type: 'reference', resource: 'companies', required: true, synonyms: ['企业', '公司', '公司名称', '单位', '单位名称', '所属企业'] },
    { code: 'title', zh: '职务', en: 'Title', type: 'text', max: 100, synonyms: ['职位', '岗位', '职称'] },
    { code: 'phone', zh: '电话', en: 'Phone', type: 'text', max: 40, synonyms: ['手机', '手机号', '手机号码', '联系电话', '联系方式', '电话号码', 'mobile', 'tel'] },
    { code: 'wechat', zh: '微信', en: 'WeChat', type: 'text', max: 60, synonyms: ['微信号'] },
    { code: 'email', zh: '邮箱', en: 'E-mail', type: 'text', max: 120, synonyms: ['电子邮箱', '电子邮件', '邮件', 'email', 'mail'] },
    { code: 'notes', zh: '备注', en: 'Notes', type: 'long-text', synonyms: ['说明', 'remarks'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly companies: CompanyBatches, private readonly contacts: ContactBatches) {
    super(database, contexts);
  }

  protected identityOf({ name, companyId }: RecordValues): string | null {
    return typeof name === 'string' && typeof companyId === 'number' ? contactIdentity(companyId, name) : null;
  }

  protected override async references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    const names = texts.get('companyId') ?? [];
    return new Map([['companyId', companiesByName(names, names.length ? await this.companies.byNameOrCode(names, []) : [])]]);
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const found = await this.contacts.ofCompanies([...new Set(rows.flatMap(({ companyId }) => (typeof companyId === 'number' ? [companyId] : [])))]);
    const known = byKey(found, ({ name, companyId }) => (name === null ? [] : [contactIdentity(companyId, name)]));
    return rows.map((row) => (known.get(this.identityOf(row) ?? '') ?? []).map((contact): Match => ({ record: existing(contact), because: 'identity' })));
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.contacts.create(values as unknown as CreateContact[]);
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    await this.contacts.change(changes as readonly (Change & { values: Partial<CreateContact> })[]);
    return changes.map(raised);
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.contacts.withdraw(ids);
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    return (await this.contacts.byIds(ids)).map(existing);
  }
}

/** What makes two rows the same person. */
export const contactIdentity = (companyId: number, name: string): string => `${companyId}\n${nameKey(name)}`;

function existing({ id, version, name, companyId, title, phone, wechat, email, notes }: Contact): Existing {
  return { id, version, code: name ?? '—', name: name ?? '—', values: { name, companyId, title, phone, wechat, email, notes } };
}
