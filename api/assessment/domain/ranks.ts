import type { Decimal } from './decimal.js';
import { Decimal as Number, sum } from './decimal.js';

/** Equal values: 1,1,3 (standard), 1,1,2 (dense) or 1.5,1.5,3 (average). */
export type Ties = 'standard' | 'dense' | 'average';
export type Direction = 'more' | 'less';

/**
 * The rank of each value, 1 being the best; the order of the values changes nothing. With `standard` and `average` ties the ranks
 * sum up as those of distinct values would, or stay below.
 */
export function ranksOf(values: readonly Decimal[], direction: Direction, ties: Ties): Decimal[] {
  const order = values.map((_, index) => index).sort((one, other) => values[other]!.cmp(values[one]!) * (direction === 'more' ? 1 : -1));
  const ranks = new Array<Decimal>(values.length);
  let dense = 0;
  for (let start = 0, end: number; start < order.length; start = end) {
    end = start + 1;
    while (end < order.length && values[order[end]!]!.eq(values[order[start]!]!)) end += 1;
    dense += 1;
    const rank = ties === 'dense' ? new Number(dense)
      : ties === 'standard' ? new Number(start + 1)
      : sum([new Number(start + 1), new Number(end)]).div(2);
    for (const index of order.slice(start, end)) ranks[index] = rank;
  }
  return ranks;
}
