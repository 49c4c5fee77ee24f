import type { Label } from '../../../shared/vocabulary.js';
import type { Decimal } from './decimal.js';
import type { Direction, Ties } from './ranks.js';

export interface MethodArgument {
  name: string;
  label: Label;
  kind: 'number' | 'choice' | 'ladder' | 'parts' | 'levels';
  choices?: Readonly<Record<string, Label>>;
  /** Absent: the scheme has to say. */
  default?: unknown;
  least?: number;
}

/** What a unit brings to an indicator, by the name of the input (`value`, `target`, …). */
export type Inputs = Readonly<Record<string, Decimal>>;

/** What one unit is measured by: its inputs among those of all the units it is compared with. */
export interface Contest {
  weight: Decimal;
  direction: Direction;
  /** How many units the ranks count, with the choice of `population`. */
  population: number;
  values: readonly Decimal[];
  /** Rank of each value, 1 best. */
  ranks: readonly Decimal[];
}

export interface Mark {
  points: Decimal;
  /** The formula with its numbers, as it was worked out: `10 × (12 − 3 + 1) ÷ 12`. */
  formula: string;
}

/**
 * How an indicator's points come about (`reference/scoring-methods.md`). `reading` says what the policy text leaves open.
 * Registered in `METHODS`; a scheme names the code and its arguments.
 */
export interface Method {
  code: string;
  name: Label;
  /** In words, for the score sheet. */
  words: Label;
  ranked: boolean;
  /** May exceed the weight, or fall below zero. */
  unbounded?: boolean;
  /** What a unit has to bring besides `value`. */
  inputs?: readonly string[];
  arguments: readonly MethodArgument[];
  mark(inputs: Inputs, index: number, contest: Contest, args: Readonly<Record<string, unknown>>): Mark;
}

/** Arguments that every ranked method understands. */
export interface Ranking { ties: Ties; population: 'assessed' | 'with-data'; negative: 'ranks' | 'zero'; missing: 'none' | 'last'; within: 'all' | 'group' }
