import Chip from '@mui/material/Chip';
import { BATCH_OUTCOMES, type BatchOutcome } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

const COLOURS: Record<BatchOutcome, 'success' | 'warning' | 'error' | 'default'> = { 'in-time': 'success', early: 'success', late: 'warning', due: 'default', overdue: 'error', undetermined: 'default', terminated: 'default' };

/** What became of a planned project, in words. */
export function OutcomeMark({ outcome, count }: { outcome: BatchOutcome; count?: number }) {
  const { word } = useWords();
  return <Chip size="small" variant="outlined" color={COLOURS[outcome]} label={count === undefined ? word(BATCH_OUTCOMES, outcome) : `${word(BATCH_OUTCOMES, outcome)} ${count}`} />;
}
