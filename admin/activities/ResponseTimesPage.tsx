import Alert from '@mui/material/Alert';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Box from '@mui/material/Box';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays } from '../../shared/day';
import type { ResponseTimes, ResponseUnit } from '../../shared/contracts/activities';
import { DayBox } from '../components/form/DayBox';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

function UnitRow({ unit, strong = false }: { unit: ResponseUnit; strong?: boolean }) {
  const numbers = [unit.leads, unit.inTime, unit.leads === 0 ? '—' : `${Math.round((unit.inTime / unit.leads) * 100)}%`, unit.waiting, unit.late, unit.medianDays ?? '—', unit.longestWaitDays ?? '—'];
  return (
    <TableRow sx={strong ? { '& td': { fontWeight: 600 } } : {}}>
      <TableCell>{unit.organisationName}</TableCell>{numbers.map((value, index) => <TableCell key={index} align="right">{value}</TableCell>)}
    </TableRow>
  );
}

/** How soon each unit's leads were first contacted. */
export default function ResponseTimesPage() {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const [from, setFrom] = useState(addDays(today, -89));
  const [to, setTo] = useState(today);
  const { data, error, refetch } = useQuery({ queryKey: ['response-times', from, to], queryFn: ({ signal }) => api.get<ResponseTimes>('response-times', { from, to }, signal), placeholderData: keepPreviousData });
  const unit = data?.unit ?? 'working-days';
  const limit = typeof data?.limitDays === 'number' ? t(`response.days.${unit}`, { count: data.limitDays }) : null;
  const inUnit = t(`response.in.${unit}`);
  const heads = [t('response.leads'), limit ? t('response.inTime', { limit }) : t('response.inTimeAny'), t('response.rate'), t('response.waitingCount'), limit ? t('response.late', { limit }) : t('response.lateAny'), t('response.median', { unit: inUnit }), t('response.longest', { unit: inUnit })];
  return (
    <Page title={t('response.title')} subtitle={t('response.hint')}>
      <Box sx={{ display: 'flex', gap: 1, mb: 1.5 }} className="no-print">
        <DayBox label={t('list.from')} value={from} onChange={(typed) => { if (typed?.precision === 'day') setFrom(typed.day); }} width={170} />
        <DayBox label={t('list.to')} value={to} onChange={(typed) => { if (typed?.precision === 'day') setTo(typed.day); }} width={170} />
      </Box>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {data && limit === null && <Alert severity="info" sx={{ mb: 1.5 }}>{t('response.noLimit')}</Alert>}
      {data?.unit === 'working-days' && (data.daysOffKnownUntil ?? '') < to && <Alert severity="info" sx={{ mb: 1.5 }}>{data.daysOffKnownUntil ? t('response.knownUntil', { day: data.daysOffKnownUntil }) : t('response.noDaysOff')}</Alert>}
      {data && (
        <Section flush>
          {data.units.length === 0 ? <Empty title={t('response.empty')} /> : (
            <Table size="small">
              <TableHead><TableRow><TableCell sx={{ minWidth: 130 }}>{t('response.unit')}</TableCell>{heads.map((name) => <TableCell key={name} align="right" sx={{ minWidth: 84, whiteSpace: { xs: 'normal', md: 'nowrap' } }}>{name}</TableCell>)}</TableRow></TableHead>
              <TableBody>{data.units.map((unit) => <UnitRow key={unit.organisationId} unit={unit} />)}<UnitRow unit={data.total} strong /></TableBody>
            </Table>
          )}
        </Section>
      )}
    </Page>
  );
}
