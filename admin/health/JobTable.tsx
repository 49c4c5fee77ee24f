import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import type { JobRecord } from '../../shared/contracts/operations';
import { formatInstant } from '../components/day';
import { useWords, type MessageKey } from '../providers/i18n';
import { zh } from '../providers/i18n/zh';
import { Outcome } from './Outcome';

/** Every recurring job, when it runs and how it went last. */
export function JobTable({ jobs }: { jobs: JobRecord[] }) {
  const { t } = useWords();
  const name = (job: JobRecord) => (job.name in zh.health.jobNames ? t(`health.jobNames.${job.name}` as MessageKey) : job.name);
  return (
    <Table size="small">
      <TableHead><TableRow><TableCell>{t('health.job')}</TableCell><TableCell>{t('health.schedule')}</TableCell><TableCell>{t('health.lastRun')}</TableCell><TableCell>{t('health.outcome')}</TableCell></TableRow></TableHead>
      <TableBody>
        {jobs.map((job) => (
          <TableRow key={job.id}>
            <TableCell title={job.name}>{name(job)}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}><code>{job.schedule}</code></TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{job.lastRun ? formatInstant(job.lastRun.finishedAt) : t('health.never')}</TableCell>
            <TableCell>{job.lastRun && <Outcome run={job.lastRun} />}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
