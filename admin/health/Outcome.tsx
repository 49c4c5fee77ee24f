import Box from '@mui/material/Box';
import type { JobRunRecord } from '../../shared/contracts/operations';
import { useWords } from '../providers/i18n';

/** How a run ended, and what it had to say. */
export function Outcome({ run }: { run: JobRunRecord }) {
  const { t } = useWords();
  return (
    <Box component="span" sx={{ color: run.outcome === 'failed' ? 'error.main' : 'text.primary', overflowWrap: 'anywhere' }}>
      <span style={{ whiteSpace: 'nowrap' }}>{t(`health.outcomes.${run.outcome}`)}</span>{run.message ? ` · ${run.message}` : ''}
    </Box>
  );
}
