import { Module, type OnModuleInit } from '@nestjs/common';
import { ActivitiesModule } from '../activities/activities.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { PolicyNames } from '../policy/policy-names.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { LargeProjectExport } from './large-project-export.js';
import { LargeProjectsController } from './large-projects.controller.js';
import { LargeProjectsService } from './large-projects.service.js';
import { ReturnReminders } from './return-reminders.js';
import { ReturnsService } from './returns.service.js';
import { LARGE_SIGNED_POLICY, RosterRulesReader } from './roster-rules.js';

/** The supervision of large signed projects: what is due every quarter, and what was said. */
@Module({
  imports: [ActivitiesModule, PolicyModule, ProjectsModule],
  controllers: [LargeProjectsController],
  providers: [RosterRulesReader, LargeProjectsService, ReturnsService, ReturnReminders, LargeProjectExport],
  exports: [ReturnsService, ReturnReminders],
})
export class SupervisionModule implements OnModuleInit {
  constructor(private readonly names: PolicyNames) {}

  onModuleInit(): void {
    this.names.require(LARGE_SIGNED_POLICY, 'amount');
  }
}
