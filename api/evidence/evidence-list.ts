import { Injectable } from '@nestjs/common';
import type { EvidenceRecord } from '../../shared/contracts/projects.js';
import { Database } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import { likeText, listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { EvidenceAccess } from './evidence-access.js';
import { EVIDENCE_COLUMNS, EVIDENCE_TABLES } from './evidence.service.js';

interface Target { entity: string; entityId: number }

const LIST: ListSpec = {
  name: 'evidence',
  select: EVIDENCE_COLUMNS,
  from: EVIDENCE_TABLES,
  countFrom: '`evidence` e',
  fields: {
    id: { sql: 'e.`id`', type: 'number' },
    filename: { sql: 'e.`filename`', type: 'text' },
    mimeType: { sql: 'e.`mimeType`', type: 'text' },
    size: { sql: 'e.`size`', type: 'number' },
    sha256: { sql: 'e.`sha256`', type: 'text' },
    kind: { sql: 'e.`kind`', type: 'text' },
    organisationId: { sql: 'e.`organisationId`', type: 'number' },
    uploadedById: { sql: 'e.`uploadedById`', type: 'number' },
    uploadedAt: { sql: 'e.`uploadedAt`', type: 'instant' },
  },
  keyword: (text) => ({ sql: "e.`filename` LIKE ? ESCAPE '!'", params: [likeText(text)] }),
  defaultSort: ['id', 'DESC'],
  tieBreak: 'e.`id`',
};

/** Lists of files: those of the caller's scope, or those of one record that the caller may see. */
@Injectable()
export class EvidenceList {
  constructor(private readonly database: Database, private readonly access: EvidenceAccess) {}

  async list(query: ListQuery): Promise<Page<EvidenceRecord>> {
    const { target, rest } = splitTarget(query);
    return listRows<EvidenceRecord>(this.database, LIST, rest, target ? await this.ofRecord(target) : this.ofScope());
  }

  private ofScope(): Fragment[] {
    const own = scopeFragment(currentScope(), { organisation: 'e.`organisationId`' }).map(({ sql, params }) => ({ sql: `${sql} OR e.\`uploadedById\` = ?`, params: [...params, currentUser().id] }));
    return [...own, ...this.access.open()];
  }

  private async ofRecord({ entity, entityId }: Target): Promise<Fragment[]> {
    const linked = { sql: 'e.`id` IN (SELECT l.`evidenceId` FROM `evidence_link` l WHERE l.`entity` = ? AND l.`entityId` = ?)', params: [entity, entityId] };
    return (await this.access.visible(entity, [entityId])).has(entityId) ? [linked] : [linked, ...this.ofScope()];
  }
}

/** Takes `entity` and `entityId` out of the filter: they stand for one record and only together. */
function splitTarget(query: ListQuery): { target?: Target; rest: ListQuery } {
  let filter: unknown;
  try {
    filter = JSON.parse(query.filter || '{}');
  } catch {
    return { rest: query };
  }
  if (typeof filter !== 'object' || filter === null || !('entity' in filter || 'entityId' in filter)) return { rest: query };
  const { entity, entityId, ...others } = filter as Record<string, unknown>;
  if (typeof entity !== 'string' || !Number.isSafeInteger(entityId)) throw badRequest('bad-filter', { field: 'entity, entityId' });
  return { target: { entity, entityId: entityId as number }, rest: { ...query, filter: JSON.stringify(others) } };
}
