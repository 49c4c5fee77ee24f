import type { Period } from '../../shared/period.js';
import { EVENT_TYPES } from '../../shared/vocabulary.js';
import type { ArgumentValues } from './domain/arguments.js';
import { REACHABLE } from './common-arguments.js';
import { AGREED_INVESTMENT, AMOUNT, amounts, ONE, reached, type Measure } from './relations.js';

/** A flow of projects or of money by the code of the argument `of`. */
export function measured(of: string, period: Period, knownAt: string, args: ArgumentValues): Measure {
  if (of === 'funds-arrived' || of === 'completed-investment') return { relation: amounts([of], period, knownAt, args, { what: EVENT_TYPES[of] }), value: AMOUNT, unit: 'fen' };
  const milestone = of.split('-')[0]!;
  return { relation: reached([milestone], period, knownAt, args, { what: REACHABLE[milestone]! }), ...(of === 'signed-investment' ? { value: AGREED_INVESTMENT, unit: 'fen' as const } : { value: ONE, unit: 'count' as const }) };
}
