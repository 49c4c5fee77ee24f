import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import type { NextStepDetail, NextStepRecord } from '../../shared/contracts/activities';
import { NEXT_STEP_CHANGES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

/** Everything that happened to a next step. */
export function StepHistory({ step, onClose }: { step: NextStepRecord; onClose: () => void }) {
  const { t, word } = useWords();
  const { data, error } = useQuery({ queryKey: ['next-step', step.id, step.version], queryFn: ({ signal }) => api.get<NextStepDetail>(`next-steps/${step.id}`, {}, signal) });
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose}>
      <DialogTitle>{step.what}</DialogTitle>
      <DialogContent>
        {error && <Failure error={error} />}
        {!data && !error && <LinearProgress />}
        {data?.changes.map((change) => (
          <Box key={change.id} sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
            <Box>{word(NEXT_STEP_CHANGES, change.change)} · {change.dueOn ?? t('nextSteps.noDate')} · {change.ownerName}</Box>
            {change.reason && <Box>{change.reason}</Box>}
            <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{change.changedByName} · {formatInstant(change.changedAt)}</Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('app.close')}</Button></DialogActions>
    </Dialog>
  );
}
