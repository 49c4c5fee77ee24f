import type { MonthlyReport } from '../../../shared/contracts/metrics.js';
import {
  COHORT_FUNDS, COHORT_STARTED, FUNDS, FUNDS_GROWTH, FUNDS_RATE, INVESTMENT_GROWTH, RANKED_BY, reachedKey, SIGNED_INVESTMENT, START_RATE, type MonthlyColumn,
} from './monthly-columns.js';

export type MonthlyRow = MonthlyReport['rows'][number];
export interface Amount { value: number; undetermined: number }
/** What was added up from facts, by key; a key that is missing is nothing. */
export type Amounts = ReadonlyMap<string, Amount>;

export interface MonthlyPlace { key: string; kind: 'park' | 'county-outside-parks' | 'elsewhere'; name: string; countyCode: string | null; countyName: string | null }

export function addAmount(amounts: Map<string, Amount>, key: string, { value, undetermined }: Amount): void {
  const had = amounts.get(key);
  amounts.set(key, { value: value + (had?.value ?? 0), undetermined: undetermined + (had?.undetermined ?? 0) });
}

export function sumAmounts(parts: readonly Amounts[]): Amounts {
  const sum = new Map<string, Amount>();
  for (const part of parts) for (const [key, amount] of part) addAmount(sum, key, amount);
  return sum;
}

const ratio = (numerator: number, denominator: number) => (denominator === 0 ? null : numerator / denominator);

/** The cells of a row: sums as they are, rates and growth from the row's own sums (null over nothing). */
export function cellsOf(amounts: Amounts, columns: readonly MonthlyColumn[]): Pick<MonthlyRow, 'cells' | 'undetermined'> {
  const value = (key: string) => amounts.get(key)?.value ?? 0;
  const growth = (now: number, before: number) => ratio(now - before, before);
  const computed: Record<string, number | null> = {
    [START_RATE]: ratio(value(COHORT_STARTED), value(reachedKey('signed', 'year-to-date'))),
    [FUNDS_RATE]: ratio(value(COHORT_FUNDS), value(SIGNED_INVESTMENT['year-to-date'])),
    [INVESTMENT_GROWTH]: growth(value(SIGNED_INVESTMENT['year-to-date']), value(SIGNED_INVESTMENT['last-year'])),
    [FUNDS_GROWTH]: growth(value(FUNDS['year-to-date']), value(FUNDS['last-year'])),
  };
  const undetermined = columns.map(({ key }) => [key, amounts.get(key)?.undetermined ?? 0] as const).filter(([, count]) => count > 0);
  return { cells: Object.fromEntries(columns.map(({ key }) => [key, key in computed ? computed[key]! : value(key)])), undetermined: Object.fromEntries(undetermined) };
}

/** Places 1, 2, 2, 4 … by descending value: equals share a place. */
export function ranks(values: readonly number[]): number[] {
  return values.map((value) => 1 + values.filter((other) => other > value).length);
}

/**
 * The rows of the monthly table: each county with its parks and what lies outside them beneath, then elsewhere.
 * A county is the sum of its places. Counties are ranked when the table is of the whole city.
 */
export function monthlyRows(places: readonly MonthlyPlace[], amountsOf: ReadonlyMap<string, Amounts>, columns: readonly MonthlyColumn[], ranked: boolean): MonthlyRow[] {
  const rowOf = (place: MonthlyPlace, depth: number): MonthlyRow => ({ key: place.key, name: place.name, kind: place.kind, depth, rank: null, ...cellsOf(amountsOf.get(place.key) ?? new Map(), columns) });
  const codes = [...new Set(places.flatMap((place) => place.countyCode ?? []))];
  const counties = codes.map((code) => {
    const own = places.filter((place) => place.countyCode === code);
    const amounts = sumAmounts(own.flatMap((place) => amountsOf.get(place.key) ?? []));
    return { own, amounts, row: { key: `county:${code}`, name: own[0]!.countyName ?? code, kind: 'county', depth: 0, rank: null, ...cellsOf(amounts, columns) } satisfies MonthlyRow as MonthlyRow };
  });
  if (ranked) ranks(counties.map(({ amounts }) => amounts.get(RANKED_BY)?.value ?? 0)).forEach((rank, index) => (counties[index]!.row.rank = rank));
  return [
    ...counties.flatMap(({ row, own }) => [row, ...own.map((place) => rowOf(place, 1))]),
    ...places.filter((place) => !place.countyCode).map((place) => rowOf(place, 0)),
  ];
}
