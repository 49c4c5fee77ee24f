import { CreateFoundation1795305600000 } from './1795305600000-create-foundation.js';
import { CreatePipeline1795305700000 } from './1795305700000-create-pipeline.js';
import { CreateAuditSeals1795306400000 } from './1795306400000-create-audit-seals.js';
import { CreateJobRuns1795306410000 } from './1795306410000-create-job-runs.js';
import { CreateSearch1795306500000 } from './1795306500000-create-search.js';
import { CreateViews1795400000000 } from './1795400000000-create-views.js';
import { WidenBoardIndex1795400010000 } from './1795400010000-widen-board-index.js';
import { AddMoney1795400100000 } from './1795400100000-add-money.js';
import { CreateBatches1795400110000 } from './1795400110000-create-batches.js';
import { CreateCertifications1795400120000 } from './1795400120000-create-certifications.js';
import { GeneraliseImports1795400200000 } from './1795400200000-generalise-imports.js';
import { ExtendCompanies1795400200100 } from './1795400200100-extend-companies.js';
import { CreateCarriers1795400300000 } from './1795400300000-create-carriers.js';
import { CreateOpportunities1795400310000 } from './1795400310000-create-opportunities.js';
import { CreateActivities1795400400000 } from './1795400400000-create-activities.js';
import { CreatePolicy1795400500000 } from './1795400500000-create-policy.js';
import { CoverFacts1795400600000 } from './1795400600000-cover-facts.js';
import { CreateTargets1795400800000 } from './1795400800000-create-targets.js';
import { CreateFigures1795401000000 } from './1795401000000-create-figures.js';
import { CreateAssessment1795401100000 } from './1795401100000-create-assessment.js';
import { CreateOfficialValues1795401200000 } from './1795401200000-create-official-values.js';
import { CreateSupervision1795401300000 } from './1795401300000-create-supervision.js';
import { AddSuccession1795401310000 } from './1795401310000-add-succession.js';
import { AddPhaseRule1795401320000 } from './1795401320000-add-phase-rule.js';
import { AddAmountIndex1795401400000 } from './1795401400000-add-amount-index.js';
import { CountChanges1795401600000 } from './1795401600000-count-changes.js';
import { DropSecondAmountIndex1795401700000 } from './1795401700000-drop-second-amount-index.js';
import { CreateOfficialSeries1795401750000 } from './1795401750000-create-official-series.js';
import { ExtendCarriers1795402100000 } from './1795402100000-extend-carriers.js';
import { CompareRowsOfAFile1795402350000 } from './1795402350000-compare-rows-of-a-file.js';

/** In order of time; a migration that has shipped is never edited. */
export const migrations = [
  CreateFoundation1795305600000,
  CreatePipeline1795305700000,
  CreateAuditSeals1795306400000,
  CreateJobRuns1795306410000,
  CreateSearch1795306500000,
  CreateViews1795400000000,
  WidenBoardIndex1795400010000,
  AddMoney1795400100000,
  CreateBatches1795400110000,
  CreateCertifications1795400120000,
  GeneraliseImports1795400200000,
  ExtendCompanies1795400200100,
  CreateCarriers1795400300000,
  CreateOpportunities1795400310000,
  CreateActivities1795400400000,
  CreatePolicy1795400500000,
  CoverFacts1795400600000,
  CreateTargets1795400800000,
  CreateFigures1795401000000,
  CreateAssessment1795401100000,
  CreateOfficialValues1795401200000,
  CreateSupervision1795401300000,
  AddSuccession1795401310000,
  AddPhaseRule1795401320000,
  AddAmountIndex1795401400000,
  CountChanges1795401600000,
  DropSecondAmountIndex1795401700000,
  CreateOfficialSeries1795401750000,
  ExtendCarriers1795402100000,
  CompareRowsOfAFile1795402350000,
] as const;
