import { type DynamicModule, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { ActivitiesModule } from './activities/activities.module.js';
import { AssessmentModule } from './assessment/assessment.module.js';
import { AuditModule } from './audit/audit.module.js';
import { BatchesModule } from './batches/batches.module.js';
import { CertificationsModule } from './certifications/certifications.module.js';
import { CompaniesModule } from './companies/companies.module.js';
import type { Clock } from './core/clock.js';
import type { Config } from './core/config.js';
import { CoreModule } from './core/core.module.js';
import type { Database } from './core/database/database.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { EvidenceModule } from './evidence/evidence.module.js';
import { HealthModule } from './core/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { MoneyModule } from './money/money.module.js';
import { OpportunitiesModule } from './opportunities/opportunities.module.js';
import { ParksModule } from './parks/parks.module.js';
import { PolicyModule } from './policy/policy.module.js';
import { ProjectsModule } from './projects/projects.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SearchModule } from './search/search.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { TargetsModule } from './targets/targets.module.js';
import { ViewsModule } from './views/views.module.js';

/** Every capability, in tier order: a module knows only those above it. */
@Module({})
export class AppModule {
  static with(parts: { config: Config; clock: Clock; database: Database; logger: Logger }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CoreModule.with(parts), HealthModule,
        SearchModule,
        AuditModule, IdentityModule, EvidenceModule, PolicyModule,
        CompaniesModule, ParksModule,
        ProjectsModule,
        MoneyModule, BatchesModule, CertificationsModule,
        ProjectsModule, OpportunitiesModule,
        ProjectsModule, ActivitiesModule,
        StatisticsModule,
        MetricsModule,
        FiguresModule,
    TargetsModule,
        TargetsModule, AssessmentModule,
        SupervisionModule,
        DashboardModule, ReportsModule, ImportsModule, JobsModule, ViewsModule,
      ],
    };
  }
}
