import * as activities from './activities/entities.js';
import * as assessment from './assessment/entities.js';
import * as audit from './audit/entities.js';
import { BatchEntryRow } from './batches/entities.js';
import * as certifications from './certifications/entities.js';
import * as companies from './companies/entities.js';
import * as evidence from './evidence/entities.js';
import { PublishedFigure, PublishedFigureLine } from './figures/entities.js';
import * as identity from './identity/entities.js';
import * as imports from './imports/entities.js';
import { JobRun } from './jobs/entities.js';
import * as opportunities from './opportunities/entities.js';
import * as parks from './parks/entities.js';
import * as policy from './policy/entities.js';
import * as projects from './projects/entities.js';
import * as search from './search/entities.js';
import { OfficialSeries, OfficialValue } from './statistics/entities.js';
import { QuarterlyReturnRow, ReturnReminder } from './supervision/entities.js';
import { Target } from './targets/entities.js';
import * as views from './views/entities.js';

/** Every entity of the installation: what the data sources map and the schema tests compare. */
export const entities: readonly (new () => object)[] = [
  ...Object.values(activities),
  ...Object.values(assessment),
  ...Object.values(audit),
  BatchEntryRow,
  ...Object.values(certifications),
  ...Object.values(companies),
  ...Object.values(evidence),
  PublishedFigure,
  PublishedFigureLine,
  ...Object.values(identity),
  ...Object.values(imports),
  JobRun,
  ...Object.values(opportunities),
  ...Object.values(parks),
  ...Object.values(policy),
  ...Object.values(projects),
  ...Object.values(search),
  OfficialSeries,
  OfficialValue,
  QuarterlyReturnRow,
  ReturnReminder,
  Target,
  ...Object.values(views),
];
