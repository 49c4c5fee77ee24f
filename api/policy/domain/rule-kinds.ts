import { z } from 'zod';
import { isDay } from '../../../shared/day.js';
import { POLICY_DUTIES } from '../../../shared/policy.js';
import { kind, repeated, type Kind, type Report } from './kind.js';
import type { KnownNames } from './names.js';
import { keepsTo } from './number-kinds.js';
import { day, metricCall, names, text } from './pieces.js';

export interface MetricCall { metric: string; arguments?: Record<string, unknown> }
export interface Target extends Partial<MetricCall> { amount: number; per: 'year' | 'half-year' | 'quarter' | 'whole-period' | 'by-end'; of?: 'city' | 'each-county' | 'each-park' | 'each-unit'; responsible?: string[]; cooperating?: string[] }

function checkCall(call: Partial<MetricCall>, report: Report, { metrics }: KnownNames): void {
  if (call.metric === undefined) return;
  const check = metrics.get(call.metric);
  if (!check) return report(['metric'], 'policy-unknown-metric', { name: call.metric, known: [...metrics.keys()] });
  for (const { name, code } of check(call.arguments ?? {})) report(['arguments', name], code, { name });
}

const target = kind<Target>({
  measures: ['count', 'money', 'rate', 'quantity'], bounded: true, given: ['actual'],
  shape: z.strictObject({
    ...metricCall.partial().shape, amount: z.number().min(0).max(1_000_000_000), per: z.enum(['year', 'half-year', 'quarter', 'whole-period', 'by-end']), of: z.enum(['city', 'each-county', 'each-park', 'each-unit']).optional(),
    responsible: names.optional(), cooperating: names.optional(),
  }) as z.ZodType<Target>,
  check: checkCall,
  answer: ({ value: { amount, metric }, bound = 'exactly' }, { actual }) => ({ amount, ...(metric ? { metric } : {}), ...(typeof actual === 'number' ? { met: keepsTo(bound, actual, amount), short: Math.max(0, Math.round((amount - actual) * 1e6) / 1e6) } : {}) }),
});

const metric = kind<MetricCall>({
  measures: [], bounded: false, given: [], shape: metricCall as unknown as z.ZodType<MetricCall>, check: checkCall,
  answer: ({ value }) => ({ metric: value.metric, arguments: value.arguments ?? {} }),
});

/** From the mildest lamp to the severest, by how much it takes of one measure. */
interface LampRule { measure: 'days-overdue' | 'months-overdue' | 'months-without-progress' | 'points-behind'; lamps: { lamp: 'green' | 'blue' | 'yellow' | 'red' | 'removed'; from: number }[] }

const lampRule = kind<LampRule>({
  measures: [], bounded: false, given: ['measured'],
  shape: z.strictObject({ measure: z.enum(['days-overdue', 'months-overdue', 'months-without-progress', 'points-behind']), lamps: z.array(z.strictObject({ lamp: z.enum(['green', 'blue', 'yellow', 'red', 'removed']), from: z.number().min(0) })).min(2).max(5) }),
  check: ({ lamps }, report) => {
    if (lamps[0]!.from !== 0) report(['lamps', 0, 'from'], 'policy-lamp-from-zero');
    lamps.forEach((lamp, index) => { if (index && lamp.from <= lamps[index - 1]!.from) report(['lamps', index, 'from'], 'policy-not-ascending'); });
    for (const name of repeated(lamps.map((lamp) => lamp.lamp))) report(['lamps'], 'policy-repeated', { name });
  },
  answer: ({ value: { lamps } }, { measured }) => (typeof measured === 'number' ? { lamp: lamps.findLast((lamp) => Math.max(0, measured) >= lamp.from)!.lamp } : { lamps: lamps.length }),
});

/** How enclave income or figures are shared: agreed case by case, or by party in bands of years. */
interface SplitRule { of: 'tax' | 'assessed-figures' | 'headcount' | 'all'; mode: 'negotiated' | 'ratio'; coordinators?: string[]; clock?: 'first-tax' | 'construction-start' | 'production' | 'capacity' | 'signing'; bands?: { untilYear: number | null; shares: Record<string, number> }[] }

