import { ON, ORIGIN } from '../common-arguments.js';
import type { Metric } from '../metric.js';
import { certifiedFor, mayBeCertified, ONE } from '../relations.js';
import { CERTIFICATION } from '../sources.js';

export const certifiedAttractionProjects: Metric = {
  code: 'certified-attraction-projects', name: '认定的招商引资项目数', nameEn: 'Certified attraction projects', unit: 'count', nature: 'stock',
  definition: '时点所在年度被认定为招商引资项目的项目数，一个项目计一次；以认定决定为准，不予认定和撤销认定的不计。按当时掌握的情况查询时，只计当时已作出的决定。',
  definitionEn: 'Projects certified as attraction projects for the year of the day, each once; refused and withdrawn ones never count. As of a past day only the decisions known by then.',
  source: CERTIFICATION,
  arguments: [ON, ORIGIN],
  asks: { period: false, on: true },
  plan: ({ args, on, knownAt }) => {
    const year = Number(on.slice(0, 4));
    return { measure: { relation: certifiedFor('attraction-project', year, knownAt, false, args, { what: { zh: `${year}年度认定`, en: `Certified for ${year}` } }), value: ONE, unit: 'count' } };
  },
  prospects: ({ args, on, knownAt }) => ({ ...mayBeCertified('attraction-project', Number(on.slice(0, 4)), knownAt, false, args), value: ONE }),
};
