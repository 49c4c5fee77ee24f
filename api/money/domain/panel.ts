import type { MoneyPanel, MoneyPhase, MoneyYear } from '../../../shared/contracts/money.js';
import type { Phase } from '../../../shared/contracts/projects.js';
import { yearPeriod } from '../../../shared/period.js';
import { STAGE_CODES, type DatePrecision, type MoneySeries, type Origin, type Stage, type Verification } from '../../../shared/vocabulary.js';

export interface Amount {
  series: MoneySeries | 'year-plan';
  amountFen: number;
  origin: Origin | null;
  occurredFrom: string;
  occurredUntil: string;
  verification: Verification;
}

export interface ReachedByPhase { phase: number; stage: Stage; eventId: number; occurredFrom: string; precision: DatePrecision; verification: Verification }

const sum = (amounts: readonly Amount[]) => amounts.reduce((total, amount) => total + amount.amountFen, 0);
const verified = (amounts: readonly Amount[]) => amounts.filter((amount) => amount.verification === 'verified');

/** The calendar year in which an amount certainly lies; undefined when its date does not tell. */
export function yearOf({ occurredFrom, occurredUntil }: Pick<Amount, 'occurredFrom' | 'occurredUntil'>): number | undefined {
  const year = Number(occurredFrom.slice(0, 4));
  const { from, until } = yearPeriod(year);
  return year > 1 && occurredFrom >= from && occurredUntil <= until ? year : undefined;
}

/** Planned against arrived and completed, year by year; every amount is in one year or undated, once. */
export function yearsOf(amounts: readonly Amount[]): { years: MoneyYear[]; undated: MoneyPanel['undated'] } {
  const years = new Map<number, MoneyYear>();
  const undated = { arrivedFen: 0, completedFen: 0 };
  for (const amount of amounts) {
    const year = yearOf(amount);
    if (year === undefined) undated[amount.series === 'funds-arrived' ? 'arrivedFen' : 'completedFen'] += amount.amountFen;
    else {
      const row = years.get(year) ?? { year, plannedFen: null, arrivedFen: 0, completedFen: 0 };
      if (amount.series === 'year-plan') row.plannedFen = amount.amountFen;
      else row[amount.series === 'funds-arrived' ? 'arrivedFen' : 'completedFen'] += amount.amountFen;
      years.set(year, row);
    }
  }
  return { years: [...years.values()].sort((a, b) => a.year - b.year), undated };
}

/** Sums of arrivals by origin, largest first. */
export function originsOf(arrived: readonly Amount[]): MoneyPanel['origins'] {
  const sums = new Map<Origin | null, number>();
  for (const { origin, amountFen } of arrived) sums.set(origin, (sums.get(origin) ?? 0) + amountFen);
  return [...sums].map(([origin, amountFen]) => ({ origin, amountFen })).sort((a, b) => b.amountFen - a.amountFen);
}

export function phasesOf(phases: readonly Phase[], reached: readonly ReachedByPhase[]): MoneyPhase[] {
  return [...phases].sort((a, b) => a.number - b.number).map((phase) => {
    const own = reached.filter((fact) => fact.phase === phase.number).map(({ stage, occurredFrom, precision, verification, eventId }) => ({ stage, occurredOn: occurredFrom, precision, verification, eventId }));
    const stage = [...STAGE_CODES].reverse().find((code) => own.some((fact) => fact.stage === code)) ?? null;
    return { ...phase, stage, reached: own };
  });
}

/** The phases' amounts against the agreed one: shown and explained, never refused. */
export function phaseSums(phases: readonly Pick<Phase, 'agreedInvestmentFen'>[], agreedFen: number | null): Pick<MoneyPanel, 'phaseSumFen' | 'phaseDifferenceFen'> {
  const amounts = phases.flatMap(({ agreedInvestmentFen }) => (agreedInvestmentFen === null ? [] : [agreedInvestmentFen]));
  const phaseSumFen = amounts.length && amounts.length === phases.length ? amounts.reduce((total, fen) => total + fen, 0) : null;
  return { phaseSumFen, phaseDifferenceFen: phaseSumFen === null || agreedFen === null ? null : phaseSumFen - agreedFen };
}

/** What arrived and was completed against what was agreed. */
export function totalsOf(amounts: readonly Amount[], agreedFen: number | null): Pick<MoneyPanel, 'arrivedFen' | 'arrivedVerifiedFen' | 'completedFen' | 'completedVerifiedFen' | 'remainingFen' | 'beyondFen' | 'origins'> {
  const arrived = amounts.filter(({ series }) => series === 'funds-arrived');
  const completed = amounts.filter(({ series }) => series === 'completed-investment');
  const remainingFen = agreedFen === null ? null : agreedFen - sum(arrived);
  return {
    arrivedFen: sum(arrived), arrivedVerifiedFen: sum(verified(arrived)), completedFen: sum(completed), completedVerifiedFen: sum(verified(completed)),
    remainingFen, beyondFen: Math.max(0, -(remainingFen ?? 0)), origins: originsOf(arrived),
  };
}
