import * as activities from './activities/entities.js';
import * as audit from './audit/entities.js';
import { Company } from './companies/entities.js';
import * as evidence from './evidence/entities.js';
import * as identity from './identity/entities.js';
import * as imports from './imports/entities.js';
import { JobRun } from './jobs/entities.js';
import { Park } from './parks/entities.js';
import * as projects from './projects/entities.js';
import * as search from './search/entities.js';
import * as views from './views/entities.js';

/** Every entity of the installation: what the data sources map and the schema tests compare. */
export const entities: readonly (new () => object)[] = [
  ...Object.values(identity), ...Object.values(audit), ...Object.values(evidence), Company, Park, ...Object.values(projects), ...Object.values(activities), ...Object.values(imports), JobRun, ...Object.values(search), ...Object.values(views),
];
