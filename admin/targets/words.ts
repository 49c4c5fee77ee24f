import type { MetricDefinition } from '../../shared/contracts/metrics';
import type { TargetRecord } from '../../shared/contracts/targets';
import { formatFen } from '../../shared/money';
import { sign } from '../components/punctuation';
import { argumentWord } from '../../shared/argument-words';
import type { Locale } from '../providers/locale';

export const percent = (rate: number | null): string => (rate === null ? '—' : `${(rate * 100).toFixed(1).replace(/\.0$/, '')}%`);
export const points = (value: number | null): string => (value === null ? '—' : `${value > 0 ? '+' : ''}${value.toFixed(1).replace(/\.0$/, '')}`);

/** The arguments that differ from the metric's own defaults, in words: what makes this target another than the plain one. */
export function argumentsInWords(target: Pick<TargetRecord, 'arguments'>, definition: MetricDefinition | undefined, locale: Locale): string {
  return (definition?.arguments ?? []).flatMap((spec) => {
    const value = target.arguments[spec.name];
    if (value === undefined || value === null || value === '' || (value === spec.default && spec.kind !== 'fen' && spec.name !== 'milestone' && spec.name !== 'series') || (spec.kind === 'fen' && value === 0)) return [];
    const label = locale === 'zh' ? spec.label : spec.labelEn;
    if (spec.kind === 'flag') return [label];
    if (spec.kind === 'fen') return [`${label} ${formatFen(Number(value), locale)}`];
    return [argumentWord(String(value), locale, spec.words)];
  }).join(sign('comma'));
}
