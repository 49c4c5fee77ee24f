import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import { useQuery } from '@tanstack/react-query';
import type { AssessmentCell, AssessmentEntry } from '../../shared/contracts/assessment';
import { Facts } from '../components/Facts';
import { Failure } from '../components/Failure';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { useNarrow } from '../layout/ThemeMode';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { Entries } from './Entries';
import { indicatorsOf, isOwn, useSaved, type RunProps } from './run';

interface EntryProps extends RunProps { cell: AssessmentCell; title: string; editable: boolean; onClose: () => void }
interface Values { raw: string | null; note: string | null; evidenceIds: unknown }

/** What was entered before, and what the scheme asks to be shown for it. */
function Behind({ run, cell }: RunProps & { cell: AssessmentCell }) {
  const { t } = useWords();
  const indicator = indicatorsOf(run.scheme).find(({ code }) => code === cell.indicator)!;
  const { data, error } = useQuery({ queryKey: ['assessment', run.id, 'entries', cell.unitId, cell.indicator, cell.version], queryFn: ({ signal }) => api.get<AssessmentEntry[]>(`assessment-runs/${run.id}/values/${cell.unitId}/${cell.indicator}`, {}, signal) });
  return (
    <>
      <Facts items={[[t('assessment.evidenceAsked'), indicator.evidence ?? null], [t('assessment.clause'), indicator.clause], [t('assessment.reading'), indicator.reading ?? null]]} />
      {error ? <Failure error={error} /> : data ? <Entries entries={data.filter(({ input }) => input === cell.input)} own={isOwn(run, indicator.departments)} /> : <LinearProgress />}
    </>
  );
}

/** One value with its note and evidence; what was entered before stays. */
export function EntryDialog({ run, cell, title, editable, onClose }: EntryProps) {
  const { t } = useWords();
  const narrow = useNarrow();
  const saved = useSaved();
  if (!editable) {
    return (
      <Dialog open fullWidth maxWidth="sm" fullScreen={narrow} onClose={onClose}>
        <DialogTitle>{title}</DialogTitle>
        <DialogContent><Behind run={run} cell={cell} /></DialogContent>
        <DialogActions><Button onClick={onClose}>{t('assessment.close')}</Button></DialogActions>
      </Dialog>
    );
  }
  return (
    <FormDialog<Values> title={title} onClose={onClose} onSaved={() => { saved('assessment.valuesSaved'); onClose(); }} defaultValues={{ raw: cell.raw ?? cell.value, note: null, evidenceIds: null }}
      submit={async ({ raw, note, evidenceIds: files }) => {
        try {
          return await api.put(`assessment-runs/${run.id}/values`, { values: [{ unitId: cell.unitId, indicator: cell.indicator, input: cell.input, raw: raw || null, note, version: cell.version, evidenceIds: evidenceIds(files) }] });
        } catch (cause) {
          throw cause instanceof ApiError ? new ApiError(cause.status, cause.code, cause.message, cause.fields.map((field) => ({ ...field, path: field.path.replace(/^values\.0\./, '') })), cause.params) : cause;
        }
      }}>
      <TextBox name="raw" label={t('assessment.value')} maxLength={60} />
      <EvidenceField suggested="approval" />
      <TextBox name="note" label={t('assessment.note')} rows={2} maxLength={1000} />
      <Behind run={run} cell={cell} />
    </FormDialog>
  );
}
