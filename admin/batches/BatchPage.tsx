import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { BatchEntry, BatchPlan } from '../../shared/contracts/batches';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { ExportButton } from '../components/list/ExportButton';
import { Page } from '../components/Page';
import { useNarrow } from '../layout/ThemeMode';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { BatchColumnCard } from './BatchColumnCard';
import { CarryOverDialog } from './CarryOverDialog';
import { EntryDialog } from './EntryDialog';
import { ProposalDialog } from './ProposalDialog';

/** The yearly plan as a map of three columns: to be signed, under construction, producing, against what was reached. */
export default function BatchPage() {
  const { t } = useWords();
  const narrow = useNarrow();
  const mayPlan = useCan('batch:manage');
  const mayExport = useCan('project:export');
  const [parameters, setParameters] = useSearchParams();
  const thisYear = Number((useSession()?.installation.today ?? '2026').slice(0, 4));
  const year = Number(parameters.get('year')) || thisYear;
  const [dialog, setDialog] = useState<'proposal' | 'carry-over' | BatchEntry | null>(null);
  const { data: plan, error, isPending, refetch } = useQuery({ queryKey: ['batch-plans', year], queryFn: ({ signal }) => api.get<BatchPlan>(`batch-plans/${year}`, {}, signal) });
  const years = Array.from({ length: 7 }, (_, index) => thisYear + 1 - index);
  const empty = plan?.columns.every((column) => column.entries.length === 0) ?? false;
  const propose = mayPlan && <Button variant={empty ? 'contained' : 'outlined'} onClick={() => setDialog('proposal')}>{t('batches.proposeShort')}</Button>;
  const close = () => setDialog(null);
  return (
    <Page title={t('batches.title')} subtitle={t('batches.hint')} actions={<>
      <TextField select label={t('money.year')} value={year} onChange={(event) => setParameters({ year: event.target.value }, { replace: true })} sx={{ width: 120 }}>{[...new Set([...years, year])].map((one) => <MenuItem key={one} value={one}>{t('money.yearText', { year: one })}</MenuItem>)}</TextField>
      {propose}
      {mayPlan && !empty && <Button variant="outlined" onClick={() => setDialog('carry-over')}>{t('batches.carryOverShort')}</Button>}
      {mayExport && !narrow && <ExportButton path={`batch-plans/${year}/export`} query={{}} filename={`batches-${year}.xlsx`} />}
    </>}>
      {isPending && <LinearProgress />}
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {plan && empty && <Empty title={t('batches.empty', { year })} hint={t('batches.emptyHint')} action={propose} />}
      {plan && !empty && (
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, minmax(0, 1fr))' }, alignItems: 'start' }}>
          {plan.columns.map((column) => <BatchColumnCard key={column.batch} column={column} onEdit={mayPlan ? setDialog : undefined} />)}
        </Box>
      )}
      {dialog === 'proposal' && <ProposalDialog year={year} onClose={close} />}
      {dialog === 'carry-over' && <CarryOverDialog year={year} onClose={close} />}
      {dialog !== null && typeof dialog === 'object' && <EntryDialog entry={dialog} onClose={close} />}
    </Page>
  );
}
