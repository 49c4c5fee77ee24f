/** What one past year says: where it stood on the same day, and where it ended. */
export interface PastYear { year: number; atSameDay: number; atYearEnd: number }

export interface Range { low: number; middle: number; high: number }

/** Fewer past years than this give no range. */
export const LEAST_YEARS = 2;

const sorted = (values: readonly number[]) => [...values].sort((one, other) => one - other);

function median(values: readonly number[]): number {
  const order = sorted(values);
  const middle = Math.floor(order.length / 2);
  return order.length % 2 ? order[middle]! : (order[middle - 1]! + order[middle]!) / 2;
}

/**
 * What is to be expected by the end of the year from what this city gained after the same day in past years, as a share of where it stood:
 * lowest, median and highest. A past year that had nothing on the day says nothing. Null with fewer than two years.
 */
export function likelyRange(actual: number, years: readonly PastYear[]): Range | null {
  const factors = years.filter((year) => year.atSameDay > 0).map((year) => year.atYearEnd / year.atSameDay);
  if (factors.length < LEAST_YEARS) return null;
  const order = sorted(factors);
  return { low: actual * order[0]!, middle: actual * median(order), high: actual * order.at(-1)! };
}
