import { CertificationsService } from '../certifications/certifications.service.js';
import { ProjectionRebuild } from '../projects/projection-rebuild.js';
import { runCommand } from './context.js';

/** `npm run rebuild-projections`: folds every ledger anew; says how much was wrong (nothing, on a healthy database). */
await runCommand(async (app) => {
  const result = await app.get(ProjectionRebuild).run();
  const certified = await app.get(CertificationsService).rebuild();
  process.stdout.write(`${result.projects} projects folded; ${result.changedProjects} projects and ${result.changedRows + certified.changedRows} projection rows changed\n`);
});
