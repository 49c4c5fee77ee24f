import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProjectReturns as Returns } from '../../shared/contracts/supervision';
import { Money } from '../components/Money';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ReturnDialog, type ReturnSubject } from './ReturnDialog';
import { ReturnMark } from './ReturnMark';
import { Completed, ReturnWords } from './ReturnWords';

const SHOWN = 4;

/** The quarterly lines of a project that is among the large ones; nothing for any other. */
export function ProjectReturns({ projectId, projectName }: { projectId: number; projectName: string }) {
  const { t } = useWords();
  const allowed = useCan('supervision:read');
  const { data } = useQuery({ queryKey: ['quarterly-returns', projectId], queryFn: ({ signal }) => api.get<Returns>(`projects/${projectId}/quarterly-returns`, {}, signal), enabled: allowed });
  const [subject, setSubject] = useState<ReturnSubject | null>(null);
  const [all, setAll] = useState(false);
  if (!data?.quarters.length) return null;
  return (
    <Section title={t('supervision.ofProject')}>
      {data.quarters.slice(0, all ? undefined : SHOWN).map(({ year, quarter, dueOn, state, computedFen, return: line }) => (
        <Box key={`${year}-${quarter}`} sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '132px minmax(0, 1fr) auto' }, py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Box>{t('supervision.quarterLabel', { year, quarter })}<Box sx={{ mt: 0.25 }}><ReturnMark state={state} /></Box></Box>
          <Box>
            {line ? <ReturnWords line={line} /> : <Box sx={{ color: 'text.secondary' }}>{t('supervision.dueOn', { day: dueOn })}</Box>}
            {data.superseded.filter((old) => old.year === year && old.quarter === quarter).map((old) => <Box key={old.id} sx={{ opacity: 0.6, textDecoration: 'line-through', mt: 0.5 }}><ReturnWords line={old} />{old.statedFen !== null && <Box sx={{ fontSize: 12.5 }}>{t('supervision.said')} <Money fen={old.statedFen} /></Box>}</Box>)}
          </Box>
          <Box sx={{ textAlign: { sm: 'right' } }}>
            <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('supervision.completed')}</Box><Completed computedFen={line?.computedFen ?? computedFen} statedFen={line?.statedFen} />
            {data.mayReport && <Box sx={{ mt: 0.5 }}><Button size="small" variant={line ? 'text' : 'contained'} onClick={() => setSubject({ projectId, projectName, year, quarter, computedFen, line })}>{t(line ? 'supervision.correct' : 'supervision.report')}</Button></Box>}
          </Box>
        </Box>
      ))}
      {!all && data.quarters.length > SHOWN && <Button onClick={() => setAll(true)}>{t('supervision.more', { count: data.quarters.length - SHOWN })}</Button>}
      {subject && <ReturnDialog subject={subject} onClose={() => setSubject(null)} />}
    </Section>
  );
}
