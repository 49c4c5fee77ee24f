import { useGetList, type RaRecord } from 'react-admin';
import { useSession } from '../../providers/session';

const NONE: RaRecord[] = [];

/** The parks that the user's own organisation runs; empty until they are known. */
export function useOwnParks(): RaRecord[] {
  const organisationId = useSession()?.user.organisationId;
  const { data } = useGetList('parks', { pagination: { page: 1, perPage: 5 }, sort: { field: 'name', order: 'ASC' }, filter: { organisationId } }, { enabled: organisationId !== undefined, staleTime: 300_000 });
  return data ?? NONE;
}
