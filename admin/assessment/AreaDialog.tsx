import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import type { AwardAreaOpened } from '../../shared/contracts/assessment';
import { useArea } from '../carriers/area';
import { Failure } from '../components/Failure';
import { useNarrow } from '../layout/ThemeMode';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import type { RunProps } from './run';

type Entry = AwardAreaOpened['entries'][number];

function Line({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const { area } = useArea();
  const built = entry.idleSince === null;
  return (
    <Box sx={{ display: 'flex', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Link to={`/carriers/${entry.carrierId}/show`}>{entry.carrierCode} {entry.carrierName}</Link>
        <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
          {built ? t('assessment.areaBuilt', { day: entry.on }) : <>{t('assessment.areaReused', { day: entry.on, since: entry.idleSince ?? '' })} · {entry.projectId !== null ? <Link to={`/projects/${entry.projectId}/show`}>{entry.projectName}</Link> : t('assessment.hiddenName')}</>}
        </Box>
      </Box>
      <Box sx={{ whiteSpace: 'nowrap' }}>{area(entry.area, 'factory')}</Box>
    </Box>
  );
}

/** The area that an award goes by, down to the factories and who put them to use. */
export function AreaDialog({ run, award, unitId, onClose }: RunProps & { award: string; unitId: number; onClose: () => void }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const { data, error } = useQuery({ queryKey: ['assessment', run.id, 'area', award, unitId, run.version], queryFn: ({ signal }) => api.get<AwardAreaOpened>(`assessment-runs/${run.id}/awards/${award}/${unitId}`, {}, signal), retry: false });
  return (
    <Dialog open fullWidth maxWidth="sm" fullScreen={narrow} onClose={onClose}>
      <DialogTitle>{data ? `${data.unitName} · ${data.awardName}` : t('assessment.awards')}</DialogTitle>
      <DialogContent>{error ? <Failure error={error} /> : data ? data.entries.map((entry, index) => <Line key={`${entry.carrierId} ${index}`} entry={entry} />) : <LinearProgress />}</DialogContent>
      <DialogActions><Button onClick={onClose}>{t('assessment.close')}</Button></DialogActions>
    </Dialog>
  );
}
