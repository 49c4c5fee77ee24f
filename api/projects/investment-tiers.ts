import type { PolicyItem } from '../../shared/contracts/policy.js';
import type { InvestmentTier } from '../../shared/contracts/projects.js';
import { formatFen } from '../../shared/money.js';
import { fenOf } from '../policy/quantities.js';

/** The item of the packs by which projects are ranked by their agreed investment (001 §二(一)1). */
export const TIERS_POLICY = 'tiers.investment';

/** The tiers of a pack, the highest first; each project is in the highest that it reaches. */
export interface InvestmentTiers { leadingIndustryOnly: boolean; tiers: InvestmentTier[] }

const read = new WeakMap<PolicyItem, InvestmentTiers>();

/** The tiers that an item says; the same ones as long as it is the item in force. */
export function investmentTiers(item: PolicyItem): InvestmentTiers {
  let tiers = read.get(item);
  if (!tiers) read.set(item, (tiers = tiersOf(item)));
  return tiers;
}

function tiersOf(item: PolicyItem): InvestmentTiers {
  const { leadingIndustryOnly, tiers } = item.value as { leadingIndustryOnly: boolean; tiers: { code: string; name: string; minimum: number }[] };
  const least = tiers.map(({ minimum }) => fenOf({ value: minimum, unit: item.unit })!);
  return { leadingIndustryOnly, tiers: tiers.map(({ code, name }, index) => ({ code, name, minimumFen: least[index]!, belowFen: least[index - 1] ?? null })) };
}

/** The code of a project's tier as an SQL expression without parameters, NULL below them all: `amount` in fen, `leading` whether its industry is a leading one. */
export function tierExpression({ leadingIndustryOnly, tiers }: InvestmentTiers, amount: string, leading: string): string {
  // Codes are small letters, digits and hyphens (the shape of a pack sees to it), amounts whole numbers.
  const tier = `CASE ${tiers.map(({ code, minimumFen }) => `WHEN ${amount} >= ${minimumFen} THEN '${code}'`).join(' ')} END`;
  return leadingIndustryOnly ? `CASE WHEN ${leading} THEN ${tier} END` : tier;
}

/** `省级重点 ≥5亿`, for the head of a narrow column: the tiers above take what they take in. */
export const tierHead = ({ name, minimumFen }: InvestmentTier, locale: 'zh' | 'en'): string => `${name} ≥${formatFen(minimumFen, locale).replace(/^([\d.]+) (亿|万)元$/, '$1$2')}`;

/** `省级重点（5 亿元以上）`, `市级重点（2 亿元至 5 亿元）`: its name and what it takes in; the lower bound is included. */
export function tierLabel({ name, minimumFen, belowFen }: InvestmentTier, locale: 'zh' | 'en'): string {
  const [from, below] = [formatFen(minimumFen, locale), belowFen === null ? null : formatFen(belowFen, locale)];
  return locale === 'zh' ? `${name}（${below === null ? `${from}以上` : `${from}至 ${below}`}）` : `${name} (${below === null ? `${from} and more` : `${from} to under ${below}`})`;
}
