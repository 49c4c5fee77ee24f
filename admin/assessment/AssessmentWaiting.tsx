import Box from '@mui/material/Box';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { AssessmentRunDetail, AssessmentRunRecord } from '../../shared/contracts/assessment';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** One is under way, of the year before; another may be collecting already. */
const MOST_RUNS = 3;

/** What of the assessments under way waits for this user: values to deliver, objections to answer, scores to look at. */
export function AssessmentWaiting() {
  const { t } = useWords();
  const manages = useCan('assessment:manage');
  const objects = useCan('assessment:object');
  const runs = useQuery({ queryKey: ['assessment-runs', 'open'], queryFn: ({ signal }) => api.get<AssessmentRunRecord[]>('assessment-runs', {}, signal), retry: false });
  const open = (runs.data ?? []).filter(({ status }) => status !== 'final').slice(0, MOST_RUNS);
  const details = useQueries({ queries: open.map(({ id, version }) => ({ queryKey: ['assessment', id, 'waiting', version], queryFn: ({ signal }: { signal: AbortSignal }) => api.get<AssessmentRunDetail>(`assessment-runs/${id}`, {}, signal), retry: false })) });
  const lines = details.flatMap(({ data: run }) => (run ? linesOf(run, { manages, objects }) : []));
  if (!lines.length) return null;
  return (
    <Section title={t('nav.assessment')}>
      <Stack divider={<Divider />}>
        {lines.map(({ run, tab, key, ...params }) => <Box key={`${run.id} ${tab} ${key}`} sx={{ py: 0.75 }}><Link to={`/assessment-runs/${run.id}/show?tab=${tab}`}>{run.name}</Link><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t(`assessment.waiting.${tab}`, params)}</Box></Box>)}
      </Stack>
    </Section>
  );
}

interface Line { run: AssessmentRunDetail; tab: 'values' | 'objections' | 'scores'; key: string; department?: string; delivered?: number; cells?: number; count?: number }

function linesOf(run: AssessmentRunDetail, { manages, objects }: { manages: boolean; objects: boolean }): Line[] {
  const collecting = run.status === 'collecting' || run.status === 'checking';
  const owed = collecting && !manages ? run.deliveries.filter(({ own, delivered, cells }) => own && delivered < cells) : [];
  const count = run.objections.filter(({ state, mayAnswer }) => state === 'open' && mayAnswer).length;
  return [
    ...owed.map(({ department, delivered, cells }): Line => ({ run, tab: 'values', key: department, department, delivered, cells })),
    ...(count ? [{ run, tab: 'objections' as const, key: '', count }] : []),
    ...(objects && run.status === 'objections' ? [{ run, tab: 'scores' as const, key: '' }] : []),
  ];
}
