import type { PolicyCase, PolicyItem } from '../../../shared/contracts/policy.js';
import type { Note, Path } from './finding.js';
import { KINDS } from './kinds.js';

/** What a case expects on a day for which the pack says nothing. */
const NO_DEFINITION = 'no-definition';

/** The same value, whatever the order of its keys. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [left, right] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]));
}

/** The definition of a key on a day. */
export const itemOn = (items: readonly PolicyItem[], key: string, day: string): PolicyItem | undefined => items.find((item) => item.key === key && item.from <= day && day <= item.until);

/** What an item answers to the facts of a case. */
export const answerOf = (item: PolicyItem, given: Readonly<Record<string, unknown>>): Record<string, unknown> => KINDS[item.kind].answer(item, given);

/** Says what a case names wrongly and where the pack answers otherwise. */
export function caseProblems(each: PolicyCase, items: readonly PolicyItem[], path: Path, note: Note): void {
  if (!items.some((item) => item.key === each.item)) return note([...path, 'item'], 'policy-unknown-item', { name: each.item });
  const item = itemOn(items, each.item, each.on);
  if (!item) {
    if (!same(each.expect, { error: NO_DEFINITION })) note([...path, 'on'], 'policy-no-definition', { key: each.item, day: each.on });
    return;
  }
  const given = each.given ?? {};
  const unknown = Object.keys(given).filter((name) => !KINDS[item.kind].given.includes(name));
  for (const name of unknown) note([...path, 'given', name], 'policy-unknown-fact', { name, known: KINDS[item.kind].given });
  if (unknown.length) return;
  const answer = answerOf(item, given);
  for (const [name, expected] of Object.entries(each.expect)) {
    if (!Object.hasOwn(answer, name)) note([...path, 'expect', name], 'policy-unknown-answer', { name, known: Object.keys(answer) });
    else if (!same(answer[name], expected)) note([...path, 'expect', name], 'policy-case-fails', { expected: JSON.stringify(expected), answer: JSON.stringify(answer[name]) });
  }
}
