import { Controller, Get, Module } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../core/http/allow.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { DashboardBody } from './answers.js';
import { DashboardService } from './dashboard.service.js';

@ApiTags('dashboard')
@Controller('dashboard')
class DashboardController {
  constructor(private readonly dashboard: DashboardService) {}

  @Get()
  @Allow('metric:read')
  @ApiOperation({ summary: 'Where things stand and what waits for the caller' })
  @ApiOkResponse({ type: DashboardBody, description: 'The home page' })
  answer() {
    return this.dashboard.answer();
  }
}

@Module({ imports: [MetricsModule, ProjectsModule], controllers: [DashboardController], providers: [DashboardService] })
export class DashboardModule {}
