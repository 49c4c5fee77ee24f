import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { OfficialValueRecord } from '../../shared/contracts/official-values';
import { HOME_COUNTIES } from '../components/homeCounties';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { formatFigure } from '../metrics/figures';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { RecordDialog } from './RecordDialog';
import { useSeriesWords } from './useSeries';

const opens = ({ id }: OfficialValueRecord) => `/official-values/${id}/show`;
/** Superseded rows are the history of the one that stands. */
const STANDING = { current: true };

function Value({ row }: { row: OfficialValueRecord }) {
  const { t, locale } = useWords();
  return <>{row.value === null ? t('statistics.withdrawn') : formatFigure(row.value, row.unit, locale)}{row.revision > 1 && row.value !== null && <Chip label={t('statistics.corrected')} variant="outlined" sx={{ ml: 0.75 }} />}</>;
}

function Card({ row }: { row: OfficialValueRecord }) {
  return (
    <Box>
      <Box sx={{ display: 'flex', gap: 1 }}><Box sx={{ flex: 1, fontWeight: 500 }}>{row.seriesName}</Box><Box sx={{ fontWeight: 600, whiteSpace: 'nowrap' }}><Value row={row} /></Box></Box>
      <Box sx={{ fontSize: 13 }}>{row.scopeName} · {row.periodName}</Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[row.document, row.documentNumber, row.publishedOn].filter(Boolean).join(' · ')}</Box>
    </Box>
  );
}

function useColumns(): Column<OfficialValueRecord>[] {
  const { t } = useWords();
  return useMemo(() => [
    { key: 'series', label: t('statistics.series'), sort: 'series', render: (row) => <Link to={opens(row)}>{row.seriesName}</Link> },
    { key: 'place', label: t('statistics.place'), sort: 'scopeKey', render: (row) => row.scopeName },
    { key: 'period', label: t('statistics.period'), sort: 'periodUntil', render: (row) => <Box sx={{ whiteSpace: 'nowrap' }}>{row.periodName}</Box> },
    { key: 'value', label: t('statistics.value'), align: 'right', render: (row) => <Box sx={{ whiteSpace: 'nowrap' }}><Value row={row} /></Box> },
    { key: 'document', label: t('statistics.document'), render: (row) => <Box sx={{ minWidth: 160 }}>{row.document}{row.documentNumber && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{row.documentNumber}</Box>}</Box> },
    { key: 'publishedOn', label: t('statistics.publishedOn'), sort: 'publishedOn', render: (row) => <Box sx={{ whiteSpace: 'nowrap' }}>{row.publishedOn}</Box> },
    { key: 'reason', label: t('statistics.reason'), optional: true, render: (row) => row.reason ?? '—' },
    { key: 'recorded', label: t('statistics.recordedBy'), optional: true, render: (row) => row.recordedByName },
  ], [t]);
}

/** What statistical authorities published, each figure with its source; never mixed with what is computed here. */
export default function OfficialValueList() {
  const { t } = useWords();
  const [recording, setRecording] = useState(false);
  const mayRecord = useCan('official-value:record');
  const mayImport = useCan('import:run');
  const mayExport = useCan('report:export');
  const columns = useColumns();
  const vocabulary = useSeriesWords();
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'choice', name: 'series', label: t('statistics.series'), vocabulary },
    { kind: 'fixed', name: 'scopeKey', label: t('statistics.onlyCity'), value: 'city' },
    { kind: 'reference', name: 'regionCode', label: t('fields.regionCode'), resource: 'regions', filter: HOME_COUNTIES },
    { kind: 'reference', name: 'parkId', label: t('fields.parkId'), resource: 'parks' },
    { kind: 'days', name: 'periodUntil', label: t('statistics.periodEnd') },
    { kind: 'days', name: 'publishedOn', label: t('statistics.publishedOn') },
  ], [t, vocabulary]);
  const add = mayRecord && <Button variant="contained" onClick={() => setRecording(true)}>{t('statistics.record')}</Button>;
  return (
    <Page title={t('statistics.title')} subtitle={t('statistics.hint')} actions={<><Button variant="outlined" component={Link} to="/official-series">{t('statistics.catalogue')}</Button>{mayRecord && mayImport && <Button variant="outlined" component={Link} to="/imports?kind=official-values">{t('statistics.import')}</Button>}{add}</>}>
      <ResourceList<OfficialValueRecord> resource="official-values" name="official-values" sort={{ field: 'periodUntil', order: 'DESC' }} perPage={50} filter={STANDING} columns={columns} filters={filters} search={false}
        card={(row) => <Card row={row} />} link={opens} {...(mayExport ? { exportPath: 'official-values/export' } : {})} empty={{ title: t('statistics.empty'), hint: t('statistics.emptyHint'), action: add }} />
      {recording && <RecordDialog onClose={() => setRecording(false)} />}
    </Page>
  );
}
