import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import type { SensitivityRow, UnitScore } from '../../shared/contracts/assessment';
import { Failure } from '../components/Failure';
import { ExportButton } from '../components/list/ExportButton';
import { useNarrow } from '../layout/ThemeMode';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ProspectList } from './ProspectList';
import { shownNumber, type RunProps } from './run';

/** What would move a unit most, the largest gain first: its values, and its open projects. */
export function SensitivityDialog({ run, unit, onClose }: RunProps & { unit: UnitScore; onClose: () => void }) {
  const { t } = useWords();
  const narrow = useNarrow();
  const mayExport = useCan('report:export');
  const { data, error } = useQuery({ queryKey: ['assessment', run.id, 'sensitivity', unit.unitId, run.version], queryFn: ({ signal }) => api.get<SensitivityRow[]>(`assessment-runs/${run.id}/sensitivity/${unit.unitId}`, {}, signal), retry: false });
  return (
    <Dialog open fullWidth maxWidth="sm" fullScreen={narrow} onClose={onClose}>
      <DialogTitle>{unit.name} · {t('assessment.place', { rank: unit.rank })} · {shownNumber(unit.total)}</DialogTitle>
      <DialogContent>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('assessment.sensitivityHint')}</Box>
        {error ? <Failure error={error} /> : !data ? <LinearProgress /> : data.map((row) => (
          <Box key={`${row.indicator} ${row.input}`} sx={{ display: 'flex', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider' }}>
            <Box sx={{ flex: 1, minWidth: 0 }}>{row.indicatorName}<Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t(row.kind === 'one-more' ? 'assessment.oneMore' : 'assessment.nextRank', { from: shownNumber(row.from), to: shownNumber(row.to) })}</Box></Box>
            <Box sx={{ textAlign: 'right' }}>{Number(row.points) > 0 ? '+' : ''}{shownNumber(row.points)}<Box sx={{ fontSize: 13, color: 'text.secondary' }}>{row.rankBefore} → {row.rankAfter}</Box></Box>
          </Box>
        ))}
        <Box sx={{ fontWeight: 600, mt: 2, mb: 0.5 }}>{t('assessment.prospects')}</Box>
        <ProspectList run={run} unitId={unit.unitId} />
      </DialogContent>
      <DialogActions>{mayExport && <ExportButton path={`assessment-runs/${run.id}/report`} query={{ format: 'xlsx', unit: unit.unitId }} filename={`${unit.name}-${run.year}.xlsx`} label={t('assessment.unitSheet')} />}<Button onClick={onClose}>{t('assessment.close')}</Button></DialogActions>
    </Dialog>
  );
}
