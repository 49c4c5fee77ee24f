import Box from '@mui/material/Box';
import CircularProgress from '@mui/material/CircularProgress';
import { useWords } from '../providers/i18n';

export function PageLoading() {
  const { t } = useWords();
  return <Box sx={{ display: 'grid', placeItems: 'center', minHeight: 280 }}><CircularProgress size={26} aria-label={t('app.loading')} /></Box>;
}
