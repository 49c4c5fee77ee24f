import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { BoardSummary, ProjectRecord } from '../../../shared/contracts/projects';
import type { Stage } from '../../../shared/vocabulary';
import { api } from '../../providers/http';
import { list } from '../../providers/dataProvider';
import type { Question } from '../../views/question';

const PAGE = 25;
/** More cards than this in one column help nobody; the list shows the rest. */
export const MOST_CARDS = 500;

/** Counts and sums of every column in one call. */
export function useBoardSummary(filter: Question['filter'], enabled = true) {
  return useQuery({ enabled, queryKey: ['projects', 'board-summary', filter], queryFn: ({ signal }) => api.get<BoardSummary>('projects/board-summary', { filter: JSON.stringify(filter) }, signal), placeholderData: keepPreviousData });
}

/** The cards of one column, a page at a time. */
export function useCards(stage: Stage, { filter, sort }: Pick<Question, 'filter' | 'sort'>) {
  const found = useInfiniteQuery({
    queryKey: ['projects', 'board-cards', stage, filter, sort],
    queryFn: ({ pageParam, signal }) => list<ProjectRecord>('projects', { filter: { ...filter, stage }, sort, from: pageParam, to: pageParam + PAGE - 1, signal }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => { const loaded = pages.length * PAGE; return last.data.length === PAGE && loaded < MOST_CARDS ? loaded : undefined; },
  });
  // A card that moved between two pages may come twice.
  const cards = [...new Map((found.data?.pages ?? []).flatMap((page) => page.data).map((card) => [card.id, card])).values()];
  return { ...found, cards };
}
