import { z } from 'zod';
import { DOCUMENT_STATUSES, POLICY_BOUNDS, POLICY_KINDS, POLICY_UNITS } from '../../../shared/policy.js';
import type { Note, Path } from './finding.js';
import { day, period, text } from './pieces.js';

const keysOf = <T extends object>(vocabulary: T) => Object.keys(vocabulary) as [keyof T & string, ...(keyof T & string)[]];

const packCode = z.string().regex(/^[a-z0-9][a-z0-9-]{1,38}$/, 'policy-code');
const itemKey = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/, 'policy-key').max(100);
const source = z.strictObject({ document: text(60), clause: text(60) });
const reading = z.strictObject({ says: text(500), taken: text(500), why: text(800) });

export const HEAD = z.strictObject({
  pack: packCode, title: text(100), titleEn: text(200), documentStatus: z.enum(keysOf(DOCUMENT_STATUSES)), statusNote: text(500).optional(), checkedOn: day, covers: period.optional(),
  documents: z.record(z.string().min(1).max(60), z.strictObject({ title: text(150), number: text(60).optional(), issuer: text(100).optional(), issuedOn: day.optional(), clauses: z.array(text(60)).min(1).max(300) })),
  items: z.array(z.unknown()).min(1).max(1_000), cases: z.array(z.unknown()).max(500),
});

export const ITEM = z.strictObject({
  key: itemKey, name: text(100), nameEn: text(200), kind: z.enum(keysOf(POLICY_KINDS)), value: z.unknown(), unit: z.enum(keysOf(POLICY_UNITS)).optional(), bound: z.enum(keysOf(POLICY_BOUNDS)).optional(),
  from: day, until: day, source, checkedOn: day.optional(), reading: z.array(reading).min(1).max(20).optional(),
  origin: z.strictObject({ ...source.shape, pack: packCode, version: z.int().min(1), key: itemKey, from: day, until: day }).optional(),
});

export const CASE = z.strictObject({ name: text(200), item: itemKey, on: day, given: z.record(z.string(), z.unknown()).optional(), expect: z.record(z.string(), z.unknown()) });

/** Codes that shapes give as their message; everything else is told by the kind of issue. */
const OWN_CODE = /^(policy-[a-z-]+|not-day)$/;

/** What a shape found wrong, in our codes. */
export function noteIssues(error: z.ZodError, under: Path, note: Note): void {
  for (const issue of error.issues) noteIssue(issue, under, note);
}

function noteIssue(issue: z.core.$ZodIssue, under: Path, note: Note): void {
  const path = [...under, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
  if (OWN_CODE.test(issue.message)) return note(path, issue.message);
  switch (issue.code) {
    case 'unrecognized_keys': for (const name of issue.keys) note([...path, name], 'policy-unknown-key', { name }); return;
    case 'invalid_type': return issue.input === undefined ? note(path, 'required') : note(path, 'policy-wrong-type', { expected: issue.expected });
    case 'invalid_value': return issue.input === undefined ? note(path, 'required') : note(path, 'policy-not-one-of', { known: issue.values.map(String) });
    case 'too_small': return issue.origin === 'string' ? note(path, 'required') : note(path, issue.origin === 'array' ? 'too-few-items' : 'too-small', { min: Number(issue.minimum) });
    case 'too_big': return note(path, issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many-items' : 'too-large', { max: Number(issue.maximum) });
    case 'invalid_union': return note(path, 'policy-not-one-of', { known: '' });
    default: return note(path, 'bad-format');
  }
}
