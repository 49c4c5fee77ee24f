import { z } from 'zod';
import { isDay } from '../../../shared/day.js';
import { fenOfText } from '../../../shared/policy.js';
import { EVIDENCE_KINDS, MILESTONES, PROJECT_STATUSES, STAGE_CODES } from '../../../shared/vocabulary.js';

const keys = <T extends Record<string, unknown>>(vocabulary: T) => Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]];

export const text = (max = 200) => z.string().trim().min(1).max(max);
export const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'policy-code').max(60);
export const day = z.string().refine(isDay, 'not-day');
export const period = z.strictObject({ from: day, until: day });
export const names = z.array(text(60)).min(1).max(60);
export const stage = z.enum(STAGE_CODES as [(typeof STAGE_CODES)[number], ...(typeof STAGE_CODES)[number][]]);
export const milestone = z.enum(keys(MILESTONES));
export const evidenceKind = z.enum(keys(EVIDENCE_KINDS));
export const interruption = z.enum(keys(PROJECT_STATUSES)).exclude(['active']);

/** Integer fen, written `1000万元`. */
export const fen = z.preprocess((value) => (typeof value === 'string' ? (fenOfText(value) ?? value) : value), z.int().min(0).max(100_000_000_000_000));

/** Arguments of a metric or a method; an amount of money in words becomes fen. */
export const callArguments = z.record(z.string().max(40), z.unknown()).transform((given) => Object.fromEntries(
  Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? (fenOfText(value) ?? value) : value]),
));
export const metricCall = z.strictObject({ metric: code, arguments: callArguments.optional() });
export const methodCall = z.strictObject({ code, arguments: callArguments.optional() });
