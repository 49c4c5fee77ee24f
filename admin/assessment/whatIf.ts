import type { AssessmentMethod, AssessmentProspect, WhatIfRequest } from '../../shared/contracts/assessment';
import type { SchemeIndicator } from '../../shared/contracts/scheme';

/** One thing that a what-if changes. */
export type Change =
  | { kind: 'value'; unitId: number; indicator: string; input: string; value: string }
  | { kind: 'weight'; indicator: string; weight: string }
  | { kind: 'method'; indicator: string; code: string; arguments: Record<string, unknown> }
  | { kind: 'project'; unitId: number; prospect: AssessmentProspect };

/** Changes of one key replace each other. */
export function keyOf(change: Change): string {
  if (change.kind === 'project') return `project ${change.unitId} ${change.prospect.projectId} ${change.prospect.step}`;
  return change.kind === 'value' ? `value ${change.unitId} ${change.indicator} ${change.input}` : `${change.kind} ${change.indicator}`;
}

export const inputsOf = (indicator: SchemeIndicator) => indicator.inputs ?? [{ name: 'value', label: indicator.name, unit: indicator.unit }];

/** Methods that go by what the indicator has, with nothing to be set that is no number or choice. */
export const fitting = (methods: readonly AssessmentMethod[], indicator: SchemeIndicator): AssessmentMethod[] => {
  const names = inputsOf(indicator).map(({ name }) => name);
  return methods.filter((method) => method.code === indicator.method.code || (names.includes('value') && method.inputs.every((name) => names.includes(name)) && method.arguments.every(({ kind }) => kind === 'number' || kind === 'choice')));
};

/** Several projects of a unit add up in the inputs that they move. */
export function requestOf(changes: readonly Change[]): WhatIfRequest {
  const sums = new Map<string, { unitId: number; indicator: string; input: string; from: number; added: number }>();
  for (const change of changes) {
    if (change.kind !== 'project') continue;
    for (const { indicator, input, from, to } of change.prospect.changes) {
      const key = `${change.unitId} ${indicator} ${input}`;
      const sum = sums.get(key) ?? { unitId: change.unitId, indicator, input, from: Number(from), added: 0 };
      sum.added += Number(to) - Number(from);
      sums.set(key, sum);
    }
  }
  return {
    values: [
      ...[...sums.values()].map(({ from, added, ...place }) => ({ ...place, value: String(Number((from + added).toFixed(6))) })),
      ...changes.flatMap((change) => (change.kind === 'value' ? [{ unitId: change.unitId, indicator: change.indicator, input: change.input, value: change.value }] : [])),
    ],
    methods: changes.flatMap((change) => (change.kind === 'method' ? [{ indicator: change.indicator, code: change.code, arguments: change.arguments }] : [])),
    weights: changes.flatMap((change) => (change.kind === 'weight' ? [{ indicator: change.indicator, weight: change.weight }] : [])),
  };
}
