import { MILESTONE, PROJECT_ARGUMENTS, REACHABLE } from './common-arguments.js';
import type { Metric } from './metric.js';
import { mayReach, ONE, reached } from './relations.js';
import { BATCHES } from './sources.js';

export const projectsReached: Metric = {
  code: 'projects-reached', name: '达到某阶段或节点的项目数', nameEn: 'Projects that reached a stage or milestone', unit: 'count', nature: 'flow',
  definition: '期间内达到该阶段或节点的项目数，一个项目计一次。日期区间完全落在期间内的才计入，日期不够准确的另列；退回和撤回的不计；已终止的项目仍计入其达到该阶段的期间。',
  definitionEn: 'Projects that reached the stage or milestone within the period, each once. Only a date that lies wholly inside counts, coarser ones are listed apart; rejected and withdrawn ones never count; a project terminated later still counts in the period it got there.',
  source: BATCHES,
  arguments: [MILESTONE, ...PROJECT_ARGUMENTS],
  asks: { period: true, on: false },
  plan: ({ args, period, knownAt }) => {
    const milestone = String(args['milestone']);
    return { measure: { relation: reached([milestone], period, knownAt, args, { what: REACHABLE[milestone]! }), value: ONE, unit: 'count' } };
  },
  prospects: ({ args, period, knownAt }) => {
    const milestone = String(args['milestone']);
    return { ...mayReach(milestone, period, knownAt, args, { what: REACHABLE[milestone]! }), value: ONE };
  },
};
