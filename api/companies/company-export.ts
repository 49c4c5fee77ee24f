import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CompanyRecord, ContactRecord } from '../../shared/contracts/companies.js';
import { DISPOSALS, RANKING_LISTS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { CompanyReader } from './company-reader.js';
import { ContactsService } from './contacts.service.js';

/** Headers are those the import reads, so that an export comes back as it went out. */
const COMPANIES: readonly ExportColumn<CompanyRecord>[] = [
  { key: 'name', zh: '企业名称', en: 'Company', width: 36, value: (company) => company.name },
  { key: 'creditCode', zh: '统一社会信用代码', en: 'Unified social credit code', width: 22, value: (company) => company.creditCode },
  { key: 'aliases', zh: '别名', en: 'Aliases', width: 24, value: (company) => company.aliases.join('、') },
  { key: 'group', zh: '所属集团', en: 'Group', width: 28, value: (company) => company.groupName },
  { key: 'region', zh: '所在地', en: 'Place', width: 20, value: (company) => company.regionFullName },
  { key: 'industry', zh: '行业', en: 'Industry', width: 12, value: (company) => company.industryCode },
  { key: 'anchor', zh: '链主企业', en: 'Chain leader', width: 10, value: (company, locale) => (company.anchor ? { zh: '是', en: 'yes' }[locale] : null) },
  { key: 'rankings', zh: '榜单与称号', en: 'Rankings', width: 36, value: (company, locale) => company.rankings.map(({ list, year, position }) => `${RANKING_LISTS[list][locale]} ${year}${position ? ` #${position}` : ''}`).join('；') },
  { key: 'projects', zh: '项目数', en: 'Projects', width: 8, value: (company) => company.projectCount, format: 'integer' },
  { key: 'settled', zh: '入园园区', en: 'Settled in', width: 24, value: (company) => company.settledParkName },
  { key: 'settledOn', zh: '入园日期', en: 'Settled on', width: 12, value: (company) => company.settledOn },
  { key: 'stopped', zh: '停产日期', en: 'Stopped on', width: 12, value: (company) => company.stoppedOn },
  { key: 'stopped', zh: '处置方式', en: 'Disposal', width: 12, value: (company, locale) => company.disposal && DISPOSALS[company.disposal][locale] },
  { key: 'remarks', zh: '备注', en: 'Remarks', width: 30, value: (company) => company.remarks },
];

const CONTACTS: readonly ExportColumn<ContactRecord>[] = [
  { key: 'company', zh: '企业名称', en: 'Company', width: 36, value: (contact) => contact.companyName },
  { key: 'name', zh: '姓名', en: 'Name', width: 14, value: (contact) => contact.name },
  { key: 'title', zh: '职务', en: 'Title', width: 20, value: (contact) => contact.title },
  { key: 'phone', zh: '电话', en: 'Phone', width: 18, value: (contact) => contact.phone },
  { key: 'wechat', zh: '微信', en: 'WeChat', width: 18, value: (contact) => contact.wechat },
  { key: 'email', zh: '邮箱', en: 'E-mail', width: 26, value: (contact) => contact.email },
  { key: 'notes', zh: '备注', en: 'Notes', width: 40, value: (contact) => contact.notes },
  { key: 'organisation', zh: '维护单位', en: 'Kept by', width: 22, value: (contact) => contact.organisationName },
];

/** Companies and contacts as workbooks: exactly the rows and columns that the list shows, streamed and logged. */
@Injectable()
export class CompanyExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly reader: CompanyReader, private readonly contacts: ContactsService) {}

  async companies({ columns, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, { name: { zh: '企业', en: 'Companies' }, day: this.clock.today(), columns: chosenColumns(COMPANIES, columns), rows: this.reader.all(query), begun: () => this.logged('company', query) });
  }

  async people({ columns, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, { name: { zh: '联系人', en: 'Contacts' }, day: this.clock.today(), columns: chosenColumns(CONTACTS, columns), rows: this.contacts.all(query), begun: () => this.logged('contact', query) });
  }

  private logged(entity: 'company' | 'contact', { filter }: ListQuery): Promise<void> {
    return this.database.write(() => this.audit.record({ action: `${entity}:exported`, entity, details: { filter: filter ?? null } }));
  }
}
