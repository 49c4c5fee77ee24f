import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ApiTokenRecord, IndustryRecord, OrganisationRecord } from '../../shared/contracts/identity.js';
import { INDUSTRY_LEVELS, ORGANISATION_KINDS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { ApiTokensService } from './api-tokens.service.js';
import { IndustriesService } from './industries.service.js';
import { OrganisationsService } from './organisations.service.js';

type Days = (instant: string) => string;

const ORGANISATIONS = (dayOf: Days): readonly ExportColumn<OrganisationRecord>[] => [
  { key: 'name', zh: '单位', en: 'Organisation', width: 30, value: (one) => one.name },
  { key: 'path', zh: '隶属', en: 'Hangs below', width: 46, value: (one) => one.pathNames.slice(0, -1).join(' › ') || null },
  { key: 'kind', zh: '类别', en: 'Kind', width: 16, value: (one, locale) => ORGANISATION_KINDS[one.kind][locale] },
  { key: 'region', zh: '行政区划代码', en: 'Region code', width: 14, value: (one) => one.regionCode },
  { key: 'region', zh: '行政区划', en: 'Region', width: 18, value: (one) => one.regionName },
  { key: 'archivedAt', zh: '停用日期', en: 'Archived on', width: 12, value: (one) => one.archivedAt && dayOf(one.archivedAt), format: 'day' },
];

const INDUSTRIES: readonly ExportColumn<IndustryRecord>[] = [
  { key: 'code', zh: '代码', en: 'Code', width: 10, value: (one) => one.code },
  { key: 'name', zh: '名称', en: 'Name', width: 46, value: (one) => one.name },
  { key: 'level', zh: '层级', en: 'Level', width: 12, value: (one, locale) => INDUSTRY_LEVELS[one.level][locale] },
  { key: 'parent', zh: '上级代码', en: 'Parent', width: 10, value: (one) => one.parentCode },
  { key: 'industrial', zh: '是否工业', en: 'Industrial', width: 10, value: (one, locale) => (one.industrial ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[locale] },
];

/** Never the token itself, which nobody can read again. */
const TOKENS = (dayOf: Days): readonly ExportColumn<ApiTokenRecord>[] => [
  { key: 'name', zh: '名称', en: 'Name', width: 30, value: (token) => token.name },
  { key: 'createdAt', zh: '创建日期', en: 'Created on', width: 12, value: (token) => dayOf(token.createdAt), format: 'day' },
  { key: 'expiresAt', zh: '到期日期', en: 'Expires on', width: 12, value: (token) => dayOf(token.expiresAt), format: 'day' },
  { key: 'lastUsedAt', zh: '最近使用', en: 'Last used on', width: 12, value: (token) => token.lastUsedAt && dayOf(token.lastUsedAt), format: 'day' },
  { key: 'state', zh: '撤销日期', en: 'Revoked on', width: 12, value: (token) => token.revokedAt && dayOf(token.revokedAt), format: 'day' },
];

/** The small lists of administration as workbooks: what the list's filter and sort show. */
@Injectable()
export class ReferenceExports {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly organisationList: OrganisationsService,
    private readonly industryList: IndustriesService,
    private readonly tokenList: ApiTokensService,
  ) {}

  organisations(query: ExportQuery, reply: FastifyReply): Promise<void> {
    return this.send(reply, query, 'organisation', { zh: '组织机构', en: 'Organisations' }, ORGANISATIONS(this.dayOf), this.organisationList.all(query));
  }

  industries(query: ExportQuery, reply: FastifyReply): Promise<void> {
    return this.send(reply, query, 'industry', { zh: '行业分类', en: 'Industries' }, INDUSTRIES, this.industryList.all(query));
  }

  tokens(query: ExportQuery, reply: FastifyReply): Promise<void> {
    return this.send(reply, query, 'api-token', { zh: '接口令牌', en: 'API tokens' }, TOKENS(this.dayOf), this.tokenList.all(query));
  }

  private readonly dayOf: Days = (instant) => this.clock.dayOf(instant);

  private send<R>(reply: FastifyReply, query: ExportQuery, entity: string, name: { zh: string; en: string }, columns: readonly ExportColumn<R>[], rows: AsyncGenerator<R>): Promise<void> {
    return sendList(reply, {
      name, day: this.clock.today(), columns: chosenColumns(columns, query.columns), rows,
      begun: () => this.database.write(() => this.audit.record({ action: `${entity}:export`, entity, details: { filter: query.filter ?? null } })),
    });
  }
}
