import { LEADING_INDUSTRY_ONLY, MILESTONE, PROJECT_ARGUMENTS, REACHABLE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { ONE, reached } from '../relations.js';
import { COMMON_PRACTICE } from '../sources.js';

export const leadingIndustryProjects: Metric = {
  code: 'leading-industry-projects', name: '主导产业项目数', nameEn: 'Projects of the park’s leading industries', unit: 'count', nature: 'flow',
  definition: '期间内达到该阶段或节点、行业属于落地园区主导产业的项目数：以当时掌握的园区主导产业代码为准，大类含其中类、小类，门类含其全部；园区外的项目和未填行业的不计。其余口径与“达到某阶段或节点的项目数”一致。',
  definitionEn: 'Projects that reached the stage or milestone within the period and whose industry is a leading one of the park where they land, by the codes of the park as known then; a division holds its groups and classes, a section all in it. Nothing outside parks or without an industry counts. Otherwise as "Projects that reached a stage or milestone".',
  source: COMMON_PRACTICE,
  arguments: [MILESTONE, ...PROJECT_ARGUMENTS.filter((spec) => spec !== LEADING_INDUSTRY_ONLY)],
  asks: { period: true, on: false },
  policy: 'counting.leading-industry',
  plan: ({ args, period, knownAt }) => {
    const milestone = String(args['milestone']);
    return { measure: { relation: reached([milestone], period, knownAt, { ...args, leadingIndustryOnly: true }, { what: REACHABLE[milestone]! }), value: ONE, unit: 'count' } };
  },
};
