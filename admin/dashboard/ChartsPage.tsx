import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import { useQuery } from '@tanstack/react-query';
import type { DashboardAnswer } from '../../shared/contracts/dashboard';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { PageLoading } from '../layout/PageLoading';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { CountyChart } from './CountyChart';
import { Funnel } from './Funnel';
import { MonthChart } from './MonthChart';
import { TargetBars } from './TargetBars';

/** As wide as an A4 page lying down prints: what stands on the screen stands on paper. */
const SHEET = 1040;

/** The year on one page: targets against their pace, months, counties, stages. Prints on one A4 page. */
export default function ChartsPage() {
  const { t } = useWords();
  const session = useSession();
  const mayReadTargets = useCan('target:read');
  const mayReadProjects = useCan('project:read');
  const { data, error, refetch } = useQuery({ queryKey: ['dashboard'], queryFn: ({ signal }) => api.get<DashboardAnswer>('dashboard', {}, signal) });
  return (
    <Page title={t('charts.title')} maxWidth={SHEET} subtitle={data && t('charts.subtitle', { name: session?.installation.name ?? '', day: data.today })} actions={<Button variant="outlined" startIcon={<PrintOutlined />} onClick={() => window.print()}>{t('charts.print')}</Button>}>
      <GlobalStyles styles={{ '@media print': { '@page': { size: 'A4 landscape', margin: '8mm' }, main: { padding: '0 !important' } } }} />
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <PageLoading />}
      {data && (
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' }, alignItems: 'start', '@media print': { gridTemplateColumns: 'repeat(2, 510px)', gap: '10px', zoom: 0.87 }, '& > section': { breakInside: 'avoid' }, '& *': { printColorAdjust: 'exact' } }}>
          {mayReadTargets && <TargetBars year={Number(data.today.slice(0, 4))} />}
          <MonthChart today={data.today} />
          <CountyChart today={data.today} />
          {mayReadProjects && data.funnel.length > 0 && <Funnel funnel={data.funnel} />}
        </Box>
      )}
    </Page>
  );
}
