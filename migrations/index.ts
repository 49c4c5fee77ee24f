import { CreateFoundation1795305600000 } from './1795305600000-create-foundation.js';
import { CreatePipeline1795305700000 } from './1795305700000-create-pipeline.js';
import { CreateAuditSeals1795306400000 } from './1795306400000-create-audit-seals.js';
import { CreateJobRuns1795306410000 } from './1795306410000-create-job-runs.js';
import { CreateSearch1795306500000 } from './1795306500000-create-search.js';
import { CreateViews1795400000000 } from './1795400000000-create-views.js';
import { GeneraliseImports1795400200000 } from './1795400200000-generalise-imports.js';
import { CreateActivities1795400400000 } from './1795400400000-create-activities.js';

/** In order of time; a migration that has shipped is never edited. */
export const migrations = [
  CreateFoundation1795305600000,
  CreatePipeline1795305700000,
  CreateAuditSeals1795306400000,
  CreateJobRuns1795306410000,
  CreateSearch1795306500000,
  CreateViews1795400000000,
  GeneraliseImports1795400200000,
  CreateActivities1795400400000,
] as const;
