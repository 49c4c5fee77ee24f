import type { MetricPart, MetricUnit } from '../../../shared/contracts/metrics.js';
import type { Tally } from './allocate.js';

/** What a metric is made of: one measure, or the two sides of a rate. */
export type Sides<T> = { measure: T } | { numerator: T; denominator: T };

export function mapSides<T, U>(sides: Sides<T>, change: (side: T) => U): Sides<U> {
  return 'measure' in sides ? { measure: change(sides.measure) } : { numerator: change(sides.numerator), denominator: change(sides.denominator) };
}

/** The same for each side of a plan, both at once. */
export async function sidesOf<M, T>(plan: Sides<M>, of: (measure: M) => Promise<T>): Promise<Sides<T>> {
  if ('measure' in plan) return { measure: await of(plan.measure) };
  const [numerator, denominator] = await Promise.all([of(plan.numerator), of(plan.denominator)]);
  return { numerator, denominator };
}

export interface Figures { value: number | null; undetermined: number; lineCount: number; numerator?: MetricPart; denominator?: MetricPart }

/**
 * Value and counts of an answer or a row. What is imported and was not published is null, not nothing. A rate over nothing is null; what is undetermined on either side leaves the rate undetermined
 * (the two never hold the same project: the numerator looks only at projects that are certainly in the denominator).
 */
export function figures(plan: Sides<{ unit: MetricUnit; relation?: { imported?: string } }>, tallies: Sides<Tally>): Figures {
  if ('measure' in tallies) {
    const missing = 'measure' in plan && plan.measure.relation?.imported && tallies.measure.lineCount === 0;
    return { value: missing ? null : tallies.measure.value, undetermined: tallies.measure.undetermined, lineCount: tallies.measure.lineCount };
  }
  if ('measure' in plan) throw new Error('a rate needs two measures');
  const { numerator, denominator } = tallies;
  return {
    value: denominator.value === 0 ? null : numerator.value / denominator.value,
    undetermined: numerator.undetermined + denominator.undetermined,
    lineCount: denominator.lineCount,
    numerator: { value: numerator.value, unit: plan.numerator.unit, lineCount: numerator.lineCount },
    denominator: { value: denominator.value, unit: plan.denominator.unit, lineCount: denominator.lineCount },
  };
}
