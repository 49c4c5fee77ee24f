import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useListContext } from 'react-admin';
import type { BoardSummary } from '../../../shared/contracts/projects';
import { PROJECT_STATUSES } from '../../../shared/vocabulary';
import { useWords } from '../../providers/i18n';

/** How many projects have each status, whichever is asked for; a press asks for it, another takes it back. */
export function StatusChips({ statuses }: { statuses: BoardSummary['statuses'] }) {
  const { t, word } = useWords();
  const { filterValues, setFilters } = useListContext();
  const { status, ...rest } = filterValues as Record<string, unknown>;
  const chosen = status === undefined ? [] : [status].flat().map(String);
  const choose = (next: string[]) => setFilters(next.length > 0 ? { ...rest, status: next } : rest, undefined, false);
  return (
    <Box role="group" aria-label={t('fields.status')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1 }}>
      {statuses.filter(({ status: code, count }) => count > 0 || chosen.includes(code)).map(({ status: code, count }) => {
        const on = chosen.includes(code);
        return <Chip key={code} clickable variant={on ? 'filled' : 'outlined'} {...(on ? { color: 'primary' as const } : {})} aria-pressed={on} label={`${word(PROJECT_STATUSES, code)} ${count.toLocaleString('en-US')}`} onClick={() => choose(on ? chosen.filter((one) => one !== code) : [...chosen, code])} />;
      })}
    </Box>
  );
}
