import { Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { auditAction, AUDIT_ENTITIES } from '../../shared/audit-words.js';
import type { AuditEntryRecord, AuditProblem, AuditProblemKind, AuditSealHead, AuditSealStatus, AuditUnsealedWindow, AuditVerification } from '../../shared/contracts/identity.js';
import { addDays, isDay } from '../../shared/day.js';
import { AUDIT_PROBLEMS } from '../../shared/vocabulary.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import { Allow } from '../core/http/allow.js';
import { ChoiceField, FlagField, IdField, IntegerField, NestedField, ObjectField, TextField } from '../core/http/fields.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { likeText, ListAnswer, listRows, orderOf, whereOf, WorkbookAnswer, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { AuditService } from './audit.service.js';
import { AuditVerifier } from './audit-verifier.js';

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
  @FlagField({ description: 'false for the few seconds until a seal holds it' }) sealed!: boolean;
}

class SealHeadAnswer implements AuditSealHead {
  @IdField() id!: number;
  @TextField({ example: '2026-03-31T02:15:02.000Z' }) sealedAt!: string;
  @TextField({ max: 64, description: 'sha256 of the seal and, through it, of all seals before; note it elsewhere to show later that nothing was rewritten' }) hash!: string;
}

class UnsealedAnswer implements AuditUnsealedWindow {
  @IntegerField({ example: 3 }) count!: number;
  @TextField({ nullable: true, example: '2026-03-31T02:15:03.120Z' }) since!: string | null;
}

class SealStatusAnswer implements AuditSealStatus {
  @NestedField(() => SealHeadAnswer, { nullable: true }) head!: AuditSealHead | null;
  @NestedField(() => UnsealedAnswer) unsealed!: AuditUnsealedWindow;
}

class ProblemAnswer implements AuditProblem {
  @ChoiceField(AUDIT_PROBLEMS) kind!: AuditProblemKind;
  @IdField({ nullable: true }) entryId!: number | null;
  @IdField({ nullable: true }) sealId!: number | null;
  @TextField({ nullable: true, example: '1-50,53', description: 'the ids that the seal was made over' }) entries!: string | null;
}

class VerificationAnswer extends SealStatusAnswer implements AuditVerification {
  @FlagField() intact!: boolean;
  @TextField({ example: '2026-03-31T02:15:04.000Z' }) checkedAt!: string;
  @IntegerField({ description: 'entries whose hash was recomputed' }) entries!: number;
  @IntegerField({ description: 'seals recomputed' }) seals!: number;
  @IntegerField() problemCount!: number;
  @NestedField(() => ProblemAnswer, { array: true, description: 'the first 1,000' }) problems!: AuditProblem[];
}

const LIST: ListSpec = {
  name: 'audit-entries',
  select: 'a.`id`, a.`at`, a.`userId`, a.`username`, a.`action`, a.`entity`, a.`entityId`, a.`details`, a.`requestId`, a.`ip`, u.`entryId` AS waiting',
  from: '`audit_entry` a LEFT JOIN `audit_unsealed` u ON u.`entryId` = a.`id`',
  countFrom: '`audit_entry` a',
  fields: {
    // Ids are reserved in blocks: by them, what one server did now may stand below what another did before.
    id: { sql: 'a.`id`', type: 'number', sort: 'a.`at`' },
    at: { sql: 'a.`at`', type: 'instant' },
    userId: { sql: 'a.`userId`', type: 'number', sort: false },
    username: { sql: 'a.`username`', type: 'text', sort: false },
    action: { sql: 'a.`action`', type: 'text', sort: false },
    entity: { sql: 'a.`entity`', type: 'text', sort: false },
    entityId: { sql: 'a.`entityId`', type: 'text', sort: false },
    requestId: { sql: 'a.`requestId`', type: 'text', sort: false },
  },
  keyword: (text) => ({ sql: "a.`username` LIKE ? ESCAPE '!' OR a.`action` LIKE ? ESCAPE '!' OR a.`entityId` = ?", params: [likeText(text), likeText(text), text] }),
  defaultSort: ['at', 'DESC'],
  tieBreak: 'a.`id`',
};

type EntryRow = Omit<AuditEntryRecord, 'details' | 'sealed'> & { details: string | null; waiting: number | null };
const record = ({ waiting, ...row }: EntryRow): AuditEntryRecord => ({ ...row, details: row.details === null ? null : (JSON.parse(row.details) as Record<string, unknown>), sealed: waiting === null });

