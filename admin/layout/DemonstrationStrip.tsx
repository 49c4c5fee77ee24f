import Box from '@mui/material/Box';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

/** Says on every screen that the figures are invented, when they are. */
export function DemonstrationStrip() {
  const { t } = useWords();
  if (!useSession()?.installation.demonstration) return null;
  return (
    <Box role="note" sx={{ bgcolor: 'warning.main', color: (theme) => theme.palette.getContrastText(theme.palette.warning.main), textAlign: 'center', fontSize: 12.5, py: 0.25, px: 1 }}>
      {t('app.demonstration')}
    </Box>
  );
}
