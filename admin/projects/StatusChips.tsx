import CheckOutlined from '@mui/icons-material/CheckOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useListContext } from 'react-admin';
import { PROJECT_STATUSES, type ProjectStatus } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';
import { useBoardSummary } from './board/useBoard';

const ALL = Object.keys(PROJECT_STATUSES) as ProjectStatus[];

/** The statuses shown, each to be taken in or left out, and how many have it (`counted`) whether shown or not; says that terminated ones are missing. */
export function StatusChips({ counted }: { counted: boolean }) {
  const { t, word } = useWords();
  const { filterValues, setFilters } = useListContext();
  const { data } = useBoardSummary(filterValues as Record<string, unknown>, counted);
  const { status, ...rest } = filterValues as Record<string, unknown>;
  const shown = status === undefined ? ALL : [status].flat().map(String);
  const choose = (next: string[]) => setFilters(next.length === 0 || next.length === ALL.length ? rest : { ...rest, status: next }, undefined, false);
  const count = (code: ProjectStatus) => (counted ? data?.statuses.find((entry) => entry.status === code)?.count.toLocaleString('en-US') ?? '…' : '');
  return (
    <Box role="group" aria-label={t('fields.status')} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.75, mb: 1 }}>
      {ALL.map((code) => {
        const on = shown.includes(code);
        return <Chip key={code} clickable variant="outlined" {...(on ? { color: 'primary' as const, icon: <CheckOutlined /> } : {})} aria-pressed={on} label={`${word(PROJECT_STATUSES, code)} ${count(code)}`.trim()} onClick={() => choose(on ? shown.filter((one) => one !== code) : [...shown, code])} />;
      })}
      {!shown.includes('terminated') && <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('projects.terminatedLeftOut')}</Box>}
    </Box>
  );
}
