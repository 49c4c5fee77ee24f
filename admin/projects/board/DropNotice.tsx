import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router-dom';
import type { ProjectDetail } from '../../../shared/contracts/projects';
import { STAGES, type Stage } from '../../../shared/vocabulary';
import { formatDay } from '../../components/day';
import { useWords } from '../../providers/i18n';
import type { DropOutcome } from './drop';

export type Refusal = Exclude<DropOutcome, { kind: 'same' | 'advance' | 'fill-in' }>;

/** Why a card cannot be put there, and what can be done instead. */
export function DropNotice({ project, to, outcome, onClose }: { project: ProjectDetail; to: Stage; outcome: Refusal; onClose: () => void }) {
  const { t, word, locale } = useWords();
  const said = {
    to: word(STAGES, to), stage: word(STAGES, project.stage),
    day: outcome.kind === 'reached' ? formatDay(outcome.occurredOn, outcome.precision ?? 'unknown', locale) : '',
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>{t(`board.refused.${outcome.kind}.title`, said)}</DialogTitle>
      <DialogContent><Typography sx={{ fontWeight: 600, mb: 0.5 }}>{project.name}</Typography><Typography>{t(`board.refused.${outcome.kind}.text`, said)}</Typography></DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('app.close')}</Button>
        {(outcome.kind === 'reached' || outcome.kind === 'terminated') && <Button variant="contained" component={Link} to={`/projects/${project.id}/show?tab=ledger`}>{t('board.openLedger')}</Button>}
        {outcome.kind === 'off-path' && <Button variant="contained" component={Link} to={`/projects/${project.id}`}>{t('app.edit')}</Button>}
      </DialogActions>
    </Dialog>
  );
}
