import type { PolicyItem } from '../../shared/contracts/policy.js';
import { addDays, addMonths } from '../../shared/day.js';
import { POLICY_UNITS } from '../../shared/policy.js';

/** An amount of money that a pack states, in fen; undefined for an item that states none. */
export function fenOf({ value, unit }: Pick<PolicyItem, 'value' | 'unit'>): number | undefined {
  const worth = unit && POLICY_UNITS[unit];
  return typeof value === 'number' && worth && 'fen' in worth ? Math.round(value * worth.fen) : undefined;
}

/** The day that lies a duration of a pack after another day; before it with `-1`. */
export function shiftedBy({ value, unit }: Pick<PolicyItem, 'value' | 'unit'>, day: string, direction: 1 | -1 = 1): string {
  const count = Number(value) * direction;
  return unit === '天' ? addDays(day, count) : addMonths(day, unit === '年' ? 12 * count : count);
}
