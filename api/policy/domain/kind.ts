import type { z } from 'zod';
import type { PolicyItem } from '../../../shared/contracts/policy.js';
import type { PolicyUnit, POLICY_UNITS } from '../../../shared/policy.js';
import type { KnownNames } from './names.js';

export type Measure = (typeof POLICY_UNITS)[PolicyUnit]['measure'];
export type Given = Readonly<Record<string, unknown>>;
/** Says what is wrong, where below the value. */
export type Report = (path: readonly (string | number)[], code: string, params?: Record<string, unknown>) => void;

/**
 * A kind of item: the shape of its value, the units it takes, what else must hold, and how it answers a case.
 * `answer` is pure: the same facts give the same answer, and everything a case may expect is in it.
 */
export interface Kind<V = unknown> {
  /** Measures of the units it takes; empty: it has none. */
  measures: readonly Measure[];
  /** Whether 不少于, 约 … can stand before it. */
  bounded: boolean;
  shape: z.ZodType<V>;
  check?: (value: V, report: Report, names: KnownNames) => void;
  /** The facts that a case may give. */
  given: readonly string[];
  answer(item: PolicyItem & { value: V }, given: Given): Record<string, unknown>;
}

/** One entry of the table of kinds, whose values are then `unknown` to everybody else. */
export const kind = <V>(definition: Kind<V>): Kind => definition as Kind;

/** Each name that comes twice. */
export const repeated = (names: readonly string[]): string[] => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
