import { schemeProblems } from '../../api/assessment/domain/read-scheme.js';
import { argumentProblems } from '../../api/metrics/domain/arguments.js';
import { MetricsRegistry } from '../../api/metrics/metrics-registry.js';
import { GATE_FIELDS, PHASE_RULE_SETTING } from '../../api/projects/domain/rules.js';
import { COMPANY_AMOUNT } from '../../api/metrics/definitions/new-companies.js';
import { SCORING_METHODS, type KnownNames } from '../../api/policy/domain/names.js';
import { PHASE_RULES } from '../../shared/vocabulary.js';
import { SERIES_SOURCE } from '../support/official-series.js';
import type { Scheme } from '../../shared/contracts/scheme.js';

/** What the product's own modules hand to the packs, without starting them. */
export const PRODUCT_NAMES: KnownNames = {
  metrics: new Map(new MetricsRegistry(SERIES_SOURCE).all().map((metric) => [metric.code, (given) => argumentProblems(metric.arguments, given)])),
  methods: SCORING_METHODS,
  settings: new Map([['new-company-amount', COMPANY_AMOUNT.choices ?? []], [PHASE_RULE_SETTING, Object.keys(PHASE_RULES)]]),
  schemeProblems: (scheme) => schemeProblems(scheme as Scheme),
  gateFields: new Set(GATE_FIELDS.keys()),
};
