import { STANDINGS, type Stage } from '../../../shared/vocabulary.js';
import { ON, PROJECT_ARGUMENTS, STAGE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { ONE, standing } from '../relations.js';
import { BATCHES } from '../sources.js';

export const projectsStanding: Metric = {
  code: 'projects-standing', name: '处于某阶段的项目数', nameEn: 'Projects standing at a stage', unit: 'count', nature: 'stock',
  definition: '某日日终处于该阶段的项目数：已达到该阶段，且尚未进入后续阶段、未终止。“在建”即已开工，未竣工、未投产、未终止（停建的仍在内）。到达或离开的日期不够准确、无法判断的另列。已重新签约或迁建的，只计接续的项目；后续期不另计。',
  definitionEn: 'Projects that stood at the stage at the end of the day: they had reached it and neither moved on nor been terminated. Under construction means started and not yet built, producing or terminated (a suspended one still is). Those whose dates are too coarse to say are listed apart. Of a project that was re-signed or relocated only the one that carries it on stands; a later phase does not stand by itself.',
  source: BATCHES,
  arguments: [STAGE, ON, ...PROJECT_ARGUMENTS],
  asks: { period: false, on: true },
  plan: ({ args, on, knownAt }) => {
    const stage = args['stage'] as Stage;
    return { measure: { relation: standing([stage], on, knownAt, args, { what: STANDINGS[stage] }), value: ONE, unit: 'count' } };
  },
};
