import { MILESTONE, PROJECT_ARGUMENTS, REACHABLE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { AGREED_INVESTMENT, mayReach, reached } from '../relations.js';
import { BATCHES } from '../sources.js';

export const agreedInvestmentReached: Metric = {
  code: 'agreed-investment-reached', name: '达到某阶段或节点的项目协议投资额', nameEn: 'Agreed investment of projects that reached a stage or milestone', unit: 'fen', nature: 'flow',
  definition: '期间内达到该阶段或节点的项目的协议投资额之和；项目范围与“达到某阶段或节点的项目数”一致，未填投资额的按零计；增资扩产填写了已统计部分的，只计增量。',
  definitionEn: 'The sum of the agreed investment of the projects that reached the stage or milestone within the period: the same projects as "Projects that reached a stage or milestone"; one without an amount adds nothing, an expansion its increment.',
  source: BATCHES,
  arguments: [MILESTONE, ...PROJECT_ARGUMENTS],
  asks: { period: true, on: false },
  plan: ({ args, period, knownAt }) => {
    const milestone = String(args['milestone']);
    return { measure: { relation: reached([milestone], period, knownAt, args, { what: REACHABLE[milestone]! }), value: AGREED_INVESTMENT, unit: 'fen' } };
  },
  prospects: ({ args, period, knownAt }) => {
    const milestone = String(args['milestone']);
    return { ...mayReach(milestone, period, knownAt, args, { what: REACHABLE[milestone]! }), value: AGREED_INVESTMENT };
  },
};
