import type { AwardDecision } from '../../../shared/contracts/assessment.js';
import type { Scheme, SchemeAward } from '../../../shared/contracts/scheme.js';
import { Decimal, ZERO } from './decimal.js';
import type { Result } from './assess.js';

export interface GrantedAward { award: string; unit: string; amountFen: number }
/** An award that nobody gets yet: no decision recorded, or no unit has any points for it. */
export interface OpenAward { award: string; why: 'not-decided' | 'nobody' }

/** Units that the government named for an award, by its code; with an amount where the award has none of its own. */
export type Decisions = Readonly<Record<string, readonly { unit: string; amountFen: number }[]>>;

export const decisionsOf = (recorded: Readonly<Record<string, readonly AwardDecision[]>>): Decisions => Object.fromEntries(Object.entries(recorded).map(([code, named]) => [code, named.map((one) => (typeof one === 'number' ? { unit: String(one), amountFen: 0 } : { unit: String(one.unitId), amountFen: one.amountFen }))]));

/** Shares an amount so that the parts sum to it; what is left after equal shares goes one fen each to the first. */
function shareOut(amountFen: number, units: readonly string[]): Map<string, number> {
  const share = Math.floor(amountFen / units.length);
  const rest = amountFen - share * units.length;
  return new Map(units.map((unit, index) => [unit, share + (index < rest ? 1 : 0)]));
}

/** Who has the most points for a group or an indicator, more than none. */
function bestOf(result: Result, code: string): string[] {
  const inLines = result.lines.filter((line) => line.indicator === code);
  const points = inLines.length
    ? inLines.map((line) => ({ unit: line.unit, points: line.points ?? ZERO }))
    : result.units.map((unit) => ({ unit: unit.unit, points: unit.groups[code] ?? ZERO }));
  const most = points.reduce((top, { points: own }) => Decimal.max(top, own), ZERO);
  return most.lte(0) ? [] : points.filter(({ points: own }) => own.eq(most)).map(({ unit }) => unit);
}

/**
 * Who gets which award (003 §五(十八)); an excluded unit, having no score, gets none. With `share` the places that tied units take are worth
 * their sum, shared equally, so that the list never costs more than it says; with `each` it may, and `total` shows it.
 * Amounts that a decision names come on top: `beyondBudget` tells whether the whole fits.
 * @param decisions what the government decided for awards that need it
 */
export function grantAwards(scheme: Scheme, result: Result, decisions: Decisions): { granted: GrantedAward[]; open: OpenAward[]; totalFen: number } {
  const granted: GrantedAward[] = [];
  const open: OpenAward[] = [];
  const { ties, list } = scheme.awards;
  const sorted = (units: readonly string[]) => [...units].sort();
  const give = (award: SchemeAward, units: readonly string[]) => {
    const amounts = ties === 'each' ? new Map(units.map((unit) => [unit, award.amountFen])) : shareOut(award.amountFen, sorted(units));
    for (const [unit, amountFen] of amounts) granted.push({ award: award.code, unit, amountFen });
  };
  const assessed = new Set(result.units.map((unit) => unit.unit));
  for (const award of list) {
    const { rule } = award;
    if (rule.kind === 'rank') {
      // Whoever takes this place: the units whose shared rank begins at or before it and reaches it.
      const holders = result.units.filter((unit) => unit.rank <= rule.rank && rule.rank < unit.rank + result.units.filter((other) => other.rank === unit.rank).length);
      const takers = ties === 'each' ? result.units.filter((unit) => unit.rank === rule.rank) : holders;
      if (takers.length) give(award, takers.map((unit) => unit.unit));
      else if (!holders.length) open.push({ award: award.code, why: 'nobody' });
    } else if (rule.kind === 'subsidy') {
      const named = (decisions[award.code] ?? []).filter(({ unit }) => assessed.has(unit));
      for (const { unit, amountFen } of named) granted.push({ award: award.code, unit, amountFen });
      if (!named.length) open.push({ award: award.code, why: 'not-decided' });
    } else {
      const units = rule.kind === 'best' ? bestOf(result, rule.of) : (decisions[award.code] ?? []).flatMap(({ unit }) => (assessed.has(unit) ? unit : []));
      if (units.length) give(award, units);
      else open.push({ award: award.code, why: rule.kind === 'best' ? 'nobody' : 'not-decided' });
    }
  }
  return { granted, open, totalFen: granted.reduce((total, { amountFen }) => total + amountFen, 0) };
}

/** By how much the amounts that decisions name exceed what is left of the budget beside all other awards: those by rank whether or not they are known yet. */
export function beyondBudget({ awards: { budgetFen, list } }: Scheme, decisions: Decisions): number {
  if (budgetFen === null) return 0;
  const named = (code: string) => decisions[code] ?? [];
  const subsidies = list.reduce((sum, { code, rule }) => (rule.kind === 'subsidy' ? named(code).reduce((part, { amountFen }) => part + amountFen, sum) : sum), 0);
  const others = list.reduce((sum, { code, rule, amountFen }) => (rule.kind === 'subsidy' || (rule.kind === 'decided' && !named(code).length) ? sum : sum + amountFen), 0);
  return subsidies > 0 ? Math.max(0, subsidies + others - budgetFen) : 0;
}
