import { useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import type { AssessmentRunDetail } from '../../shared/contracts/assessment';
import type { Scheme, SchemeIndicator } from '../../shared/contracts/scheme';
import { useWords, type MessageKey } from '../providers/i18n';

export interface RunProps { run: AssessmentRunDetail }

export const indicatorsOf = (scheme: Scheme): SchemeIndicator[] => [...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments];

/** Whether one of these departments is the user's. */
export const isOwn = (run: AssessmentRunDetail, departments: readonly string[]): boolean => run.deliveries.some((delivery) => delivery.own && departments.includes(delivery.department));

/** Points as they are read, without the zeros that only exactness needs. */
export const shownNumber = (text: string | null, decimals?: number): string => (text === null ? '—' : decimals === undefined ? String(Number(text)) : Number(text).toFixed(decimals));

/** After a write: everything of the run is read anew. */
export function useSaved(): (message: MessageKey) => void {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return (message) => { void client.invalidateQueries(); notify(t(message), { type: 'success' }); };
}
