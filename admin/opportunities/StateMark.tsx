import Chip from '@mui/material/Chip';
import { OPPORTUNITY_STATES, type OpportunityState } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

/** On offer, or not. */
export function StateMark({ state }: { state: OpportunityState }) {
  const { word } = useWords();
  return <Chip label={word(OPPORTUNITY_STATES, state)} variant="outlined" color={state === 'published' ? 'success' : state === 'paused' ? 'warning' : 'default'} />;
}
