import { Module } from '@nestjs/common';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { MonthlyReportService } from './monthly-report.service.js';
import { ReportsController } from './reports.controller.js';

@Module({ imports: [MetricsModule, ParksModule], controllers: [ReportsController], providers: [MonthlyReportService] })
export class ReportsModule {}
