import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CompaniesModule } from '../companies/companies.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { ImportApplyService } from './apply.service.js';
import { FailedRowsService } from './failed-rows.service.js';
import { ImportContexts } from './import-context.js';
import { ImportJobs } from './import-jobs.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import type { ImportKind } from './kinds/kind.js';
import { IMPORT_KIND_LIST, ImportKinds, KIND_CLASSES } from './kinds/kinds.js';
import { ImportRowsService } from './rows.service.js';

@Module({
  imports: [ProjectsModule, CompaniesModule],
  controllers: [ImportsController],
  providers: [...KIND_CLASSES, { provide: IMPORT_KIND_LIST, useFactory: (...kinds: ImportKind[]) => kinds, inject: [...KIND_CLASSES] }, ImportKinds, ImportsService, ImportRowsService, ImportApplyService, FailedRowsService, ImportContexts, ImportJobs],
  exports: [ImportsService, ImportRowsService, ImportApplyService, ImportJobs],
})
export class ImportsModule implements OnApplicationBootstrap {
  constructor(private readonly jobs: ImportJobs) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.recover();
  }
}
