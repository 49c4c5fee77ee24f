import type { Scheme, SchemeIndicator } from '../../../shared/contracts/scheme.js';
import { METHODS } from './methods.js';
import type { Method, MethodArgument } from './method.js';
import { Decimal, sum } from './decimal.js';

/** What is wrong with a scheme: where in it, and a code with parameters. */
export interface SchemeProblem { path: string; code: string; params?: Record<string, string | number> }

export const indicatorsOf = (scheme: Scheme): SchemeIndicator[] => [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments];

/** The names of what a unit brings to an indicator, in the order of the sheet. */
export function inputNames(indicator: SchemeIndicator): string[] {
  return indicator.inputs?.map((input) => input.name) ?? ['value'];
}

/** The arguments of an indicator's method, defaults filled in. */
export function argumentsOf(method: Method, indicator: SchemeIndicator): Record<string, unknown> {
  const given = indicator.method.arguments ?? {};
  return Object.fromEntries(method.arguments.map(({ name, default: fallback }) => [name, name in given ? given[name] : fallback]));
}

/** The inputs that a method cannot do without, given its arguments. */
function needs(method: Method, args: Readonly<Record<string, unknown>>): string[] {
  if (method.code === 'blended-completion') return listOf(args['parts']).flatMap((part) => [String(part['input']), String(part['target'])]);
  if (method.code === 'recognition') return listOf(args['levels']).map((level) => String(level['input']));
  return ['value', ...(method.inputs ?? [])];
}

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null) : []);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function argumentFits(spec: MethodArgument, value: unknown): boolean {
  const rows = listOf(value);
  const whole = Array.isArray(value) && rows.length === value.length && rows.length > 0;
  switch (spec.kind) {
    case 'number': return (value === null && spec.default === null) || (value === null && spec.name === 'cap') || (isNumber(value) && value >= (spec.least ?? -Infinity) && (spec.name !== 'per' || value > 0));
    case 'choice': return typeof value === 'string' && value in (spec.choices ?? {});
    case 'ladder': return whole && rows.every((row) => isNumber(row['from']) && isNumber(row['share']) && row['share'] >= 0 && row['share'] <= 1);
    case 'parts': return whole && rows.every((row) => typeof row['input'] === 'string' && typeof row['target'] === 'string' && isNumber(row['share'])) && sum(rows.map((row) => new Decimal(row['share'] as number))).eq(1);
    case 'levels': return whole && rows.every((row) => typeof row['input'] === 'string' && isNumber(row['points']));
  }
}

function checkIndicator(indicator: SchemeIndicator, path: string): SchemeProblem[] {
  const method = METHODS.get(indicator.method.code);
  if (!method) return [{ path: `${path}.method.code`, code: 'unknown-method', params: { method: indicator.method.code } }];
  const problems: SchemeProblem[] = [];
  const known = new Set(method.arguments.map((spec) => spec.name));
  for (const name of Object.keys(indicator.method.arguments ?? {})) if (!known.has(name)) problems.push({ path: `${path}.method.arguments.${name}`, code: 'unknown-argument', params: { name } });
  const args = argumentsOf(method, indicator);
  for (const spec of method.arguments) {
    if (args[spec.name] === undefined) problems.push({ path: `${path}.method.arguments.${spec.name}`, code: 'required' });
    else if (!argumentFits(spec, args[spec.name])) problems.push({ path: `${path}.method.arguments.${spec.name}`, code: 'bad-argument', params: { name: spec.name } });
  }
  const names = inputNames(indicator);
  for (const name of needs(method, args)) if (!names.includes(name)) problems.push({ path: `${path}.inputs`, code: 'missing-input', params: { name } });
  for (const name of duplicates(names)) problems.push({ path: `${path}.inputs`, code: 'duplicate', params: { name } });
  return problems;
}

const duplicates = (names: readonly string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];

/**
 * Everything wrong with a scheme at once: weights that miss their total, unknown methods and arguments, inputs that a method needs,
 * names used twice, awards beyond the budget or for a group that does not exist.
 */
export function schemeProblems(scheme: Scheme): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  const total = sum(scheme.groups.map((group) => new Decimal(group.weight)));
  if (!total.eq(scheme.total)) problems.push({ path: 'groups', code: 'weights-miss-total', params: { sum: total.toFixed(), total: scheme.total } });
  scheme.groups.forEach((group, at) => {
    const weights = sum(group.indicators.map((indicator) => new Decimal(indicator.weight)));
    if (!weights.eq(group.weight)) problems.push({ path: `groups.${at}`, code: 'weights-miss-total', params: { sum: weights.toFixed(), total: group.weight } });
    group.indicators.forEach((indicator, index) => {
      if (!(indicator.weight > 0)) problems.push({ path: `groups.${at}.indicators.${index}.weight`, code: 'not-positive' });
      problems.push(...checkIndicator(indicator, `groups.${at}.indicators.${index}`));
    });
  });
  scheme.adjustments.forEach((adjustment, index) => problems.push(...checkIndicator(adjustment, `adjustments.${index}`)));
  const groups = scheme.groups.map((group) => group.code);
  const indicators = indicatorsOf(scheme).map((indicator) => indicator.code);
  for (const name of duplicates([...groups, ...indicators])) problems.push({ path: 'groups', code: 'duplicate', params: { name } });
  for (const name of duplicates(scheme.awards.list.map((award) => award.code))) problems.push({ path: 'awards', code: 'duplicate', params: { name } });
  for (const name of scheme.tieBreak) if (!groups.includes(name)) problems.push({ path: 'tieBreak', code: 'unknown-group', params: { name } });
  scheme.awards.list.forEach((award, index) => {
    if (award.rule.kind === 'best' && !groups.includes(award.rule.of) && !indicators.includes(award.rule.of)) problems.push({ path: `awards.list.${index}`, code: 'unknown-group', params: { name: award.rule.of } });
  });
  const worth = scheme.awards.list.reduce((amount, award) => amount + award.amountFen, 0);
  if (scheme.awards.budgetFen !== null && worth > scheme.awards.budgetFen) problems.push({ path: 'awards', code: 'awards-beyond-budget', params: { sum: worth, budget: scheme.awards.budgetFen } });
  return problems;
}
