import { Module, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { AssessmentModule } from '../assessment/assessment.module.js';
import { CompaniesModule } from '../companies/companies.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { PolicyNames } from '../policy/policy-names.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ImportApplyService } from './apply.service.js';
import { AssessmentSheetController } from './assessment-sheet.controller.js';
import { AssessmentSheets } from './assessment-sheets.js';
import { ImportErasure } from './erasure.js';
import { FailedRowsService } from './failed-rows.service.js';
import { ImportContexts, STAGE_WORDS_POLICY } from './import-context.js';
import { ImportJobs } from './import-jobs.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import type { ImportKind } from './kinds/kind.js';
import { IMPORT_KIND_LIST, ImportKinds, KIND_CLASSES } from './kinds/kinds.js';
import { ImportRowsService } from './rows.service.js';

@Module({
  imports: [IdentityModule, ProjectsModule, CompaniesModule, ParksModule, ActivitiesModule, StatisticsModule, PolicyModule, AssessmentModule],
  controllers: [ImportsController, AssessmentSheetController],
  providers: [...KIND_CLASSES, { provide: IMPORT_KIND_LIST, useFactory: (...kinds: ImportKind[]) => kinds, inject: [...KIND_CLASSES] }, ImportKinds, ImportsService, ImportRowsService, ImportApplyService, FailedRowsService, ImportErasure, ImportContexts, ImportJobs, AssessmentSheets],
  exports: [ImportsService, ImportRowsService, ImportApplyService, ImportJobs],
})
export class ImportsModule implements OnModuleInit, OnApplicationBootstrap {
  constructor(private readonly jobs: ImportJobs, private readonly names: PolicyNames) {}

  onModuleInit(): void {
    this.names.require(STAGE_WORDS_POLICY, 'word-table');
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.recover();
  }
}
