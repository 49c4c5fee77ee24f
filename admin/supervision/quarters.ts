export interface Quarter { year: number; quarter: number }

const of = (index: number): Quarter => ({ year: Math.floor(index / 4), quarter: (index % 4) + 1 });

/** The quarters up to the one in which a day lies, latest first. */
export function quartersUntil(today: string, count: number): Quarter[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1;
  return Array.from({ length: count }, (_unused, back) => of(now - back));
}

/** The last quarter that is over: what is reported on. */
export const lastQuarter = (today: string): Quarter => quartersUntil(today, 2)[1]!;
