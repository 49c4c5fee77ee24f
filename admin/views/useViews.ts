import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { ViewRecord } from '../../shared/contracts/views';
import { list } from '../providers/dataProvider';

const KEY = ['views', 'projects'];

/** Own views and those shared with the user, by name. */
export function useViews() {
  return useQuery({
    queryKey: KEY, staleTime: 60_000, retry: false,
    queryFn: async ({ signal }) => (await list<ViewRecord>('views', { filter: { resource: 'projects', archived: false }, sort: { field: 'name', order: 'ASC' }, from: 0, to: 199, signal })).data,
  });
}

/** Reads the views anew after one was changed. */
export function useReloadViews() {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: KEY }), [client]);
}
