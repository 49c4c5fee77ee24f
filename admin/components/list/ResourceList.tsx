import FilterListOutlined from '@mui/icons-material/FilterListOutlined';
import Badge from '@mui/material/Badge';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import LinearProgress from '@mui/material/LinearProgress';
import { useState, type ReactNode } from 'react';
import { ListBase, useListContext, type SortPayload } from 'react-admin';
import { useNarrow } from '../../layout/ThemeMode';
import { useWords } from '../../providers/i18n';
import { Empty } from '../Empty';
import { Failure } from '../Failure';
import { Cards } from './Cards';
import { ColumnChooser, useColumns, type ChosenColumns } from './ColumnChooser';
import { ExportButton } from './ExportButton';
import { FilterChips, kept } from './FilterChips';
import { FilterPanel } from './Filters';
import { Pager } from './Pager';
import { Rows } from './Rows';
import { SearchBox } from './SearchBox';
import type { Column, FilterDefinition, Row } from './types';

export interface ListViewProps<R extends Row> {
  name: string;
  columns: Column<R>[];
  card: (record: R) => ReactNode;
  filters?: FilterDefinition[];
  search?: string | false;
  link?: (record: R) => string;
  exportPath?: string;
  /** Shown when rows are chosen; makes them choosable. */
  bulk?: ReactNode;
  empty: { title: string; hint?: ReactNode; action?: ReactNode };
  /** Between the tools and the rows (tabs, a total). */
  top?: ReactNode;
  /** Beside the filters: saved views, another display. */
  tools?: ReactNode;
  /** Where the columns shown are kept, if not in this browser. */
  chosen?: ChosenColumns;
  /** Instead of rows and pages. */
  body?: ReactNode;
  /** What may be the reason when a filter finds nothing. */
  noMatchHint?: ReactNode;
  /** Filters that the tabs on top show already. */
  hidden?: string[];
}

function Tools<R extends Row>({ name, columns, filters = [], search, exportPath, tools, body, hidden = [], chooser }: ListViewProps<R> & { chooser: ReturnType<typeof useColumns<R>> }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { filterValues, sort } = useListContext();
  if (search === false && filters.length === 0 && !exportPath && !tools) return null;
  const active = Object.keys(filterValues as object).filter((key) => key !== 'q' && !hidden.includes(key)).length;
  return (
    <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1, alignItems: 'center' }}>
      {search !== false && <SearchBox {...(search ? { placeholder: search } : {})} />}
      {filters.length > 0 && (
        <Badge badgeContent={active} color="primary"><Button variant="outlined" startIcon={<FilterListOutlined />} onClick={() => setOpen(true)}>{t('list.filters')}</Button></Badge>
      )}
      <Box sx={{ flex: 1 }} />
      {tools}
      {!narrow && !body && columns.some((column) => column.optional) && <ColumnChooser all={columns} {...chooser} />}
      {exportPath && !narrow && <ExportButton path={exportPath} filename={`${name}.xlsx`} query={{ filter: JSON.stringify(filterValues), sort: JSON.stringify([sort.field, sort.order]), columns: [...new Set(chooser.shown.flatMap((column) => column.exports ?? [column.key]))].join(',') }} />}
      {open && <FilterPanel definitions={filters} hidden={hidden} onClose={() => setOpen(false)} />}
    </Box>
  );
}

function BulkBar({ children }: { children: ReactNode }) {
  const { t } = useWords();
  const { selectedIds, onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', px: 1.5, py: 0.75, bgcolor: 'action.selected', borderBottom: 1, borderColor: 'divider', '& .MuiButton-outlined': { bgcolor: 'background.paper' } }}>
      <Box component="span" sx={{ flex: 1, fontSize: 13.5 }}>{t('list.selected', { count: selectedIds.length })}</Box>
      {children}
      <Button onClick={() => onUnselectItems()}>{t('list.unselect')}</Button>
    </Box>
  );
}

/** The body of any list: tools, filters in force, rows or cards, pages; needs a list context. */
export function ListView<R extends Row>(props: ListViewProps<R>) {
  const { name, columns, filters = [], card, link, bulk, empty, top, hidden = [], chosen, body, noMatchHint } = props;
  const { t } = useWords();
  const narrow = useNarrow();
  const { data, isPending, error, refetch, filterValues, setFilters } = useListContext<R>();
  const chooser = useColumns(name, columns, chosen);
  const filtered = Object.keys(filterValues as object).some((key) => !hidden.includes(key));
  const selectable = Boolean(bulk);
  return (
    <>
      <Tools {...props} chooser={chooser} />
      <FilterChips definitions={filters} hidden={hidden} />
      {top}
      {body ?? <Card>
        {isPending && !error && <LinearProgress />}
        {error && <Box sx={{ px: 2 }}><Failure error={error} onRetry={() => { void refetch(); }} /></Box>}
        {bulk && <BulkBar>{bulk}</BulkBar>}
        {data && data.length === 0 && !error && (filtered
          ? <Empty title={t('list.noMatch')} {...(noMatchHint ? { hint: noMatchHint } : {})} action={<Button variant="outlined" onClick={() => setFilters(kept(filterValues as Record<string, unknown>, hidden), undefined, false)}>{t('list.clearFilters')}</Button>} />
          : <Empty {...empty} />)}
        {data && data.length > 0 && (narrow ? <Cards card={card} link={link} selectable={selectable} /> : <Rows columns={chooser.shown} link={link} selectable={selectable} />)}
        <Pager />
      </Card>}
    </>
  );
}

/** A list of a resource whose state (filters, order, page) stands in the address. */
export function ResourceList<R extends Row>({ resource, sort, filter, perPage = 25, ...view }: ListViewProps<R> & { resource: string; sort: SortPayload; filter?: Record<string, unknown>; perPage?: number }) {
  return (
    <ListBase resource={resource} sort={sort} perPage={perPage} exporter={false} {...(filter ? { filter } : {})}>
      <ListView {...view} />
    </ListBase>
  );
}
