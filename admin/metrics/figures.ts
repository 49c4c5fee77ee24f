import type { MetricUnit } from '../../shared/contracts/metrics';
import { formatFen, inUnit } from '../components/money';
import type { Locale } from '../providers/locale';

/** A metric's value in its unit, in words; a rate without a denominator is no number. */
export function formatFigure(value: number | null, unit: MetricUnit, locale: Locale): string {
  if (value === null) return '—';
  if (unit === 'fen') return formatFen(value, locale);
  if (unit === 'rate') return `${(value * 100).toFixed(1).replace(/\.0$/, '')}%`;
  return value.toLocaleString('en-US');
}

/** The same inside a table whose heading names the unit (万元). */
export function cellFigure(value: number, unit: MetricUnit): string {
  if (unit === 'fen') return inUnit(value, 'wan', 2);
  return unit === 'rate' ? `${(value * 100).toFixed(1)}%` : value.toLocaleString('en-US');
}
