import Box from '@mui/material/Box';
import type { QuarterlyReturn } from '../../shared/contracts/supervision';
import { formatInstant } from '../components/day';
import { Money } from '../components/Money';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';

const quiet = { fontSize: 12.5, color: 'text.secondary' } as const;

/** What a unit wrote for a quarter: progress, problems, what it asks for, who and when. */
export function ReturnWords({ line }: { line: QuarterlyReturn }) {
  const { t } = useWords();
  return (
    <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {line.progress}
      {line.problems && <Box><Box component="span" sx={quiet}>{t('supervision.problems')}{sign('colon')}</Box>{line.problems}</Box>}
      {line.requests && <Box><Box component="span" sx={quiet}>{t('supervision.requests')}{sign('colon')}</Box>{line.requests}</Box>}
      <Box sx={quiet}>{line.reporterOrganisationName} · {line.reportedByName} · <Box component="span" title={formatInstant(line.reportedAt)} sx={{ whiteSpace: 'nowrap' }}>{formatInstant(line.reportedAt).slice(0, 10)}</Box>{line.reason && ` · ${t('supervision.correctedBecause', { reason: line.reason })}`}</Box>
    </Box>
  );
}

/** Completed investment as computed, and what the unit says where it says something else. */
export function Completed({ computedFen, statedFen }: { computedFen: number; statedFen: number | null | undefined }) {
  const { t } = useWords();
  const differs = statedFen !== null && statedFen !== undefined && statedFen !== computedFen;
  return (
    <>
      <Money fen={computedFen} />
      {differs && <Box sx={{ fontSize: 12.5, color: 'warning.main', whiteSpace: 'nowrap' }}>{t('supervision.said')} <Money fen={statedFen} /></Box>}
    </>
  );
}
