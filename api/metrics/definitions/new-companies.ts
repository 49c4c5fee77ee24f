import { FEN_PER_WAN } from '../../../shared/money.js';
import type { ArgumentSpec } from '../domain/arguments.js';
import { MINIMUM_FEN, ORIGIN, REACHABLE, VERIFIED_ONLY } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { firstSettled, ONE } from '../relations.js';
import { NEW_COMPANIES } from '../sources.js';

/** 千万元 (000 §二(六)): what the catalogue shows; a question goes by the policy of its period. */
export const NEW_COMPANY_MINIMUM_FEN = 1_000 * FEN_PER_WAN;

/** The item of the policy packs that says from which amount on, and on which, new companies count. */
export const NEW_COMPANY_POLICY = 'counting.new-company';

/** The clause does not say on which amount: a setting. */
export const COMPANY_AMOUNT: ArgumentSpec = { name: 'amount', label: '投资额口径', labelEn: 'On which amount', kind: 'choice', choices: ['agreed', 'arrived'], default: 'agreed' };

export const newCompanies: Metric = {
  code: 'new-companies', name: '新增入园企业数', nameEn: 'Newly settled companies', unit: 'count', nature: 'flow',
  definition: '期间内首次入园的企业数：项目公司已注册且取得园区土地、厂房或租赁，以较晚的日期为准；一家企业在全市只计一次，归入其首个园区。投资额不低于起点（默认1000万元）；条文未明确按协议投资还是到位资金，可在参数中选择：协议投资额，或截至期末该项目的到位资金。',
  definitionEn: 'Companies that settled in a park for the first time within the period: the project company is registered and holds land, a factory or a lease there, on the later of the two dates. A company counts once in the city, at its first park. Its amount reaches the threshold (default 10 million yuan); the clause is silent on which amount, so it is a setting: agreed investment, or the funds arrived in the project by the end of the period.',
  source: NEW_COMPANIES,
  arguments: [{ ...MINIMUM_FEN, label: '投资额不低于', labelEn: 'Amount at least', default: NEW_COMPANY_MINIMUM_FEN }, COMPANY_AMOUNT, ORIGIN, VERIFIED_ONLY],
  asks: { period: true, on: false },
  policy: NEW_COMPANY_POLICY,
  plan: ({ args, period, knownAt }) => ({
    measure: { relation: firstSettled(period, knownAt, { ...args, amount: args['amount'] }, { what: REACHABLE['settled']! }), value: ONE, unit: 'count' },
  }),
};
