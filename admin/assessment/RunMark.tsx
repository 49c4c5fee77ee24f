import Chip from '@mui/material/Chip';
import type { AssessmentRunRecord } from '../../shared/contracts/assessment';
import { ASSESSMENT_STATUSES } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

/** Where a run stands, and that it is late. */
export function RunMark({ run }: { run: Pick<AssessmentRunRecord, 'status' | 'overdue' | 'dueOn'> }) {
  const { t, word } = useWords();
  return (
    <>
      <Chip size="small" label={word(ASSESSMENT_STATUSES, run.status)} variant={run.status === 'final' ? 'filled' : 'outlined'} />
      {run.overdue && <Chip size="small" color="warning" label={t('assessment.overdue')} sx={{ ml: 0.5 }} />}
    </>
  );
}
