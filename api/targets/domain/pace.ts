import { daysBetween } from '../../../shared/day.js';
import { yearPeriod } from '../../../shared/period.js';
import type { TargetLight, TargetPace } from '../../../shared/vocabulary.js';

/** From which points behind its pace on a target shows which light, mildest first: what a lamp rule of the policy packs says. */
export type PaceLamps = readonly { lamp: string; from: number }[];
/** Where the pack in force states no rule†. */
export const LAMPS_OTHERWISE: PaceLamps = [{ lamp: 'green', from: 0 }, { lamp: 'yellow', from: 0.01 }, { lamp: 'red', from: 10 }];
/** A target shows three lights; a rule's others are the nearest of them. */
const LIGHTS: Record<string, TargetLight> = { green: 'green', blue: 'yellow', yellow: 'yellow', red: 'red', removed: 'red' };

export interface Pace { pace: TargetPace; value: number; monthlyPlan: readonly number[] | null }

/** The share of the year that has passed at the end of the day `on` (时序进度), 0 before the year and 1 after it. */
export function elapsedRate(year: number, on: string): number {
  const { from, until } = yearPeriod(year);
  const days = daysBetween(from, until);
  return Math.min(1, Math.max(0, (daysBetween(from, on) + 1) / days));
}

/** What should be reached at the end of the day `on`, in the target's unit; within a month of a plan, in proportion to its days. */
export function expectedValue(year: number, on: string, { pace, value, monthlyPlan }: Pace): number {
  if (pace === 'level') return value;
  if (pace === 'calendar' || !monthlyPlan) return value * elapsedRate(year, on);
  const { from, until } = yearPeriod(year);
  if (on < from) return 0;
  if (on >= until) return monthlyPlan[11] ?? value;
  const month = Number(on.slice(5, 7));
  const first = `${on.slice(0, 7)}-01`;
  const next = month === 12 ? until : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  const before = month === 1 ? 0 : (monthlyPlan[month - 2] ?? 0);
  const share = (daysBetween(first, on) + 1) / daysBetween(first, next);
  return before + ((monthlyPlan[month - 1] ?? before) - before) * share;
}

const TEXTS = {
  zh: {
    none: '没有数可评（分母为零，或尚未公布）', done: (rate: string) => `完成 ${rate}%，已达到全年目标`,
    pace: (rate: string, expected: string, points: string, ahead: boolean, name: string) => `完成 ${rate}%，${name} ${expected}%，${ahead ? '超前' : '落后'} ${points} 个百分点`,
    names: { calendar: '时序进度', plan: '计划进度', level: '应达' },
  },
  en: {
    none: 'nothing to judge by (nothing to divide by, or not published yet)', done: (rate: string) => `${rate}% reached, the year’s target is met`,
    pace: (rate: string, expected: string, points: string, ahead: boolean, name: string) => `${rate}% reached, ${name} ${expected}%, ${points} points ${ahead ? 'ahead' : 'behind'}`,
    names: { calendar: 'of the year', plan: 'by plan', level: 'due' },
  },
} as const;

export interface Standing { completionRate: number | null; expectedRate: number; aheadPoints: number | null; light: TargetLight; because: string }

const percent = (rate: number) => (Math.round(rate * 10_000) / 100).toFixed(2).replace(/\.?0+$/, '');

/** How a target stands on a day: completion against pace, and a light with its reason. A target of 0 is met from the start. */
export function standing(year: number, on: string, target: Pace, actual: number | null, locale: 'zh' | 'en', lamps: PaceLamps = LAMPS_OTHERWISE): Standing {
  const text = TEXTS[locale];
  const expectedRate = target.value === 0 ? 1 : expectedValue(year, on, target) / target.value;
  if (actual === null) return { completionRate: null, expectedRate, aheadPoints: null, light: 'none', because: text.none };
  const completionRate = target.value === 0 ? 1 : actual / target.value;
  const aheadPoints = Math.round((completionRate - expectedRate) * 10_000) / 100;
  const behind = completionRate >= 1 ? 0 : Math.max(0, -aheadPoints);
  const light = LIGHTS[lamps.findLast((each) => behind >= each.from)?.lamp ?? 'green'] ?? 'green';
  const because = completionRate >= 1 ? text.done(percent(completionRate)) : text.pace(percent(completionRate), percent(expectedRate), String(Math.abs(aheadPoints)), aheadPoints >= 0, text.names[target.pace]);
  return { completionRate, expectedRate, aheadPoints, light, because };
}

/** What is wrong with a monthly plan, by the month counted from 0: it has twelve values that never fall and end at the target. */
export function planFaults(plan: readonly number[], value: number): { month: number | null; code: 'bad-plan' | 'plan-falls' | 'plan-end' }[] {
  if (plan.length !== 12 || !plan.every((planned) => Number.isFinite(planned) && planned >= 0)) return [{ month: null, code: 'bad-plan' }];
  const falls = plan.flatMap((planned, month) => (month > 0 && planned < plan[month - 1]! ? [{ month, code: 'plan-falls' as const }] : []));
  return plan[11] === value || falls.some(({ month }) => month === 11) ? falls : [...falls, { month: 11, code: 'plan-end' }];
}
