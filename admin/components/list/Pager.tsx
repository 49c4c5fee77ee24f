import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useListContext } from 'react-admin';
import { useWords } from '../../providers/i18n';

const SIZES = [25, 50, 100, 200];

/** Which rows are shown of how many; a capped total is shown as "1000+". */
export function Pager() {
  const { t } = useWords();
  const { page, perPage, total, setPage, setPerPage, meta } = useListContext();
  if (total === undefined || total === 0) return null;
  const first = (page - 1) * perPage + 1;
  const last = Math.min(page * perPage, total);
  const all = `${total.toLocaleString('en-US')}${(meta as { capped?: boolean } | undefined)?.capped ? '+' : ''}`;
  return (
    <Box className="no-print" sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 0.5, px: 1.5, py: 0.75, color: 'text.secondary', fontSize: 13 }}>
      {total > SIZES[0]! && (
        <Select variant="standard" disableUnderline value={SIZES.includes(perPage) ? perPage : ''} onChange={(event) => setPerPage(Number(event.target.value))} sx={{ fontSize: 13, mr: 1 }} inputProps={{ 'aria-label': t('list.perPage') }}>
          {SIZES.map((size) => <MenuItem key={size} value={size}>{t('list.rowsAPage', { size })}</MenuItem>)}
        </Select>
      )}
      <span>{t('list.range', { first, last, all })}</span>
      <IconButton size="small" disabled={page <= 1} onClick={() => setPage(page - 1)} aria-label={t('list.previous')}><ChevronLeftOutlined /></IconButton>
      <IconButton size="small" disabled={last >= total} onClick={() => setPage(page + 1)} aria-label={t('list.next')}><ChevronRightOutlined /></IconButton>
    </Box>
  );
}
