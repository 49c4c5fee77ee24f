import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import { useListContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../../providers/i18n';
import type { Column, Row } from './types';

interface RowsProps<R extends Row> { columns: Column<R>[]; link?: ((record: R) => string) | undefined; selectable?: boolean | undefined }

function Head<R extends Row>({ columns, selectable }: RowsProps<R>) {
  const { t } = useWords();
  const { data, sort, setSort, selectedIds, onSelect } = useListContext<R>();
  const ids = (data ?? []).map((record) => record.id);
  const chosen = ids.filter((id) => selectedIds.includes(id)).length;
  const order = (field: string) => setSort({ field, order: sort.field === field && sort.order === 'ASC' ? 'DESC' : 'ASC' });
  return (
    <TableHead>
      <TableRow>
        {selectable && (
          <TableCell padding="checkbox">
            <Checkbox checked={chosen > 0 && chosen === ids.length} indeterminate={chosen > 0 && chosen < ids.length} slotProps={{ input: { 'aria-label': t('list.selectAll') } }}
              onChange={(_event, on) => onSelect(on ? [...new Set([...selectedIds, ...ids])] : selectedIds.filter((id) => !ids.includes(id)))} />
          </TableCell>
        )}
        {columns.map((column) => (
          <TableCell key={column.key} align={column.align ?? 'left'} sx={{ width: column.width }} sortDirection={column.sort === sort.field ? (sort.order === 'ASC' ? 'asc' : 'desc') : false}>
            {column.sort
              ? <TableSortLabel active={column.sort === sort.field} direction={sort.order === 'ASC' ? 'asc' : 'desc'} onClick={() => order(column.sort ?? '')}>{column.label}</TableSortLabel>
              : column.label}
          </TableCell>
        ))}
      </TableRow>
    </TableHead>
  );
}

/** A list as a table; a click on a row opens it, the keyboard reaches the link in its first cell. */
export function Rows<R extends Row>({ columns, link, selectable }: RowsProps<R>) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data, selectedIds, onToggleItem, isFetching } = useListContext<R>();
  return (
    <Box sx={{ overflowX: 'auto', opacity: isFetching ? 0.7 : 1, transition: 'opacity .15s' }}>
      <Table size="small" stickyHeader>
        <Head columns={columns} selectable={selectable} />
        <TableBody>
          {(data ?? []).map((record) => (
            <TableRow key={record.id} hover selected={selectedIds.includes(record.id)} sx={link ? { cursor: 'pointer' } : {}}
              onClick={(event) => {
                if (!link || (event.target as HTMLElement).closest('a,button,input,label') || window.getSelection()?.toString()) return;
                void navigate(link(record));
              }}>
              {selectable && <TableCell padding="checkbox"><Checkbox checked={selectedIds.includes(record.id)} onChange={() => onToggleItem(record.id)} slotProps={{ input: { 'aria-label': t('list.selectRow') } }} /></TableCell>}
              {columns.map((column) => <TableCell key={column.key} align={column.align ?? 'left'}>{column.render(record)}</TableCell>)}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
