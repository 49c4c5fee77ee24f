import { ORIGINS } from '../../../shared/vocabulary.js';
import type { ArgumentSpec } from '../domain/arguments.js';
import { OF, PROJECT_ARGUMENTS } from '../common-arguments.js';
import { measured } from '../measured.js';
import type { Metric } from '../metric.js';
import { also, INDUSTRIAL, type Measure, type Relation } from '../relations.js';
import { COMMON_PRACTICE } from '../sources.js';

const PART: ArgumentSpec = { name: 'part', label: '部分', labelEn: 'Part', kind: 'choice', choices: ['parks', 'industrial', ...Object.keys(ORIGINS)], default: 'parks' };

function partOf(relation: Relation, part: string): Relation {
  if (part === 'parks') return also(relation, { sql: 'r.`parkId` IS NOT NULL', params: [] });
  return part === 'industrial' ? also(relation, INDUSTRIAL) : also(relation, { sql: `${relation.origin} = ?`, params: [part] });
}

export const share: Metric = {
  code: 'share', name: '占比', nameEn: 'Share', unit: 'rate', nature: 'flow',
  definition: '期间内的数中，落在园区的、属于工业的或某一资金来源的部分所占的比重；分子分母口径相同，分母为零时不作计算。',
  definitionEn: 'What part of a figure of the period lies in parks, is industrial, or is of one capital origin; both sides by the same definition, nothing where the whole is zero.',
  source: COMMON_PRACTICE,
  arguments: [OF, PART, ...PROJECT_ARGUMENTS],
  asks: { period: true, on: false },
  plan: ({ args, period, knownAt }) => {
    const whole: Measure = measured(String(args['of']), period, knownAt, args);
    return { numerator: { ...whole, relation: partOf(whole.relation, String(args['part'])) }, denominator: whole };
  },
};
