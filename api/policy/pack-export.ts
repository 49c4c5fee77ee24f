import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { PolicyPackRecord } from '../../shared/contracts/policy.js';
import { DOCUMENT_STATUSES } from '../../shared/policy.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { contentDisposition } from '../core/http/download.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { PacksService } from './packs.service.js';

const columns = (dayOf: (instant: string) => string): readonly ExportColumn<PolicyPackRecord>[] => [
  { key: 'code', zh: '代码', en: 'Code', width: 12, value: (pack) => pack.code },
  { key: 'title', zh: '文件', en: 'Document', width: 60, value: (pack, locale) => (locale === 'zh' ? pack.title : pack.titleEn) },
  { key: 'number', zh: '版本', en: 'Version', width: 8, value: (pack) => pack.number, format: 'integer' },
  { key: 'state', zh: '效力', en: 'Standing', width: 22, value: (pack, locale) => pack.documentStatus && DOCUMENT_STATUSES[pack.documentStatus][locale] },
  { key: 'state', zh: '发布日期', en: 'Published on', width: 12, value: (pack) => pack.publishedAt && dayOf(pack.publishedAt), format: 'day' },
  { key: 'items', zh: '条目', en: 'Items', width: 8, value: (pack) => pack.itemCount, format: 'integer' },
  { key: 'adopted', zh: '采用起始日期', en: 'Adopted from', width: 24, value: (pack) => pack.adoptedFrom.join('; ') || null },
  { key: 'state', zh: '校验码', en: 'SHA-256', width: 66, value: (pack) => pack.sha256 },
  { key: 'updatedAt', zh: '更新日期', en: 'Changed on', width: 12, value: (pack) => dayOf(pack.updatedAt), format: 'day' },
];

/** The list of packs as a workbook, and one of them as the YAML it was published from. */
@Injectable()
export class PackExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly packs: PacksService) {}

  async send({ columns: names, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '政策参数包', en: 'Policy packs' }, day: this.clock.today(), columns: chosenColumns(columns((instant) => this.clock.dayOf(instant)), names), rows: this.packs.all(query),
      begun: () => this.record(null, { filter: query.filter ?? null }),
    });
  }

  /** @throws 404 */
  async yaml(id: number, reply: FastifyReply): Promise<void> {
    const { code, number, yaml, sha256 } = await this.packs.read(id);
    await this.record(id, { code, number, sha256 });
    await reply.header('Content-Type', 'application/yaml; charset=utf-8').header('Content-Disposition', contentDisposition('attachment', `${code}${number === null ? '' : `@${number}`}.yaml`)).header('Cache-Control', 'no-store').send(yaml);
  }

  private async record(entityId: number | null, details: Record<string, unknown>): Promise<void> {
    await this.database.write(() => this.audit.record({ action: 'policy-pack:export', entity: 'policy-pack', ...(entityId === null ? {} : { entityId }), details }));
  }
}