const COLUMNS: readonly ExportColumn<AuditEntryRecord>[] = [
  { key: 'id', zh: '序号', en: 'No.', width: 10, value: (entry) => entry.id },
  { key: 'at', zh: '时间', en: 'At (UTC)', width: 26, value: (entry) => entry.at },
  { key: 'user', zh: '用户', en: 'User', width: 16, value: (entry) => entry.username },
  { key: 'action', zh: '操作', en: 'Action', width: 28, value: (entry, locale) => auditAction(entry.action, locale) },
  { key: 'entity', zh: '对象', en: 'About', width: 18, value: (entry, locale) => AUDIT_ENTITIES[entry.entity]?.[locale] ?? entry.entity },
  { key: 'entity', zh: '对象编号', en: 'Record', width: 12, value: (entry) => entry.entityId },
  { key: 'details', zh: '内容', en: 'Details', width: 60, value: (entry) => entry.details && JSON.stringify(entry.details) },
  { key: 'ip', zh: '地址', en: 'Address', width: 18, value: (entry) => entry.ip },
  { key: 'requestId', zh: '请求号', en: 'Request', width: 24, value: (entry) => entry.requestId },
  { key: 'sealed', zh: '已封存', en: 'Sealed', width: 8, value: (entry, locale) => (entry.sealed ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[locale] },
];

@ApiTags('audit')
@Controller('audit-entries')
export class AuditController {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly verifier: AuditVerifier, private readonly audit: AuditService) {}

  @Get()
  @Allow('audit:read')
  @ApiOperation({ summary: 'The audit log, newest first' })
  @ListAnswer(AuditEntryAnswer)
  async list(@Query() query: ListQuery): Promise<Page<AuditEntryRecord>> {
    return (await listRows<EntryRow>(this.database, this.spec(), query, this.scope())).map(record);
  }

  @Get('export')
  @Allow('audit:read')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  async export(@Query() query: ListQuery, @Res() reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '审计日志', en: 'Audit log' }, day: this.clock.today(), columns: COLUMNS, rows: this.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'audit-entry:export', entity: 'audit-entry', details: { filter: query.filter ?? null } })),
    });
  }

  @Get('seal-status')
  @Allow('audit:read')
  @ApiOperation({ summary: 'The last seal of the audit log, and the entries it does not cover yet' })
  @ApiOkResponse({ type: SealStatusAnswer })
  sealStatus(): Promise<AuditSealStatus> {
    return this.verifier.status();
  }

  @Post('verify')
  @HttpCode(200)
  @Allow('audit:read')
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Recompute every entry’s hash and every seal: finds entries and seals that were changed, removed or inserted' })
  @ApiOkResponse({ type: VerificationAnswer })
  verify(): Promise<AuditVerification> {
    return this.verifier.verify();
  }

  /** Every entry of a list as it stands when it is asked for, a part at a time. */
  private async *all({ filter, sort }: ListQuery, size = 1_000): AsyncGenerator<AuditEntryRecord> {
    const spec = this.spec();
    const last = Number((await this.database.queryOne<{ id: number | null }>('SELECT MAX(`id`) AS id FROM `audit_entry`'))?.id ?? 0);
    const where = await whereOf(this.database, spec, filter, [...this.scope(), { sql: 'a.`id` <= ?', params: [last] }]);
    const order = orderOf(spec, sort);
    const beyond = order.endsWith('DESC') ? '<' : '>';
    for (let after: EntryRow | undefined; ; ) {
      const rows: EntryRow[] = await this.database.query<EntryRow & Row>(
        `SELECT ${spec.select} FROM ${spec.from} WHERE ${where.sql}${after ? ` AND a.\`at\` ${beyond}= ? AND (a.\`at\` ${beyond} ? OR a.\`id\` ${beyond} ?)` : ''} ${order} LIMIT ?`,
        [...where.params, ...(after ? [after.at, after.at, after.id] : []), size]);
      for (const row of rows) yield record(row);
      if (rows.length < size) return;
      after = rows.at(-1)!;
    }
  }

  private spec(): ListSpec {
    return { ...LIST, filters: { on: (value) => this.onDays(value) } };
  }

  /** Entries belong to no organisation: whoever does not see the whole city sees their own. */
  private scope(): Fragment[] {
    return currentScope().kind === 'city' ? [] : [{ sql: 'a.`userId` = ?', params: [currentUser().id] }];
  }

  /** `on`: a day or `{ gte, lte }`, both days included, in the installation's time zone. */
  private onDays(value: unknown): Fragment {
    const { gte, lte, ...other } = (typeof value === 'object' && value !== null ? value : { gte: value, lte: value }) as { gte?: unknown; lte?: unknown };
    if (Object.keys(other).length || [gte, lte].some((day) => day !== undefined && !isDay(day))) throw badRequest('bad-filter', { field: 'on' });
    const bounds = [...(isDay(gte) ? [{ sql: 'a.`at` > ?', param: this.clock.endOfDay(addDays(gte, -1)) }] : []), ...(isDay(lte) ? [{ sql: 'a.`at` <= ?', param: this.clock.endOfDay(lte) }] : [])];
    return { sql: bounds.map(({ sql }) => sql).join(' AND ') || '1 = 1', params: bounds.map(({ param }) => param) };
  }
}
