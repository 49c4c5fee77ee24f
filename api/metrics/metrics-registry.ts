import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../core/errors.js';
import { OfficialSeriesCatalogue } from '../statistics/official-series-catalogue.js';
import type { Metric } from './metric.js';
import { METRICS } from './metric-definitions.js';
import { officialMetrics, type SeriesSource } from './official-metrics.js';

const PLACE_BREAKDOWNS = ['park', 'county', 'organisation', 'origin', 'tier'];
const PERIOD_BREAKDOWNS = ['month', 'quarter', 'year'];

/** Every metric of the installation, by code. Modules of higher tiers register theirs at start. */
@Injectable()
export class MetricsRegistry {
  private readonly metrics = new Map<string, Metric>();

  constructor(@Inject(OfficialSeriesCatalogue) series: SeriesSource) {
    for (const metric of [...METRICS, ...officialMetrics(series)].sort((one, other) => (one.code < other.code ? -1 : 1))) this.register(metric);
  }

  /** @throws when the code is taken */
  register(metric: Metric): void {
    if (this.metrics.has(metric.code)) throw new Error(`two metrics called ${metric.code}`);
    this.metrics.set(metric.code, metric);
  }

  /** @throws 404 `unknown-metric` */
  get(code: string): Metric {
    const metric = this.metrics.get(code);
    if (!metric) throw new AppError(404, 'unknown-metric', { code });
    return metric;
  }

  all(): Metric[] {
    return [...this.metrics.values()];
  }

  /** How a metric can be broken down; what stands on a day has no parts in time. */
  breakdowns(metric: Metric): string[] {
    if (metric.breakdowns) return [...metric.breakdowns];
    return metric.asks.period ? [...PLACE_BREAKDOWNS, ...PERIOD_BREAKDOWNS] : PLACE_BREAKDOWNS;
  }
}
