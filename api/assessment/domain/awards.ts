import type { Scheme, SchemeAward } from '../../../shared/contracts/scheme.js';
import { Decimal, ZERO } from './decimal.js';
import type { Result } from './assess.js';

export interface GrantedAward { award: string; unit: string; amountFen: number }
/** An award that nobody gets yet: no decision recorded, or no unit has any points for it. */
export interface OpenAward { award: string; why: 'not-decided' | 'nobody' }

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
 * @param decisions units named by the government for awards that need a decision
 */
export function grantAwards(scheme: Scheme, result: Result, decisions: Readonly<Record<string, readonly string[]>>): { granted: GrantedAward[]; open: OpenAward[]; totalFen: number } {
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
    } else {
      const units = rule.kind === 'best' ? bestOf(result, rule.of) : (decisions[award.code] ?? []).filter((unit) => assessed.has(unit));
      if (units.length) give(award, units);
      else open.push({ award: award.code, why: rule.kind === 'best' ? 'nobody' : 'not-decided' });
    }
  }
  return { granted, open, totalFen: granted.reduce((total, { amountFen }) => total + amountFen, 0) };
}
