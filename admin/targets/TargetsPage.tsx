import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { ExportButton } from '../components/list/ExportButton';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { MomentBar } from './MomentBar';
import { SheetButton } from './SheetButton';
import { TargetDialog } from './TargetDialog';
import { TargetTable } from './TargetTable';
import { useTargetTable, type Moment } from './useTargets';

/** What is to be reached in a year and how far it has come, down the tree of counties, parks and teams. */
export default function TargetsPage() {
  const { t } = useWords();
  const narrow = useNarrow();
  const mayManage = useCan('target:manage');
  const mayExport = useCan('report:export');
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const thisYear = Number((useSession()?.installation.today ?? '').slice(0, 4));
  const year = Number(search.get('year')) || thisYear;
  const moment: Moment = { on: search.get('on'), asOf: search.get('asOf') };
  const { data, error, isFetching, refetch } = useTargetTable(year, moment);
  const change = (next: Moment, ofYear = year) => setSearch(Object.fromEntries(Object.entries({ year: String(ofYear), ...next }).filter((entry): entry is [string, string] => Boolean(entry[1]))), { replace: true });
  const at = new URLSearchParams(Object.entries(moment).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString();
  const years = [...new Set([...Array.from({ length: 6 }, (_, index) => thisYear + 1 - index), year])];
  const add = mayManage && <Button variant="contained" onClick={() => setCreating(true)}>{t('targets.create')}</Button>;
  return (
    <Page title={t('targets.title')} subtitle={data ? t('targets.until', { on: data.on }) : t('targets.hint')} actions={<>
      <TextField select label={t('period.year')} value={year} onChange={(event) => change({}, Number(event.target.value))} sx={{ width: 110 }}>{years.map((one) => <MenuItem key={one} value={one}>{t('period.yearLabel', { year: one })}</MenuItem>)}</TextField>
      {mayExport && !narrow && <ExportButton path="targets/export" query={{ year, ...moment }} filename={`targets-${year}.xlsx`} />}
      {mayManage && !narrow && <SheetButton year={year} />}
      {add}
    </>}>
      <Stack spacing={1.5}>
        <MomentBar moment={moment} change={change} />
        {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
        {isFetching && <LinearProgress />}
        {!error && data?.rows.length === 0 && <Empty title={t('targets.empty', { year })} hint={t('targets.emptyHint')} action={add} />}
        {!error && data && data.rows.length > 0 && (narrow ? <TargetTable rows={data.rows} search={at && `?${at}`} /> : <Section flush><TargetTable rows={data.rows} search={at && `?${at}`} /></Section>)}
      </Stack>
      {creating && <TargetDialog year={year} target={null} onClose={() => setCreating(false)} />}
    </Page>
  );
}
