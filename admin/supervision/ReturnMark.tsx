import Chip from '@mui/material/Chip';
import { RETURN_STATES, type ReturnState } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

const COLOURS: Record<ReturnState, 'success' | 'warning' | 'error' | 'default'> = { reported: 'success', late: 'warning', due: 'default', missing: 'error' };

/** Where a quarter's line stands, in words; with a count, how many do. */
export function ReturnMark({ state, count, onClick, chosen = false }: { state: ReturnState; count?: number; onClick?: () => void; chosen?: boolean }) {
  const { word } = useWords();
  return <Chip size="small" variant={chosen ? 'filled' : 'outlined'} color={COLOURS[state]} label={count === undefined ? word(RETURN_STATES, state) : `${word(RETURN_STATES, state)} ${count}`} {...(onClick ? { onClick, 'aria-pressed': chosen } : {})} />;
}
