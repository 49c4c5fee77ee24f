import { useCallback } from 'react';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { useCan, useSession } from '../providers/session';

/** Whether this user can review an event now: the step it waits for is theirs, and they did not record it. */
export function useReviewable() {
  const county = useCan('project:review');
  const city = useCan('project:verify');
  const user = useSession()?.user.id;
  return useCallback((event: LedgerEventRecord): boolean => {
    if (!event.effective || event.recordedById === user) return false;
    return (event.verification === 'pending' && (county || city)) || (event.verification === 'reviewed' && city);
  }, [county, city, user]);
}
