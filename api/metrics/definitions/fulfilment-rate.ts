import type { ArgumentSpec } from '../domain/arguments.js';
import { ON, PROJECT_ARGUMENTS, REACHABLE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { cohortNotTerminated, cohortReached, ONE, reached } from '../relations.js';
import { COMMON_PRACTICE } from '../sources.js';

const FULFILLED: ArgumentSpec = { name: 'fulfilled', label: '履约的认定', labelEn: 'Fulfilled means', kind: 'choice', choices: ['registered', 'started', 'not-terminated'], default: 'registered' };

export const fulfilmentRate: Metric = {
  code: 'fulfilment-rate', name: '履约率', nameEn: 'Fulfilment rate by signing cohort', unit: 'rate', nature: 'flow',
  definition: '按签约批次计算：分母为期间内签约的项目数；分子为其中截至时点已履约的项目数。各地口径不一，作为参数：已注册公司、已开工，或未终止（未终止含仍在办理手续的项目）。引用时须注明口径。重新签约、迁建的项目与原项目合计一次，归入先计入的签约批次，续接项目的注册、开工计入该批次，是否终止看最后一次签约的项目。',
  definitionEn: 'By signing cohort: the denominator is the projects signed within the period, the numerator those of them that had fulfilled by the day. Cities differ, so it is an argument: a company registered, works started, or not terminated (which includes those still in approvals). Say which when quoting it. A project that was re-signed or relocated counts once with the one it continues, in the cohort of the signing that counted: its registration or start is credited there, and whether it was terminated is asked of the one signed last.',
  source: COMMON_PRACTICE,
  arguments: [FULFILLED, ON, ...PROJECT_ARGUMENTS],
  asks: { period: true, on: true },
  plan: ({ args, period, on, knownAt }) => {
    const code = String(args['fulfilled']);
    return {
      numerator: {
        relation: code === 'not-terminated' ? cohortNotTerminated(period, on, knownAt, args, { what: { zh: '签约且未终止', en: 'Signed and not terminated' } }) : cohortReached(code, period, on, knownAt, args, { what: REACHABLE[code]! }),
        value: ONE, unit: 'count',
      },
      denominator: { relation: reached(['signed'], period, knownAt, args, { what: REACHABLE['signed']! }), value: ONE, unit: 'count' },
    };
  },
};
