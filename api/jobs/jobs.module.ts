import { Module } from '@nestjs/common';
import { HealthModule } from '../core/health.module.js';
import { ImportsModule } from '../imports/imports.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { JobRuns } from './job-runs.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';
import { RecurringJobs } from './recurring-jobs.js';
import { SystemStatusService } from './system-status.service.js';

@Module({ imports: [HealthModule, ImportsModule, SupervisionModule], controllers: [JobsController], providers: [JobRuns, JobsService, RecurringJobs, SystemStatusService], exports: [JobsService] })
export class JobsModule {}
