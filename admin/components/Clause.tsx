import Box from '@mui/material/Box';
import Popover from '@mui/material/Popover';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { PolicyItemInForce } from '../../shared/contracts/policy';
import { DOCUMENT_STATUSES } from '../../shared/policy';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** Where a figure comes from. */
export interface ClauseSource { title: string; number?: string | null; clause: string; status?: string; from?: string; until?: string; origin?: string | null }

function Words({ source }: { source: ClauseSource }) {
  const { t, word } = useWords();
  return (
    <Box sx={{ p: 1.5, maxWidth: 340, fontSize: 13 }}>
      <Box sx={{ fontWeight: 600 }}>{source.title}</Box>
      {source.number && <Box>{source.number}</Box>}
      <Box>§ {source.clause}</Box>
      {source.origin && <Box sx={{ color: 'text.secondary' }}>{t('policy.origin')} {source.origin}</Box>}
      {source.from && source.until && <Box sx={{ color: 'text.secondary' }}>{t('policy.from', { from: source.from, until: source.until })}</Box>}
      {source.status && source.status !== 'in-force' && <Box sx={{ color: 'warning.main' }}>{word(DOCUMENT_STATUSES, source.status)}</Box>}
    </Box>
  );
}

/** A policy figure that shows its clause when pointed at, tapped or reached by keyboard. */
export function Clause({ source, children }: { source: ClauseSource; children: ReactNode }) {
  const [at, setAt] = useState<HTMLElement | null>(null);
  return (
    <>
      <Box component="button" type="button" aria-haspopup="true" aria-expanded={Boolean(at)} onClick={(event) => setAt(event.currentTarget)} onMouseEnter={(event) => setAt(event.currentTarget)} onMouseLeave={() => setAt(null)} onBlur={() => setAt(null)}
        sx={{ all: 'unset', cursor: 'help', borderBottom: '1px dotted', borderColor: 'text.secondary', '&:focus-visible': { outline: 2, outlineColor: 'primary.main' } }}>
        {children}
      </Box>
      <Popover open={Boolean(at)} anchorEl={at} onClose={() => setAt(null)} anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }} disableAutoFocus disableEnforceFocus disableRestoreFocus disableScrollLock sx={{ pointerEvents: 'none' }}>
        <Words source={source} />
      </Popover>
    </>
  );
}

export const sourceOf = (item: PolicyItemInForce): ClauseSource => ({
  title: item.documentTitle, number: item.documentNumber, clause: item.source.clause, status: item.documentStatus, from: item.from, until: item.until,
  origin: item.origin ? `${item.origin.pack} §${item.origin.clause}` : null,
});

/** What is in force on a day (today when none is named), asked once and kept. */
export function usePolicyItems(on?: string) {
  const allowed = useCan('policy:read');
  return useQuery({ queryKey: ['policy-items', on ?? 'today'], queryFn: ({ signal }) => api.get<PolicyItemInForce[]>('policy/items', on ? { on } : {}, signal), enabled: allowed, staleTime: 60_000, retry: false });
}

/** The same for a figure that stands in the packs under a key: without the right to read them, or without an item, just the figure. */
export function PolicyClause({ item: key, on, children }: { item: string; on?: string | undefined; children: ReactNode }) {
  const { data } = usePolicyItems(on);
  const item = data?.find((each) => each.key === key);
  return item ? <Clause source={sourceOf(item)}>{children}</Clause> : <>{children}</>;
}
