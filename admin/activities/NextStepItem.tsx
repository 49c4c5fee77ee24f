import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { NextStepRecord } from '../../shared/contracts/activities';
import { NEXT_STEP_STATUSES } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { DoneDialog, StepChangeDialog, type StepChange } from './StepDialogs';
import { StepHistory } from './StepHistory';

function More({ step, onChoose }: { step: NextStepRecord; onChoose: (change: StepChange | 'history') => void }) {
  const { t } = useWords();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const mayLog = useCan('activity:log');
  const changes: StepChange[] = !mayLog ? [] : step.status === 'open' ? ['moved', 'reassigned', 'cancelled'] : ['reopened'];
  const choose = (change: StepChange | 'history') => { setAnchor(null); onChoose(change); };
  return (
    <>
      <IconButton size="small" aria-label={t('nextSteps.more')} onClick={(event) => setAnchor(event.currentTarget)} sx={{ my: -0.25 }}><MoreHorizOutlined fontSize="small" /></IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {changes.map((change) => <MenuItem key={change} onClick={() => choose(change)}>{t(`nextSteps.titles.${change}`)}</MenuItem>)}
        <MenuItem onClick={() => choose('history')}>{t('nextSteps.history')}</MenuItem>
      </Menu>
    </>
  );
}

/** A next step: one tap to say it is done and what follows, the rest behind a menu. */
export function NextStepItem({ step, withProject = false, withOwner = false }: { step: NextStepRecord; withProject?: boolean; withOwner?: boolean }) {
  const { t, word } = useWords();
  const today = useSession()?.installation.today ?? '';
  const mayLog = useCan('activity:log');
  const [dialog, setDialog] = useState<StepChange | 'done' | 'history' | null>(null);
  const close = () => setDialog(null);
  const closed = step.status !== 'open';
  const late = !closed && step.dueOn !== null && step.dueOn < today;
  return (
    <Box sx={{ py: 0.75, display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
      {mayLog && <Checkbox checked={step.status === 'done'} disabled={closed} onChange={() => setDialog('done')} sx={{ p: 0.5, ml: -0.5, mt: '-3px' }} slotProps={{ input: { 'aria-label': t('nextSteps.finish', { step: step.what }) } }} />}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box component="span" sx={{ textDecoration: closed ? 'line-through' : undefined, color: closed ? 'text.secondary' : undefined }}>{step.what}</Box>
        {withProject && step.projectId !== null && <Box sx={{ fontSize: 13 }}><Link to={`/projects/${step.projectId}/show?tab=activities`}>{step.projectName}</Link></Box>}
      </Box>
      <Box sx={{ textAlign: 'right', fontSize: 13, whiteSpace: 'nowrap' }}>
        <Box sx={{ color: late ? 'error.main' : 'text.secondary' }}>{step.dueOn ?? t('nextSteps.noDate')}{late && ` ${t('nextSteps.overdue')}`}{step.status === 'cancelled' && ` ${word(NEXT_STEP_STATUSES, step.status)}`}</Box>
        {withOwner && <Box sx={{ color: 'text.secondary' }}>{step.ownerName}</Box>}
      </Box>
      <More step={step} onChoose={setDialog} />
      {dialog === 'done' && <DoneDialog step={step} onClose={close} />}
      {dialog === 'history' && <StepHistory step={step} onClose={close} />}
      {dialog !== null && dialog !== 'done' && dialog !== 'history' && <StepChangeDialog step={step} change={dialog} onClose={close} />}
    </Box>
  );
}
