import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import type { DashboardAnswer } from '../../shared/contracts/dashboard';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { PageLoading } from '../layout/PageLoading';
import { AssessmentWaiting } from '../assessment/AssessmentWaiting';
import { MyDay } from '../activities/MyDay';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, usePermissionScope, useSession } from '../providers/session';
import { Funnel } from './Funnel';
import { ThisYear } from './ThisYear';
import { Pending, Waiting } from './Waiting';
import { YearBars } from './YearBars';

/** Where things stand and what waits for this user. */
export default function Home() {
  const { t } = useWords();
  const user = useSession()?.user;
  const mayPlan = useCan('activity:log');
  const mayRead = useCan('project:read');
  const mayWork = useCan('project:update');
  // Who works on projects begins with the day's steps, who answers for many with where they stand.
  const ownOnly = usePermissionScope('project:read') === 'own';
  const enters = useCan('assessment:enter');
  const objects = useCan('assessment:object');
  const mayAssess = enters || objects;
  const wide = usePermissionScope('metric:read') === 'city';
  const { data, error, refetch } = useQuery({ queryKey: ['dashboard'], queryFn: ({ signal }) => api.get<DashboardAnswer>('dashboard', {}, signal) });
  const funnel = data && data.funnel.length > 0 && mayRead && <Funnel funnel={data.funnel} />;
  return (
    <Page title={t('home.title')} heading={t('home.greeting', { name: user?.displayName ?? '' })} subtitle={[user?.organisationName, data?.today].filter(Boolean).join(' · ')}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <PageLoading />}
      {data && (
        <Stack spacing={2}>
          {/* What came back to an officer, and the day's steps, are the day's work; figures and the pipeline follow. */}
          {ownOnly && mayWork && <Pending waiting={data.waiting} />}
          {mayPlan && ownOnly && <MyDay />}
          {data.thisYear.length > 0 && <section><Typography variant="h2" sx={{ mb: 1, fontSize: 15 }}>{t('home.thisYear')}</Typography><ThisYear figures={data.thisYear} today={data.today} /></section>}
          {mayAssess && <AssessmentWaiting />}
          {wide && !mayWork && (
            <Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 2, '& > section': { breakInside: 'avoid', mb: 2 } }}>
              <YearBars by="county" today={data.today} />
              {funnel}
              <YearBars by="month" today={data.today} />
            </Box>
          )}
          {mayWork && !ownOnly && <Waiting waiting={data.waiting}>{funnel}</Waiting>}
          {mayWork && ownOnly && funnel}
          {mayPlan && !ownOnly && <MyDay />}
        </Stack>
      )}
    </Page>
  );
}
