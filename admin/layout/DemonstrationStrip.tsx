import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

const COLOURS = { light: { bgcolor: '#fbeecb', color: '#654700' }, dark: { bgcolor: '#3a3014', color: '#f0d48a' } };

/** Whether the figures are invented; before anybody has signed in, the server itself is asked. */
export function useDemonstration(): boolean {
  const session = useSession();
  const { data } = useQuery({ queryKey: ['ready'], enabled: session === null, staleTime: Infinity, retry: false, queryFn: ({ signal }) => api.get<{ demonstration: boolean }>('ready', {}, signal) });
  return session?.installation.demonstration ?? data?.demonstration ?? false;
}

/** Says on every screen that the figures are invented, when they are. */
export function DemonstrationStrip() {
  const { t } = useWords();
  if (!useDemonstration()) return null;
  return (
    <Box role="note" sx={(theme) => ({ ...COLOURS[theme.palette.mode], textAlign: 'center', fontSize: 12.5, py: 0.25, px: 1 })}>
      {t('app.demonstration')}
    </Box>
  );
}
