import { ASSESSMENT_ACTS, type AssessmentAct } from '../../shared/vocabulary';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { useSaved, type RunProps } from './run';

interface Values { note: string | null; decisionNumber: string | null; decidedOn: string | null; evidenceIds: unknown; missingDecision: string | null; noticeUntil: string | null; contact: string | null }

/** Takes a step, with what it needs: a reason, the government's document, a decision on missing values. */
export function StepDialog({ run, act, onClose }: RunProps & { act: AssessmentAct; onClose: () => void }) {
  const { t, word } = useWords();
  const saved = useSaved();
  const today = useSession()?.installation.today ?? null;
  const approves = act === 'approve';
  const publishes = act === 'publish';
  const decides = act === 'finalise' && run.missing > 0;
  return (
    <FormDialog<Values> title={word(ASSESSMENT_ACTS, act)} submitLabel={word(ASSESSMENT_ACTS, act)} danger={act === 'return'} onClose={onClose} onSaved={() => { saved('assessment.saved'); onClose(); }}
      defaultValues={{ note: null, decisionNumber: null, decidedOn: today, evidenceIds: null, missingDecision: null, noticeUntil: null, contact: null }}
      submit={({ note, decisionNumber, decidedOn, evidenceIds: files, missingDecision, noticeUntil, contact }, idempotencyKey) => api.post(`assessment-runs/${run.id}/${act}`, {
        version: run.version, note, ...(approves ? { decisionNumber, decidedOn, evidenceIds: evidenceIds(files) } : {}), ...(decides ? { missingDecision } : {}), ...(publishes ? { noticeUntil, contact } : {}),
      }, { idempotencyKey })}>
      {approves && <><TextBox name="decisionNumber" label={t('assessment.decisionNumber')} required maxLength={100} /><DayField name="decidedOn" label={t('assessment.decidedOn')} required {...(today ? { max: today } : {})} /><EvidenceField suggested="approval" /></>}
      {publishes && <><DayField name="noticeUntil" label={t('assessment.noticeUntil')} /><TextBox name="contact" label={t('assessment.contact')} maxLength={200} /></>}
      {decides && <TextBox name="missingDecision" label={t('assessment.missingDecision', { count: run.missing })} required rows={2} maxLength={2000} />}
      <TextBox name="note" label={act === 'return' ? t('assessment.reason') : t('assessment.note')} required={act === 'return'} rows={2} maxLength={1000} />
    </FormDialog>
  );
}
