import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { JobRecord, SystemStatus } from '../../shared/contracts/operations';
import { formatInstant } from '../components/day';
import { Facts } from '../components/Facts';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { PageLoading } from '../layout/PageLoading';
import { list } from '../providers/dataProvider';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { JobTable } from './JobTable';
import { Outcome } from './Outcome';

const REFRESH_MS = 15_000;
const DATABASES = { sqlite: 'SQLite', mysql: 'MySQL / MariaDB' };

/** 3.2 GiB, 14 MiB, 820 KiB. */
function size(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

function Status({ status }: { status: SystemStatus }) {
  const { t } = useWords();
  const { database, outbox, unsealed, dataDir, lastBackup } = status;
  const waiting = (count: number, since: string | null) => (count === 0 ? t('health.nothing') : t('health.waiting', { count, since: formatInstant(since) }));
  return (
    <Section title={t('health.system')}>
      <Facts items={[
        [t('health.state'), t(status.ready ? 'health.ready' : 'health.notReady')], [t('health.startedAt'), formatInstant(status.startedAt)], [t('health.version'), `${status.version} · Node ${status.nodeVersion}`],
        [t('health.database'), `${DATABASES[database.kind]} ${database.version}`], [t('health.databaseSize'), size(database.bytes)], [t('health.schema'), `${database.lastMigration} (${database.migrations})`],
        [t('health.dataDir'), dataDir.bytes === null ? t('health.counting') : size(dataDir.bytes)], [t('health.free'), size(dataDir.freeBytes)], [t('health.outbox'), waiting(outbox.waiting, outbox.since)],
        [t('health.unsealed'), <Link key="audit" to="/audit-entries">{waiting(unsealed.count, unsealed.since)}</Link>],
        [t('health.lastBackup'), lastBackup ? <>{formatInstant(lastBackup.finishedAt)} <Outcome run={lastBackup} /></> : t('health.noBackup')],
      ]} />
    </Section>
  );
}

/** How the system is doing: what an administrator looks at first when something seems wrong. */
export default function HealthPage() {
  const { t } = useWords();
  const status = useQuery({ queryKey: ['system-status'], queryFn: ({ signal }) => api.get<SystemStatus>('system-status', {}, signal), refetchInterval: REFRESH_MS });
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: ({ signal }) => list<JobRecord>('jobs', { from: 0, to: 99, signal }), refetchInterval: REFRESH_MS });
  const failed = jobs.data?.data.filter((job) => job.lastRun?.outcome === 'failed').length ?? 0;
  return (
    <Page title={t('health.title')} maxWidth={1100}>
      {status.error && <Failure error={status.error} onRetry={() => { void status.refetch(); }} />}
      {jobs.error && <Failure error={jobs.error} onRetry={() => { void jobs.refetch(); }} />}
      {!status.data && !status.error && <PageLoading />}
      <Stack spacing={2}>
        {failed > 0 && <Alert severity="warning">{t('health.failedJobs', { count: failed })}</Alert>}
        {status.data && !status.data.lastBackup && <Alert severity="warning">{t('health.backupHint')} <code>npm run backup -- FILE.tar.gz</code></Alert>}
        {status.data && <Status status={status.data} />}
        {jobs.data && <Section title={t('health.jobs')} flush><JobTable jobs={jobs.data.data} /></Section>}
      </Stack>
    </Page>
  );
}
