import type { ImportKindCode } from '../../shared/vocabulary';
import type { MessageKey, Words } from '../providers/i18n';
import { suggestionText } from './values';

const KNOWN = new Set(['leave-empty', 'use-suggestion', 'set-aside', 'create', 'use']);

/** A choice as a button says it; agreeing with the reader says what that gives. */
export function choiceText(kind: ImportKindCode, choice: string, words: Words, suggestion?: unknown, code?: string): string {
  // Two dates contradict each other: to agree is to keep both as printed.
  if (choice === 'use-suggestion' && code === 'dates-out-of-order') return words.t('imports.choices.keepPrinted');
  const text = choice === 'use-suggestion' ? suggestionText(suggestion, words) : null;
  if (text) return words.t('imports.choices.takeValue', { value: text });
  if (choice === 'create' && kind !== 'projects') return words.t('imports.choices.createRecord');
  if (choice === 'use' && kind !== 'projects') return words.t('imports.choices.useRecord');
  return KNOWN.has(choice) ? words.t(`imports.choices.${choice}` as MessageKey) : choice;
}
