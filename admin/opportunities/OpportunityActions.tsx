import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OpportunityDetail } from '../../shared/contracts/opportunities';
import type { OpportunityState } from '../../shared/vocabulary';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { LeadDialog } from './LeadDialog';

type Target = Exclude<OpportunityState, 'converted'>;

function StateDialog({ opportunity, to, onClose }: { opportunity: OpportunityDetail; to: Target; onClose: () => void }) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const { id, version, name } = opportunity;
  const labels: Record<Target, string> = { published: t('opportunities.publish'), paused: t('opportunities.pause'), withdrawn: t('opportunities.withdraw'), draft: t('opportunities.redraft') };
  const saved = () => { void client.invalidateQueries(); notify(t('form.saved'), { type: 'success' }); onClose(); };
  return (
    <FormDialog<{ reason: string | null }> title={to === 'published' ? t('opportunities.publishTitle', { name }) : `${labels[to]}${sign('colon')}${name}`} submitLabel={labels[to]} danger={to === 'withdrawn'} defaultValues={{ reason: null }} onClose={onClose} onSaved={saved}
      submit={({ reason }, idempotencyKey) => (to === 'published'
        ? api.post(`opportunities/${id}/publication`, { version }, { idempotencyKey })
        : api.post(`opportunities/${id}/state`, { version, to, ...(reason ? { reason } : {}) }, { idempotencyKey }))}>
      {to === 'published' ? <span>{t('opportunities.publishHint')}</span> : <TextBox name="reason" label={t('opportunities.reason')} required={to !== 'draft'} rows={2} maxLength={1_000} />}
    </FormDialog>
  );
}

/** What this user can do with this opportunity now. */
export function OpportunityActions({ opportunity }: { opportunity: OpportunityDetail }) {
  const { t } = useWords();
  const mayCreate = useCan('project:create');
  const [to, setTo] = useState<Target | null>(null);
  const [leading, setLeading] = useState(false);
  const { state, nextStates, mayManage, mayPublish } = opportunity;
  const can = (target: Target) => nextStates.includes(target) && (target === 'published' ? mayPublish : mayManage);
  return (
    <>
      {mayManage && (state !== 'published' || mayPublish) && <Button variant="outlined" component={Link} to={`/opportunities/${opportunity.id}`}>{t('app.edit')}</Button>}
      {can('draft') && <Button variant="outlined" onClick={() => setTo('draft')}>{t('opportunities.redraft')}</Button>}
      {can('paused') && <Button variant="outlined" onClick={() => setTo('paused')}>{t('opportunities.pause')}</Button>}
      {can('withdrawn') && <Button variant="outlined" color="error" onClick={() => setTo('withdrawn')}>{t('opportunities.withdraw')}</Button>}
      {can('published') && <Button variant="contained" onClick={() => setTo('published')}>{t(state === 'draft' ? 'opportunities.publish' : 'opportunities.reopen')}</Button>}
      {state === 'published' && mayCreate && <Button variant="contained" onClick={() => setLeading(true)}>{t('opportunities.toLead')}</Button>}
      {to && <StateDialog opportunity={opportunity} to={to} onClose={() => setTo(null)} />}
      {leading && <LeadDialog opportunity={opportunity} onClose={() => setLeading(false)} />}
    </>
  );
}
