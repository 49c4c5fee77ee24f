import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { AssessmentProspect, AssessmentProspects } from '../../shared/contracts/assessment';
import { STAGES } from '../../shared/vocabulary';
import { Failure } from '../components/Failure';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { shownNumber, type RunProps } from './run';

const FIRST = 10;
const small = { fontSize: 13, color: 'text.secondary' } as const;
interface Picking { picked: (prospect: AssessmentProspect) => boolean; onPick: (prospect: AssessmentProspect, on: boolean) => void }

/** The open projects of a park with what their next counted step would change, the largest gain first; with `picking` they can be tried together. */
export function ProspectList({ run, unitId, picking }: RunProps & { unitId: number; picking?: Picking }) {
  const { t, word } = useWords();
  const opens = useCan('project:read');
  const [all, setAll] = useState(false);
  const { data, error } = useQuery({ queryKey: ['assessment', run.id, 'prospects', unitId, run.version], queryFn: ({ signal }) => api.get<AssessmentProspects>(`assessment-runs/${run.id}/prospects/${unitId}`, {}, signal), retry: false });
  if (error) return <Failure error={error} />;
  if (!data) return <LinearProgress />;
  return (
    <Box>
      <Box sx={{ ...small, mb: 0.5 }}>
        {t('assessment.prospectsHint')}{data.yearOver ? `　${t('assessment.yearOver', { year: run.year })}` : ''}{data.computed ? '' : `　${t('assessment.prospectsSoFar', { count: data.missing })}`}
        <Box>{t('assessment.standsAt', { rank: data.rank, total: shownNumber(data.total) })}</Box>
      </Box>
      {data.projects.length === 0 && <Box sx={{ color: 'text.secondary' }}>{t('assessment.noProspects')}</Box>}
      {data.projects.slice(0, all ? undefined : FIRST).map((prospect) => (
        <Box key={`${prospect.projectId} ${prospect.step}`} sx={{ display: 'flex', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider', alignItems: 'flex-start' }}>
          {picking && <Checkbox size="small" checked={picking.picked(prospect)} onChange={(_event, on) => picking.onPick(prospect, on)} slotProps={{ input: { 'aria-label': `${prospect.name ?? ''} ${prospect.step}` } }} sx={{ p: 0.25 }} />}
          <Box sx={{ flex: 1, minWidth: 0 }}>
            {opens && prospect.name !== null ? <Link to={`/projects/${prospect.projectId}/show`}>{prospect.name}</Link> : (prospect.name ?? t('assessment.hiddenName'))} <Box component="span" sx={small}>{word(STAGES, prospect.stage)}</Box>
            <Box sx={small}>{prospect.step} → {prospect.changes.map((change) => `${change.indicatorName} ${shownNumber(change.from)} → ${shownNumber(change.to)} ${change.unit}`).join('；')}</Box>
          </Box>
          <Box sx={{ textAlign: 'right', whiteSpace: 'nowrap' }}>{Number(prospect.points) > 0 ? '+' : ''}{shownNumber(prospect.points)}<Box sx={small}>{data.rank} → {prospect.rank}</Box></Box>
        </Box>
      ))}
      {!all && data.projects.length > FIRST && <Button onClick={() => setAll(true)}>{t('assessment.showAll', { count: data.projects.length })}</Button>}
      {all && data.truncated && <Box sx={{ ...small, pt: 1 }}>{t('assessment.prospectsMore')}</Box>}
    </Box>
  );
}
