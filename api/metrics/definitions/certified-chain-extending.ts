import { ON, ORIGIN } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { certifiedFor, mayBeCertified, ONE } from '../relations.js';
import { CERTIFICATION } from '../sources.js';

export const certifiedChainExtending: Metric = {
  code: 'certified-chain-extending', name: '认定的产业链延伸企业数', nameEn: 'Certified chain-extending companies', unit: 'count', nature: 'stock',
  definition: '时点所在年度被认定为产业链延伸企业的企业数：同一项目公司的几个项目只计一次，未登记项目公司的按项目计；以认定决定为准。',
  definitionEn: 'Companies certified as chain-extending for the year of the day: several projects of one company count once, a project without a company counts by itself.',
  source: CERTIFICATION,
  arguments: [ON, ORIGIN],
  asks: { period: false, on: true },
  plan: ({ args, on, knownAt }) => {
    const year = Number(on.slice(0, 4));
    return { measure: { relation: certifiedFor('chain-extending', year, knownAt, true, args, { what: { zh: `${year}年度认定`, en: `Certified for ${year}` } }), value: ONE, unit: 'count' } };
  },
  prospects: ({ args, on, knownAt }) => ({ ...mayBeCertified('chain-extending', Number(on.slice(0, 4)), knownAt, true, args), value: ONE }),
};
