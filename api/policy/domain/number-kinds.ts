import { z } from 'zod';
import { POLICY_UNITS, type PolicyBound } from '../../../shared/policy.js';
import { kind, type Kind, type Measure } from './kind.js';
import { code, text } from './pieces.js';

const ROUND: Record<string, (value: number) => number> = { 'half-up': (value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5), down: Math.trunc, up: (value) => Math.sign(value) * Math.ceil(Math.abs(value)) };

/** Whether an actual number keeps to what is asked, in one unit; 约 asks for nothing that could be missed. */
export function keepsTo(bound: PolicyBound, actual: number, asked: number): boolean {
  if (bound === 'more-than') return actual > asked;
  if (bound === 'at-most') return actual <= asked;
  if (bound === 'at-least') return actual >= asked;
  return bound === 'about' || actual === asked;
}

const number = (measures: Measure[], shape: z.ZodType<number>): Kind => kind<number>({
  measures, bounded: true, shape, given: ['actual'],
  answer: ({ value, unit, bound = 'exactly' }, given) => {
    const { fen } = (unit ? POLICY_UNITS[unit] : {}) as { fen?: number };
    return { value, ...(fen ? { fen: Math.round(value * fen) } : {}), ...(typeof given['actual'] === 'number' ? { met: keepsTo(bound, given['actual'], value) } : {}) };
  },
});

/** Items that are a number, or choose how numbers are treated. */
export const NUMBER_KINDS = {
  amount: number(['money'], z.number().min(0).max(1_000_000)),
  count: number(['count'], z.int().min(0).max(1_000_000_000)),
  rate: number(['rate'], z.number().min(-100).max(1_000)),
  quantity: number(['quantity', 'money'], z.number().min(0).max(1_000_000_000)),
  duration: number(['duration'], z.int().min(0).max(10_000)),
  range: kind<{ min: number; max: number }>({
    measures: ['count', 'quantity', 'rate', 'duration'], bounded: false, shape: z.strictObject({ min: z.number().min(0), max: z.number().min(0) }), given: ['actual'],
    check: ({ min, max }, report) => { if (min > max) report(['max'], 'too-small', { min }); },
    answer: ({ value }, { actual }) => ({ ...value, ...(typeof actual === 'number' ? { within: actual >= value.min && actual <= value.max } : {}) }),
  }),
  flag: kind<boolean>({ measures: [], bounded: false, shape: z.boolean(), given: [], answer: ({ value }) => ({ value }) }),
  choice: kind<{ setting: string; choice: string }>({
    measures: [], bounded: false, shape: z.strictObject({ setting: code, choice: text(60) }), given: [],
    check: ({ setting, choice }, report, { settings }) => {
      const choices = settings.get(setting);
      if (!choices) report(['setting'], 'policy-unknown-setting', { name: setting, known: [...settings.keys()] });
      else if (!choices.includes(choice)) report(['choice'], 'policy-not-one-of', { known: choices });
    },
    answer: ({ value }) => ({ choice: value.choice }),
  }),
  rounding: kind<{ mode: 'half-up' | 'down' | 'up'; decimals: number }>({
    measures: [], bounded: false, shape: z.strictObject({ mode: z.enum(['half-up', 'down', 'up']), decimals: z.int().min(0).max(6) }), given: ['actual'],
    answer: ({ value: { mode, decimals } }, { actual }) => ({
      mode, decimals,
      // By way of text: 1.005 is not a little less than itself.
      ...(typeof actual === 'number' ? { rounded: Number(`${ROUND[mode]!(Number(`${actual}e${decimals}`))}e-${decimals}`) } : {}),
    }),
  }),
} satisfies Record<string, Kind>;
