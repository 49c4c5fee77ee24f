import CloudOffOutlined from '@mui/icons-material/CloudOffOutlined';
import Box from '@mui/material/Box';
import { useEffect, useSyncExternalStore } from 'react';
import { useNotify } from 'react-admin';
import { useWords } from '../providers/i18n';

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => { window.removeEventListener('online', listener); window.removeEventListener('offline', listener); };
}

/** Stands on every screen while the network is gone, and answers a tap on a link, which would otherwise lead nowhere without a word. */
export function OfflineNotice() {
  const { t } = useWords();
  const notify = useNotify();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  useEffect(() => {
    if (online) return undefined;
    const answer = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest('a[href]')) {
        event.preventDefault();
        event.stopPropagation();
        notify(t('app.offlineTap'), { type: 'warning' });
      }
    };
    document.addEventListener('click', answer, true);
    return () => document.removeEventListener('click', answer, true);
  }, [online, notify, t]);
  if (online) return null;
  return (
    <Box role="alert" sx={{ position: 'fixed', left: 0, right: 0, bottom: { xs: 60, md: 0 }, zIndex: 1400, display: 'flex', gap: 1, alignItems: 'center', justifyContent: 'center', px: 2, py: 0.75, bgcolor: 'warning.main', color: 'warning.contrastText', fontSize: 13.5 }}>
      <CloudOffOutlined fontSize="small" />{t('app.offline')}
    </Box>
  );
}
