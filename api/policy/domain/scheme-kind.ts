import { z } from 'zod';
import { kind, repeated, type Kind, type Report } from './kind.js';
import type { KnownNames } from './names.js';
import { callArguments, code, fen, methodCall, names, text } from './pieces.js';

const clause = text(60);
const input = z.strictObject({ name: text(40), label: text(60), unit: text(20), metric: z.strictObject({ code, arguments: callArguments.optional(), scale: z.number().positive().optional() }).optional() });
const indicator = z.strictObject({
  code, name: text(80), unit: text(20), printedUnit: text(20).optional(), weight: z.number().min(0).max(1_000), direction: z.enum(['more', 'less']), departments: names,
  method: methodCall, inputs: z.array(input).max(10).optional(), evidence: text(200).optional(), clause, reading: text(600).optional(),
});
const awardRule = z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('rank'), rank: z.int().min(1).max(100) }), z.strictObject({ kind: z.literal('best'), of: code }), z.strictObject({ kind: z.literal('decided') }), z.strictObject({ kind: z.literal('subsidy'), area: z.enum(['built', 'reused']).optional(), idleMonths: z.int().min(0).max(120).optional() })]);

/** An assessment scheme, as `api/assessment` computes with it. */
const shape = z.strictObject({
  code, name: text(100), total: z.number().positive().max(10_000), decimals: z.int().min(0).max(6),
  groups: z.array(z.strictObject({ code, name: text(60), weight: z.number().min(0).max(10_000), departments: names, indicators: z.array(indicator).min(1).max(100) })).min(1).max(50),
  adjustments: z.array(indicator).max(50), exclusions: z.array(z.strictObject({ code, name: text(100), clause })).max(20), tieBreak: z.array(code).max(20),
  awards: z.strictObject({ budgetFen: fen.nullable(), ties: z.enum(['share', 'each']), list: z.array(z.strictObject({ code, name: text(60), amountFen: fen, rule: awardRule, clause, reading: text(600).optional() })).max(50) }),
  priority: z.strictObject({ top: z.int().min(1).max(1_000), clause }).optional(),
  organiser: text(100).optional(), basis: text(200).optional(),
  dueOn: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'policy-month-day'), clause, reading: text(600).optional(),
});
export type PackScheme = z.infer<typeof shape>;
type Indicator = PackScheme['groups'][number]['indicators'][number];

/** What is checked here already, with the names that the registry gives. */
const CHECKED_HERE = new Set(['weights-miss-total', 'unknown-method', 'unknown-argument', 'bad-argument', 'duplicate', 'unknown-group', 'awards-beyond-budget']);

/** To six decimals: sums of decimal fractions must not miss by the error of their floating-point sum. */
const sumOf = (numbers: readonly number[]) => Math.round(numbers.reduce((total, each) => total + each, 0) * 1e6) / 1e6;

function checkIndicator(each: Indicator, path: readonly (string | number)[], report: Report, { methods, metrics }: KnownNames): void {
  const method = methods.get(each.method.code);
  if (!method) report([...path, 'method', 'code'], 'policy-unknown-method', { name: each.method.code, known: [...methods.keys()] });
  for (const { name, code: problem } of method?.(each.method.arguments ?? {}) ?? []) report([...path, 'method', 'arguments', name], problem, { name });
  each.inputs?.forEach(({ metric }, index) => {
    const check = metric && metrics.get(metric.code);
    if (metric && !check) report([...path, 'inputs', index, 'metric', 'code'], 'policy-unknown-metric', { name: metric.code, known: [...metrics.keys()] });
    for (const { name, code: problem } of check?.(metric?.arguments ?? {}) ?? []) report([...path, 'inputs', index, 'metric', 'arguments', name], problem, { name });
  });
}

function check(scheme: PackScheme, report: Report, known: KnownNames): void {
  const total = sumOf(scheme.groups.map((group) => group.weight));
  if (total !== scheme.total) report(['groups'], 'policy-weights', { sum: total, total: scheme.total });
  scheme.groups.forEach((group, at) => {
    const sum = sumOf(group.indicators.map((each) => each.weight));
    if (sum !== group.weight) report(['groups', at, 'indicators'], 'policy-weights', { sum, total: group.weight });
    group.indicators.forEach((each, index) => checkIndicator(each, ['groups', at, 'indicators', index], report, known));
  });
  scheme.adjustments.forEach((each, index) => checkIndicator(each, ['adjustments', index], report, known));
  const groups = scheme.groups.map((group) => group.code);
  const indicators = [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments].map((each) => each.code);
  for (const name of repeated([...groups, ...indicators])) report(['groups'], 'policy-repeated', { name });
  for (const name of repeated(scheme.awards.list.map((award) => award.code))) report(['awards', 'list'], 'policy-repeated', { name });
  scheme.tieBreak.forEach((name, index) => { if (!groups.includes(name)) report(['tieBreak', index], 'policy-unknown-group', { name }); });
  scheme.awards.list.forEach(({ rule }, index) => { if (rule.kind === 'best' && ![...groups, ...indicators].includes(rule.of)) report(['awards', 'list', index, 'rule', 'of'], 'policy-unknown-group', { name: rule.of }); });
  const worth = scheme.awards.list.reduce((sum, award) => sum + award.amountFen, 0);
  for (const { path, code: found, params } of known.schemeProblems(scheme)) if (!CHECKED_HERE.has(found)) report(path.split('.'), 'policy-scheme', { detail: [found, ...Object.values(params ?? {})].join(' ') });
  if (scheme.awards.budgetFen !== null && worth > scheme.awards.budgetFen) report(['awards', 'budgetFen'], 'policy-awards-beyond-budget', { sum: worth / 1_000_000, budget: scheme.awards.budgetFen / 1_000_000 });
}

export const SCHEME_KINDS = {
  scheme: kind<PackScheme>({
    measures: ['quantity'], bounded: false, shape: shape as z.ZodType<PackScheme>, check, given: ['indicator', 'rank', 'year'],
    answer: ({ value }, { indicator: asked, rank, year }) => {
      const group = value.groups.find(({ indicators }) => indicators.some((each) => each.code === asked));
      const found = group?.indicators.find((each) => each.code === asked) ?? value.adjustments.find((each) => each.code === asked);
      const award = value.awards.list.find(({ rule }) => rule.kind === 'rank' && rule.rank === rank);
      return {
        total: value.total, groups: value.groups.length, indicators: value.groups.reduce((count, { indicators }) => count + indicators.length, 0),
        ...(asked === undefined ? {} : { group: group?.code ?? null, weight: found?.weight ?? null, method: found?.method.code ?? null }),
        ...(rank === undefined ? {} : { awardFen: award?.amountFen ?? 0 }), ...(typeof year === 'number' ? { dueOn: `${year + 1}-${value.dueOn}` } : {}),
        budgetFen: value.awards.budgetFen, exclusions: value.exclusions.map((each) => each.code),
      };
    },
  }),
} satisfies Record<string, Kind>;
