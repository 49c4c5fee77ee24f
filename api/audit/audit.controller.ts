import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AuditEntryRecord } from '../../shared/contracts/identity.js';
import { Database } from '../core/database/database.js';
import { Allow } from '../core/http/allow.js';
import { IdField, ObjectField, TextField } from '../core/http/fields.js';
import { likeText, ListAnswer, listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';

class AuditEntryAnswer implements AuditEntryRecord {
  @IdField() id!: number;
  @TextField({ example: '2026-03-31T02:15:00.000Z' }) at!: string;
  @IdField({ nullable: true }) userId!: number | null;
  @TextField({ nullable: true, example: 'admin' }) username!: string | null;
  @TextField({ example: 'project:created' }) action!: string;
  @TextField({ example: 'project' }) entity!: string;
  @TextField({ nullable: true, example: '12' }) entityId!: string | null;
  @ObjectField({ nullable: true }) details!: Record<string, unknown> | null;
  @TextField() requestId!: string;
  @TextField({ example: '10.0.0.8' }) ip!: string;
}

const LIST: ListSpec = {
  name: 'audit-entries',
  select: 'a.`id`, a.`at`, a.`userId`, a.`username`, a.`action`, a.`entity`, a.`entityId`, a.`details`, a.`requestId`, a.`ip`',
  from: '`audit_entry` a',
  fields: {
    id: { sql: 'a.`id`', type: 'number' },
    at: { sql: 'a.`at`', type: 'instant', sort: 'a.`id`' },
    userId: { sql: 'a.`userId`', type: 'number', sort: false },
    username: { sql: 'a.`username`', type: 'text', sort: false },
    action: { sql: 'a.`action`', type: 'text', sort: false },
    entity: { sql: 'a.`entity`', type: 'text', sort: false },
    entityId: { sql: 'a.`entityId`', type: 'text', sort: false },
    requestId: { sql: 'a.`requestId`', type: 'text', sort: false },
  },
  keyword: (text) => ({ sql: "a.`username` LIKE ? ESCAPE '!' OR a.`action` LIKE ? ESCAPE '!' OR a.`entityId` = ?", params: [likeText(text), likeText(text), text] }),
  defaultSort: ['id', 'DESC'],
  tieBreak: 'a.`id`',
};

@ApiTags('audit')
@Controller('audit-entries')
export class AuditController {
  constructor(private readonly database: Database) {}

  @Get()
  @Allow('audit:read')
  @ApiOperation({ summary: 'The audit log, newest first' })
  @ListAnswer(AuditEntryAnswer)
  async list(@Query() query: ListQuery): Promise<Page<AuditEntryRecord>> {
    // Entries belong to no organisation: whoever does not see the whole city sees their own.
    const scope: Fragment[] = currentScope().kind === 'city' ? [] : [{ sql: 'a.`userId` = ?', params: [currentUser().id] }];
    const page = await listRows<Omit<AuditEntryRecord, 'details'> & { details: string | null }>(this.database, LIST, query, scope);
    return page.map((row) => ({ ...row, details: row.details === null ? null : (JSON.parse(row.details) as Record<string, unknown>) }));
  }
}
