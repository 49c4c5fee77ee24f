import { MILESTONE, PROJECT_ARGUMENTS, REACHABLE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { mayReach, ONE, reached } from '../relations.js';
import { BATCHES } from '../sources.js';

export const projectsReached: Metric = {
  code: 'projects-reached', name: '达到某阶段或节点的项目数', nameEn: 'Projects that reached a stage or milestone', unit: 'count', nature: 'flow',
  definition: '期间内达到该阶段或节点的项目数，一个项目计一次。日期区间完全落在期间内的才计入，日期不够准确的另列；退回和撤回的不计；已终止的项目仍计入其达到该阶段的期间。重新签约、迁建的项目与原项目合计一次，归入最先达到的；后续期不另计；增资扩产另计。',
  definitionEn: 'Projects that reached the stage or milestone within the period, each once. Only a date that lies wholly inside counts, coarser ones are listed apart; rejected and withdrawn ones never count; a project terminated later still counts in the period it got there. One that was re-signed or relocated counts once with the project it continues, where that was reached first; a later phase is no new project; an expansion is.',
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
