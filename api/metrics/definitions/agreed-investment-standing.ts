import { STANDINGS, type Stage } from '../../../shared/vocabulary.js';
import { ON, PROJECT_ARGUMENTS, STAGE } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { AGREED_INVESTMENT, standing } from '../relations.js';
import { BATCHES } from '../sources.js';

export const agreedInvestmentStanding: Metric = {
  code: 'agreed-investment-standing', name: '处于某阶段的项目协议投资额', nameEn: 'Agreed investment of projects standing at a stage', unit: 'fen', nature: 'stock',
  definition: '某日日终处于该阶段的项目的协议投资额之和；项目范围与“处于某阶段的项目数”一致，未填投资额的按零计。',
  definitionEn: 'The sum of the agreed investment of the projects that stood at the stage at the end of the day: the same projects as "Projects standing at a stage"; one without an amount adds nothing.',
  source: BATCHES,
  arguments: [STAGE, ON, ...PROJECT_ARGUMENTS],
  asks: { period: false, on: true },
  plan: ({ args, on, knownAt }) => {
    const stage = args['stage'] as Stage;
    return { measure: { relation: standing([stage], on, knownAt, args, { what: STANDINGS[stage] }), value: AGREED_INVESTMENT, unit: 'fen' } };
  },
};
