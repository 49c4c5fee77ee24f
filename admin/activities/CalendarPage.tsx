import ChevronLeftOutlined from '@mui/icons-material/ChevronLeftOutlined';
import ChevronRightOutlined from '@mui/icons-material/ChevronRightOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormControlLabel from '@mui/material/FormControlLabel';
import IconButton from '@mui/material/IconButton';
import Switch from '@mui/material/Switch';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addDays, addMonths } from '../../shared/day';
import { monthPeriod } from '../../shared/period';
import type { CalendarEntry } from '../../shared/contracts/activities';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { useNarrow } from '../layout/ThemeMode';
import { PageLoading } from '../layout/PageLoading';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { usePreference } from '../providers/preferences';
import { useSession } from '../providers/session';
import { FeedDialog } from './FeedDialog';
import { MonthGrid } from './MonthGrid';
import { MonthList } from './MonthList';

/** A month of activities, events, next steps and planned milestones, as a grid or a list. */
export default function CalendarPage() {
  const { t } = useWords();
  const narrow = useNarrow();
  const today = useSession()?.installation.today ?? '';
  const [month, setMonth] = useState(`${today.slice(0, 7)}-01`);
  const [mine, setMine] = usePreference('calendar.mine', true);
  const [view, setView] = usePreference<'month' | 'list'>('calendar.view', narrow ? 'list' : 'month');
  const [feed, setFeed] = useState(false);
  const { from, until } = monthPeriod(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  // Whole weeks, Monday first.
  const first = addDays(from, -((new Date(`${from}T00:00:00Z`).getUTCDay() + 6) % 7));
  const last = addDays(until, (7 - ((new Date(`${until}T00:00:00Z`).getUTCDay() + 6) % 7)) % 7 - 1);
  const asked = view === 'month' ? { from: first, to: last } : { from, to: addDays(until, -1) };
  const { data, error, refetch } = useQuery({ queryKey: ['calendar', asked.from, asked.to, mine], queryFn: ({ signal }) => api.get<CalendarEntry[]>('calendar', { ...asked, mine }, signal), placeholderData: keepPreviousData });
  return (
    <Page title={t('calendar.title')} actions={<Button variant="outlined" onClick={() => setFeed(true)}>{t('calendar.subscribe')}</Button>}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1.5 }}>
        <IconButton size="small" aria-label={t('calendar.previous')} onClick={() => setMonth(addMonths(month, -1))}><ChevronLeftOutlined /></IconButton>
        <Box component="h2" sx={{ m: 0, fontSize: 17, minWidth: 76, textAlign: 'center' }}>{month.slice(0, 7)}</Box>
        <IconButton size="small" aria-label={t('calendar.next')} onClick={() => setMonth(addMonths(month, 1))}><ChevronRightOutlined /></IconButton>
        <Button onClick={() => setMonth(`${today.slice(0, 7)}-01`)}>{t('calendar.today')}</Button>
        <Box sx={{ flex: 1 }} />
        <FormControlLabel label={t('calendar.mine')} control={<Switch size="small" checked={mine} onChange={(_event, on) => setMine(on)} />} />
        <ToggleButtonGroup size="small" exclusive value={view} onChange={(_event, next: 'month' | 'list' | null) => { if (next) setView(next); }}><ToggleButton value="month">{t('calendar.month')}</ToggleButton><ToggleButton value="list">{t('calendar.list')}</ToggleButton></ToggleButtonGroup>
      </Box>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <PageLoading />}
      {data && (view === 'month' ? <MonthGrid entries={data} first={first} last={last} month={month.slice(0, 7)} today={today} /> : <MonthList entries={data} from={from} today={today} />)}
      {feed && <FeedDialog onClose={() => setFeed(false)} />}
    </Page>
  );
}
