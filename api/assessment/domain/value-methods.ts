import { Decimal, least, shown, ZERO } from './decimal.js';
import type { Contest, Method } from './method.js';

/** The best and the worst value in the indicator's direction. */
function extremes({ values, direction }: Contest): { best: Decimal; worst: Decimal } {
  const highest = Decimal.max(...values);
  const lowest = Decimal.min(...values);
  return direction === 'more' ? { best: highest, worst: lowest } : { best: lowest, worst: highest };
}

/** W × max(0, x) ÷ M; where less is better W × M ÷ x. */
export const valueRatio: Method = {
  code: 'value-ratio', ranked: false, arguments: [],
  name: { zh: '比值法', en: 'Value ratio' },
  words: { zh: '最优值得满分，其余按与最优值之比计分；最优值不大于零时均得零分', en: 'The best value gets full marks, others in proportion to it; no points when the best is not above zero' },
  mark({ value }, _index, contest) {
    const { weight, direction } = contest;
    const { best } = extremes(contest);
    if (direction === 'more') {
      if (best.lte(0)) return { points: ZERO, formula: `${shown(best)} ≤ 0` };
      return { points: weight.times(Decimal.max(ZERO, value!)).div(best), formula: `${shown(weight)} × ${shown(Decimal.max(ZERO, value!))} ÷ ${shown(best)}` };
    }
    if (value!.lte(0)) return { points: weight, formula: shown(weight) };
    return { points: weight.times(Decimal.max(ZERO, best)).div(value!), formula: `${shown(weight)} × ${shown(Decimal.max(ZERO, best))} ÷ ${shown(value!)}` };
  },
};

/** 功效系数: W × (b + (1 − b) × (x − m) ÷ (M − m)). */
export const efficacy: Method = {
  code: 'efficacy', ranked: false,
  arguments: [{ name: 'base', label: { zh: '基础系数', en: 'Base' }, kind: 'number', default: 0.6, least: 0 }],
  name: { zh: '功效系数法', en: 'Efficacy coefficient' },
  words: { zh: '最优值得满分，最差值得基础分，其间按比例；各单位相同时均得满分', en: 'The best value gets full marks, the worst the base share, in proportion between; all get full marks when all are equal' },
  mark({ value }, _index, contest, args) {
    const { weight } = contest;
    const { best, worst } = extremes(contest);
    if (best.eq(worst)) return { points: weight, formula: shown(weight) };
    const base = new Decimal(args['base'] as number);
    const share = base.plus(new Decimal(1).minus(base).times(value!.minus(worst)).div(best.minus(worst)));
    return { points: weight.times(share), formula: `${shown(weight)} × (${shown(base)} + (1 − ${shown(base)}) × (${shown(value!)} − ${shown(worst)}) ÷ (${shown(best)} − ${shown(worst)}))` };
  },
};

/** What was completed of a target, as a share of it; a target of zero is met. */
function completion(value: Decimal, target: Decimal): Decimal {
  if (target.lte(0)) return new Decimal(1);
  return Decimal.max(ZERO, value).div(target);
}

const limit = (args: Readonly<Record<string, unknown>>) => (args['cap'] === null || args['cap'] === undefined ? null : new Decimal(args['cap'] as number));

/** Completion of the target × weight, capped at `cap` times the weight (1, 1.2, 2, or null for no cap). */
export const completionRate: Method = {
  code: 'completion', ranked: false, unbounded: true, inputs: ['target'],
  arguments: [{ name: 'cap', label: { zh: '封顶倍数', en: 'Cap' }, kind: 'number', default: 1, least: 0 }],
  name: { zh: '目标完成率', en: 'Target completion' },
  words: { zh: '完成值与目标值之比乘以分值，以封顶倍数为限', en: 'Completion of the target times the weight, up to the cap' },
  mark({ value, target }, _index, { weight }, args) {
    const cap = limit(args);
    const share = completion(value!, target!);
    const formula = `${shown(weight)} × ${shown(value!)} ÷ ${shown(target!)}`;
    return cap && share.gt(cap) ? { points: weight.times(cap), formula: `${formula} > ${shown(cap)} × ${shown(weight)}` } : { points: weight.times(share), formula };
  },
};

interface Part { input: string; target: string; share: number }

