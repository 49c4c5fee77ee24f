import BookmarkBorderOutlined from '@mui/icons-material/BookmarkBorderOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { usePreference } from '../../providers/preferences';
import { useWords } from '../../providers/i18n';

interface View { name: string; filter: Record<string, unknown>; sort: { field: string; order: 'ASC' | 'DESC' } }

/** Filters and order kept under a name in this browser. */
export function SavedViews({ name }: { name: string }) {
  const { t } = useWords();
  const { filterValues, setFilters, sort, setSort } = useListContext();
  const [views, setViews] = usePreference<View[]>(`views.${name}`, []);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [typed, setTyped] = useState('');
  const apply = (view: View) => { setFilters(view.filter, undefined, false); setSort(view.sort); setAnchor(null); };
  const save = () => {
    const title = typed.trim();
    if (!title) return;
    setViews([...views.filter((view) => view.name !== title), { name: title, filter: filterValues as Record<string, unknown>, sort: { field: sort.field, order: sort.order } }]);
    setTyped('');
    setAnchor(null);
  };
  return (
    <>
      <Tooltip title={t('list.views')}><IconButton onClick={(event) => setAnchor(event.currentTarget)} aria-label={t('list.views')}><BookmarkBorderOutlined fontSize="small" /></IconButton></Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {views.length === 0 && <MenuItem disabled>{t('list.noViews')}</MenuItem>}
        {views.map((view) => (
          <MenuItem key={view.name} onClick={() => apply(view)}>
            <ListItemText>{view.name}</ListItemText>
            <IconButton size="small" aria-label={t('list.removeView', { name: view.name })} onClick={(event) => { event.stopPropagation(); setViews(views.filter((one) => one !== view)); }}><CloseOutlined fontSize="inherit" /></IconButton>
          </MenuItem>
        ))}
        <Divider />
        <Box sx={{ px: 2, py: 1, display: 'flex', gap: 1 }} onKeyDown={(event) => event.stopPropagation()}>
          <TextField placeholder={t('list.viewName')} value={typed} onChange={(event) => setTyped(event.target.value)} sx={{ width: 180 }} slotProps={{ htmlInput: { 'aria-label': t('list.viewName') } }} />
          <Button onClick={save} variant="outlined" disabled={!typed.trim()}>{t('list.saveView')}</Button>
        </Box>
      </Menu>
    </>
  );
}
