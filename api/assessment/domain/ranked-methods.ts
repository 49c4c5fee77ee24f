import { Decimal, shown, ZERO } from './decimal.js';
import type { Method, MethodArgument } from './method.js';

const RANKING: readonly MethodArgument[] = [
  { name: 'ties', label: { zh: '并列', en: 'Ties' }, kind: 'choice', default: 'standard', choices: { standard: { zh: '并列占位（1、1、3）', en: 'standard (1, 1, 3)' }, dense: { zh: '并列不占位（1、1、2）', en: 'dense (1, 1, 2)' }, average: { zh: '取平均名次（1.5、1.5、3）', en: 'average (1.5, 1.5, 3)' } } },
  { name: 'population', label: { zh: '参与排名的单位数', en: 'Units ranked' }, kind: 'choice', default: 'assessed', choices: { assessed: { zh: '全部参评单位', en: 'all assessed' }, 'with-data': { zh: '仅有数据的单位', en: 'those with data' } } },
  { name: 'negative', label: { zh: '负值', en: 'Negative values' }, kind: 'choice', default: 'ranks', choices: { ranks: { zh: '照常排名', en: 'rank like any other' }, zero: { zh: '得零分', en: 'get no points' } } },
  { name: 'missing', label: { zh: '缺数', en: 'Missing values' }, kind: 'choice', default: 'none', choices: { none: { zh: '不得分', en: 'get no points' }, last: { zh: '按末名计分', en: 'rank last' } } },
  { name: 'within', label: { zh: '排名范围', en: 'Ranked within' }, kind: 'choice', default: 'all', choices: { all: { zh: '全部单位', en: 'all units' }, group: { zh: '同组单位', en: 'the unit’s group' } } },
];

const negativeIsZero = (value: Decimal, args: Readonly<Record<string, unknown>>) => args['negative'] === 'zero' && value.isNegative() && !value.isZero();

/** 003 附件1 三.1: rank 1 full marks, then "in proportion", without a formula. This reading: each rank loses the same share. */
export const rankShare: Method = {
  code: 'rank-share', ranked: true, arguments: RANKING,
  name: { zh: '排序法（按名次折算）', en: 'Rank share' },
  words: { zh: '第一名得满分，其后每降一名少得满分的 1/n，末名得 1/n', en: 'First place gets full marks, each place below 1/n less, last place 1/n' },
  mark({ value }, index, { weight, population, ranks }, args) {
    const rank = ranks[index]!;
    if (negativeIsZero(value!, args)) return { points: ZERO, formula: `${shown(value!)} < 0` };
    return { points: weight.times(new Decimal(population).minus(rank).plus(1)).div(population), formula: `${shown(weight)} × (${population} − ${shown(rank)} + 1) ÷ ${population}` };
  },
};

export const rankToZero: Method = {
  code: 'rank-to-zero', ranked: true, arguments: RANKING,
  name: { zh: '排序法（末名零分）', en: 'Rank to zero' },
  words: { zh: '第一名得满分，末名得零分，其间均分；只有一个单位时得满分', en: 'First place gets full marks, last place none, evenly in between; a single unit gets full marks' },
  mark({ value }, index, { weight, population, ranks }, args) {
    const rank = ranks[index]!;
    if (negativeIsZero(value!, args)) return { points: ZERO, formula: `${shown(value!)} < 0` };
    if (population === 1) return { points: weight, formula: shown(weight) };
    return { points: weight.times(new Decimal(population).minus(rank)).div(population - 1), formula: `${shown(weight)} × (${population} − ${shown(rank)}) ÷ (${population} − 1)` };
  },
};

export const rankStep: Method = {
  code: 'rank-step', ranked: true,
  arguments: [{ name: 'step', label: { zh: '每名递减', en: 'Step' }, kind: 'number', least: 0 }, ...RANKING],
  name: { zh: '排序法（逐名扣减）', en: 'Rank step' },
  words: { zh: '第一名得满分，其后每降一名减固定分值，减完为止', en: 'First place gets full marks, each place below a fixed step less, down to zero' },
  mark({ value }, index, { weight, ranks }, args) {
    const rank = ranks[index]!;
    if (negativeIsZero(value!, args)) return { points: ZERO, formula: `${shown(value!)} < 0` };
    const step = new Decimal(args['step'] as number);
    return { points: Decimal.max(ZERO, weight.minus(rank.minus(1).times(step))), formula: `max(0, ${shown(weight)} − (${shown(rank)} − 1) × ${shown(step)})` };
  },
};
