import { AuditService } from '../audit/audit.service.js';
import { CertificationsService } from '../certifications/certifications.service.js';
import { Database } from '../core/database/database.js';
import { ProjectionRebuild } from '../projects/projection-rebuild.js';
import { runCommand } from './context.js';

/** `npm run rebuild-projections`: folds every ledger anew; says how much was wrong (nothing, on a healthy database). */
await runCommand(async (app) => {
  const result = await app.get(ProjectionRebuild).run();
  const certified = await app.get(CertificationsService).rebuild();
  const changedRows = result.changedRows + certified.changedRows;
  // A running server learns from the entry that what it has counted may be wrong.
  if (result.changedProjects + changedRows) await app.get(Database).write(() => app.get(AuditService).record({ action: 'projection:rebuilt', entity: 'projection', details: { projects: result.changedProjects, rows: changedRows } }));
  process.stdout.write(`${result.projects} projects folded; ${result.changedProjects} projects and ${changedRows} projection rows changed\n`);
});
