import { Injectable } from '@nestjs/common';
import type { CompanyDetail, CompanyMergePreview, CompanyMergeRecord } from '../../shared/contracts/companies.js';
import type { FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, selectRows, updateMany, updateRows } from '../core/database/rows.js';
import { badRequest, conflict, notFound, refused } from '../core/errors.js';
import { TransactionEvents } from '../core/events.js';
import { listRows, type ListQuery, type Page } from '../core/http/list.js';
import { currentUser } from '../core/request-context.js';
import { MERGE, MERGE_PREVIEW, MERGE_UNDO, MERGE_UNDO_CHECK } from './company-merging.js';
import type { MergeCompany } from './company.dto.js';
import { CompanyReader } from './company-reader.js';
import { CompanyStore } from './company-store.js';
import { changedAgain, likelySurvivor, MERGE_FIELDS, mergeCompanies, suggestedChoices, withoutMerge, type Choices, type Mergeable, type Moved } from './domain/merge.js';
import { Company, CompanyMerge, Contact } from './entities.js';
import { MERGE_LIST, mergeRecord, type MergeRow } from './merge-records.js';

/** Merges two companies that turn out to be one, and takes that back. Rows of upper tiers are moved by themselves, inside the transaction. */
@Injectable()
export class CompanyMergesService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly events: TransactionEvents,
    private readonly reader: CompanyReader,
    private readonly store: CompanyStore,
  ) {}

  async list(query: ListQuery): Promise<Page<CompanyMergeRecord>> {
    return (await listRows<MergeRow & object>(this.database, MERGE_LIST, query)).map(mergeRecord);
  }

  /** What each field would keep, what would be moved, and which of the two is better kept. @throws 404, 422 */
  async preview(id: number, mergedId: number): Promise<CompanyMergePreview> {
    const [survivor, merged] = await this.pair(id, mergedId);
    const suggested = suggestedChoices(survivor, merged);
    const moves: CompanyMergePreview['moves'] = [];
    for (const [what, entity] of [['contacts', Contact], ['members', Company], ['merged', Company]] as const) moves.push({ what, count: (await this.idsOf(what, entity, mergedId)).length });
    await this.events.emit(MERGE_PREVIEW, { mergedId, moves });
    const records = { survivor: await this.reader.one(id), merged: await this.reader.one(mergedId) };
    return {
      ...records, suggestedSurvivorId: likelySurvivor(records.survivor, records.merged).id, moves: moves.filter(({ count }) => count > 0), aliases: mergeCompanies(survivor, merged, suggested).survivor.aliases,
      fields: MERGE_FIELDS.map((field) => ({ field, differs: survivor[field] !== merged[field], suggested: suggested[field] })),
    };
  }

  /** @throws 400 unknown choice, 404, 409 when one of the two was changed since it was read, 422 */
  async merge(id: number, { mergedId, choices = {}, version, mergedVersion, reason = null }: MergeCompany): Promise<CompanyDetail> {
    checkChoices(choices);
    return this.database.write(async () => {
      const [survivor, merged] = await this.pair(id, mergedId, true);
      for (const [company, known] of [[id, version], [mergedId, mergedVersion]] as const) {
        if ((await this.reader.one(company)).version !== known) throw conflict('stale-version', { current: await this.reader.one(company) });
      }
      const after = mergeCompanies(survivor, merged, choices as Choices);
      const now = this.clock.instant();
      await this.write(survivor, after.survivor, merged, after.merged, { mergedIntoId: id, archivedAt: now }, now);
      const moved: Moved[] = [];
      for (const [what, entity, column] of [['contacts', Contact, 'companyId'], ['members', Company, 'groupId'], ['merged', Company, 'mergedIntoId']] as const) {
        const ids = (await this.idsOf(what, entity, mergedId)).filter((member) => what === 'contacts' || member !== id);
        if (!ids.length) continue;
        await updateMany(this.database, entity as never, ids, { [column]: id } as never, true);
        if (what !== 'contacts') await this.store.follow(ids);
        moved.push({ what, ids });
      }
      await this.events.emit(MERGE, { survivor: { id, name: after.survivor.name }, merged: { id: mergedId, name: merged.name }, recordedAt: now, moved });
      const mergeId = await this.ids.next('company_merge');
      await insertRows(this.database, CompanyMerge, [{ id: mergeId, survivorId: id, mergedId, before: { survivor, merged, after: after.survivor }, moved, reason, mergedById: currentUser().id, mergedAt: now, undoneById: null, undoneAt: null }]);
      await this.audit.record({ action: 'company:merged', entity: 'company', entityId: id, details: { mergeId, mergedId, choices, moved: moved.map(({ what, ids }) => ({ what, count: ids.length })) } });
      return this.reader.detail(id);
    });
  }

  /** Takes a merge back. @throws 404, 422 with every reason that keeps it from being undone */
  async undo(mergeId: number): Promise<CompanyMergeRecord> {
    return this.database.write(async () => {
      const merge = await findRow(this.database, CompanyMerge, { id: mergeId });
      if (!merge) throw notFound('company-merge', mergeId);
      if (merge.undoneAt) throw refused('merge-undone');
      const { survivorId, mergedId, before, moved } = merge;
      const [survivorRow] = await selectRows(this.database, Company, { id: survivorId });
      const now = await this.mergeable(survivorRow!);
      const problems: FieldProblem[] = [
        ...(survivorRow!.mergedIntoId ? [{ path: '', code: 'merged-further' as const }] : []),
        ...changedAgain(before, now).map((field) => ({ path: field, code: 'merge-changed' as const })),
      ];
      await this.events.emit(MERGE_UNDO_CHECK, { survivorId, moved, problems });
      if (problems.length) throw refused('merge-not-undoable', problems, { count: problems.length });
      const instant = this.clock.instant();
      const [mergedRow] = await selectRows(this.database, Company, { id: mergedId });
      await this.write(now, withoutMerge(before, now), await this.mergeable(mergedRow!), before.merged, { mergedIntoId: null, archivedAt: null }, instant);
      for (const { what, ids } of moved) {
        const [entity, column] = what === 'contacts' ? ([Contact, 'companyId'] as const) : what === 'members' ? ([Company, 'groupId'] as const) : what === 'merged' ? ([Company, 'mergedIntoId'] as const) : [null, ''];
        if (!entity) continue;
        // What was moved on to somewhere else since stays there.
        const still = (await selectRows(this.database, entity as typeof Company, { id: ids, [column]: survivorId } as never)).map(({ id }) => id);
        await updateMany(this.database, entity as never, still, { [column]: mergedId } as never, true);
        if (what !== 'contacts' && still.length) await this.store.follow(still);
      }
      await this.events.emit(MERGE_UNDO, { survivor: { id: survivorId, name: before.survivor.name }, merged: { id: mergedId, name: before.merged.name }, recordedAt: instant, moved });
      await updateRows(this.database, CompanyMerge, { id: mergeId }, { undoneAt: instant, undoneById: currentUser().id });
      await this.audit.record({ action: 'company:merge-undone', entity: 'company', entityId: survivorId, details: { mergeId, mergedId } });
      return mergeRecord((await this.database.queryOne<MergeRow & object>(`SELECT ${MERGE_LIST.select} FROM ${MERGE_LIST.from} WHERE x.\`id\` = ?`, [mergeId]))!);
    });
  }

  /** Writes both rows; names may change places, and no two rows may bear one for a moment. */
  private async write(survivor: Mergeable, nextSurvivor: Mergeable, merged: Mergeable, nextMerged: Mergeable, end: Partial<Company>, updatedAt: string): Promise<void> {
    const rows = new Map((await selectRows(this.database, Company, { id: [survivor.id, merged.id] })).map((row) => [row.id, row.version]));
    const columns = ({ id: _id, rankings: _rankings, ...company }: Mergeable): Partial<Company> => company;
    if (nextSurvivor.nameKey !== survivor.nameKey) await updateRows(this.database, Company, { id: merged.id }, { nameKey: `~${merged.id}` });
    await updateRows(this.database, Company, { id: survivor.id }, { ...columns(nextSurvivor), version: rows.get(survivor.id)! + 1, updatedAt });
    await updateRows(this.database, Company, { id: merged.id }, { ...columns(nextMerged), ...end, version: rows.get(merged.id)! + 1, updatedAt });
    await this.store.rank(survivor.id, nextSurvivor.rankings);
    await this.store.follow([survivor.id, merged.id]);
  }

  private async pair(id: number, mergedId: number, lock = false): Promise<[survivor: Mergeable, merged: Mergeable]> {
    if (id === mergedId) throw refused('merge-itself');
    const rows = new Map((await selectRows(this.database, Company, { id: [id, mergedId] }, lock && this.database.kind === 'mysql' ? 'ORDER BY `id` FOR UPDATE' : '')).map((row) => [row.id, row]));
    const [survivor, merged] = [rows.get(id), rows.get(mergedId)];
    if (!survivor) throw notFound('company', id);
    if (!merged) throw badRequest('validation', {}, [{ path: 'mergedId', code: 'unknown-reference' }]);
    if (survivor.mergedIntoId || merged.mergedIntoId) throw refused('company-merged');
    return [await this.mergeable(survivor), await this.mergeable(merged)];
  }

  private async mergeable({ id, name, nameKey, creditCode, aliases, regionCode, industryCode, groupId, anchor, stoppedOn, disposal, disposalPlan, remarks }: Company): Promise<Mergeable> {
    return { id, name, nameKey, creditCode, aliases, regionCode, industryCode, groupId, anchor, stoppedOn, disposal, disposalPlan, remarks, rankings: (await this.store.rankings([id])).get(id) ?? [] };
  }

  private async idsOf(what: Moved['what'], entity: typeof Contact | typeof Company, mergedId: number): Promise<number[]> {
    const column = what === 'contacts' ? 'companyId' : what === 'members' ? 'groupId' : 'mergedIntoId';
    return (await selectRows(this.database, entity as typeof Company, { [column]: mergedId } as never, 'ORDER BY `id`')).map(({ id }) => id);
  }
}

function checkChoices(choices: Record<string, unknown>): void {
  const problems: FieldProblem[] = Object.entries(choices).flatMap(([field, side]): FieldProblem[] =>
    (!(MERGE_FIELDS as readonly string[]).includes(field) ? [{ path: `choices.${field}`, code: 'unknown-reference' }] : side !== 'survivor' && side !== 'merged' ? [{ path: `choices.${field}`, code: 'not-choice' }] : []));
  if (problems.length) throw badRequest('validation', {}, problems);
}
