import type { TargetRecord } from '../../shared/contracts/targets';
import { Clause, sourceOf, usePolicyItems } from '../components/Clause';
import { formatFigure } from '../metrics/figures';
import { useWords } from '../providers/i18n';

/** Policy targets that say no metric themselves. */
const ITEMS: Record<string, string> = { 'events-held': 'targets.matchmaking-events' };

/** The policy item in force in a year that sets a target for a metric of the whole city. */
export function usePolicyTarget(metric: string | null, year: number) {
  const { data } = usePolicyItems(`${year}-12-31`);
  return data?.find((item) => item.key.startsWith('targets.') && metric !== null && (item.key === ITEMS[metric] || (item.value as { metric?: string } | null)?.metric === metric));
}

/** The value set; where the policy sets one for the city, with its clause. */
export function TargetValue({ target }: { target: TargetRecord }) {
  const { locale } = useWords();
  const item = usePolicyTarget(target.scopeKey === 'city' ? target.metric : null, target.year);
  const shown = formatFigure(target.value, target.unit, locale);
  // A city that sets itself another number than the policy does not quote its clause for it.
  return item && (item.value as { amount?: number }).amount === target.value ? <Clause source={sourceOf(item)}>{shown}</Clause> : <span title={target.source ?? undefined}>{shown}</span>;
}
