import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import type { AssessmentDifferences } from '../../shared/contracts/assessment';
import { useArea } from '../carriers/area';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { MovementTable } from './MovementTable';
import { shownNumber, type RunProps } from './run';

/** What would differ were the run computed today, and that its result can be worked out again. */
export function DifferencesPanel({ run }: RunProps) {
  const { t } = useWords();
  const { area } = useArea();
  const { data, error } = useQuery({ queryKey: ['assessment', run.id, 'differences', run.version], queryFn: ({ signal }) => api.get<AssessmentDifferences>(`assessment-runs/${run.id}/differences`, {}, signal), retry: false });
  return (
    <Section title={t('assessment.differences')}>
      {error ? <Failure error={error} /> : !data ? <LinearProgress /> : (
        <>
          <Box sx={{ fontSize: 13.5 }}>{t(data.reproduced ? 'assessment.reproduced' : 'assessment.notReproduced')} <code>{run.resultSha256?.slice(0, 12)}</code>{data.schemeChanged ? ` · ${t('assessment.schemeChanged')}` : ''}</Box>
          {data.values.length === 0 && data.areas.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('assessment.noDifference')}</Box>}
          {data.values.slice(0, 100).map((each) => <Box key={`${each.unitId} ${each.indicator} ${each.input}`} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>{each.unitName} · {each.indicatorName}{sign('colon')}{shownNumber(each.frozen)} → {shownNumber(each.now)}</Box>)}
          {data.areas.map((each) => <Box key={`${each.unitId} ${each.award}`} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider' }}>{each.unitName} · {each.awardName}{sign('colon')}{area(each.frozen, 'factory')} → {area(each.now, 'factory')}</Box>)}
          {data.movements.length > 0 && <MovementTable movements={data.movements} />}
        </>
      )}
    </Section>
  );
}
