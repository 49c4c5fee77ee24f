import { Decimal as Base } from 'decimal.js';

/** Decimal numbers of the assessment: exact to 40 digits, so that what is rounded is the mark and never what leads to it. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP });
export type Decimal = Base;

export const ZERO: Decimal = new Decimal(0);

/** Points as they are given: half up to `decimals`. */
export const rounded = (points: Decimal, decimals: number): Decimal => points.toDecimalPlaces(decimals, Base.ROUND_HALF_UP);

export const sum = (values: Iterable<Decimal>): Decimal => [...values].reduce((total, value) => total.plus(value), ZERO);

export const least = (one: Decimal, other: Decimal): Decimal => (one.lt(other) ? one : other);

/** A number for a formula as people write it: no exponent, at most `decimals` decimals. */
export const shown = (value: Decimal, decimals = 6): string => value.toDecimalPlaces(decimals).toFixed();
