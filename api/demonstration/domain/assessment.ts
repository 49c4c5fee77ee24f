import type { Scheme, SchemeIndicator } from '../../../shared/contracts/scheme.js';
import { PARKS } from './places.js';
import { Random } from './random.js';

/** A value as a department writes it. */
export interface PlannedValue { park: string; indicator: string; input: string; raw: string }

function written(random: Random, indicator: SchemeIndicator, input: string, weight: number): string {
  if (indicator.method.code === 'department-scored') return String(Math.round(indicator.weight * (6 + random.whole(0, 4))) / 10);
  if (indicator.method.code === 'recognition') return random.chance(input === 'state' ? 0.05 : 0.15) ? '1' : '0';
  if (indicator.unit === '%') return `${(random.whole(-45, 190) / 10).toFixed(1)}%`;
  if (indicator.unit === '亿元') return ((weight * random.whole(8, 26)) / (indicator.code === 'tax' ? 40 : 10)).toFixed(2);
  if (indicator.unit === '万元/亩') return String(indicator.code === 'tax-per-mu' ? random.whole(6, 38) : random.whole(140, 620));
  return String(random.whole(0, Math.ceil(weight / 3)));
}

/** What the departments would deliver for a year: every entered input of every park, the same for the same seed. */
export function planValues(seed: number, year: number, scheme: Scheme): PlannedValue[] {
  const indicators = [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments];
  return PARKS.flatMap((park, index) => {
    const random = Random.of(seed + year, index);
    return indicators.flatMap((indicator) => (indicator.inputs ?? [{ name: 'value', metric: undefined }]).flatMap(({ name, metric }) => (metric ? [] : [{ park: park.name, indicator: indicator.code, input: name, raw: written(random, indicator, name, park.weight) }])));
  });
}
