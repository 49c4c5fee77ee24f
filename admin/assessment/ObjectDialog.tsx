import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSaved, type RunProps } from './run';

/** Objects to a score of one's own unit. */
export function ObjectDialog({ run, unitId, indicator, title, onClose }: RunProps & { unitId: number; indicator: string; title: string; onClose: () => void }) {
  const { t } = useWords();
  const saved = useSaved();
  return (
    <FormDialog<{ text: string | null }> title={`${t('assessment.object')}${sign('colon')}${title}`} submitLabel={t('assessment.object')} defaultValues={{ text: null }} onClose={onClose} onSaved={() => { saved('assessment.objected'); onClose(); }}
      submit={({ text }, idempotencyKey) => api.post(`assessment-runs/${run.id}/objections`, { unitId, indicator, text }, { idempotencyKey })}>
      <TextBox name="text" label={t('assessment.objection')} required rows={3} maxLength={2000} />
    </FormDialog>
  );
}
