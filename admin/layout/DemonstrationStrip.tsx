import Box from '@mui/material/Box';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

const COLOURS = { light: { bgcolor: '#fbeecb', color: '#654700' }, dark: { bgcolor: '#3a3014', color: '#f0d48a' } };

/** Says on every screen that the figures are invented, when they are. */
export function DemonstrationStrip() {
  const { t } = useWords();
  if (!useSession()?.installation.demonstration) return null;
  return (
    <Box role="note" sx={(theme) => ({ ...COLOURS[theme.palette.mode], textAlign: 'center', fontSize: 12.5, py: 0.25, px: 1 })}>
      {t('app.demonstration')}
    </Box>
  );
}
