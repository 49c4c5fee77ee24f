import type { MetricDefinition } from '../../shared/contracts/metrics.js';
import type { Period } from '../../shared/period.js';
import type { ArgumentValues } from './domain/arguments.js';
import type { Sides } from './domain/figures.js';
import type { Measure, Prospects } from './relations.js';

/** What a question fixes before any SQL: arguments, when, and what was known at that time. */
export interface Question {
  args: ArgumentValues;
  /** Set for every metric that counts over a period. */
  period: Period;
  /** Set for every metric that looks at a day. */
  on: string;
  /** Facts count as they were known at this instant. */
  knownAt: string;
}

/** A metric is either one measure, or a rate of two. */
export type Plan = Sides<Measure>;

/**
 * One number, one definition (domain §8): a code with its arguments, and how it is put together from facts.
 * Registered in `MetricsRegistry`; one file each.
 */
export interface Metric extends Omit<MetricDefinition, 'id' | 'breakdowns' | 'imported'> {
  /** Whether a question needs a period, and whether it looks at a day. */
  asks: { period: boolean; on: boolean };
  /** The item of the policy packs that states this metric's arguments where a question leaves them out. */
  policy?: string;
  /** How it can be broken down, where that is not as projects are. */
  breakdowns?: readonly string[];
  /** Published by an authority: a figure belongs to its place and period as a whole, and is never added up. */
  imported?: true;
  plan(question: Question): Plan;
  /** Of what is imported: every figure within the period, from which those of its parts are picked. */
  parts?(question: Question): Measure;
  /** Open projects that the count leaves out, and what each would add; absent: nothing is said of them. */
  prospects?(question: Question): Prospects;
}
