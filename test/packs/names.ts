import { schemeProblems } from '../../api/assessment/domain/read-scheme.js';
import { readArguments } from '../../api/metrics/domain/arguments.js';
import { MetricsRegistry } from '../../api/metrics/metrics-registry.js';
import { SCORING_METHODS, type KnownNames } from '../../api/policy/domain/names.js';
import type { Scheme } from '../../shared/contracts/scheme.js';

/** What the product's own modules hand to the packs, without starting them. */
export const PRODUCT_NAMES: KnownNames = {
  metrics: new Map(new MetricsRegistry().all().map((metric) => [metric.code, (given) => readArguments(metric.arguments, given).problems.map(({ path, code }) => ({ name: path.replace('args.', ''), code: code === 'unknown-argument' ? code : 'bad-argument' }))])),
  methods: SCORING_METHODS,
  settings: new Map([['new-company-amount', ['agreed', 'arrived']]]),
  schemeProblems: (scheme) => schemeProblems(scheme as Scheme),
  gateFields: new Set(['investors', 'agreedInvestmentFen', 'industryCode', 'parkId', 'contentAndScale']),
};