/** 综合完成率: the completion of several inputs, each with its share (projects 50%, amount 50%) and the common cap. */
export const blendedCompletion: Method = {
  code: 'blended-completion', ranked: false, unbounded: true,
  arguments: [
    { name: 'parts', label: { zh: '构成', en: 'Parts' }, kind: 'parts' },
    { name: 'cap', label: { zh: '封顶倍数', en: 'Cap' }, kind: 'number', default: 1, least: 0 },
  ],
  name: { zh: '综合完成率', en: 'Blended completion' },
  words: { zh: '各项完成率按占比合成后乘以分值，每项以封顶倍数为限', en: 'The completion of each part with its share, each up to the cap, times the weight' },
  mark(inputs, _index, { weight }, args) {
    const cap = limit(args);
    const parts = (args['parts'] as readonly Part[]).map(({ input, target, share }) => {
      const rate = completion(inputs[input]!, inputs[target]!);
      return { share: new Decimal(share), rate: cap ? least(rate, cap) : rate };
    });
    const rate = parts.reduce((total, part) => total.plus(part.share.times(part.rate)), ZERO);
    return { points: weight.times(rate), formula: `${shown(weight)} × (${parts.map((part) => `${shown(part.share)} × ${shown(part.rate)}`).join(' + ')})` };
  },
};

interface Rung { from: number; share: number }

/** 分档计分: the share of the highest rung that the value reaches (100/75/50/0). */
export const tierLadder: Method = {
  code: 'tier-ladder', ranked: false,
  arguments: [{ name: 'rungs', label: { zh: '档次', en: 'Rungs' }, kind: 'ladder' }],
  name: { zh: '分档计分', en: 'Tier ladder' },
  words: { zh: '按所达到的最高档得分，未达到任何一档得零分', en: 'The share of the highest rung reached; none below the lowest' },
  mark({ value }, _index, { weight, direction }, args) {
    const reaches = (rung: Rung) => (direction === 'more' ? value!.gte(rung.from) : value!.lte(rung.from));
    const best = (args['rungs'] as readonly Rung[]).filter(reaches).reduce<Rung | null>((top, rung) => (!top || rung.share > top.share ? rung : top), null);
    if (!best) return { points: ZERO, formula: shown(value!) };
    return { points: weight.times(best.share), formula: `${shown(value!)} ${direction === 'more' ? '≥' : '≤'} ${best.from}: ${shown(weight)} × ${best.share}` };
  },
};

/** Nothing below the target, full marks from it on. */
export const threshold: Method = {
  code: 'threshold', ranked: false, inputs: ['target'], arguments: [],
  name: { zh: '达标计分', en: 'Threshold' },
  words: { zh: '达到目标得满分，未达到得零分', en: 'Full marks from the target on, none below' },
  mark({ value, target }, _index, { weight, direction }) {
    const met = direction === 'more' ? value!.gte(target!) : value!.lte(target!);
    const sign = direction === 'more' ? (met ? '≥' : '<') : met ? '≤' : '>';
    return { points: met ? weight : ZERO, formula: `${shown(value!)} ${sign} ${shown(target!)}` };
  },
};

/** 超额加分: `points` for each full `per` above the target, up to `cap`. */
export const excessBonus: Method = {
  code: 'excess-bonus', ranked: false, unbounded: true, inputs: ['target'],
  arguments: [
    { name: 'per', label: { zh: '每超出', en: 'Per excess of' }, kind: 'number' },
    { name: 'points', label: { zh: '加分', en: 'Points' }, kind: 'number', least: 0 },
    { name: 'cap', label: { zh: '加分上限', en: 'Cap' }, kind: 'number', default: null, least: 0 },
  ],
  name: { zh: '超额加分', en: 'Excess bonus' },
  words: { zh: '超过目标的部分，每满一个单位加固定分值，以上限为限', en: 'A fixed bonus for every full step above the target, up to its own cap' },
  mark({ value, target }, _index, _contest, args) {
    const steps = Decimal.max(ZERO, value!.minus(target!)).div(args['per'] as number).floor();
    const points = steps.times(args['points'] as number);
    const cap = limit(args);
    return { points: cap ? least(points, cap) : points, formula: `⌊(${shown(value!)} − ${shown(target!)}) ÷ ${String(args['per'])}⌋ × ${String(args['points'])}` };
  },
};
