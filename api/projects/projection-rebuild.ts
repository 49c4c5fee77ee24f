import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';
import { LedgerService } from './ledger.service.js';
import { ProjectionStore } from './projection-store.js';

const PAGE = 300;

/** Folds every ledger anew and makes the projections equal to it; on a healthy database nothing changes. */
@Injectable()
export class ProjectionRebuild {
  constructor(private readonly database: Database, private readonly ledger: LedgerService, private readonly projections: ProjectionStore) {}

  async run(): Promise<{ projects: number; changedProjects: number; changedRows: number }> {
    const totals = { projects: 0, changedProjects: 0, changedRows: 0 };
    for (let afterId = 0; ; ) {
      const ids = await this.projections.pageOfIds(afterId, PAGE);
      if (!ids.length) return totals;
      const result = await this.database.write(async () => {
        await this.ledger.lock(ids);
        return this.projections.reconcile(await this.ledger.foldAll(ids), { raiseVersion: false });
      }, { unaudited: true });
      totals.projects += ids.length;
      totals.changedProjects += result.projects;
      totals.changedRows += result.rows;
      afterId = ids.at(-1)!;
    }
  }
}
