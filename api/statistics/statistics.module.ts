import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { OfficialSeriesCatalogue } from './official-series-catalogue.js';
import { OfficialSeriesController } from './official-series.controller.js';
import { OfficialSeriesService } from './official-series.service.js';
import { OfficialValueExport } from './official-value-export.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsService } from './statistics.service.js';

/** Official statistics, as published: recorded beside what the product computes, never mixed with it. */
@Module({ imports: [AuditModule, IdentityModule, ParksModule], controllers: [StatisticsController, OfficialSeriesController], providers: [OfficialSeriesCatalogue, OfficialSeriesService, StatisticsService, OfficialValueExport], exports: [OfficialSeriesCatalogue, StatisticsService] })
export class StatisticsModule {}
