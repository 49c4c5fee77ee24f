import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ScoreOpened } from '../../shared/contracts/assessment';
import { Facts } from '../components/Facts';
import { Failure } from '../components/Failure';
import { sign } from '../components/punctuation';
import { useNarrow } from '../layout/ThemeMode';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { Entries } from './Entries';
import { ObjectDialog } from './ObjectDialog';
import { isOwn, shownNumber, type RunProps } from './run';

const small = { fontSize: 13, color: 'text.secondary' } as const;

function Opened({ run, score }: RunProps & { score: ScoreOpened }) {
  const { t } = useWords();
  return (
    <Stack spacing={2}>
      <Facts items={[
        [t('assessment.points'), score.points === null ? t('assessment.missingMark') : `${shownNumber(score.points)} / ${score.weight || '±'}`], [t('assessment.rank'), score.rank && `${shownNumber(score.rank)} / ${score.population ?? ''}`],
        [t('assessment.formula'), score.formula && `${score.formula}${score.points === null ? '' : ` = ${shownNumber(score.points)}`}`], [t('assessment.method'), `${score.method.name}${sign('colon')}${score.method.words}`], [t('assessment.clause'), score.clause], [t('assessment.reading'), score.reading],
        [t('assessment.printedUnit'), score.printedUnit], [t('assessment.departments'), score.departments.join(sign('list'))], [t('assessment.evidenceAsked'), score.evidenceAsked],
      ]} />
      {score.inputs.map((input) => (
        <Box key={input.name}>
          <Box sx={{ fontWeight: 600 }}>{input.label}{sign('colon')}{input.value === null ? t('assessment.missingMark') : `${shownNumber(input.value)} ${input.unit}`}</Box>
          {input.metric && input.fed && <Box sx={small}>{t('assessment.fedBy', { metric: input.metric })}</Box>}
          {input.lines.map((line, index) => (
            <Box key={`${line.projectId ?? line.companyId ?? ''} ${index}`} sx={{ display: 'flex', gap: 1, py: 0.5, borderTop: 1, borderColor: 'divider' }}>
              <Box sx={{ flex: 1, minWidth: 0 }}>{line.projectId !== null && line.name !== null ? <Link to={`/projects/${line.projectId}/show?tab=ledger`}>{line.name}</Link> : (line.name ?? t('assessment.hiddenName'))}<Box sx={small}>{line.because}</Box></Box>
              <Box>{line.contribution}</Box>
            </Box>
          ))}
        </Box>
      ))}
      <Entries entries={score.history} own={isOwn(run, score.departments)} />
    </Stack>
  );
}

/** One score, opened down to projects or evidence; a park objects to it here. */
export function ScoreDialog({ run, unitId, indicator, onClose }: RunProps & { unitId: number; indicator: string; onClose: () => void }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const mayObject = useCan('assessment:object') && run.status === 'objections';
  const [objecting, setObjecting] = useState(false);
  const { data, error } = useQuery({ queryKey: ['assessment', run.id, 'score', unitId, indicator, run.version], queryFn: ({ signal }) => api.get<ScoreOpened>(`assessment-runs/${run.id}/scores/${unitId}/${indicator}`, {}, signal), retry: false });
  if (objecting && data) return <ObjectDialog run={run} unitId={unitId} indicator={indicator} title={`${data.unitName} · ${data.indicatorName}`} onClose={onClose} />;
  return (
    <Dialog open fullWidth maxWidth="md" fullScreen={narrow} onClose={onClose}>
      <DialogTitle>{data ? `${data.unitName} · ${data.indicatorName}` : t('assessment.tabs.scores')}</DialogTitle>
      <DialogContent>{error ? <Failure error={error} /> : data ? <Opened run={run} score={data} /> : <LinearProgress />}</DialogContent>
      <DialogActions>{mayObject && data && <Button variant="outlined" onClick={() => setObjecting(true)}>{t('assessment.object')}</Button>}<Button onClick={onClose}>{t('assessment.close')}</Button></DialogActions>
    </Dialog>
  );
}
