import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import Pagination from '@mui/material/Pagination';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { useDelayed } from '../components/form/ReferenceField';
import { sign } from '../components/punctuation';
import { list } from '../providers/dataProvider';
import { useWords } from '../providers/i18n';
import { RowDialog } from './RowDialog';
import { RowItem } from './RowItem';
import { useProblemGroups } from './useImport';

const PER_PAGE = 50;
const CUTS = ['all', 'decision', 'error', 'ready', 'unchanged', 'setAside'] as const;
export type Cut = (typeof CUTS)[number];

function filterOf(cut: Cut, code: string | null, q: string): Record<string, unknown> {
  const base = { ...(q ? { q } : {}), ...(code ? { problemCode: code } : {}) };
  if (cut === 'all') return base;
  if (cut === 'setAside') return { ...base, decision: 'set-aside' };
  return cut === 'decision' ? { ...base, open: true } : { ...base, verdict: cut };
}

interface RowsPanelProps { batch: ImportRecord; cut: Cut; code: string | null; onCut: (cut: Cut, code: string | null) => void }

/** The rows of a file, those in question first of all. */
export function RowsPanel({ batch, cut, code, onCut }: RowsPanelProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed.trim());
  const [page, setPage] = useState(1);
  const [opened, setOpened] = useState<{ row: ImportRowRecord; field: string | null } | null>(null);
  const filter = filterOf(cut, code, q);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['imports', 'rows', batch.id, filter, page], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => list<ImportRowRecord>(`imports/${batch.id}/rows`, { sort: { field: 'rowNumber', order: 'ASC' }, filter, from: (page - 1) * PER_PAGE, to: page * PER_PAGE - 1, signal }),
  });
  const group = useProblemGroups(batch.id).data?.find((one) => one.code === code);
  const about = group ? [group.column || t('imports.wholeRow'), group.message].join(sign('colon')) : '…';
  const count = (name: Cut) => (name === 'all' ? batch.counts.total : batch.counts[name]);
  const choose = (next: Cut) => { setPage(1); onCut(next, null); };
  const rows = data?.data ?? [];
  return (
    <Card component="section">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 1, pt: 0.5 }}>
        <Tabs value={cut} onChange={(_event, next: Cut) => choose(next)} variant="scrollable" scrollButtons={false} sx={{ flex: '1 1 300px' }}>
          {CUTS.map((name) => <Tab key={name} value={name} label={`${t(name === 'all' ? 'imports.allVerdicts' : name === 'ready' && (batch.status === 'applied' || batch.status === 'undone') ? `imports.counts.${batch.status}` : `imports.counts.${name}`)} ${count(name).toLocaleString('en-US')}`} />)}
        </Tabs>
        <TextField type="search" placeholder={t('imports.search')} value={typed} onChange={(event) => { setTyped(event.target.value); setPage(1); }} sx={{ maxWidth: 220, mr: 1 }} slotProps={{ htmlInput: { 'aria-label': t('imports.search') } }} />
      </Box>
      {code && <Box sx={{ px: 2, pb: 1 }}><Chip label={about} onDelete={() => onCut(cut, null)} /></Box>}
      {isFetching && <LinearProgress />}
      {error && <Box sx={{ px: 2 }}><Failure error={error} onRetry={() => { void refetch(); }} /></Box>}
      {data && rows.length === 0 && <Empty title={t('imports.noRows')} action={cut !== 'all' && <Button variant="outlined" onClick={() => choose('all')}>{t('imports.allVerdicts')}</Button>} />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{rows.map((row) => <RowItem key={row.rowNumber} batch={batch} row={row} onOpen={(one, field) => setOpened({ row: one, field })} />)}</Box>
      {(data?.total ?? 0) > PER_PAGE && <Box sx={{ p: 1, display: 'flex', justifyContent: 'center' }}><Pagination size="small" page={page} count={Math.ceil((data?.total ?? 0) / PER_PAGE)} onChange={(_event, next) => setPage(next)} /></Box>}
      {opened && <RowDialog batch={batch} row={opened.row} field={opened.field} onClose={() => setOpened(null)} />}
    </Card>
  );
}
