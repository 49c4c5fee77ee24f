import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useGetList } from 'react-admin';
import type { NextStepRecord } from '../../shared/contracts/activities';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { NextStepItem } from './NextStepItem';

/** What is to be done next on a project. */
export function OpenSteps({ projectId, onAdd }: { projectId: number; onAdd: () => void }) {
  const { t } = useWords();
  const mayLog = useCan('activity:log');
  const { data } = useGetList<NextStepRecord>('next-steps', { pagination: { page: 1, perPage: 5 }, sort: { field: 'dueOn', order: 'ASC' }, filter: { projectId, status: 'open' } });
  if (!data) return null;
  if (data.length > 0) return <>{data.map((step) => <NextStepItem key={step.id} step={step} withOwner />)}</>;
  return <Box sx={{ color: 'text.secondary' }}>{t('nextSteps.noneOpen')} {mayLog && <Button onClick={onAdd} sx={{ p: 0, minHeight: 0, verticalAlign: 'baseline' }}>{t('activities.log')}</Button>}</Box>;
}
