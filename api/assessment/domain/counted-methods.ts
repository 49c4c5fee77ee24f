import { Decimal, least, shown, ZERO } from './decimal.js';
import type { Method } from './method.js';

/** 003 附件1 三.5: one point each, up to a cap. */
export const perUnit: Method = {
  code: 'per-unit', ranked: false,
  arguments: [{ name: 'points', label: { zh: '每个得分', en: 'Points each' }, kind: 'number', default: 1, least: 0 }],
  name: { zh: '按个数计分', en: 'Points per unit' },
  words: { zh: '每新增一个得固定分值，以本项分值为限', en: 'A fixed number of points each, up to the weight' },
  mark({ value }, _index, { weight }, args) {
    const points = Decimal.max(ZERO, value!).times(args['points'] as number);
    return { points: least(points, weight), formula: `min(${shown(weight)}, ${shown(value!)} × ${String(args['points'])})` };
  },
};

/** Points given by a department on the evidence, within the weight. */
export const departmentScored: Method = {
  code: 'department-scored', ranked: false, arguments: [],
  name: { zh: '部门评分', en: 'Scored by the department' },
  words: { zh: '由责任部门在分值以内评定', en: 'Given by the department within the weight' },
  mark({ value }, _index, { weight }) {
    return { points: least(Decimal.max(ZERO, value!), weight), formula: shown(value!) };
  },
};

/** Points off for each case, up to `cap` in all. */
export const deduction: Method = {
  code: 'deduction', ranked: false, unbounded: true,
  arguments: [
    { name: 'points', label: { zh: '每次扣分', en: 'Points off' }, kind: 'number', least: 0 },
    { name: 'cap', label: { zh: '扣分上限', en: 'Cap' }, kind: 'number', default: null, least: 0 },
  ],
  name: { zh: '按次扣分', en: 'Deduction' },
  words: { zh: '每发生一次扣固定分值，以上限为限', en: 'Points off for each case, up to a cap' },
  mark({ value }, _index, _contest, args) {
    const off = Decimal.max(ZERO, value!).times(args['points'] as number);
    const cap = args['cap'] === null || args['cap'] === undefined ? null : new Decimal(args['cap'] as number);
    return { points: ZERO.minus(cap ? least(off, cap) : off), formula: `−${shown(value!)} × ${String(args['points'])}` };
  },
};

interface Level { input: string; points: number }

/** 003 附件1 三.8: +5 for a recognition by the province, +10 by the state; the text does not say whether several add up. */
export const recognition: Method = {
  code: 'recognition', ranked: false, unbounded: true,
  arguments: [
    { name: 'levels', label: { zh: '级别', en: 'Levels' }, kind: 'levels' },
    { name: 'several', label: { zh: '多项认定', en: 'Several' }, kind: 'choice', default: 'sum', choices: { sum: { zh: '逐项累加', en: 'add up' }, highest: { zh: '取最高一项', en: 'the highest counts' } } },
    { name: 'cap', label: { zh: '加分上限', en: 'Cap' }, kind: 'number', default: null, least: 0 },
  ],
  name: { zh: '认定加分', en: 'Recognition bonus' },
  words: { zh: '按获得认定的级别加分', en: 'A bonus by the level of recognition' },
  mark(inputs, _index, _contest, args) {
    const levels = args['levels'] as readonly Level[];
    const parts = levels.map(({ input, points }) => ({ count: Decimal.max(ZERO, inputs[input]!), points }));
    const points = args['several'] === 'highest'
      ? Decimal.max(ZERO, ...parts.filter((part) => part.count.gt(0)).map((part) => part.points))
      : parts.reduce((total, part) => total.plus(part.count.times(part.points)), ZERO);
    const cap = args['cap'] === null || args['cap'] === undefined ? null : new Decimal(args['cap'] as number);
    const formula = args['several'] === 'highest' ? `max(${parts.map((part) => (part.count.gt(0) ? part.points : 0)).join(', ')})` : parts.map((part) => `${shown(part.count)} × ${part.points}`).join(' + ');
    return { points: cap ? least(points, cap) : points, formula };
  },
};
