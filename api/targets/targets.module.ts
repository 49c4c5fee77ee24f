import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { TargetBatches } from './target-batches.js';
import { TargetForecasts } from './target-forecasts.js';
import { TargetLayout } from './target-layout.js';
import { TargetProgressReader } from './target-progress.js';
import { TargetsController } from './targets.controller.js';
import { TargetsService } from './targets.service.js';

/** Annual targets: a tree of them, their progress against the calendar or a plan, and what is to be expected. */
@Module({
  imports: [AuditModule, IdentityModule, MetricsModule, ParksModule, PolicyModule],
  controllers: [TargetsController],
  providers: [TargetLayout, TargetsService, TargetBatches, TargetProgressReader, TargetForecasts],
  exports: [TargetLayout, TargetsService, TargetBatches],
})
export class TargetsModule {}
