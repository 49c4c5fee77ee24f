import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import type { FollowUpRecord } from '../../shared/contracts/projects';
import { formatInstant } from '../components/day';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';

/** Ticks off a next step. */
export function useFinishStep() {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  const finish = async (followUp: FollowUpRecord) => {
    setBusy(true);
    try {
      await api.put(`follow-ups/${followUp.id}`, { done: true, version: followUp.version });
      notify(t('followUps.finished'), { type: 'success' });
    } catch (error) {
      notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' });
    } finally {
      setBusy(false);
      void client.invalidateQueries();
    }
  };
  return { finish, busy };
}

/** A note and the next step it leaves, to be ticked off when done. */
export function FollowUpItem({ followUp, withProject = false }: { followUp: FollowUpRecord; withProject?: boolean }) {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const mayUpdate = useCan('project:update');
  const { finish, busy } = useFinishStep();
  const done = followUp.doneAt !== null;
  const late = !done && followUp.nextStepOn !== null && followUp.nextStepOn < today;
  const text = followUp.nextStep ?? t('followUps.nextStep');
  return (
    <Box sx={{ py: 1 }}>
      {withProject && <Link to={`/projects/${followUp.projectId}/show?tab=follow-ups`}>{followUp.projectName}</Link>}
      {!withProject && <Box sx={{ whiteSpace: 'pre-wrap' }}>{followUp.note}</Box>}
      {(followUp.nextStep || followUp.nextStepOn) && (
        <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5 }}>
          {mayUpdate && <Checkbox checked={done} disabled={done || busy} onChange={() => { void finish(followUp); }} sx={{ p: 0.25, ml: -0.5 }} slotProps={{ input: { 'aria-label': t('followUps.finish', { step: text }) } }} />}
          <Box component="span" sx={{ textDecoration: done ? 'line-through' : undefined, color: done ? 'text.secondary' : undefined }}>{text}</Box>
          {followUp.nextStepOn && <Box component="span" sx={{ ml: 1, color: late ? 'error.main' : 'text.secondary', whiteSpace: 'nowrap' }}>{followUp.nextStepOn}{late && ` ${t('followUps.overdue')}`}</Box>}
        </Box>
      )}
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{withProject && followUp.note ? `${followUp.note} · ` : ''}{followUp.createdByName} · {formatInstant(followUp.createdAt)}</Box>
    </Box>
  );
}
