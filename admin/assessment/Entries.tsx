import Box from '@mui/material/Box';
import type { AssessmentEntry } from '../../shared/contracts/assessment';
import { formatInstant } from '../components/day';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { useWords } from '../providers/i18n';
import { shownNumber } from './run';

/** What was entered, the latest first, each with who did it and the files behind it. */
export function Entries({ entries, own }: { entries: AssessmentEntry[]; own: boolean }) {
  const { t } = useWords();
  if (!entries.length) return null;
  return (
    <Box>
      <Box sx={{ fontWeight: 600, mb: 0.5 }}>{t('assessment.entries')}</Box>
      {entries.map((entry) => (
        <Box key={`${entry.input} ${entry.at}`} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>
          {entry.value === null ? t('assessment.takenBack') : shownNumber(entry.value)}{entry.raw && entry.raw !== entry.value ? ` ${t('assessment.written', { raw: entry.raw })}` : ''} <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{entry.byName} · {formatInstant(entry.at)}{entry.note ? ` · ${entry.note}` : ''}</Box>
          <EvidenceLinks evidence={entry.evidence} own={own} />
        </Box>
      ))}
    </Box>
  );
}
