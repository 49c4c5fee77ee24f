import CheckBox from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import ViewColumnOutlined from '@mui/icons-material/ViewColumnOutlined';
import IconButton from '@mui/material/IconButton';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { useState } from 'react';
import { usePreference } from '../../providers/preferences';
import { useWords } from '../../providers/i18n';
import type { Column } from './types';

/** Keys of the columns shown, null for the default ones, and how to choose others. */
export interface ChosenColumns { keys: string[] | null; set: (keys: string[] | null) => void }

/** The columns shown of a list: as chosen elsewhere, or as this browser remembers. */
export function useColumns<R>(name: string, all: Column<R>[], elsewhere?: ChosenColumns) {
  const [remembered, remember] = usePreference<string[] | null>(`columns.${name}`, null);
  const { keys: asked, set: setChosen } = elsewhere ?? { keys: remembered, set: remember };
  // Keys that no column has (an old link) do not leave a table without columns.
  const chosen = asked?.some((key) => all.some((column) => column.key === key)) ? asked : null;
  const shown = all.filter((column) => (chosen ? chosen.includes(column.key) : !column.optional));
  const toggle = (key: string) => {
    const keys = shown.map((column) => column.key);
    const next = keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key];
    if (next.length > 0) setChosen(next);
  };
  return { shown, toggle, reset: () => setChosen(null) };
}

const ICON = { fontSize: 20, mr: 1.5 };

export function ColumnChooser<R>({ all, shown, toggle, reset }: { all: Column<R>[]; shown: Column<R>[]; toggle: (key: string) => void; reset: () => void }) {
  const { t } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t('list.columns')}><IconButton onClick={(event) => setAnchor(event.currentTarget)} aria-label={t('list.columns')}><ViewColumnOutlined fontSize="small" /></IconButton></Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ paper: { sx: { maxHeight: 460 } } }}>
        {all.map((column) => (
          <MenuItem key={column.key} dense onClick={() => toggle(column.key)} role="menuitemcheckbox" aria-checked={shown.includes(column)}>
            {/* A picture of what the item itself says: a control within a control is read out twice. */}
            {shown.includes(column) ? <CheckBox color="primary" sx={ICON} /> : <CheckBoxOutlineBlank sx={ICON} />}<ListItemText primary={column.label} />
          </MenuItem>
        ))}
        <MenuItem dense onClick={reset}>{t('list.defaultColumns')}</MenuItem>
      </Menu>
    </>
  );
}
