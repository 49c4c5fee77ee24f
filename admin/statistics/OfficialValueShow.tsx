import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useGetList, useGetOne } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import type { OfficialValueRecord } from '../../shared/contracts/official-values';
import { formatInstant } from '../components/day';
import { Facts } from '../components/Facts';
import { Failure } from '../components/Failure';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { PageLoading } from '../layout/PageLoading';
import { formatFigure } from '../metrics/figures';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { questionLink } from './metric';
import { RecordDialog } from './RecordDialog';

/** Every row of one series, place and period, the latest first; those before it are kept as they were. */
function History({ record }: { record: OfficialValueRecord }) {
  const { t, locale } = useWords();
  const { data = [] } = useGetList<OfficialValueRecord>('official-values', { pagination: { page: 1, perPage: 100 }, sort: { field: 'id', order: 'DESC' }, filter: { firstId: record.firstId } });
  return (
    <Section title={t('statistics.history')}>
      {data.map((row) => (
        <Box key={row.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Box sx={{ fontWeight: 600, ...(row.current ? {} : { color: 'text.secondary', textDecoration: 'line-through' }) }}>{row.value === null ? t('statistics.withdrawn') : formatFigure(row.value, row.unit, locale)}</Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[row.document, row.documentNumber, row.publishedOn, row.reason].filter(Boolean).join(' · ')}</Box>
          <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('statistics.knownFrom', { at: formatInstant(row.knownFrom), name: row.recordedByName })}</Box>
        </Box>
      ))}
    </Section>
  );
}

function WithdrawDialog({ record, onClose, onSaved }: { record: OfficialValueRecord; onClose: () => void; onSaved: (made: OfficialValueRecord) => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  return (
    <FormDialog<{ reason: string | null }, OfficialValueRecord> danger title={t('statistics.withdraw')} submitLabel={t('statistics.withdraw')} defaultValues={{ reason: null }} onClose={onClose} onSaved={(made) => { saved(); onSaved(made); }}
      submit={({ reason }, idempotencyKey) => api.post(`official-values/${record.id}/corrections`, { value: null, reason }, { idempotencyKey })}>
      <Box>{t('statistics.withdrawHint')}</Box>
      <TextBox name="reason" label={t('statistics.reason')} required rows={2} maxLength={1000} />
    </FormDialog>
  );
}

/** One figure with its source, what it was before, and the number that it answers. */
export default function OfficialValueShow() {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const mayRecord = useCan('official-value:record');
  const [dialog, setDialog] = useState<'correct' | 'withdraw' | null>(null);
  const { data: record, error, refetch } = useGetOne<OfficialValueRecord>('official-values', { id: Number(id) });
  if (error) return <Failure error={error as Error} onRetry={() => { void refetch(); }} />;
  if (!record) return <PageLoading />;
  const goOn = (made: OfficialValueRecord) => navigate(`/official-values/${made.id}/show`, { replace: true });
  return (
    <Page title={`${record.scopeName} · ${record.seriesName}`} back="/official-values" maxWidth={900} subtitle={<>{record.periodName} · <Link to={questionLink(record)}>{t('statistics.openMetric')}</Link></>} actions={mayRecord && record.current && <>
      <Button variant="contained" onClick={() => setDialog('correct')}>{t('statistics.correct')}</Button>
      {record.value !== null && <Button variant="outlined" onClick={() => setDialog('withdraw')}>{t('statistics.withdraw')}</Button>}
    </>}>
      <Stack spacing={2}>
        <Section>
          <Box sx={{ fontSize: 30, fontWeight: 600, mb: 1.5 }}>{record.value === null ? t('statistics.withdrawn') : formatFigure(record.value, record.unit, locale)}</Box>
          <Facts items={[[t('statistics.document'), record.document], [t('statistics.documentNumber'), record.documentNumber], [t('statistics.publishedOn'), record.publishedOn], [t('statistics.reason'), record.reason]]} />
        </Section>
        <History record={record} />
      </Stack>
      {dialog === 'correct' && <RecordDialog standing={record} onClose={() => setDialog(null)} onSaved={goOn} />}
      {dialog === 'withdraw' && <WithdrawDialog record={record} onClose={() => setDialog(null)} onSaved={goOn} />}
    </Page>
  );
}
