import { ProjectionRebuild } from '../projects/projection-rebuild.js';
import { runCommand } from './context.js';

/** `npm run rebuild-projections`: folds every ledger anew; says how much was wrong (nothing, on a healthy database). */
await runCommand(async (app) => {
  const result = await app.get(ProjectionRebuild).run();
  process.stdout.write(`${result.projects} projects folded; ${result.changedProjects} projects and ${result.changedRows} projection rows changed\n`);
});
