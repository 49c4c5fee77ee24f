import { Injectable, type OnModuleInit } from '@nestjs/common';
import { nameKey } from '../../shared/text.js';
import { MERGE, MERGE_PREVIEW, MERGE_UNDO, MERGE_UNDO_CHECK } from '../companies/company-merging.js';
import type { Moved } from '../companies/domain/merge.js';
import { Database } from '../core/database/database.js';
import { placeholders, selectRows } from '../core/database/rows.js';
import { TransactionEvents } from '../core/events.js';
import { currentUser } from '../core/request-context.js';
import { Project, ProjectEvent } from './entities.js';
import { LedgerService, type NewEvent } from './ledger.service.js';

type Named = { id: number; name: string };
const CHUNK = 200;

/** Has projects follow when two companies become one, and go back when that is undone: by ledger rows, as every change of a project. */
@Injectable()
export class CompanyRepointing implements OnModuleInit {
  constructor(private readonly database: Database, private readonly ledger: LedgerService, private readonly events: TransactionEvents) {}

  onModuleInit(): void {
    this.events.on(MERGE_PREVIEW, async ({ mergedId, moves }) => { moves.push({ what: 'projects', count: (await this.projectsOf(mergedId)).length }); });
    this.events.on(MERGE, async ({ survivor, merged, recordedAt, moved }) => {
      const ids = await this.projectsOf(merged.id);
      if (ids.length) moved.push({ what: 'projects', ids, events: await this.repoint(ids, survivor, merged, recordedAt) });
    });
    this.events.on(MERGE_UNDO_CHECK, async ({ moved, problems }) => {
      for (const { what, events = [] } of moved) if (what === 'projects') for (const code of await this.changedSince(events)) problems.push({ path: code, code: 'merge-project-changed', params: { code } });
    });
    this.events.on(MERGE_UNDO, ({ survivor, merged, recordedAt, moved }) => this.goBack(survivor, merged, moved, recordedAt));
  }

  /** Revisions that name the survivor where projects named the merged company; answers their ids. */
  private async repoint(ids: readonly number[], survivor: Named, merged: Named, recordedAt: string): Promise<number[]> {
    const key = nameKey(merged.name);
    const events: number[] = [];
    await this.ledger.lock(ids);
    for (let start = 0; start < ids.length; start += CHUNK) {
      const part = ids.slice(start, start + CHUNK);
      const entries = (await selectRows(this.database, Project, { id: part })).flatMap((project): { projectId: number; event: NewEvent }[] => {
        const investors = [...new Set(project.investors.map((name) => (nameKey(name) === key ? survivor.name : name)))];
        const payload = {
          ...(JSON.stringify(investors) === JSON.stringify(project.investors) ? {} : { investors }),
          ...(project.projectCompanyId === merged.id ? { projectCompanyId: survivor.id } : {}),
        };
        return Object.keys(payload).length ? [{ projectId: project.id, event: { type: 'revised', payload, reason: 'companies-merged' } }] : [];
      });
      events.push(...(await this.ledger.append(entries, { recordedAt, recordedById: currentUser().id })));
      // Where the survivor took the merged company's name, the text is the same and only what it leads to changes.
      await this.ledger.relink(part);
    }
    return events;
  }

  private async goBack(survivor: Named, merged: Named, moved: readonly Moved[], recordedAt: string): Promise<void> {
    const events = moved.flatMap(({ what, events: own = [] }) => (what === 'projects' ? own : []));
    const touched = moved.flatMap(({ what, ids }) => (what === 'projects' ? ids : []));
    for (let start = 0; start < events.length; start += CHUNK) {
      const rows = await selectRows(this.database, ProjectEvent, { id: events.slice(start, start + CHUNK) }, 'ORDER BY `id`');
      await this.ledger.lock(rows.map(({ projectId }) => projectId));
      await this.ledger.append(rows.map(({ id, projectId }) => ({ projectId, event: { type: 'void', correctsId: id, reason: 'merge-undone' } })), { recordedAt, recordedById: currentUser().id });
    }
    // Projects entered since under either name, too, lead to the company of that name again.
    const linked = await this.database.query<{ projectId: number }>('SELECT `projectId` FROM `project_investor` WHERE `companyId` IN (?, ?) ORDER BY `projectId`', [survivor.id, merged.id]);
    const all = [...new Set([...touched, ...linked.map(({ projectId }) => projectId)])];
    for (let start = 0; start < all.length; start += CHUNK) await this.ledger.relink(all.slice(start, start + CHUNK));
  }

  /** Codes of projects whose investors or project company were changed after the merge's own revision, or whose revision was corrected; at most 50. */
  private async changedSince(events: readonly number[]): Promise<string[]> {
    const codes = new Set<string>();
    for (let start = 0; start < events.length && codes.size < 50; start += CHUNK) {
      const part = events.slice(start, start + CHUNK);
      const rows = await this.database.query<{ code: string }>(
        `SELECT DISTINCT p.\`code\` FROM \`project_event\` e JOIN \`project_event\` l ON l.\`projectId\` = e.\`projectId\` AND l.\`id\` > e.\`id\` JOIN \`project\` p ON p.\`id\` = e.\`projectId\`
         WHERE e.\`id\` IN (${placeholders(part)}) AND (l.\`correctsId\` = e.\`id\` OR (l.\`type\` = 'revised' AND (l.\`payload\` LIKE '%"investors":%' OR l.\`payload\` LIKE '%"projectCompanyId":%')))`, part);
      for (const { code } of rows) codes.add(code);
    }
    return [...codes].slice(0, 50);
  }

  /** Every project, withdrawn ones too, that names a company as investor or project company. */
  private async projectsOf(companyId: number): Promise<number[]> {
    const rows = await this.database.query<{ id: number }>('SELECT `projectId` AS id FROM `project_investor` WHERE `companyId` = ? UNION SELECT `id` FROM `project` WHERE `projectCompanyId` = ? ORDER BY 1', [companyId, companyId]);
    return rows.map(({ id }) => id);
  }
}
