import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useGetList, useRecordSelection, type ListControllerResult, type RaRecord } from 'react-admin';
import type { Question } from './question';
import type { Ask } from './useQuestion';

const nothing = () => undefined;

/** A list context that shows what the address asks; a change of filter or order begins at the first page. */
export function useAskedList<R extends RaRecord>(resource: string, question: Question, ask: Ask, enabled: boolean): ListControllerResult<R> {
  const { filter, sort, page, perPage } = question;
  const found = useGetList<R>(resource, { pagination: { page, perPage }, sort, filter }, { enabled, placeholderData: keepPreviousData });
  const [selectedIds, selection] = useRecordSelection({ resource });
  const { data, total, meta, error, isPending, isFetching, refetch } = found;
  return useMemo(() => ({
    data, total, meta, error, isPending, isFetching, isLoading: isPending, refetch, resource, sort, page, perPage, filter: {}, filterValues: filter, displayedFilters: {}, exporter: false, selectedIds,
    onSelect: selection.select, onToggleItem: selection.toggle, onUnselectItems: selection.clearSelection, onSelectAll: nothing, hideFilter: nothing, showFilter: nothing,
    setFilters: (next: Record<string, unknown>) => ask({ filter: next, page: 1 }),
    setSort: (next: Question['sort']) => ask({ sort: next, page: 1 }),
    setPage: (next: number) => ask({ page: next }),
    setPerPage: (next: number) => ask({ perPage: next, page: 1 }),
    hasPreviousPage: page > 1, hasNextPage: total !== undefined && page * perPage < total,
  }) as unknown as ListControllerResult<R>, [ask, data, error, filter, isFetching, isPending, meta, page, perPage, refetch, resource, selectedIds, selection, sort, total]);
}
