import { deduction, departmentScored, perUnit, recognition } from './counted-methods.js';
import type { Method } from './method.js';
import { rankShare, rankStep, rankToZero } from './ranked-methods.js';
import { blendedCompletion, completionRate, efficacy, excessBonus, threshold, tierLadder, valueRatio } from './value-methods.js';

/** Every scoring method by its code. */
export const METHODS: ReadonlyMap<string, Method> = new Map(
  [rankShare, rankToZero, rankStep, valueRatio, efficacy, completionRate, blendedCompletion, tierLadder, threshold, excessBonus, perUnit, departmentScored, deduction, recognition]
    .map((method) => [method.code, method]),
);
