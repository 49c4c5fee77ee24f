import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { CalendarFeedState } from '../../shared/contracts/activities';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { api, apiUrl, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';

/** The secret address under which calendar programs read one's diary. */
export function FeedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const notify = useNotify();
  const { data, error } = useQuery({ queryKey: ['calendar-feed'], queryFn: ({ signal }) => api.get<CalendarFeedState>('calendar-feed', {}, signal) });
  const [answer, setAnswer] = useState<CalendarFeedState | null>(null);
  const state = answer ?? data;
  const act = (work: Promise<CalendarFeedState>) => { void work.then(setAnswer).catch((cause: unknown) => notify(cause instanceof ApiError ? cause.message : t('app.unexpected'), { type: 'error' })); };
  const address = state?.token && `${window.location.origin}${apiUrl(`calendar/${state.token}.ics`)}`;
  return (
    <Dialog open fullWidth maxWidth="sm" onClose={onClose}>
      <DialogTitle>{t('calendar.subscribe')}</DialogTitle>
      <DialogContent>
        <Box sx={{ mb: 1.5 }}>{t('calendar.subscribeHint')}</Box>
        {error && <Failure error={error} />}
        {state && !address && <Box sx={{ color: 'text.secondary' }}>{state.active ? `${t('calendar.active', { at: formatInstant(state.createdAt) })} ${t('calendar.renewHint')}` : t('calendar.inactive')}</Box>}
        {address && <Alert severity="success">{t('calendar.once')}<Box component="code" sx={{ display: 'block', mt: 1, wordBreak: 'break-all' }}>{address}</Box></Alert>}
      </DialogContent>
      <DialogActions>
        {state?.active && <Button color="error" onClick={() => act(api.remove<CalendarFeedState>('calendar-feed'))}>{t('calendar.revoke')}</Button>}
        {address
          ? <Button variant="contained" onClick={() => { void navigator.clipboard.writeText(address).then(() => notify(t('calendar.copied'), { type: 'success' })); }}>{t('calendar.copy')}</Button>
          : <Button variant="contained" disabled={!state} onClick={() => act(api.post<CalendarFeedState>('calendar-feed'))}>{t(state?.active ? 'calendar.renew' : 'calendar.make')}</Button>}
        <Button onClick={onClose}>{t('app.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
