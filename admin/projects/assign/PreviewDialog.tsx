import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import type { AssignmentAnswer, AssignmentRow } from '../../../shared/contracts/projects';
import { useFieldLabel } from '../../components/fieldLabels';
import { useNarrow } from '../../layout/ThemeMode';
import { api, ApiError } from '../../providers/http';
import { useWords } from '../../providers/i18n';
import { AttributeValue } from '../AttributeValue';
import { applicationOf, planAssignment, type AssignmentPlan } from './plan';

const VERDICTS = ['change', 'unchanged', 'refused'] as const;

/** A value before or after; an industry comes as its code, everything else as what it is called. */
function Side({ field, value }: { field: string; value: string | null }) {
  const { t } = useWords();
  if (value === null) return t('assign.none');
  return field === 'industryCode' ? <AttributeValue name={field} value={value} /> : value;
}

/** One project: each field before and after, or why it is left out. */
function PlannedRow({ row }: { row: AssignmentRow }) {
  const { t } = useWords();
  const label = useFieldLabel();
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', fontSize: 13.5 }}>
      <Box sx={{ fontWeight: 600 }}>{row.name ?? t('assign.hidden', { id: row.id })}{row.code && <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>{row.code}</Box>}</Box>
      {row.verdict === 'change' && row.changes.map((change) => (
        <Box key={change.field}>{label(change.field) ?? change.field}{t('form.colon')}<Box component="span" sx={{ color: 'text.secondary' }}><Side field={change.field} value={change.before} /></Box> → <Side field={change.field} value={change.after} /></Box>
      ))}
      {row.reasons.map((reason) => <Box key={reason.code} sx={{ color: 'error.main' }}>{reason.message}</Box>)}
    </Box>
  );
}

/** Shows what an assignment does to each project, then carries out exactly that, all or nothing. */
export function PreviewDialog({ plan, onPlanned, onBack, onDone }: { plan: AssignmentPlan; onPlanned: (plan: AssignmentPlan) => void; onBack: () => void; onDone: () => void }) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const narrow = useNarrow();
  const key = useRef(crypto.randomUUID());
  const [shown, setShown] = useState<(typeof VERDICTS)[number]>(plan.preview.change > 0 ? 'change' : plan.preview.refused > 0 ? 'refused' : 'unchanged');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const apply = () => attempt(async () => {
    const { assigned } = await api.post<AssignmentAnswer>('projects/bulk-assignments', applicationOf(plan), { idempotencyKey: key.current });
    void client.invalidateQueries();
    notify(t('assign.done', { count: assigned }), { type: 'success' });
    onDone();
  });
  const again = () => attempt(async () => { key.current = crypto.randomUUID(); onPlanned(await planAssignment(plan.request, plan.reason)); });
  return (
    <Dialog open fullWidth maxWidth="sm" fullScreen={narrow}>
      <DialogTitle>{t('assign.previewTitle')}</DialogTitle>
      <DialogContent>
        {failure && <Alert severity="error" sx={{ mb: 1 }} action={failure.status === 409 || failure.status === 422 ? <Button color="inherit" onClick={() => { void again(); }}>{t('assign.again')}</Button> : undefined}>{t(failure.status === 409 ? 'assign.clash' : 'assign.failed', { message: failure.message })}</Alert>}
        <ToggleButtonGroup size="small" exclusive value={shown} onChange={(_event, next: typeof shown | null) => { if (next) setShown(next); }} aria-label={t('assign.previewTitle')} sx={{ mb: 1 }}>
          {VERDICTS.map((verdict) => <ToggleButton key={verdict} value={verdict} sx={{ height: 30, px: 1.5 }}>{t(`assign.verdicts.${verdict}`, { count: plan.preview[verdict] })}</ToggleButton>)}
        </ToggleButtonGroup>
        <Box component="ul" tabIndex={0} sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: narrow ? 'none' : '50dvh', overflowY: 'auto' }}>{plan.preview.rows.filter((row) => row.verdict === shown).map((row) => <PlannedRow key={row.id} row={row} />)}</Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onBack} disabled={busy}>{t('app.back')}</Button>
        <Button variant="contained" loading={busy} disabled={plan.preview.change === 0} onClick={() => { void apply(); }}>{t('assign.apply', { count: plan.preview.change })}</Button>
      </DialogActions>
    </Dialog>
  );
}
