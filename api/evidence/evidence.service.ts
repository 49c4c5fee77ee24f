import { rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { EvidenceRecord } from '../../shared/contracts/projects.js';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, placeholders, selectRows } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { receiveFile } from '../core/http/upload.js';
import { currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { Evidence, EvidenceLink } from './entities.js';
import { EvidenceAccess } from './evidence-access.js';
import { EvidenceFiles } from './evidence-files.js';
import { checkedMimeType } from './sniff.js';

const MAX_BYTES = 50 * 1024 * 1024;

export const EVIDENCE_COLUMNS = 'e.`id`, e.`filename`, e.`mimeType`, e.`size`, e.`sha256`, e.`kind`, u.`displayName` AS uploadedByName, e.`uploadedAt`';
export const EVIDENCE_TABLES = '`evidence` e JOIN `user_account` u ON u.`id` = e.`uploadedById`';

/** Files that prove what the ledger says: stored once, linked to what they support, seen by those who see that. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly audit: AuditService,
    private readonly files: EvidenceFiles,
    private readonly access: EvidenceAccess,
  ) {}

  /**
   * Receives a file (form fields `file` and `kind`). The same person's same file again is the same record.
   * @throws 400 kind, `file-type`, `file-content`, `file-empty`, `file-missing`, `file-encrypted`; 413 `file-too-large`; 503 `storage-full`
   */
  async upload(request: FastifyRequest): Promise<EvidenceRecord> {
    const file = await receiveFile(request, this.files.incoming, { maxBytes: MAX_BYTES });
    try {
      const kind = evidenceKind(file.fields['kind']);
      const mimeType = await checkedMimeType(file.path, file.filename);
      await this.files.keep(file.path, file.sha256);
      const { id: uploadedById, organisationId } = currentUser();
      const { sha256, size, filename } = file;
      const before = await findRow(this.database, Evidence, { sha256, kind, filename, uploadedById, organisationId });
      if (before) return await this.record(before.id);
      const id = await this.database.write(async () => {
        const next = await this.ids.next('evidence');
        await insertRows(this.database, Evidence, [{ id: next, sha256, size, mimeType, filename, kind, organisationId, uploadedById, uploadedAt: this.clock.instant() }]);
        await this.audit.record({ action: 'evidence:uploaded', entity: 'evidence', entityId: next, details: { sha256, size, kind, mimeType } });
        return next;
      });
      return await this.record(id);
    } finally {
      await rm(file.path, { force: true });
    }
  }

  /** @throws 404, also for a file the caller may not see */
  async read(id: number): Promise<EvidenceRecord> {
    await this.refuseHidden(id);
    return this.record(id);
  }

  /** The record and its content. @throws 404, also for a file the caller may not see */
  async content(id: number) {
    const record = await this.read(id);
    return { record, stream: await this.files.read(record.sha256) };
  }

  /**
   * Links files to what they support, inside the running unit of work; a link that exists stays.
   * @throws 400 `unknown-reference` on `evidenceIds` for files that do not exist or that the caller may not see
   */
  async link(entity: string, entityId: number, evidenceIds: readonly number[]): Promise<void> {
    await this.linkMany(entity, [{ entityId, evidenceIds }]);
  }

  /** The same for several records of a kind at once. @throws 400 as `link` */
  async linkMany(entity: string, records: readonly { entityId: number; evidenceIds: readonly number[] }[]): Promise<void> {
    const wanted = [...new Set(records.flatMap(({ evidenceIds }) => evidenceIds))];
    if (!wanted.length) return;
    const visible = await this.visible(wanted);
    if (wanted.some((id) => !visible.has(id))) throw badRequest('validation', {}, [{ path: 'evidenceIds', code: 'unknown-reference', params: { ids: wanted.filter((id) => !visible.has(id)) } }]);
    const linked = new Set((await selectRows(this.database, EvidenceLink, { entity, entityId: records.map(({ entityId }) => entityId) })).map((row) => `${row.entityId} ${row.evidenceId}`));
    const links = records.flatMap(({ entityId, evidenceIds }) => [...new Set(evidenceIds)].map((evidenceId) => ({ evidenceId, entity, entityId })));
    await insertRows(this.database, EvidenceLink, links.filter(({ entityId, evidenceId }) => !linked.has(`${entityId} ${evidenceId}`)));
  }

  /** The files of each of these records; a record without files is missing from the answer. Scope is the caller's concern. */
  async evidenceOf(entity: string, ids: readonly number[]): Promise<Map<number, EvidenceRecord[]>> {
    const byRecord = new Map<number, EvidenceRecord[]>();
    if (!ids.length) return byRecord;
    const rows = await this.database.query<EvidenceRecord & { entityId: number }>(
      `SELECT l.\`entityId\`, ${EVIDENCE_COLUMNS} FROM \`evidence_link\` l JOIN \`evidence\` e ON e.\`id\` = l.\`evidenceId\` JOIN \`user_account\` u ON u.\`id\` = e.\`uploadedById\` WHERE l.\`entity\` = ? AND l.\`entityId\` IN (${placeholders(ids)}) ORDER BY l.\`entityId\`, e.\`id\``,
      [entity, ...ids],
    );
    for (const { entityId, ...record } of rows) byRecord.set(entityId, [...(byRecord.get(entityId) ?? []), record]);
    return byRecord;
  }

  /** The kind of each of these files; unknown ids are missing from the answer. */
  async kindsOf(evidenceIds: readonly number[]): Promise<Map<number, EvidenceKind>> {
    return new Map((await selectRows(this.database, Evidence, { id: evidenceIds })).map((row) => [row.id, row.kind]));
  }

  /**
   * Which of these files the caller may see: their own, those of organisations in their scope,
   * and those linked to a record they may see.
   */
  async visible(ids: readonly number[]): Promise<ReadonlySet<number>> {
    const open = this.access.open();
    const rows = ids.length ? await this.database.query<Pick<Evidence, 'id' | 'uploadedById' | 'organisationId'>>(`SELECT e.\`id\`, e.\`uploadedById\`, e.\`organisationId\` FROM \`evidence\` e WHERE ${[`e.\`id\` IN (${placeholders(ids)})`, ...open.map(({ sql }) => sql)].join(' AND ')}`, [...ids, ...open.flatMap(({ params }) => params)]) : [];
    // Who only hands files in (a department) sees their own.
    const scope = currentUser().scopeFor('evidence:read');
    const visible = new Set(rows.filter((row) => row.uploadedById === currentUser().id || (scope && inScope(scope, row))).map((row) => row.id));
    const links = await selectRows(this.database, EvidenceLink, { evidenceId: rows.map((row) => row.id).filter((id) => !visible.has(id)) });
    for (const entity of new Set(links.map((link) => link.entity))) {
      const ofEntity = links.filter((link) => link.entity === entity);
      const seen = await this.access.visible(entity, [...new Set(ofEntity.map((link) => link.entityId))]);
      for (const link of ofEntity) if (seen.has(link.entityId)) visible.add(link.evidenceId);
    }
    return visible;
  }

  private async refuseHidden(id: number): Promise<void> {
    if (!(await this.visible([id])).has(id)) throw notFound('evidence', id);
  }

  private async record(id: number): Promise<EvidenceRecord> {
    const record = await this.database.queryOne<EvidenceRecord>(`SELECT ${EVIDENCE_COLUMNS} FROM ${EVIDENCE_TABLES} WHERE e.\`id\` = ?`, [id]);
    if (!record) throw notFound('evidence', id);
    return record;
  }
}

function evidenceKind(value: string | undefined): EvidenceKind {
  if (value === undefined || !Object.hasOwn(EVIDENCE_KINDS, value)) throw badRequest('validation', {}, [{ path: 'kind', code: value ? 'not-choice' : 'required' }]);
  return value as EvidenceKind;
}
