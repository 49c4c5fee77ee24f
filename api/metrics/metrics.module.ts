import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { CityFigures } from './city-figures.js';
import { CountFeedController } from './count-feed.controller.js';
import { CountFeedService } from './count-feed.service.js';
import { MetricBreakdowns } from './metric-breakdowns.js';
import { MetricLines } from './metric-lines.js';
import { MetricScopes } from './metric-scopes.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRegistry } from './metrics-registry.js';
import { MetricsService } from './metrics.service.js';
import { QuestionReader } from './question-reader.js';
import { Tallies } from './tallies.js';

/** One number, one definition: everything that counts projects asks here. */
@Module({
  imports: [IdentityModule, ParksModule],
  controllers: [MetricsController, CountFeedController],
  providers: [MetricsRegistry, QuestionReader, MetricScopes, Tallies, MetricLines, MetricBreakdowns, MetricsService, CountFeedService, CityFigures],
  exports: [MetricsRegistry, QuestionReader, MetricScopes, Tallies, MetricsService, CountFeedService, CityFigures],
})
export class MetricsModule {}
