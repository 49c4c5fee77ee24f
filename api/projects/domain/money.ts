import type { Exchange, Phase, ProjectAttributes } from '../../../shared/contracts/projects.js';
import { type Currency, isCurrency, RATE, toFen } from '../../../shared/exchange.js';
import type { FieldProblem } from '../../../shared/errors.js';
import { intervalOf } from '../../../shared/period.js';

const MOST_FEN = 100_000_000_000_000;

/** What is wrong with a foreign amount and its rate; `path` leads to it. */
export function problemsOfExchange(exchange: Exchange, today: string, path: (field: keyof Exchange) => string): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isCurrency(exchange.currency)) problems.push({ path: path('currency'), code: 'not-choice' });
  if (!RATE.test(exchange.rate)) problems.push({ path: path('rate'), code: 'bad-rate' });
  if (exchange.rateOn > today) problems.push({ path: path('rateOn'), code: 'future-date', params: { today } });
  if (!exchange.source.trim()) problems.push({ path: path('source'), code: 'required' });
  if (exchange.amountMinor === 0) problems.push({ path: path('amountMinor'), code: 'too-small', params: { min: 1 } });
  if (!problems.length && fenOf(exchange) === undefined) problems.push({ path: path('amountMinor'), code: 'implausible-amount' });
  return problems;
}

/** The yuan of a foreign amount in fen; undefined beyond any plausible amount. */
export function fenOf(exchange: Exchange): number | undefined {
  try {
    const fen = toFen(exchange.amountMinor, exchange.currency as Currency, exchange.rate);
    return Math.abs(fen) <= MOST_FEN ? fen : undefined;
  } catch {
    return undefined;
  }
}

export const AGREED_EXCHANGE = ['foreignAmountMinor', 'currency', 'exchangeRate', 'exchangeRateOn', 'exchangeRateSource'] as const;
const ATTRIBUTE_OF: Record<keyof Exchange, (typeof AGREED_EXCHANGE)[number]> = { amountMinor: 'foreignAmountMinor', currency: 'currency', rate: 'exchangeRate', rateOn: 'exchangeRateOn', source: 'exchangeRateSource' };

/**
 * The agreed amount in yuan once its foreign amount has a rate, with everything that is wrong or missing.
 * A project that was imported with a foreign amount alone has none until somebody gives the rate.
 */
export function agreedByRate(project: ProjectAttributes, today: string): { agreedInvestmentFen: number | null; problems: FieldProblem[] } {
  const given = AGREED_EXCHANGE.slice(2).some((name) => Boolean(project[name]));
  if (!given) return { agreedInvestmentFen: project.agreedInvestmentFen, problems: [] };
  const missing = AGREED_EXCHANGE.filter((name) => project[name] === null || project[name] === undefined || project[name] === '');
  if (missing.length) return { agreedInvestmentFen: project.agreedInvestmentFen, problems: missing.map((path) => ({ path, code: 'required' })) };
  const exchange: Exchange = { amountMinor: project.foreignAmountMinor!, currency: project.currency!, rate: project.exchangeRate!, rateOn: project.exchangeRateOn!, source: project.exchangeRateSource! };
  const problems = problemsOfExchange(exchange, today, (field) => ATTRIBUTE_OF[field]);
  return { agreedInvestmentFen: problems.length ? project.agreedInvestmentFen : fenOf(exchange)!, problems };
}

/** Phases must be told apart by their numbers. */
export function problemsOfPhases(phases: readonly Phase[]): FieldProblem[] {
  return phases.flatMap((phase, index) => (phases.findIndex((other) => other.number === phase.number) < index ? [{ path: `phases.${index}.number`, code: 'duplicate-phase' as const }] : []));
}

type Days = Readonly<{ occurredFrom: string; occurredUntil: string }>;

/**
 * Money belongs to a signed project: true when it is not signed, or the money's date certainly lies before the signing.
 * An undated signing (a baseline) refuses nothing.
 */
export function beforeSigning(signed: Days | undefined, occurredOn: string, precision: 'day' | 'month' | 'year'): boolean {
  return signed === undefined || intervalOf(occurredOn, precision).until <= signed.occurredFrom;
}

/** How far the funds that arrived go beyond what was agreed, in fen; 0 while they do not or nothing was agreed. */
export function beyondAgreed(agreedFen: number | null, arrivedFen: number): number {
  return agreedFen === null ? 0 : Math.max(0, arrivedFen - agreedFen);
}
