import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { getSession } from '../providers/session';
import { FRESH, questionOf, readQuestion, writeQuestion, type Question } from './question';
import { useViews } from './useViews';

/** Where the list was left, for whoever is signed in: coming back to it goes on from there. */
let left: { userId: number; search: string } | null = null;
const leftBy = (userId: number | undefined) => (left && left.userId === userId ? left.search : '');

export type Ask = (patch: Partial<Question>) => void;

/**
 * The question in the address, and how to ask another. An address without one goes on where the list was left,
 * or begins with the user's default view, or the live pipeline; `ready` is false until the address says so.
 */
export function useQuestion(): { question: Question; ask: Ask; ready: boolean } {
  const [search, setSearch] = useSearchParams();
  const text = search.toString();
  const userId = getSession()?.user.id;
  const remembered = text === '' ? leftBy(userId) : '';
  const blank = text === '' && left?.userId !== userId;
  const views = useViews();
  const preferred = blank ? views.data?.find((view) => view.isDefault) : undefined;
  const waiting = blank && views.isPending;
  const start = text !== '' ? '' : remembered || writeQuestion(preferred ? questionOf(preferred) : FRESH).toString();

  useEffect(() => {
    if (waiting) return;
    if (start) setSearch(start, { replace: true });
    else if (userId !== undefined) left = { userId, search: text };
  }, [waiting, start, text, userId, setSearch]);

  const question = useMemo(() => readQuestion(new URLSearchParams(text)), [text]);
  const ask = useCallback<Ask>((patch) => {
    const next = writeQuestion({ ...FRESH, ...readQuestion(new URLSearchParams(text)), ...patch });
    if (userId !== undefined) left = { userId, search: next.toString() };
    setSearch(next);
  }, [text, userId, setSearch]);
  return { question, ask, ready: !waiting && start === '' };
}
