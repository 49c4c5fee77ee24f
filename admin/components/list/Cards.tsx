import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import type { ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../../providers/i18n';
import type { Row } from './types';

interface CardsProps<R extends Row> { card: (record: R) => ReactNode; link?: ((record: R) => string) | undefined; selectable?: boolean | undefined }

/** A list on a phone: one card a record. */
export function Cards<R extends Row>({ card, link, selectable }: CardsProps<R>) {
  const { t } = useWords();
  const { data, selectedIds, onToggleItem } = useListContext<R>();
  const plain = { color: 'text.primary', flex: 1, minWidth: 0, py: 1.25, '&:hover': { textDecoration: 'none' } };
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {(data ?? []).map((record) => (
        <Box component="li" key={record.id} sx={{ display: 'flex', alignItems: 'flex-start', px: 1.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          {selectable && <Checkbox sx={{ ml: -1, mt: 0.5 }} checked={selectedIds.includes(record.id)} onChange={() => onToggleItem(record.id)} slotProps={{ input: { 'aria-label': t('list.selectRow') } }} />}
          {link ? <Box component={Link} to={link(record)} sx={plain}>{card(record)}</Box> : <Box sx={plain}>{card(record)}</Box>}
        </Box>
      ))}
    </Box>
  );
}
