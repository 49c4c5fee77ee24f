import type { MetricUnit } from '../../shared/contracts/metrics';
import { MoneyField } from '../components/form/MoneyField';
import { NumberField } from '../components/form/NumberField';

export interface TargetForm { metric: string | null; arguments: Record<string, unknown>; label: string | null; scopeKey: string | null; value: number | null; pace: string | null; monthlyPlan: (number | null)[] | null; responsibleOrganisationId: number | null; cooperatingOrganisationIds: number[]; source: string | null; note: string | null }

/** A rate is typed in percent; what is kept is a share. */
export const kept = (value: number | null, unit: MetricUnit) => (value !== null && unit === 'rate' ? value / 100 : value);
export const typed = (value: number | null, unit: MetricUnit) => (value !== null && unit === 'rate' ? value * 100 : value);

/** A value in the metric's unit. */
export function ValueField({ name, unit, label, required = true }: { name: string; unit: MetricUnit; label: string; required?: boolean }) {
  return unit === 'fen' ? <MoneyField name={name} label={label} required={required} /> : <NumberField name={name} label={label} required={required} integer={unit === 'count'} {...(unit === 'rate' ? { unit: '%' } : {})} />;
}
