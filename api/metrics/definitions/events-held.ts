import { PROMOTION_EVENT_KINDS } from '../../../shared/vocabulary.js';
import type { ArgumentSpec } from '../domain/arguments.js';
import type { Metric } from '../metric.js';
import { ONE, promotionEventsHeld } from '../relations.js';
import { EVENTS } from '../sources.js';

const WHERE: ArgumentSpec = { name: 'where', label: '举办地', labelEn: 'Held', kind: 'choice', choices: ['any', 'in-province', 'out-of-province'], default: 'any' };
const KIND: ArgumentSpec = { name: 'kind', label: '活动类型', labelEn: 'Kind of event', kind: 'choice', choices: ['any', ...Object.keys(PROMOTION_EVENT_KINDS)], default: 'any' };

export const eventsHeld: Metric = {
  code: 'events-held', name: '举办推介对接活动场数', nameEn: 'Promotion and matchmaking events held', unit: 'count', nature: 'flow',
  definition: '期间内开始、已经结束、未取消且有佐证材料的推介对接活动场数，按主办单位统计；跨期的活动计入开始之日所在期间。省内、省外按举办地区划代码判断，未填举办地的只计入“不限”。',
  definitionEn: 'Promotion and matchmaking events that began within the period, are over, were not called off and have evidence, by the unit that holds them; one that spans two periods counts where it began. In or out of the province is told by the region code; events without one count only where the place does not matter.',
  source: EVENTS,
  arguments: [KIND, WHERE],
  breakdowns: ['organisation', 'month', 'quarter', 'year'],
  asks: { period: true, on: false },
  plan: ({ args, period, on, knownAt }) => ({
    measure: { relation: promotionEventsHeld(period, on, knownAt, args['where'] as 'any', String(args['kind']), { what: { zh: '举办活动', en: 'Held' } }), value: ONE, unit: 'count' },
  }),
};
