import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ImportRecord } from '../../shared/contracts/imports';
import { formatInstant } from '../components/day';
import { FormDialog } from '../components/form/FormDialog';
import { ExportButton } from '../components/list/ExportButton';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useStep } from './useImport';

export function FailedRows({ batch }: { batch: ImportRecord }) {
  const { t } = useWords();
  const left = batch.counts.error + batch.counts.setAside;
  return left > 0 ? <ExportButton path={`imports/${batch.id}/failed-rows`} query={{}} filename={`${batch.filename}-failed.xlsx`} label={t('imports.apply.failedRows')} /> : null;
}

/** What applying would do now, and the button that does it; closed while a decision is open. */
export function ApplyBar({ batch }: { batch: ImportRecord }) {
  const { t } = useWords();
  const { run, busy } = useStep();
  const client = useQueryClient();
  const { ready, decision, error, setAside } = batch.counts;
  const apply = async () => { if (await run('apply', () => api.post(`imports/${batch.id}/apply`))) void client.invalidateQueries(); };
  return (
    <Alert severity={decision > 0 ? 'warning' : 'info'} icon={false} sx={{ '& .MuiAlert-message': { flex: 1 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 260px' }}>
          {decision > 0 ? <Box sx={{ fontWeight: 600 }}>{t('imports.apply.open', { count: decision })}</Box> : <Box sx={{ fontWeight: 600 }}>{ready > 0 ? t('imports.apply.ready', { smart_count: ready }) : t('imports.apply.nothing')}</Box>}
          {error + setAside > 0 && <Box>{t('imports.apply.setAside', { count: error + setAside })}</Box>}
        </Box>
        <FailedRows batch={batch} />
        <Button variant="contained" disabled={decision > 0 || ready === 0} loading={busy !== null} onClick={() => { void apply(); }}>{t('imports.apply.button', { smart_count: ready })}</Button>
      </Box>
    </Alert>
  );
}

/** Who did a step, and when. */
function ByWhom({ step, name, at }: { step: 'appliedBy' | 'undoneBy'; name: string | null; at: string | null }) {
  const { t } = useWords();
  return at && <Box sx={{ fontSize: 13 }}>{t(`imports.apply.${step}`, { name: name ?? '—', at: formatInstant(at) })}</Box>;
}

/** Who took an import back and when, what became of its records, and what can be done now. */
export function UndoneBar({ batch }: { batch: ImportRecord }) {
  const { t } = useWords();
  return (
    <Alert severity="info" sx={{ '& .MuiAlert-message': { flex: 1 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 260px' }}>
          <Box sx={{ fontWeight: 600 }}>{t('imports.apply.undone', { smart_count: batch.counts.applied })}</Box>
          <ByWhom step="undoneBy" name={batch.undoneByName} at={batch.undoneAt} />
          <Box sx={{ mt: 0.5 }}>{t(batch.kind === 'projects' ? 'imports.apply.undoneText' : 'imports.apply.recordsUndone')}</Box>
        </Box>
        <FailedRows batch={batch} />
        <Button variant="outlined" component={Link} to={`/imports?kind=${batch.kind}`}>{t('imports.apply.again')}</Button>
      </Box>
    </Alert>
  );
}

/** What an import brought, and the way to take all of it back. */
export function AppliedBar({ batch }: { batch: ImportRecord }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  return (
    <Alert severity="success" sx={{ '& .MuiAlert-message': { flex: 1 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        <Box sx={{ flex: '1 1 260px' }}>
          <Box sx={{ fontWeight: 600 }}>{t(batch.kind === 'projects' ? 'imports.apply.done' : 'imports.apply.recordsDone', { smart_count: batch.counts.applied })}</Box>
          <ByWhom step="appliedBy" name={batch.appliedByName} at={batch.appliedAt} />
        </Box>
        <FailedRows batch={batch} />
        <Button variant="outlined" component={Link} to={batch.kind === 'projects' ? `/projects?filter=${encodeURIComponent(JSON.stringify({ importBatchId: batch.id }))}` : `/${batch.kind}`}>{t(batch.kind === 'projects' ? 'imports.apply.viewProjects' : 'imports.apply.viewRecords')}</Button>
        <Button variant="outlined" color="error" onClick={() => setAsking(true)}>{t('imports.apply.undo')}</Button>
      </Box>
      {asking && (
        <FormDialog title={t('imports.apply.undoTitle')} submitLabel={t('imports.apply.undo')} danger defaultValues={{}} onClose={() => setAsking(false)} submit={() => api.post(`imports/${batch.id}/undo`)} onSaved={() => { setAsking(false); void client.invalidateQueries(); }}>
          {t(batch.kind === 'projects' ? 'imports.apply.undoText' : 'imports.apply.undoRecords')}
        </FormDialog>
      )}
    </Alert>
  );
}
