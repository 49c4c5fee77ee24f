import { Module, type OnModuleInit } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ParksModule } from '../parks/parks.module.js';
import { Attribution } from './attribution.js';
import { CityFigures } from './city-figures.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { PolicyModule } from '../policy/policy.module.js';
import { PolicyNames } from '../policy/policy-names.js';
import { CountFeedController } from './count-feed.controller.js';
import { CountFeedService } from './count-feed.service.js';
import { argumentProblems } from './domain/arguments.js';
import { MetricBreakdowns } from './metric-breakdowns.js';
import { MetricLines } from './metric-lines.js';
import { MetricScopes } from './metric-scopes.js';
import { MetricsController } from './metrics.controller.js';
import { MetricsRegistry } from './metrics-registry.js';
import { MetricsService } from './metrics.service.js';
import { COMPANY_AMOUNT, NEW_COMPANY_POLICY } from './definitions/new-companies.js';
import { TIERS_POLICY } from '../projects/investment-tiers.js';
import { PolicyArguments } from './policy-arguments.js';
import { QuestionReader } from './question-reader.js';
import { Tallies } from './tallies.js';
import { Tiers } from './tiers.js';

/** One number, one definition: everything that counts projects asks here. */
@Module({
  imports: [IdentityModule, ParksModule, PolicyModule, StatisticsModule],
  controllers: [MetricsController, CountFeedController],
  providers: [Attribution, MetricsRegistry, QuestionReader, Tiers, MetricScopes, Tallies, PolicyArguments, MetricLines, MetricBreakdowns, MetricsService, CountFeedService, CityFigures],
  exports: [Attribution, MetricsRegistry, QuestionReader, PolicyArguments, Tiers, MetricScopes, Tallies, MetricsService, CountFeedService, CityFigures],
})
export class MetricsModule implements OnModuleInit {
  constructor(private readonly registry: MetricsRegistry, private readonly names: PolicyNames) {}

  /** Packs choose metrics by code and give them arguments. */
  onModuleInit(): void {
    this.names.registerMetrics(() => new Map(this.registry.all().map((metric) => [metric.code, (given: Readonly<Record<string, unknown>>) => argumentProblems(metric.arguments, given)])));
    this.names.registerSetting('new-company-amount', COMPANY_AMOUNT.choices ?? []);
    this.names.require(NEW_COMPANY_POLICY, 'metric');
    for (const key of [TIERS_POLICY, ...this.registry.all().flatMap(({ policy }) => policy ?? [])]) this.names.reads(key);
  }
}