const splitRule = kind<SplitRule>({
  measures: [], bounded: false, given: ['year', 'basis'],
  shape: z.strictObject({
    of: z.enum(['tax', 'assessed-figures', 'headcount', 'all']), mode: z.enum(['negotiated', 'ratio']), coordinators: names.optional(), clock: z.enum(['first-tax', 'construction-start', 'production', 'capacity', 'signing']).optional(),
    bands: z.array(z.strictObject({ untilYear: z.int().min(1).max(100).nullable(), shares: z.partialRecord(z.enum(['origin', 'host', 'operator']), z.number().min(0).max(100)) })).min(1).max(10).optional(),
  }) as z.ZodType<SplitRule>,
  check: ({ mode, bands, clock }, report) => {
    if (mode === 'ratio' && !bands) report(['bands'], 'required');
    if (mode === 'ratio' && !clock) report(['clock'], 'required');
    bands?.forEach((band, index) => {
      const sum = Object.values(band.shares).reduce((total, share) => total + share, 0);
      if (sum !== 100) report(['bands', index, 'shares'], 'policy-weights', { sum, total: 100 });
      const before = bands[index - 1];
      if (before && (before.untilYear === null || (band.untilYear !== null && band.untilYear <= before.untilYear))) report(['bands', index, 'untilYear'], 'policy-not-ascending');
    });
  },
  answer: ({ value: { mode, coordinators, bands } }, { year }) => {
    if (mode === 'negotiated') return { mode, coordinators: coordinators ?? [] };
    return { mode, shares: typeof year === 'number' ? (bands?.find((band) => band.untilYear === null || year <= band.untilYear)?.shares ?? null) : null };
  },
});

interface Calendar { every: 'once' | 'month' | 'quarter' | 'half-year' | 'year'; due?: string; dueOn?: string; yearOffset?: number; what?: string }

const calendar = kind<Calendar>({
  measures: [], bounded: false, given: ['year', 'doneOn'],
  shape: z.strictObject({ every: z.enum(['once', 'month', 'quarter', 'half-year', 'year']), due: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'policy-month-day').optional(), dueOn: day.optional(), yearOffset: z.int().min(0).max(5).optional(), what: text(100).optional() }) as z.ZodType<Calendar>,
  check: ({ every, due, dueOn }, report) => {
    if (every === 'once' && !dueOn) report(['dueOn'], 'required');
    if (every === 'year' && !due) report(['due'], 'required');
    if (due && !isDay(`2024-${due}`)) report(['due'], 'policy-month-day');
  },
  answer: ({ value: { every, due, dueOn, yearOffset = 0 } }, { year, doneOn }) => {
    const on = dueOn ?? (typeof year === 'number' && due ? `${year + yearOffset}-${due}` : null);
    return { every, dueOn: on, ...(on && typeof doneOn === 'string' ? { late: doneOn > on } : {}) };
  },
});

/** Who must do what, how often, and for which projects (from which investment, in the item's unit). */
interface Duty { duty: keyof typeof POLICY_DUTIES; by?: string[]; every?: 'month' | 'quarter' | 'half-year' | 'year'; for?: { minimum?: number; orLeaderCompany?: boolean; stage?: string; what?: string } }

const duty = kind<Duty>({
  measures: ['money', 'count'], bounded: false, given: ['investment', 'leaderCompany'],
  shape: z.strictObject({
    duty: z.enum(Object.keys(POLICY_DUTIES) as [keyof typeof POLICY_DUTIES]), by: names.optional(), every: z.enum(['month', 'quarter', 'half-year', 'year']).optional(),
    for: z.strictObject({ minimum: z.number().min(0).optional(), orLeaderCompany: z.boolean().optional(), stage: text(20).optional(), what: text(100).optional() }).optional(),
  }) as z.ZodType<Duty>,
  answer: ({ value: { duty: code, by, every, for: whom } }, { investment, leaderCompany }) => {
    const asked = typeof investment === 'number' || typeof leaderCompany === 'boolean';
    const applies = (typeof investment === 'number' && investment >= (whom?.minimum ?? 0)) || (leaderCompany === true && whom?.orLeaderCompany === true);
    return { duty: code, by: by ?? [], every: every ?? null, ...(asked ? { applies } : {}) };
  },
});

/** Items that say what is to be done, counted, shared or lit. */
export const RULE_KINDS = { target, metric, 'lamp-rule': lampRule, 'split-rule': splitRule, calendar, duty } satisfies Record<string, Kind>;
