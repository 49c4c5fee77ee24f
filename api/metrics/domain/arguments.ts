import { isDay } from '../../../shared/day.js';
import type { MetricDefinition } from '../../../shared/contracts/metrics.js';
import type { FieldProblem } from '../../../shared/errors.js';

/** One argument of a metric, as the catalogue shows it; `default` is what a question without it gets. */
export type ArgumentSpec = MetricDefinition['arguments'][number];
export type ArgumentValues = Readonly<Record<string, unknown>>;

/** The largest amount that anything here may be compared with: 1 trillion yuan. */
const MOST_FEN = 100_000_000_000_000;

function fits(spec: ArgumentSpec, value: unknown): boolean {
  switch (spec.kind) {
    case 'choice': return typeof value === 'string' && (spec.choices ?? []).includes(value);
    case 'fen': return (value === null && spec.default === null) || (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= MOST_FEN);
    case 'flag': return typeof value === 'boolean';
    case 'day': return value === null || isDay(value);
  }
}

/** The arguments of a question with defaults filled in; every unknown name and unusable value is a problem. */
export function readArguments(specs: readonly ArgumentSpec[], given: Readonly<Record<string, unknown>>): { values: ArgumentValues; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const known = new Map(specs.map((spec) => [spec.name, spec]));
  for (const [name, value] of Object.entries(given)) {
    const spec = known.get(name);
    if (!spec) problems.push({ path: `args.${name}`, code: 'unknown-argument', params: { name } });
    else if (!fits(spec, value)) problems.push({ path: `args.${name}`, code: 'bad-argument', params: { name } });
  }
  const values = Object.fromEntries(specs.map((spec) => [spec.name, given[spec.name] ?? spec.default]));
  return { values, problems };
}

/** The names among given arguments that a metric does not know or cannot use. */
export const argumentProblems = (specs: readonly ArgumentSpec[], given: Readonly<Record<string, unknown>>): { name: string; code: 'unknown-argument' | 'bad-argument' }[] =>
  Object.entries(given).flatMap(([name, value]): { name: string; code: 'unknown-argument' | 'bad-argument' }[] => {
    const spec = specs.find((each) => each.name === name);
    if (!spec) return [{ name, code: 'unknown-argument' }];
    return fits(spec, value) ? [] : [{ name, code: 'bad-argument' }];
  });
