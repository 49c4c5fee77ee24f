import CloseOutlined from '@mui/icons-material/CloseOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useListContext } from 'react-admin';
import { useWords } from '../../providers/i18n';
import { useDelayed } from '../form/ReferenceField';

/** Keyword search of a list. */
export function SearchBox({ placeholder }: { placeholder?: string }) {
  const { t } = useWords();
  const { filterValues, setFilters } = useListContext();
  const inForce = String((filterValues as { q?: string }).q ?? '');
  const [typed, setTyped] = useState(inForce);
  const settled = useDelayed(typed, 350);
  const last = useRef(inForce);
  useEffect(() => { if (inForce !== last.current) { last.current = inForce; setTyped(inForce); } }, [inForce]);
  useEffect(() => {
    const q = settled.trim();
    if (q === last.current) return;
    last.current = q;
    const { q: _old, ...rest } = filterValues as Record<string, unknown>;
    setFilters(q ? { ...rest, q } : rest, undefined, false);
    // Only a change of the settled text starts a search.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [settled]);
  return (
    <TextField type="search" placeholder={placeholder ?? t('list.search')} value={typed} onChange={(event) => setTyped(event.target.value)} sx={{ maxWidth: { md: 320 }, flex: '1 1 200px', '& input::-webkit-search-cancel-button': { display: 'none' } }}
      slotProps={{
        htmlInput: { 'aria-label': placeholder ?? t('list.search') },
        input: {
          startAdornment: <InputAdornment position="start"><SearchOutlined fontSize="small" /></InputAdornment>,
          endAdornment: typed ? <IconButton size="small" onClick={() => setTyped('')} aria-label={t('form.clear')}><CloseOutlined fontSize="small" /></IconButton> : undefined,
        },
      }} />
  );
}
