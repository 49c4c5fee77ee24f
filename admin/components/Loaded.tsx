import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RaRecord } from 'react-admin';
import { useParams } from 'react-router-dom';
import { PageLoading } from '../layout/PageLoading';
import { api, ApiError } from '../providers/http';
import { Failure } from './Failure';

/**
 * The record the address names, or why it cannot be shown. With `fresh`, only as just read from the API:
 * a form must start from the latest version. (The list's cache is not used: its records lack what one record adds.)
 */
export function Loaded<R extends RaRecord>({ resource, fresh = false, children }: { resource: string; fresh?: boolean; children: (record: R) => ReactNode }) {
  const { id = '' } = useParams();
  const { data, error, refetch, isFetchedAfterMount } = useQuery({
    queryKey: ['one', resource, id], queryFn: ({ signal }) => api.get<R>(`${resource}/${encodeURIComponent(id)}`, {}, signal), staleTime: 0, retry: false,
  });
  if (error && !data) return <Failure error={error} {...(error instanceof ApiError && error.status === 404 ? {} : { onRetry: () => { void refetch(); } })} />;
  if (!data || (fresh && !isFetchedAfterMount)) return <PageLoading />;
  return <>{children(data)}</>;
}
